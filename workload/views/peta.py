"""/peta-jabatan/: the tree of posts as a chart, on the page, as SVG and as PDF."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from workload.peta import Jumlah, Peta, angka, read_peta
from workload.peta.bukaan import branch_bukaan, read_bukaan
from workload.peta.html import Penulis
from workload.peta.pdf import write_pdf
from workload.peta.svg import write_svg
from workload.views.halaman import Halaman
from workload.views.kesenjangan import _number

HASIL_MAKS = 50


@require_safe
def peta_jabatan(request, periode):
    """The chart; for htmx a branch of it, or what a search finds."""
    halaman, peta, akar = _open(request, periode)
    milik = f"unit={halaman.unit.pk}" if halaman.unit else ""
    if request.htmx and "cabang" in request.GET:
        simpul = _place(peta, request.GET["cabang"])
        penulis = Penulis(peta, branch_bukaan(simpul), halaman.alamat, request.path, milik)
        return HttpResponse(penulis.branch(simpul))
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    hasil, banyak = _search(peta, q, f"{request.path}?{milik}{'&' if milik else ''}")
    lihat = request.GET.get("lihat", "")
    bukaan = read_bukaan(request.GET, peta, akar)
    penulis = Penulis(peta, bukaan, halaman.alamat, request.path, milik, lihat)
    pusat = akar[0] if "pusat" in request.GET else None
    bagian = f"?{milik}" + (f"{'&' if milik else ''}pusat={pusat.kunci}" if pusat else "")
    total = peta.total
    return halaman.render(
        "workload/peta_jabatan.html",
        judul="Peta jabatan",
        kosong=not peta.akar,
        pohon=penulis.tree(akar),
        banyak=angka(total.jabatan),
        total={
            "bezetting": angka(total.bezetting),
            "kebutuhan": angka(total.kebutuhan),
            "kurang": angka(total.kurang),
            "lebih": angka(total.lebih),
            "belum": angka(total.belum),
        },
        q=q,
        hasil=hasil,
        banyak_hasil=banyak,
        daftar_saja=request.GET.get("tampilan") == "daftar",
        pusat=pusat and peta.tempat[pusat.kunci],
        pusat_di_atas=pusat
        and [
            (peta.tempat[s.kunci].nama, f"?{milik}{'&' if milik else ''}pusat={s.kunci}")
            for s in pusat.jalan
        ],
        seluruhnya=f"{request.path}{f'?{milik}' if milik else ''}",
        svg=reverse("workload:peta-jabatan-svg", args=[periode]) + bagian,
        pdf=reverse("workload:peta-jabatan-pdf", args=[periode]) + bagian,
    )


@require_safe
def peta_jabatan_svg(request, periode):
    """One drawing of everything the person sees, or of a part."""
    halaman, peta, akar = _open(request, periode)
    kepala = _heading(halaman, peta, akar)
    isi = write_svg(
        peta, akar, [kepala["judul"], f"{kepala['subjudul']} · {kepala['kaki']}"], kepala["ringkas"]
    )
    return _file(isi.encode(), "image/svg+xml; charset=utf-8", kepala["nama"], "svg")


@require_safe
def peta_jabatan_pdf(request, periode):
    """The chart on A3, page by page."""
    halaman, peta, akar = _open(request, periode)
    if not peta.akar:
        messages.info(request, "Belum ada jabatan untuk digambar.")
        return redirect("workload:peta-jabatan", periode)
    kepala = _heading(halaman, peta, akar)
    nama = kepala.pop("nama")
    isi = write_pdf(
        peta, akar, **kepala, instansi=halaman.periode.instansi.nama, waktu=timezone.now()
    )
    return _file(isi, "application/pdf", nama, "pdf")


def _open(request, periode) -> tuple[Halaman, Peta, list]:
    """What the address asks for: everything this person sees, a unit, or the part below one place."""
    halaman = Halaman(request, periode, _number(request.GET.get("unit")))
    peta = read_peta(halaman.periode, halaman.unit, request.user)
    if "pusat" in request.GET:
        return halaman, peta, [_place(peta, request.GET["pusat"])]
    return halaman, peta, peta.akar


def _place(peta: Peta, kunci: str):
    if kunci not in peta.tempat:
        raise Http404
    return peta.tempat[kunci].simpul


def _search(peta: Peta, q: str, dasar: str) -> tuple[list[dict], int]:
    """Posts whose name or unit has every word, with the way to each; the first fifty, and how many."""
    kata = q.casefold().split()
    if not kata:
        return [], 0
    cocok = [
        t
        for t in peta.tempat.values()
        if all(k in f"{t.nama} {t.nama_unit}".casefold() for k in kata)
    ]
    return [
        {
            "nama": t.nama,
            "jalan": " › ".join(peta.tempat[s.kunci].nama for s in t.simpul.jalan[-3:]),
            "unit": t.nama_unit,
            "kunci": t.kunci,
            "keadaan": t.keadaan,
            "selisih": t.selisih,
            "ucapan": t.ucapan,
            "url": f"{dasar}lihat={t.kunci}#{t.kunci}",
        }
        for t in cocok[:HASIL_MAKS]
    ], len(cocok)


def _heading(halaman: Halaman, peta: Peta, akar) -> dict:
    """What stands above and below a drawing, and the name of its file."""
    periode = halaman.periode
    bagian = ""
    if [s.kunci for s in akar] != [s.kunci for s in peta.akar]:
        bagian = peta.tempat[akar[0].kunci].nama
    elif halaman.unit:
        bagian = halaman.unit.nama
    j = Jumlah()
    for simpul in akar:
        j.add(peta.jumlah[simpul.kunci])
    belum = f", belum dianalisis {angka(j.belum)}" if j.belum else ""
    nama = ("peta-jabatan", periode.instansi.kode, str(periode.tahun), slugify(bagian)[:40])
    return {
        "judul": f"Peta Jabatan {periode.instansi.nama}",
        "subjudul": f"{periode} · {bagian}" if bagian else str(periode),
        "ringkas": f"{angka(j.jabatan)} jabatan, bezetting {angka(j.bezetting)}, kebutuhan "
        f"{angka(j.kebutuhan)}, kurang {angka(j.kurang)}, lebih {angka(j.lebih)}{belum}",
        "kaki": f"Keadaan {date_format(timezone.localtime(), 'j F Y, H.i')}",
        "nama": "-".join(filter(None, nama)),
    }


def _file(isi: bytes, jenis: str, nama: str, akhiran: str) -> HttpResponse:
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={"Content-Disposition": f'attachment; filename="{nama}.{akhiran}"'},
    )
