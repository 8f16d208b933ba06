"""Citizens' voice on the pages of workload: marks beside units of the gap report, links on a post's page."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from surveys.hasil.penyajian import two, whole
from surveys.models import TautanSuara
from surveys.padu.kata import unsur_name
from surveys.padu.kutipan import source_figure, source_title
from surveys.padu.suara import read_suara
from surveys.policies_padu import may_link
from workload.sambungan import SAMBUNGAN, Tanda

KOLOM = ("IKM", "Unsur terlemah", "Pengaduan", "Tema aspirasi")

CATATAN = (
    "Suara warga: IKM dan unsur terlemah dari survei yang terakhir selesai (bila belum ada, yang sedang berjalan), "
    "pengaduan yang terbuka, dan tema aspirasi terbanyak saat berkas dibuat. Kosong: tidak ada, atau jawabannya terlalu sedikit untuk ditampilkan."
)


def connect() -> None:
    SAMBUNGAN.kolom = KOLOM
    SAMBUNGAN.catatan = CATATAN
    SAMBUNGAN.unit = unit_marks
    SAMBUNGAN.tautan = list_link
    SAMBUNGAN.jabatan = post_links


def unit_marks(user, periode, units: Collection[int]) -> dict[int, Tanda]:
    """Of each unit with everything below it; units without any voice have no mark. Whoever sees the unit in
    the report sees these: index and numbers, no words of citizens."""
    suara = read_suara(periode.instansi_id, timezone.localdate())
    awal = reverse("surveys:padu-unit", args=[periode.pk, 0]).removesuffix("0/")
    hasil = {}
    for pk in units:
        h, hitungan = suara.hasil(pk), suara.hitungan(pk)
        tema = suara.tema(pk)
        if not (h or hitungan.terbuka or suara.respons(pk) or tema):
            continue
        lemah = h.terlemah[0] if h else None
        ikm = f"{two(h.ikm)} {h.mutu.huruf if h.mutu else ''}".strip() if h else "–"
        unsur = f"{unsur_name(suara, lemah.kode)} {lemah.mutu.huruf}" if lemah else "–"  # fmt: skip
        lewat = f" ({whole(hitungan.terlambat)} lewat)" if hitungan.terlambat else ""
        usul = f"{tema[0]} ({whole(tema[1])})" if tema else "–"
        sel = (ikm, unsur, f"{whole(hitungan.terbuka)}{lewat}", usul)
        hasil[pk] = Tanda(sel, f"{awal}{pk}/")
    return hasil


def list_link(periode, unit) -> tuple[str, str]:
    if unit is not None:
        return "Suara warga", reverse("surveys:padu-unit", args=[periode.pk, unit.pk])
    alamat = reverse("surveys:padu-list", args=[periode.instansi.kode])
    return "Suara warga", f"{alamat}?periode={periode.pk}"


def post_links(request, periode, jabatan) -> tuple[str, dict]:
    """What citizens said that somebody laid beside this post; of units that the person sees."""
    tautan = TautanSuara.objects.held().filter(jabatan=jabatan).with_all()
    return (
        "surveys/_partials/tautan_jabatan.html",
        {
            "tautan": [(t, source_title(t), source_figure(t)) for t in tautan],
            "tautkan": reverse("surveys:tautan-suara-create", args=[periode.pk, jabatan.pk])
            if may_link(request.user, jabatan.unit)
            else "",
        },
    )
