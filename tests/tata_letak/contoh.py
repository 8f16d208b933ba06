"""A seed becomes a workbook and its truth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from tests.tata_letak import kata, objek
from tests.tata_letak.kesalahan import JENIS, SATU_BARIS, Keadaan, Rencana
from tests.tata_letak.lembaran import Lembaran
from tests.tata_letak.model import HarapJabatan, Jabatan, Kesalahan, Tugas, cetak, setengah_ke_atas
from tests.tata_letak.susun import Susun
from tests.tata_letak.tata import EFEKTIF_TAHUN, Tata, draw_tata
from tests.tata_letak.tulis import csv_bytes, xlsx_tanpa_hasil, xlsx_tersimpan
from units.calculators.aturan import WAKTU_EFEKTIF_BAWAAN, Aturan

MENIT = [5, 10, 15, 20, 30, 30, 45, 60, 60, 90, 120, 180, 240, 300, 600, 1080, 1200]
MENIT_PECAH = [Fraction(15, 2), Fraction(49, 4), Fraction(2041, 2)]
JAM = [
    Fraction(1, 4),
    Fraction(1, 2),
    Fraction(1, 2),
    1,
    1,
    Fraction(3, 2),
    2,
    3,
    4,
    5,
    8,
    10,
    25,
    Fraction(4, 5),
]
VOLUME = [1, 2, 4, 8, 11, 12, 12, 16, 24, 36, 48, 52, 100, 120, 240, 250, 300, 480]
BESAR = [1000, 1250, 2400, 5110]
JARANG = (
    "hasilkali_salah",
    "selisih_salah",
    "aturan_bulat",
    "bulat_baris",
    "terlewat",
    "pembulatan_salah",
    "rekap_salah",
)
VOLUME_PECAH = [Fraction(1, 2), Fraction(3, 2), Fraction(25, 2), Fraction(5, 4)]


@dataclass
class Contoh:
    """One workbook, what is true of it, and what must be said of it."""

    benih: int
    tata: Tata
    aturan: Aturan
    efektif: Fraction
    lembaran: list[Lembaran]
    harap: list[HarapJabatan]
    kesalahan: list[Kesalahan]

    @property
    def isi(self) -> bytes:
        if self.tata.csv:
            return csv_bytes(self.lembaran[0], self.tata.csv)
        tulis = xlsx_tersimpan if self.tata.tersimpan else xlsx_tanpa_hasil
        return tulis(self.lembaran)

    @property
    def nama(self) -> str:
        return f"benih-{self.benih}.{'csv' if self.tata.csv else 'xlsx'}"

    @property
    def bersih(self) -> bool:
        return not any(k.wajib for k in self.kesalahan)


def draw_contoh(benih: int, *, bersih: bool | None = None, asing: bool = False) -> Contoh:
    """The workbook of a seed. About half have contradictions; `bersih` decides it.

    With `asing` one column has a heading that nobody could know (tata.judul_asing says which).
    """
    r = Random(f"tata letak {benih}")
    tata = draw_tata(r)
    _damaikan(r, tata)
    if asing:
        _asingkan(r, tata)
    bawaan = r.choices(WAKTU_EFEKTIF_BAWAAN, [7, 2, 1])[0]
    aturan = Aturan(Decimal(bawaan.menit), pengali=bawaan.pengali)
    berlaku = Fraction(bawaan.menit)
    efektif = _efektif(r, tata, berlaku)
    pengali = {p.value: Fraction(n) for p, n in aturan.pengali.items()}
    rusak = r.random() < 0.55 if bersih is None else not bersih
    if tata.susunan == "objek":
        tata.tersimpan, tata.csv = True, ""
        return Contoh(benih, tata, aturan, efektif, *objek.susun(r, efektif, rusak))
    jabatan = _draw_jabatan(r, tata, efektif, pengali)
    rencana: list[tuple[Jabatan, Rencana]] = []
    keadaan = Keadaan(
        r=r,
        desimal=tata.desimal,
        pengali=tuple(v for p, v in pengali.items() if p != "tahunan"),
        efektif_berlaku=berlaku,
        satuan_tersurat=tata.satuan_di != "tidak",
        efektif_per_baris=tata.efektif_di == "baris" and tata.periode_di != "basis",
        ringkasan=tata.ringkasan,
        hasilkali="hasilkali" in tata.lajur,
        efektif_tampil={},
        hasilkali_tampil={},
        rekap_tampil={},
        faktor={},
    )
    if tata.efektif_salah_judul or tata.campur_titik:
        rusak = False  # one contradiction at a time; none over figures that are open themselves
    for j in jabatan:
        _figures(j, tata)
        if (
            rusak
            and "tercetak" in tata.lajur
            and not any(t.tanya for t in j.baris)
            and r.random() < 0.75
        ):
            urutan = r.sample(list(JENIS), len(JENIS))
            if r.random() < 0.5:  # those that few posts allow come first
                urutan.sort(key=JARANG.__contains__, reverse=True)
            hasil = next((x for x in (JENIS[n](j, keadaan) for n in urutan) if x), [])
            if (
                hasil and hasil[0].jenis in SATU_BARIS and r.random() < 0.2
            ):  # one more row of the post
                hasil += JENIS[r.choice(SATU_BARIS)](j, keadaan)
            rencana += [(j, x) for x in hasil]
    susun = Susun(r, tata, jabatan, keadaan, berlaku)
    susun.jalan()
    kesalahan = [susun.alamatkan(j, x) for j, x in rencana]
    kesalahan += susun.kesalahan
    return Contoh(benih, tata, aturan, efektif, susun.lembaran, susun.harap, kesalahan)


def _damaikan(r: Random, tata: Tata) -> None:
    """Choices that would make a file nobody could have written, or contradict themselves, are given up."""
    if tata.satuan_di == "tidak" and tata.angka["waktu"] in ("satuan", "campur"):
        tata.angka["waktu"] = "teks"
    if tata.kepala == "bertumpuk":
        tata.dua_label, tata.efektif_rinci = False, False
        if tata.susunan in ("datar", "sela"):
            tata.kepala = "satu_sel"
    if tata.efektif_rinci:  # day, week, month and year are given in minutes, and say so
        tata.efektif_satuan, tata.efektif_tersurat = "menit", True
    if tata.satuan_di == "tidak" and "tercetak" not in tata.lajur and tata.efektif_di != "tidak":
        tata.satuan = tata.efektif_satuan  # nobody writes hours beside 75.000 without a word
    if tata.nama_dari == "lembar":
        tata.isi_kepala = [x for x in tata.isi_kepala if x not in ("nama", "unit")]
    if "tercetak" not in tata.lajur:
        tata.ringkasan = []
    if "no" not in tata.lajur:
        tata.rinci_di, tata.nomor_kosong = "uraian", 0
    if tata.rinci_di == "anak" and tata.lebar_uraian == 1:
        tata.lebar_uraian = 2


def _asingkan(r: Random, tata: Tata) -> None:
    """One column gets a heading that says nothing of what is in it, the unit aside."""
    pilihan = [n for n in kata.JUDUL_ASING if n in tata.lajur]
    if tata.efektif_salah_judul:  # this heading is what the contradiction is about
        pilihan = [n for n in pilihan if n != "efektif"]
    if tata.periode_di == "judul":  # and this one says that the volume is a month's
        pilihan = [n for n in pilihan if n != "volume"]
    if tata.tingkat_judul > 1 or tata.susunan == "objek" or not pilihan:
        return
    nama = r.choice(pilihan)
    satuan = ""
    if nama == "waktu" and tata.satuan_di == "judul":
        satuan = f" ({tata.satuan.upper()})"
    elif nama == "efektif" and tata.efektif_tersurat:
        satuan = f" ({tata.efektif_satuan.upper()})"
    tata.judul[nama] = [r.choice(kata.JUDUL_ASING[nama]) + satuan]
    tata.judul_asing = nama


def _efektif(r: Random, tata: Tata, berlaku: Fraction) -> Fraction:
    if tata.periode_di != "tidak" or (tata.efektif_di == "tidak" and r.random() < 0.75):
        return berlaku
    if r.random() < 0.5:
        return berlaku
    return r.choices(list(EFEKTIF_TAHUN), list(EFEKTIF_TAHUN.values()))[0]


def _draw_jabatan(r: Random, tata: Tata, efektif: Fraction, pengali) -> list[Jabatan]:
    banyak = r.choice([1, 1, 2, 2, 3, 4]) if tata.susunan != "datar" else r.randint(1, 4)
    satu_unit = tata.unit_di_atas or (tata.susunan == "datar" and "unit" not in tata.lajur)
    satu = r.choice(kata.UNIT)
    # minutes by the look of them, over hours (Lahat): only a person can tell
    lahat = (
        tata.satuan_di == "tidak"
        and tata.efektif_satuan == "jam"
        and tata.satuan == "jam"
        and r.random() < 0.3
    )
    hasil, dipakai = [], set()
    while len(hasil) < banyak:
        struktural = r.random() < 0.2
        nama = r.choice(kata.STRUKTURAL if struktural else kata.JABATAN)
        unit = satu if satu_unit else r.choice(kata.UNIT)
        if struktural and nama.startswith("Kepala"):
            nama = f"{nama} {unit.split(' ', 1)[-1]}"
        if (nama if tata.nama_dari == "lembar" or satu_unit else (nama, unit)) in dipakai or (
            nama in {j.nama for j in hasil} and r.random() < 0.8
        ):
            continue
        dipakai |= {nama, (nama, unit)}
        tugas = [_draw_tugas(r, tata, pengali, lahat) for _ in range(r.randint(2, 8))]
        if tata.campur_titik:
            berangka = [t for t in tugas if t.berangka and not t.tanya]
            for t, volume in zip(berangka, (Fraction(1, 2), Fraction(1250)), strict=False):
                t.volume, t.waktu = volume, min(t.waktu, Fraction(60))
        if not any(t.berangka or t.rincian for t in tugas):
            continue
        if tata.periode_di == "basis":
            _satu_tahunan(r, tugas, pengali)
        ikhtisar = f"{r.choice(kata.KERJA)} {r.choice(kata.BENDA)} serta {r.choice(kata.KERJA).lower()} {r.choice(kata.BENDA)}{r.choice(kata.SAMBUNG)}"
        hasil.append(Jabatan(nama, unit, ikhtisar, struktural, tugas, efektif, r.randint(0, 4)))
    return hasil


def _satu_tahunan(r: Random, tugas: list[Tugas], pengali) -> None:
    """Bases of one kind only, 1.500 say, would read as hours of a year as well: one row is a year's."""
    berangka = [
        x
        for t in tugas
        for x in (t.rincian if t.bentuk in ("induk", "rekap") else [t])
        if x.berangka
    ]
    if berangka and "tahunan" not in {x.periode for x in berangka}:
        berangka[0].periode, berangka[0].pengali = "tahunan", pengali["tahunan"]


def _draw_tugas(r: Random, tata: Tata, pengali, lahat: bool) -> Tugas:
    uraian = f"{r.choice(kata.KERJA)} {r.choice(kata.BENDA)}{r.choice(kata.SAMBUNG)}"
    if r.random() < 0.06:
        uraian = r.choice(kata.JEBAKAN)
    satuan = r.choice(kata.SATUAN)
    t = Tugas(uraian, satuan.capitalize(), satuan)
    acak = r.random()
    bernomor = "no" in tata.lajur
    bertingkat = tata.susunan != "datar" and (bernomor or tata.rinci_di == "uraian")
    if acak < 0.10 and bertingkat and bernomor:
        t.bentuk = "induk" if acak < 0.08 or "tercetak" not in tata.lajur else "rekap"
        t.rincian = [
            _berangka(
                r, tata, pengali, lahat, Tugas(r.choice(kata.RINCI), satuan.capitalize(), satuan)
            )
            for _ in range(r.randint(2, 4))
        ]
        return t
    _berangka(r, tata, pengali, lahat, t)
    if acak < 0.14 and bertingkat:
        t.bentuk = "uraian"
        t.rincian = [Tugas(r.choice(kata.RINCI), "", "") for _ in range(r.randint(2, 3))]
    elif acak < 0.155 and bernomor:
        t.bentuk, t.volume, t.waktu = "kosong", None, None
    elif acak < 0.165 and bernomor:
        t.bentuk, t.waktu = "timpang", None
    elif acak < 0.19 and not tata.csv and tata.periode_di == "tidak" and tata.satuan_di != "tidak":
        kolom = r.choice(["volume", "waktu"])
        t.tulisan, angka = r.choice(kata.TULISAN_LONGGAR[kolom])
        t.tanya, t.longgar = kolom, True
        if kolom == "volume":
            t.volume = Fraction(angka)
        else:
            t.waktu = Fraction(angka)
    elif acak < 0.21 and not tata.csv:
        t.tanya = r.choice(["volume", "waktu"])
        # None: the spreadsheet made a date of "1-2"
        t.tulisan = r.choice(
            [*kata.TULISAN_TERBUKA[t.tanya], "#REF!", *([None] if t.tanya == "volume" else [])]
        )
    return t


def _berangka(r: Random, tata: Tata, pengali, lahat: bool, t: Tugas) -> Tugas:
    t.volume = Fraction(
        r.choice(VOLUME if r.random() < 0.85 else BESAR if r.random() < 0.6 else VOLUME_PECAH)
    )
    t.satuan_waktu = (
        r.choice(["menit", "jam"]) if tata.satuan_di in ("lajur", "sel") else tata.satuan
    )
    if lahat:
        t.volume = Fraction(r.choice([1, 2, 4, 5, 8, 10, 12, 15, 20]))
        t.waktu = Fraction(r.choice([10, 15, 30, 30, 60])) * 60
    elif t.satuan_waktu == "jam":
        t.waktu = Fraction(r.choice(JAM if t.volume < 1000 else JAM[:5])) * 60
    elif t.volume >= 1000:
        t.waktu = Fraction(r.choice(MENIT[:9]))
    else:
        t.waktu = Fraction(r.choice(MENIT if r.random() < 0.9 else MENIT_PECAH))
    if tata.periode_di in ("lajur", "basis"):
        t.periode = r.choice(["harian", "mingguan", "bulanan", "tahunan", "tahunan"])
    elif tata.periode_di == "judul":
        t.periode = "bulanan"
    t.pengali = pengali[t.periode]
    if t.periode != "tahunan":
        t.volume = Fraction(
            r.choice(
                {"harian": [1, 1, 2, 3], "mingguan": [1, 2, 5, 8], "bulanan": [1, 2, 4, 10, 22]}[
                    t.periode
                ]
            )
        )
    return t


def _figures(j: Jabatan, tata: Tata) -> None:
    """What the file prints where nothing is wrong with it."""
    if "tercetak" not in tata.lajur:
        return
    for t in j.baris:
        j.cetak[t] = cetak(j.orang(t), tata.desimal)
    if "jumlah" in tata.ringkasan:
        j.jumlah = cetak(j.fte, tata.desimal)
    if "pembulatan" in tata.ringkasan:
        j.pembulatan = setengah_ke_atas(j.fte)
    if "selisih" in tata.ringkasan:
        j.selisih = j.bezetting - j.pembulatan
