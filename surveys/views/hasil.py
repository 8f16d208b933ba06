"""/survei/<round>/hasil/: what citizens said, counted and graded, from the instansi down to a service."""

from __future__ import annotations

import tempfile

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.hasil import publish_hasil, refuse_terbit, withdraw_hasil
from surveys.exports.hasil_xlsx import write_xlsx
from surveys.exports.laporan_docx import MAX_TABULASI, write_docx
from surveys.forms.rtl import TerbitForm
from surveys.hasil import penyajian
from surveys.hasil.laporan import read_laporan, read_lembaran, read_rencana, read_saran
from surveys.views.dasar import open_survei
from surveys.views.hasil_akses import Bagian, crumbs
from units.forms.dasar import apply
from units.permissions import may, require
from workload.policies import Ditolak

SARAN_TAMPIL = 30
SARAN_LAPORAN = 200
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def survei_hasil(request, survei):
    """?unit= narrows everything to a unit and what is below it."""
    survei = open_survei(request, survei)
    bagian = Bagian(request, survei)
    laporan = read_laporan(survei, bagian.unit, pohon=(bagian.pohon, bagian.layanan))
    alamat = reverse("surveys:survei-hasil", args=[survei.pk])
    unsur = penyajian.unsur_rows(laporan)
    bulan, putaran = penyajian.months(laporan), penyajian.rounds(laporan)
    return render(
        request,
        "surveys/survei_hasil.html",
        {
            "survei": survei,
            "instansi": survei.instansi,
            "laporan": laporan,
            "judul": laporan.unit.nama if laporan.unit else survei.instansi.nama,
            "jejak": crumbs(bagian, "surveys:survei-hasil", ("Hasil", "")),
            "query": bagian.query(),
            "milik": [(bagian.pohon[pk].nama, alamat + bagian.query(pk)) for pk in bagian.milik]
            if not bagian.seluruh and len(bagian.milik) > 1
            else [],
            "terbitan": getattr(survei, "terbitan", None),
            "boleh_terbit": may(request.user, Permission.KELOLA_SURVEI, instansi=survei.instansi),
            "cara": penyajian.SEBUT_CARA[laporan.cara],
            "utama": penyajian.grade(laporan.hasil),
            "indeks": penyajian.two(laporan.hasil.indeks, 3) if laporan.hasil else "–",
            "selang": penyajian.interval(laporan.ringkasan),
            "respons": penyajian.respondents(laporan.respons),
            "karantina": penyajian.whole(laporan.karantina),
            "ditolak": penyajian.whole(laporan.ditolak),
            "unsur": unsur,
            "batang": penyajian.bars_svg(unsur) if unsur else "",
            "cara_lain": penyajian.ways(laporan),
            "per_unit": penyajian.cells(
                [b for b in laporan.per_unit if b.respons],
                laporan,
                lambda pk: alamat + bagian.query(pk),
            ),
            "tanpa_jawaban": sum(not b.respons for b in laporan.per_unit),
            "per_layanan": penyajian.cells(laporan.per_layanan, laporan),
            "bulan": bulan,
            "bulan_svg": penyajian.trend_svg(bulan, "IKM per bulan"),
            "putaran": putaran,
            "putaran_svg": penyajian.trend_svg(putaran, "IKM per survei"),
            "sampel": penyajian.sample(laporan),
            "gambar": penyajian.picture(laporan),
            "profil": penyajian.profile(laporan),
            "saran": penyajian.words(read_saran(laporan, SARAN_TAMPIL)),
            "skala": penyajian.scale_rows(),
        },
    )


@require_safe
def survei_laporan(request, survei):
    """The SKM report as Word, in the official order of chapters, to be gone on writing in."""
    survei = open_survei(request, survei)
    bagian = Bagian(request, survei)
    laporan = read_laporan(survei, bagian.unit, pohon=(bagian.pohon, bagian.layanan))
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    lembaran = None
    if laporan.ringkasan and laporan.respons <= MAX_TABULASI:
        lembaran = read_lembaran(laporan)
        saran = [b.saran for b in lembaran if b.saran]
    else:
        saran = read_saran(laporan, SARAN_LAPORAN)
    write_docx(
        berkas, laporan, saran=saran, rencana=read_rencana(laporan), lembaran=lembaran,
        hari_ini=timezone.localdate(),
    )  # fmt: skip
    berkas.seek(0)
    return FileResponse(
        berkas,
        as_attachment=True,
        filename=f"laporan-skm-{_slug(laporan)}.docx",
        content_type=DOCX,
    )


@require_safe
def survei_olahan(request, survei):
    """The processing sheet as Excel: every answer without personal data, NRR and index with live formulas."""
    survei = open_survei(request, survei)
    bagian = Bagian(request, survei)
    laporan = read_laporan(survei, bagian.unit, pohon=(bagian.pohon, bagian.layanan))
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    write_xlsx(berkas, laporan)
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=f"olahan-skm-{_slug(laporan)}.xlsx", content_type=XLSX
    )


def _slug(laporan) -> str:
    bagian = [laporan.survei.instansi.kode, laporan.survei.kode]
    return "-".join([*bagian, str(laporan.unit.pk)] if laporan.unit else bagian)


@require_http_methods(["GET", "HEAD", "POST"])
def survei_terbit(request, survei):
    """Publish the result, or change what is said of the publication."""
    survei = open_survei(request, survei)
    require(request.user, Permission.KELOLA_SURVEI, instansi=survei.instansi)
    terbitan = getattr(survei, "terbitan", None)
    awal = {"media": terbitan.media, "terbit_pada": terbitan.terbit_pada} if terbitan else {"terbit_pada": timezone.localdate()}  # fmt: skip
    form = TerbitForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            if apply(form, publish_hasil, survei=survei, by=request.user, **form.cleaned_data):
                messages.success(request, "Hasil terbit dan dapat dibaca warga.")
                return redirect("surveys:survei-hasil", survei.pk)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
    bagian = Bagian(request, survei)
    return render(
        request,
        "surveys/survei_terbit.html",
        {
            "survei": survei,
            "terbitan": terbitan,
            "form": form,
            "tolak": refuse_terbit(survei, timezone.localdate()),
            "jejak": crumbs(bagian, "surveys:survei-hasil", ("Terbitkan hasil", "")),
            "batal": reverse("surveys:survei-hasil", args=[survei.pk]),
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def survei_tarik(request, survei):
    """Take a published result back."""
    survei = open_survei(request, survei)
    require(request.user, Permission.KELOLA_SURVEI, instansi=survei.instansi)
    if request.method == "POST":
        if withdraw_hasil(survei=survei, by=request.user):
            messages.success(request, "Halaman hasil tidak lagi terbuka untuk warga.")
        return redirect("surveys:survei-hasil", survei.pk)
    return render(
        request,
        "surveys/survei_tarik.html",
        {
            "survei": survei,
            "jejak": crumbs(
                Bagian(request, survei), "surveys:survei-hasil", ("Tarik penerbitan", "")
            ),
            "batal": reverse("surveys:survei-hasil", args=[survei.pk]),
        },
    )
