"""/periksa/: what was handed over, as it was. For everybody who holds the code; no sign-in, no person named."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from units.calculators.aturan import Pembulatan, PeriodeVolume
from units.calculators.jenis import Jenis
from workload import laporan
from workload.calculators.sidik import clean_kode
from workload.exports.cetakan import (
    differences,
    figures_of,
    parse_isi,
    read_isi,
    read_today,
    tops_visible_to,
)
from workload.exports.kebutuhan import snapshot
from workload.models import Cetakan

PER_HALAMAN = 50
UNIT_TAMPIL = 60
BERUBAH_TAMPIL = 30


@login_not_required
@require_safe
def periksa_cari(request):
    """Where a code is typed."""
    if kode := request.GET.get("kode", "").strip():
        rapi = clean_kode(kode)
        if rapi is None:
            return _not_found(request, kode, "bentuk")
        return redirect("periksa", rapi)
    return _private(render(request, "workload/periksa_cari.html"))


@login_not_required
@require_safe
def periksa(request, kode):
    """The frozen figures; for people who see that scope, also whether today's are still the same."""
    rapi = clean_kode(kode)
    if rapi and rapi != kode:
        return redirect("periksa", rapi)
    cetakan = _find(rapi)
    if cetakan is None:
        return _not_found(request, kode, "tidak ada" if rapi else "bentuk")
    isi = read_isi(cetakan)
    cari = request.GET.get("q", "").strip()[:100]
    posts = [j for j in isi.jabatan if _matches(j, isi, cari)] if cari else isi.jabatan
    page = Paginator(posts, PER_HALAMAN).get_page(request.GET.get("page"))
    units = _top_units(isi)
    puncak = tops_visible_to(request.user, cetakan, isi)
    context = {
        "cetakan": cetakan,
        "isi": isi,
        "dikenal": puncak is not None,
        "cakupan": _scope_text(isi),
        "total": _figures(isi.total),
        "waktu_efektif": laporan.format_angka(isi.aturan["waktu_efektif"]),
        "pengali": _multipliers(isi.aturan),
        "pembulatan": _rounding(isi.aturan),
        "skala": _scale(isi.aturan),
        "units": [
            _figures(u._asdict()) | {"nama": u.nama, "tingkat": min(u.tingkat, 6)} for u in units
        ],
        "unit_lain": laporan.whole(len(isi.unit) - len(units))
        if len(units) < len(isi.unit)
        else "",
        "cari": cari,
        "query": urlencode({"q": cari}) if cari else "",
        "page": page,
        "banyak": laporan.whole(len(posts)),
        "posts": [_post_row(j, isi) for j in page],
    }
    if puncak is not None and not request.GET:
        context["banding"] = _compare(cetakan, isi, puncak)
    return _private(render(request, "workload/periksa.html", context))


@login_not_required
@require_safe
def periksa_json(request, kode):
    """The canonical JSON, byte by byte as it was hashed: `sha256sum` of the file is the sidik."""
    cetakan = _find(clean_kode(kode))
    if cetakan is None:
        return _not_found(request, kode, "tidak ada")
    response = HttpResponse(cetakan.isi, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cetakan-{cetakan.kode}.json"'
    return _private(response)


# --- how ----------------------------------------------------------------------------------------


def _find(kode: str | None) -> Cetakan | None:
    if kode is None:
        return None
    return Cetakan.objects.filter(kode=kode).select_related("instansi", "periode", "oleh").first()


def _not_found(request, kode, sebab):
    context = {"kode": kode[:60], "sebab": sebab}
    return _private(render(request, "workload/periksa_cari.html", context, status=404))


def _private(response):
    """Not for search engines: only who holds the paper should come here."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _top_units(isi) -> list:
    """As many levels of units, from the top, as a page can hold; the first ones where even that is too many."""
    tampil = []
    for tingkat in range(max((u.tingkat for u in isi.unit), default=0) + 1):
        sampai = [u for u in isi.unit if u.tingkat <= tingkat]
        if tampil and len(sampai) > UNIT_TAMPIL:
            break
        tampil = sampai[:UNIT_TAMPIL]
    return tampil


def _matches(j, isi, cari: str) -> bool:
    teks = f"{j.nama} {j.kode} {isi.unit[j.unit].nama}".casefold()
    return all(kata in teks for kata in cari.casefold().split())


def _compare(cetakan, isi, puncak) -> dict:
    """Then against now, for people who see the whole scope today."""
    with snapshot():
        kini = parse_isi(figures_of(read_today(cetakan, puncak)))
    berubah = differences(isi, kini)
    return {
        "sama": kini == isi,
        "angka_sama": not berubah and kini.total == isi.total,
        "aturan_sama": kini.aturan == isi.aturan,
        "dulu": _figures(isi.total),
        "kini": _figures(kini.total),
        "banyak": len(berubah),
        "berubah": [
            {
                "unit": b.unit,
                "nama": b.nama,
                "dulu": _short(b.lama, "belum ada"),
                "kini": _short(b.baru, "sudah tidak ada"),
            }
            for b in berubah[:BERUBAH_TAMPIL]
        ],
    }


def _short(j, tanpa: str) -> str:
    if j is None:
        return tanpa
    if j.kebutuhan is None:
        return f"belum dianalisis, bezetting {j.bezetting}"
    return f"kebutuhan {laporan.whole(j.kebutuhan)}, bezetting {laporan.whole(j.bezetting)}, FTE {laporan.format_angka(j.fte, 4)}"


def _scope_text(isi) -> str:
    if isi.cakupan["seluruh"]:
        return f"Seluruh {isi.instansi['nama']}, {laporan.whole(len(isi.unit))} unit kerja"
    puncak = [u.nama for u in isi.unit if u.tingkat == 0]
    return (
        f"{', '.join(puncak)} dan semua unit di bawahnya, {laporan.whole(len(isi.unit))} unit kerja"
    )


def _figures(angka: dict) -> dict:
    return {
        nama: laporan.whole(angka[nama])
        for nama in ("jabatan", "belum_dianalisis", "kebutuhan", "bezetting", "kurang", "lebih")
    } | {
        "fte": laporan.format_angka(angka["fte"], 2),
        "eu": laporan.format_angka(angka["eu"], 2),
        "k": laporan.KURANG if angka["kurang"] else laporan.NOL_KELAS,
        "l": laporan.LEBIH if angka["lebih"] else laporan.NOL_KELAS,
        "peringkat": angka.get("peringkat") or "–",
    }


def _post_row(j, isi) -> dict:
    return {
        "nama": j.nama,
        "unit": isi.unit[j.unit].nama,
        "jenis": laporan.JENIS.get(j.jenis, j.jenis)
        + (f", {laporan.JENJANG.get(j.jenjang, j.jenjang)}" if j.jenjang else ""),
        "kelas": j.kelas or "–",
        "belum": j.kebutuhan is None,
        "kebutuhan": laporan.whole(j.kebutuhan),
        "bezetting": laporan.whole(j.bezetting),
        "kurang": laporan.whole(j.kurang),
        "lebih": laporan.whole(j.lebih),
        "k": laporan.KURANG if j.kurang else laporan.NOL_KELAS,
        "l": laporan.LEBIH if j.lebih else laporan.NOL_KELAS,
        "fte": laporan.format_angka(j.fte, 4),
        "ej": laporan.format_angka(j.ej, 2),
        "peringkat": j.peringkat or "–",
    }


def _multipliers(aturan) -> str:
    return ", ".join(
        f"{p.label} {laporan.format_angka(aturan['pengali'][p])}"
        for p in PeriodeVolume
        if p in aturan["pengali"]
    )


def _rounding(aturan) -> str:
    cara: dict[str, list[str]] = {}
    for jenis in Jenis:
        if nilai := aturan["pembulatan"].get(jenis):
            cara.setdefault(Pembulatan(nilai).label, []).append(jenis.label)
    return "; ".join(f"{nama}: {', '.join(jenis)}" for nama, jenis in cara.items())


def _scale(aturan) -> str:
    return ", ".join(
        f"{p['huruf']} {'mulai' if p['inklusif'] else 'di atas'} {laporan.format_angka(p['batas'], 2)}"
        for p in aturan["skala"]
    )
