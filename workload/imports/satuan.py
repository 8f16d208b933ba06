"""Minutes or hours, where a heading does not say: decided by the file's own figures, else asked.

The printed figure of a row is volume × time ÷ effective time. Only one of the two units makes it come out,
unless nothing is printed; then the size of the effective time tells (72.000 is minutes, 1.250 hours). Where
that is missing too, nobody may guess: both results are shown and a person chooses.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from asnplan.lib.angka import Gaya, format_angka
from asnplan.lib.kisi import alamat
from asnplan.lib.tabel import normalize
from units.calculators.aturan import Aturan, PeriodeVolume
from workload.calculators.pendekatan import SatuanWaktu
from workload.imports import kolom as k
from workload.imports.baris import PembacaBaris
from workload.imports.label import Rekap
from workload.imports.sel import as_text, read_angka, read_printed
from workload.imports.terbaca import Pertanyaan

CONTOH = 400  # rows of a sheet that are looked at
JAM_WAJAR = 25
"""Hours for one output above which a person is asked whether minutes were meant."""
EFEKTIF_DIKENAL = tuple(map(Decimal, (75_000, 72_000, 78_000, 79_320, 90_420, 92_820)))
"""Effective minutes a year in use (regulations and local studies), for files that name none."""


@dataclass(frozen=True)
class Keputusan:
    """What holds for the sheet. `tanya`: the question where nothing decided; then `satuan` is the likelier."""

    satuan: SatuanWaktu | None = None
    efektif: Decimal | None = None
    tanya: Pertanyaan | None = None


@dataclass(frozen=True, slots=True)
class _Contoh:
    volume: float
    waktu: float
    pengali: float
    efektif: Decimal | None  # minutes that the file divides by
    dasar: bool
    tercetak: float | None
    desimal: int
    satuan: SatuanWaktu | None


def decide_unit(
    pembaca: Sequence[PembacaBaris], aturan: Aturan, jawaban: Mapping[str, str]
) -> Keputusan:
    """The unit of time of a sheet's tables and, where the file names none, the effective time it divided by."""
    if not pembaca:
        return Keputusan()
    p = pembaca[0]
    if p.blok.isian:
        return Keputusan(SatuanWaktu.MENIT)  # its own column says so where it is hours
    contoh = list(_sample(pembaca, aturan))
    tersebut = p.satuan_judul
    if not tersebut and contoh and all(c.satuan for c in contoh):
        tersebut = _only(c.satuan for c in contoh) or SatuanWaktu.MENIT  # each cell says its own
    kunci = f"{p.kisi.nama}!satuan_waktu"
    jawab = k.SATUAN_WAKTU.get(normalize(jawaban.get(kunci, "")))
    tanpa_efektif = all(c.efektif is None for c in contoh)
    if "waktu" not in p.letak:
        return Keputusan()
    pilihan = [jawab or tersebut] if jawab or tersebut else list(SatuanWaktu)
    satuan, efektif, yakin = _by_printed([*contoh, *_totals(pembaca, contoh)], pilihan, aturan)
    dugaan = efektif if tanpa_efektif and yakin else None
    if jawab or tersebut:
        return Keputusan(jawab or tersebut, dugaan)
    if satuan and yakin and not _far_fetched(contoh, satuan):
        return Keputusan(satuan, dugaan)
    if satuan_sel := _only(c.satuan for c in contoh if c.satuan):
        return Keputusan(satuan_sel)  # some cells of the column say it themselves
    if not any(c.volume and c.waktu for c in contoh):
        return Keputusan()
    dugaan = satuan or _by_product(pembaca) or _by_effective(pembaca, contoh)
    return _ask(p, contoh, aturan, kunci, dugaan)


def decide_period(
    pembaca: Sequence[PembacaBaris], putusan: Keputusan, aturan: Aturan, jawaban: Mapping[str, str]
) -> tuple[PeriodeVolume | None, Pertanyaan | None]:
    """Volumes of a month, a week or a day under a heading that says no more than "VOLUME": the file's own
    figures give it away, and a person is asked."""
    diam = [
        p
        for p in pembaca
        if "volume" in p.letak and "periode" not in p.letak and _says_no_period(p)
    ]
    if not diam or len(diam) != len(pembaca):
        return None, None
    p = diam[0]
    kunci = f"{p.kisi.nama}!periode_volume"
    tertulis = normalize(jawaban.get(kunci, ""))
    if tertulis and (jawab := k.PERIODE.get(tertulis)):
        return jawab, None
    contoh = [
        c for c in _sample(pembaca, aturan) if c.tercetak and c.volume and c.waktu and not c.dasar
    ]
    satuan = putusan.satuan or p.satuan_judul or _by_effective(pembaca, contoh) or SatuanWaktu.MENIT
    efektif = putusan.efektif or aturan.waktu_efektif
    suara = {
        periode: sum(_fits(replace(c, pengali=float(kali)), satuan, efektif) for c in contoh)
        for periode, kali in aturan.pengali.items()
    }
    periode = max(suara, key=lambda x: suara[x])
    if (
        periode is PeriodeVolume.TAHUNAN
        or suara[periode] < 2
        or suara[periode] * 3 < len(contoh) * 2
        or suara[PeriodeVolume.TAHUNAN] * 2 > suara[periode]
    ):
        return None, None
    judul = p.kepala.judul("volume")
    return periode, Pertanyaan(
        kunci,
        p.kisi.nama,
        alamat(p.kepala.awal, p.letak["volume"]),
        judul,
        judul,
        f"Volume di lembar ini {periode.label} atau per tahun? Judulnya tidak menyebut; angka yang dicetak berkas "
        f"{format_angka(aturan.pengali[periode])} kali volume × waktu.",
        (periode.value, PeriodeVolume.TAHUNAN.value),
    )


def _says_no_period(p: PembacaBaris) -> bool:
    judul = k.heading(p.kepala.judul("volume"))
    return "tahun" not in judul and k.heading_period(p.kepala.judul("volume")) is None


def _far_fetched(contoh, satuan: SatuanWaktu) -> bool:
    """ "60" hours for one output: an hour denominator that minutes were divided by prints the same figures."""
    return satuan is SatuanWaktu.JAM and any(
        c.waktu > JAM_WAJAR for c in contoh if c.satuan is None
    )


def _by_product(pembaca) -> SatuanWaktu | None:
    """What a column of volume × time, with its own unit in the heading, says of the times."""
    suara = {SatuanWaktu.MENIT: 0, SatuanWaktu.JAM: 0}
    for p in pembaca:
        judul = k.heading_unit(p.kepala.judul("beban"))
        if judul is None:
            continue
        for _, sel in p.blok.baris[:CONTOH]:
            v, w, b = (
                read_angka(p.cell(sel, n), p.gaya.get(n, Gaya.INDONESIA)).asli
                for n in ("volume", "waktu", "beban")
            )
            if v and w and b:
                kali = round(float(b * judul.menit / (v * w)), 6)
                if kali in (1.0, 12.0, 250.0, 240.0, 260.0, 50.0, 48.0, 52.0):
                    suara[SatuanWaktu.MENIT] += 1
                elif kali / 60 in (1.0, 12.0, 250.0, 240.0, 260.0, 50.0, 48.0, 52.0):
                    suara[SatuanWaktu.JAM] += 1
    terbanyak = max(suara, key=lambda s: suara[s])
    return terbanyak if suara[terbanyak] else None


def _by_effective(pembaca, contoh) -> SatuanWaktu | None:
    """The unit that the effective time is in: the likelier one for the times beside it."""
    if all(c.efektif is None for c in contoh):
        return None
    for p in pembaca:
        for efektif in (p.efektif.blok, *(p.efektif.of(sel) for _, sel in p.blok.baris[:CONTOH])):
            if efektif:
                return efektif.satuan
    return None


def _only(satuan: Iterable[SatuanWaktu | None]) -> SatuanWaktu | None:
    beda = set(satuan)
    return beda.pop() if len(beda) == 1 else None


def _sample(pembaca: Sequence[PembacaBaris], aturan: Aturan) -> Iterable[_Contoh]:
    n = 0
    for p in pembaca:
        gaya = p.gaya
        for _, sel in p.blok.baris[:CONTOH]:
            volume = read_angka(p.cell(sel, "volume"), gaya.get("volume", Gaya.INDONESIA))
            waktu = read_angka(p.cell(sel, "waktu"), gaya.get("waktu", Gaya.INDONESIA))
            if volume.asli is None or waktu.asli is None:
                continue
            satuan = k.SATUAN_WAKTU.get(normalize(waktu.satuan)) if waktu.satuan else None
            if "satuan_waktu" in p.letak:
                satuan = satuan or k.SATUAN_WAKTU.get(
                    normalize(as_text(p.cell(sel, "satuan_waktu")))
                )
            efektif = p.efektif.of(sel) or p.efektif.blok
            periode = p.periode_judul
            if "periode" in p.letak:
                teks = normalize(as_text(p.cell(sel, "periode")))
                periode = k.PERIODE.get(teks, periode) if teks else periode
            dasar = efektif is not None and efektif.dasar is not None
            tercetak = p.cell(sel, "tercetak")
            cetak = (
                read_printed(tercetak, gaya.get("tercetak", Gaya.INDONESIA))
                if tercetak not in (None, "")
                else None
            )
            yield _Contoh(
                float(volume.asli),
                float(waktu.asli),
                1.0
                if dasar and periode is PeriodeVolume.TAHUNAN
                else float(aturan.pengali[periode]),
                None if efektif is None else efektif.menit,
                dasar,
                None if cetak is None else float(cetak),
                0 if cetak is None else max(-cetak.as_tuple().exponent, 0),
                satuan,
            )
            n += 1
            if n >= CONTOH:
                return


def _totals(pembaca: Sequence[PembacaBaris], contoh: Sequence[_Contoh]) -> Iterable[_Contoh]:
    """The total of a sheet with one table is evidence too."""
    if (
        len(pembaca) != 1
        or not 2 <= len(contoh) < CONTOH
        or len(contoh) != len(pembaca[0].blok.baris)
    ):
        return
    (p,) = pembaca
    if (
        p.blok.datar
        or any(c.satuan or c.dasar for c in contoh)
        or len({c.efektif for c in contoh}) > 1
    ):
        return
    for rekap in p.blok.rekap:
        isi = p.cell(rekap.sel, "tercetak")
        cetak = (
            read_printed(isi, p.gaya.get("tercetak", Gaya.INDONESIA))
            if isi not in (None, "")
            else None
        )
        if rekap.label.jenis is Rekap.JUMLAH and cetak:
            jumlah = sum(c.volume * c.waktu * c.pengali for c in contoh)
            desimal = max(-cetak.as_tuple().exponent, 0)
            yield _Contoh(jumlah, 1.0, 1.0, contoh[0].efektif, False, float(cetak), desimal, None)
            return


def _by_printed(contoh, pilihan, aturan: Aturan) -> tuple[SatuanWaktu | None, Decimal | None, bool]:
    """The unit and the effective time with which most of the printed figures come out, and whether that
    proves it."""
    bercetak = [c for c in contoh if c.tercetak and c.volume and c.waktu]
    if not bercetak:
        return None, None, False
    dikenal = tuple(dict.fromkeys((aturan.waktu_efektif, *EFEKTIF_DIKENAL)))
    skor: list[tuple[int, SatuanWaktu, Decimal]] = []
    for satuan in pilihan:
        for efektif in (*dikenal, *_implied(bercetak, satuan)):
            skor.append((sum(_fits(c, satuan, efektif) for c in bercetak), satuan, efektif))
    cocok, satuan, efektif = max(skor, key=lambda s: s[0])
    if not cocok:
        return None, None, False
    saingan = max((s[0] for s in skor if s[1] is not satuan), default=0)
    if saingan == cocok:
        return None, None, False
    yakin = cocok >= 2 and cocok * 3 >= len(bercetak) * 2 and saingan * 2 < cocok
    return satuan, efektif, yakin  # one figure alone proves nothing


def _implied(bercetak, satuan: SatuanWaktu) -> tuple[Decimal, ...]:
    """An effective time of this office's own: what the most exactly printed rows agree on."""
    halus = [c for c in bercetak if c.efektif is None and c.tercetak * 10**c.desimal >= 500]
    if len(halus) < 2:
        return ()
    nilai = [c.volume * c.waktu * c.pengali * float(satuan.menit) / c.tercetak for c in halus]
    tengah = Decimal(round(median(nilai)))
    return (tengah,) if 60_000 <= tengah <= 125_000 else ()


def _fits(c: _Contoh, satuan: SatuanWaktu, efektif: Decimal) -> bool:
    bagi = float(c.efektif if c.efektif is not None else efektif)
    hasil = c.volume * c.waktu * c.pengali * float((c.satuan or satuan).menit) / bagi
    setengah = 0.5 * 10 ** -min(c.desimal, 9)
    return abs(hasil - c.tercetak) <= max(setengah * 1.000001, abs(hasil) * 1e-9)


def _ask(
    p: PembacaBaris, contoh, aturan: Aturan, kunci: str, dugaan: SatuanWaktu | None
) -> Keputusan:
    jumlah = sum(c.volume * c.waktu * c.pengali for c in contoh if c.satuan is None)
    menit = Decimal(repr(jumlah)) / aturan.waktu_efektif
    jam = menit * 60
    blok = max(len({id(x.blok) for x in p.isi.values()}), 1)
    per = [abs(math.log(float(x) / blok)) if x else 99.0 for x in (menit, jam)]
    dugaan = dugaan or (SatuanWaktu.MENIT if per[0] <= per[1] else SatuanWaktu.JAM)
    urut = (dugaan, *(s for s in SatuanWaktu if s is not dugaan))
    kolom = p.letak["waktu"]
    tanya = Pertanyaan(
        kunci,
        p.kisi.nama,
        alamat(p.kepala.awal, kolom),
        p.kepala.judul("waktu"),
        p.kepala.judul("waktu"),
        "Waktu penyelesaian di lembar ini dalam menit atau jam? Berkas tidak menyebutnya. Bila menit, jumlahnya "
        f"{format_angka(menit, 4)} orang; bila jam, {format_angka(jam, 4)} orang (60 kali lipatnya).",
        tuple(s.value for s in urut),
    )
    return Keputusan(urut[0], None, tanya)
