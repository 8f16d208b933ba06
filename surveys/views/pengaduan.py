"""Complaints as officers find them: the list with its clocks, figures, and a file of both."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.http import FileResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from surveys.calculators.nomor import normalise
from surveys.exports.pengaduan import write_csv, write_xlsx
from surveys.kalender import kalender_of, read_libur
from surveys.models import Pengaduan, PesanPengaduan
from surveys.models.pengaduan import late
from surveys.pengaduan_angka import facts_of, summarise
from surveys.status_pengaduan import TERBUKA
from surveys.views.dasar import open_anywhere, suara_crumbs
from surveys.views.dasar_pengaduan import clock, list_crumbs
from units.models import UnitKerja
from units.permissions import may, may_anywhere
from units.views.dasar import page_of, query_without_page

SEDANG = Q(status__in=TERBUKA)
DIHITUNG = Q(curiga="")


@dataclass(frozen=True)
class Saringan:
    kode: str
    label: str

    def q(self, hari_ini) -> Q:
        return {
            "terbuka": SEDANG & DIHITUNG,
            "lewat": late(hari_ini) & DIHITUNG,
            "naik": SEDANG & DIHITUNG & Q(naik_ke__isnull=False),
            "tutup": Q(ditutup_pada__isnull=False),
            "sisih": ~DIHITUNG,
        }[self.kode]


SARINGAN = {
    s.kode: s
    for s in (
        Saringan("terbuka", "Terbuka"),
        Saringan("lewat", "Lewat tenggat"),
        Saringan("naik", "Naik ke unit atas"),
        Saringan("tutup", "Ditutup"),
        Saringan("sisih", "Disisihkan"),
    )
}


def _visible(request, instansi):
    """By the ids of the units, read once: with them the database finds its way at a hundred thousand."""
    units = UnitKerja.objects.filter(instansi=instansi).visible_to(
        request.user, Permission.TANGANI_PENGADUAN
    )
    return Pengaduan.objects.filter(unit__in=list(units.values_list("pk", flat=True))).not_about(
        request.user
    )


@require_safe
def pengaduan_list(request, kode):
    """Complaints of the units in which the person handles them, the most urgent first."""
    instansi = open_anywhere(request, kode, Permission.TANGANI_PENGADUAN)
    milik, hari_ini = _visible(request, instansi), timezone.localdate()
    libur = read_libur(instansi.pk, hari_ini)
    pilih = SARINGAN.get(request.GET.get("saring", ""), SARINGAN["terbuka"])
    cari = request.GET.get("q", "").replace("\x00", "").strip()[:50]
    hitung = _count(milik, hari_ini)
    if cari:
        daftar = milik.filter(Q(nomor=normalise(cari)) | Q(nomor_lapor=cari))
    else:
        daftar = milik.filter(pilih.q(hari_ini))
    tutup = pilih.kode == "tutup" and not cari
    daftar = daftar.order_by("-ditutup_pada", "pk") if tutup else daftar.most_urgent_first()
    page = page_of(request, _with_last_message(daftar), jumlah=None if cari else hitung[pilih.kode])
    kategori = instansi.kategori_pengaduan.open().exists()
    context = {
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Pengaduan", None)),
        "page": page,
        "baris": [{"p": p, "jam": clock(p, hari_ini, libur.kalender), "keadaan": p.keadaan} for p in page],
        "saringan": [(s.kode, s.label, hitung[s.kode], s is pilih and not cari) for s in SARINGAN.values()],
        "q": cari,
        "query": query_without_page(request),
        "boleh_atur": may(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
        "boleh_catat": kategori and may_anywhere(request.user, Permission.CATAT_WARGA, instansi=instansi),
        "tanpa_kategori": not kategori,
        "libur": libur,
        "alamat_publik": request.build_absolute_uri(reverse("surveys:pengaduan-create", args=[instansi.kode])),
    }  # fmt: skip
    return render(request, "surveys/pengaduan_list.html", context)


def _count(milik, hari_ini) -> dict[str, int]:
    """How many behind each filter. Those of open complaints are counted together: they are few."""
    sedang = {k: Count("pk", filter=SARINGAN[k].q(hari_ini)) for k in ("terbuka", "lewat", "naik")}
    return milik.open().aggregate(**sedang) | {
        k: milik.filter(SARINGAN[k].q(hari_ini)).count() for k in ("tutup", "sisih")
    }


def _with_last_message(daftar):
    """Whose word was the last: the reporter waits for an answer, or the office for one."""
    terakhir = PesanPengaduan.objects.filter(pengaduan=OuterRef("pk")).order_by("-pada", "-pk")
    daftar = daftar.annotate(pesan_terakhir=Subquery(terakhir.values("dari")[:1]))
    return daftar.select_related("unit", "kategori", "naik_ke").defer("isi", "ulasan")


@require_safe
def pengaduan_figures(request, kode):
    """Counts and times per unit and category, of what the person may see, exact."""
    instansi = open_anywhere(request, kode, Permission.TANGANI_PENGADUAN)
    tahun = timezone.localdate().year
    milik = _visible(request, instansi).counted().filter(diterima__year=tahun)
    fakta = facts_of(milik, kalender_of(instansi.pk), timezone.localdate())
    context = {
        "instansi": instansi,
        "tahun": tahun,
        "jejak": list_crumbs(instansi, ("Angka", None)),
        "tabel": [
            ("Per unit", summarise(fakta, "unit")),
            ("Per jenis", summarise(fakta, "kategori")),
            ("Menurut unsur SKM", summarise(fakta, "unsur")),
            ("Menurut cara masuk", summarise(fakta, "sumber")),
        ],
    }
    return render(request, "surveys/pengaduan_figures.html", context)


@require_safe
def pengaduan_export(request, kode, jenis):
    """What the person may see, as a table without what anybody wrote and without who wrote it."""
    instansi = open_anywhere(request, kode, Permission.TANGANI_PENGADUAN)
    tulis = {"xlsx": write_xlsx, "csv": write_csv}[jenis]
    berkas = tulis(_visible(request, instansi), instansi, timezone.localdate())
    return FileResponse(berkas, as_attachment=True, filename=f"pengaduan-{instansi.kode}.{jenis}")
