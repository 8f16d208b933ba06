"""Which row is a detail of which: "1." with a, b, c below it; text that goes on in the next row.

Figures stand on one level only. What is found, and what becomes of it:

    1  Pelayanan          –         a heading: kelompok, its details one level further in
       a  Menerima        10 × 5
    1  Pelayanan        100 × 5     the figures are the heading's; the descriptions become further lines of
       a  menerima        –         its text
    1  Pelayanan            0,5     figures on both levels: where the heading's is the sum of its details it
       a  Menerima          0,3     is a recap and not counted; else both are kept, and that is reported
       b  Mencatat          0,2
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from asnplan.lib.angka import format_angka, plain
from asnplan.lib.kisi import alamat
from workload.calculators.pendekatan import Pendekatan
from workload.imports.asal import Asal, IsiJabatan
from workload.imports.isian import BELUM
from workload.imports.temuan import Temuan, divide, same_as_printed

_PENANDA = re.compile(
    r"\s*(?P<buka>\()?(?P<isi>\d{1,3}(?:\.(?:\d{1,3}|[a-zA-Z](?![a-zA-Z])))*|[a-zA-Z]|[ivxIVX]{2,5}|[-–•*])(?P<tutup>[.)]*)\s*"
)
_AWALAN = re.compile(
    r"\s*(?P<tanda>\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]+|[-–•*](?=\s)|\d{1,2}\.\d{1,2}(?=\s))\s*(?=\S)"
)


@dataclass(slots=True)
class _Penanda:
    jenis: str
    isi: str


def arrange(isi: IsiJabatan) -> None:
    """Give each row its level, join what belongs together, set aside what is only a sum."""
    if isi.blok.isian:
        _own_levels(isi)
        return
    if not isi.perlu_rinci:
        return
    baris = _join(isi)
    _levels(baris)
    _describe(baris)
    _settle(isi, baris)
    isi.asal = baris


def _own_levels(isi: IsiJabatan) -> None:
    """In asnplan's own file the levels are given; a row with details carries no figures. An inserted row
    stands beside the one above it, or as deep as the one below where that is deeper."""
    for i, a in enumerate(isi.asal):
        if a.tugas.tingkat == BELUM:
            atas = isi.asal[i - 1].tugas.tingkat if i else 0
            bawah = next((b.tugas.tingkat for b in isi.asal[i:] if b.tugas.tingkat != BELUM), 0)
            a.tugas.tingkat = max(atas, bawah)
    for a, b in pairwise(isi.asal):
        if b.tugas.tingkat > a.tugas.tingkat:
            _empty_heading(a)


def _empty_heading(a: Asal) -> None:
    """A heading carries no figures: what it had is kept as text."""
    t = a.tugas
    sisa = {
        n: plain(x)
        for n in ("volume", "waktu", "rasio_unit", "rasio_orang")
        if (x := getattr(t, n)) is not None
    }
    if sisa:
        t.mentah = {**t.mentah, **{n: x.replace(".", ",") for n, x in sisa.items()}}
        t.volume = t.waktu = t.rasio_unit = t.rasio_orang = None
    t.kelompok = True


def _marker(a: Asal) -> _Penanda | None:
    t = a.tugas
    m = _PENANDA.fullmatch(t.nomor) if t.nomor else None
    if m is None and not t.nomor:
        m = _AWALAN.match(t.uraian)
        m = _PENANDA.fullmatch(m["tanda"]) if m else None
    if m is None:
        return None
    teks, tutup = m["isi"], ")" if ")" in m["tutup"] else ""
    if teks[0].isdigit():
        jenis = f"path{teks.count('.')}" if "." in teks else "arab"
    elif teks in "-–•*":
        return _Penanda("strip", teks)
    else:
        jenis = "huruf" if teks.islower() else "HURUF"
    return _Penanda(jenis + tutup, teks)


def _join(isi: IsiJabatan) -> list[Asal]:
    """Rows that only go on with the row above become part of it."""
    hasil: list[Asal] = []
    rows = isi.asal
    for n, a in enumerate(rows):
        t = a.tugas
        atas = hasil[-1] if hasil else None
        bebas = atas is not None and not t.nomor and not isi.blok.datar_bernama(a.sel)
        if bebas and not a.berangka and a.tercetak is None and a.r not in isi.blok.jeda:
            if not t.uraian:
                _append(atas, a)
                continue
            if _marker(a) is None and not _opens(rows, n):
                _append(atas, a)
                continue
        if (
            bebas
            and a.berangka
            and not atas.berangka
            and atas.tercetak is None
            and t.uraian[:1].islower()
            and _marker(a) is None
            and _marker(atas) is not None
        ):  # the text began one row higher than its figures
            t.uraian = f"{atas.tugas.uraian} {t.uraian}".strip()
            t.nomor = t.nomor or atas.tugas.nomor
            t.hasil = t.hasil or atas.tugas.hasil
            hasil[-1] = a
            continue
        hasil.append(a)
    return hasil


def _opens(rows: list[Asal], n: int) -> bool:
    """Whether an unmarked text row is the heading of what follows rather than the end of what went before."""
    teks = rows[n].tugas.uraian
    if teks[:1].islower():
        return False
    if teks.isupper():
        return True
    return (
        n + 1 < len(rows)
        and rows[n + 1].berangka
        and _marker(rows[n + 1]) is None
        and not rows[n + 1].tugas.nomor
    )


def _append(atas: Asal, a: Asal) -> None:
    t, u = atas.tugas, a.tugas
    if u.uraian:
        sambung = (
            " " if u.uraian[:1].islower() or (t.uraian and t.uraian[-1] not in ".;:") else "\n"
        )
        t.uraian = f"{t.uraian}{sambung}{u.uraian}" if t.uraian else u.uraian
    for nama in ("hasil", "catatan"):
        if tambahan := getattr(u, nama):
            ada = getattr(t, nama)
            setattr(t, nama, f"{ada}\n{tambahan}" if ada else tambahan)
    if u.satuan and not t.satuan:
        t.satuan = u.satuan


def _levels(baris: list[Asal]) -> None:
    """Depth by the kind of marker: a kind seen before returns to its level, a new one goes further in."""
    jalur: list[str] = []
    nomor: dict[str, int] = {}
    romawi = False
    for a in baris:
        p = _marker(a)
        t = a.tugas
        if p is None:
            if not t.nomor and not a.berangka and t.uraian.isupper():
                jalur, t.tingkat = ["judul"], 0
            elif jalur[:1] == ["judul"]:
                t.tingkat = 1
            elif not jalur or t.nomor or _returns(baris, a):
                t.tingkat = 0
                jalur = (
                    ["tanpa" if a.berangka else "judul tanpa"]
                    if jalur[:1] in ([], ["tanpa"])
                    else jalur[:1]
                )
            else:
                t.tingkat = 1
            continue
        jenis = p.jenis
        if jenis.startswith("path"):
            atas = p.isi.rpartition(".")[0]
            if atas in nomor:
                t.tingkat = nomor[atas] + 1
                nomor[p.isi] = t.tingkat
                del jalur[t.tingkat :]
                jalur += ["path"] * (t.tingkat + 1 - len(jalur))
                continue
        if len(p.isi) > 1 and p.isi.isalpha():
            jenis = ("romawi" if p.isi.islower() else "ROMAWI") + (")" if ")" in jenis else "")
        elif p.isi in ("i", "I") and jenis not in jalur[-1:]:
            jenis, romawi = (
                ("romawi" if p.isi == "i" else "ROMAWI") + (")" if ")" in jenis else ""),
                True,
            )
        elif romawi and p.isi in ("v", "x", "V", "X"):
            jenis = ("romawi" if p.isi.islower() else "ROMAWI") + (")" if ")" in jenis else "")
        if jalur[:1] == ["tanpa"] and jenis.startswith(("arab", "HURUF", "ROMAWI")):
            jalur = []
        if jenis in jalur:
            del jalur[jalur.index(jenis) + 1 :]
        else:
            jalur.append(jenis)
        t.tingkat = len(jalur) - 1
        if "." not in p.isi:
            nomor = {x: n for x, n in nomor.items() if n < t.tingkat}
        nomor[p.isi] = t.tingkat


def _returns(baris: list[Asal], a: Asal) -> bool:
    """Whether an unmarked row stands beside the outermost row above it rather than below it."""
    i = next(n for n, x in enumerate(baris) if x is a)
    luar = next((x for x in reversed(baris[:i]) if x.tugas.tingkat == 0), None)
    return luar is None or luar.berangka or _marker(luar) is None


def _describe(baris: list[Asal]) -> None:
    """Descriptions below a row with figures become further lines of its text."""
    hasil: list[Asal] = []
    for n, a in enumerate(baris):
        induk = next((x for x in reversed(hasil) if x.tugas.tingkat < a.tugas.tingkat), None)
        if (
            induk is not None
            and induk.berangka
            and not a.berangka
            and a.tercetak is None
            and not _details_have_figures(baris, n, induk)
        ):
            tanda = f"{a.tugas.nomor} " if a.tugas.nomor else ""
            induk.tugas.uraian += f"\n{tanda}{a.tugas.uraian}"
            for nama in ("hasil", "catatan"):
                if teks := getattr(a.tugas, nama):
                    ada = getattr(induk.tugas, nama)
                    setattr(induk.tugas, nama, f"{ada}\n{teks}" if ada else teks)
        else:
            hasil.append(a)
    baris[:] = hasil


def _details_have_figures(baris: list[Asal], n: int, induk: Asal) -> bool:
    """Whether any row below `induk` and above the next of its level carries figures."""
    awal = next(i for i, x in enumerate(baris) if x is induk)
    for x in baris[awal + 1 :]:
        if x.tugas.tingkat <= induk.tugas.tingkat:
            return False
        if x.berangka:
            return True
    return False


def _settle(isi: IsiJabatan, baris: list[Asal]) -> None:
    """Headings without figures become groups; figures on both levels are told apart."""
    for n, a in enumerate(baris):
        anak = []
        for x in baris[n + 1 :]:
            if x.tugas.tingkat <= a.tugas.tingkat:
                break
            anak.append(x)
        langsung = [x for x in anak if x.tugas.tingkat == a.tugas.tingkat + 1]
        if not langsung:
            if a.tugas.tingkat and anak:
                continue
            continue
        if not a.berangka:
            a.tugas.kelompok = True
            if a.tercetak is not None:
                a.rekap = True
            continue
        if _is_sum(a, langsung):
            a.rekap = True
            a.tugas.dihitung = False
            _report_recap(isi, a, langsung)
            _empty_heading(a)
        else:
            _report_both(isi, a)
            for x in anak:
                x.tugas.tingkat -= 1
    _close_gaps(baris)


def _close_gaps(baris: list[Asal]) -> None:
    """Only a group has rows below it."""
    jalur: list[int] = []
    for n, a in enumerate(baris):
        asli = a.tugas.tingkat
        while jalur and baris[jalur[-1]].tugas.tingkat >= asli and baris[jalur[-1]] is not a:
            jalur.pop()
        a.tugas.tingkat = min(asli, len(jalur))
        if a.tugas.kelompok:
            jalur.append(n)


def _is_sum(a: Asal, anak: list[Asal]) -> bool:
    """Whether the printed figure of a row is the sum of its details' (printed or computed), or its minutes are."""
    if a.tercetak is not None:
        cetak = [x.tercetak for x in anak]
        if None not in cetak and len(cetak) > 1 and _adds_up(a, cetak):
            return True
        hitung = [_share(x) for x in anak]
        if None not in hitung and len(hitung) > 1 and _adds_up(a, hitung):
            return True
    beban = [x.tugas.beban.menit for x in anak]
    t = a.tugas
    if t.pendekatan is Pendekatan.TUGAS and t.volume is not None and t.waktu is not None:
        return len(beban) > 1 and t.beban.menit == sum(beban, Decimal(0)) > 0
    return t.volume is None or t.waktu is None


def _adds_up(a: Asal, bagian: list[Decimal]) -> bool:
    return same_as_printed(a.tercetak, sum(bagian, Decimal(0)), minimal=2)


def _share(a: Asal) -> Decimal | None:
    menit = a.tugas.beban.menit
    return divide(menit, a.setahun) if a.setahun else None


def _report_recap(isi: IsiJabatan, a: Asal, anak: list[Asal]) -> None:
    pertama, terakhir = anak[0].r + 1, anak[-1].r + 1
    isi.jabatan.temuan.append(
        Temuan(
            "angka_ganda",
            f"Baris ini adalah jumlah rinciannya (baris {pertama}–{terakhir}); yang dihitung rinciannya saja.",
            a.r + 1,
            a.tercetak,
            None,
            lembar=isi.jabatan.lembar,
            sel=alamat(
                a.r,
                isi.blok.kepala.letak.kolom.get("tercetak", isi.blok.kepala.letak.kolom["uraian"]),
            ),
            sebab="rekap_rincian",
        )
    )


def _report_both(isi: IsiJabatan, a: Asal) -> None:
    t = a.tugas
    isi.jabatan.temuan.append(
        Temuan(
            "angka_ganda",
            f"Baris ini dan rinciannya sama-sama memuat angka (volume {format_angka(t.volume)}); keduanya dihitung. "
            "Bila rinciannya sudah termasuk di baris ini, hapus salah satunya.",
            a.r + 1,
            a.tercetak,
            None,
            lembar=isi.jabatan.lembar,
            sel=alamat(a.r, isi.blok.kepala.letak.kolom["uraian"]),
            sebab="dua_tingkat",
        )
    )
