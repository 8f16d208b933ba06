"""One layout: which columns stand where, in which words, and how figures are written. Drawn by seed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from fractions import Fraction
from random import Random

from tests.tata_letak import kata

URUTAN = [
    # the orders of columns that published forms have
    ["no", "uraian", "satuan", "waktu", "efektif", "volume", "tercetak", "ket"],
    ["no", "uraian", "hasil", "volume", "waktu", "efektif", "tercetak"],
    ["no", "uraian", "hasil", "satuan", "volume", "waktu", "efektif", "tercetak", "ket"],
    ["no", "uraian", "satuan", "volume", "waktu", "efektif", "tercetak", "ada", "ket"],
    ["no", "uraian", "satuan", "waktu", "efektif", "volume", "tercetak", "ada", "ket"],
    ["no", "uraian", "volume", "satuan", "waktu", "hasilkali", "tercetak"],
    ["uraian", "satuan", "volume", "waktu", "tercetak"],
    ["no", "uraian", "satuan", "waktu", "volume", "hasilkali", "efektif", "tercetak", "ket"],
]
WAJIB = ("uraian", "volume", "waktu")
ASING = ("kode", "alat", "kelas")


@dataclass
class Tata:
    """Choices of one workbook. Names of fields are what failures are grouped by."""

    susunan: str  # lembar | tumpuk | sela | datar
    lajur: list[str]  # columns in order
    judul: dict[
        str, list[str]
    ]  # column -> its heading on each heading row ("" where merged from above)
    kelompok_judul: list[tuple[int, str, str, str]]  # heading row, first column, last column, text
    tingkat_judul: int
    datar_judul: (
        bool  # headings of one row in a heading of several: not merged downwards but left blank
    )
    geser_baris: int
    geser_kolom: int
    penomoran: str  # "", "angka", "kurung", "rumus", "bolong"
    kepala: str  # style of the title block
    isi_kepala: list[str]
    unit_di_atas: bool  # the unit once on top of the sheet, not with each post
    ulang_judul: int  # repeat the heading after so many rows, 0 never
    satuan: str  # hours or minutes the times are in
    satuan_di: str  # judul | lajur | sel | tidak
    efektif_di: str  # baris | gabung | pertama | kepala | tidak
    efektif_satuan: str
    efektif_tersurat: bool
    periode_di: str  # tidak | lajur | judul | basis
    rumus: bool
    tersimpan: bool  # formulas with their stored results
    desimal: int | None
    angka: dict[str, str]  # column -> angka | teks | satuan | campur
    nomor: str
    rinci_di: str  # no | uraian | anak
    lebar_uraian: int
    ringkasan: list[str]  # summary rows below a block
    label: dict[str, str]
    gabung_label: bool
    tanda_tangan: bool
    catatan_kaki: bool
    baris_kosong: float
    nomor_kosong: int  # numbered rows without anything at the end, as in a blank form
    baris_tersembunyi: bool
    lembar_tersembunyi: bool
    umpan: list[str]
    aksen: str  # "", "rtl", "baris" (marks and newlines in names)
    csv: str = ""  # "", "titikkoma", "mesin"
    jabatan_di: str = "ulang"  # flat tables: ulang | pertama | gabung
    nama_dari: str = "kepala"  # kepala | lembar
    kata_periode: list[str] = field(default_factory=list)
    efektif_salah_judul: bool = False  # the heading says hours over minutes, or the reverse
    efektif_rinci: bool = False  # the title block gives day, week, month and year
    rekap_bawah: bool = False  # a recap of the posts below the last block, on the same sheet
    bagian: bool = False  # "A. TUGAS POKOK", "B. TUGAS TAMBAHAN" between the tasks
    gaya_mesin: bool = False  # figures as text the way machines write them: "1250.00"
    dua_label: bool = False  # a second label and value in the same row of the title block
    campur_titik: bool = False  # "0.5" and "1.250" as text in one column
    jumlah_beban: bool = False  # the total row adds up volume × time too
    judul_asing: str = ""  # the column whose heading nobody knows
    jumlah_halaman: bool = False  # "jumlah dipindahkan" at a page break

    def tanda(self) -> dict[str, object]:
        """The choices as short tags."""
        hasil = {}
        for f in fields(self):
            nilai = getattr(self, f.name)
            if isinstance(nilai, str | bool | int) or nilai is None:
                hasil[f.name] = nilai
        hasil["lajur_no"] = "no" in self.lajur
        hasil["umpan"] = bool(self.umpan)
        hasil["mtsn"] = "min" in self.lajur
        for lajur, cara in self.angka.items():
            hasil[f"angka_{lajur}"] = cara
        return hasil


def draw_tata(r: Random) -> Tata:
    susunan = r.choices(["lembar", "tumpuk", "sela", "datar"], [4, 4, 1, 3])[0]
    objek = r.random() < 0.02
    lajur = list(r.choice(URUTAN))
    if r.random() < 0.2:  # columns moved about
        tetap = lajur[:2] if lajur[0] == "no" else lajur[:1]
        sisa = lajur[len(tetap) :]
        r.shuffle(sisa)
        lajur = tetap + sisa
    if r.random() < 0.08 and "no" in lajur:
        lajur.remove("no")
    if r.random() < 0.15:
        lajur.insert(r.randint(2, len(lajur)), r.choice(ASING))
    satuan = r.choice(["menit", "menit", "jam"])
    satuan_di = r.choices(["judul", "lajur", "sel", "tidak"], [6, 1, 2, 4])[0]
    efektif_di = r.choices(["baris", "gabung", "pertama", "kepala", "tidak"], [6, 1, 0.5, 2, 1.5])[
        0
    ]
    if susunan in ("datar", "sela") and efektif_di in ("gabung", "pertama", "kepala"):
        efektif_di = "baris"
    periode_di = r.choices(["tidak", "lajur", "judul", "basis"], [16, 1.5, 0.7, 1.3])[0]
    if periode_di == "basis":
        efektif_di = "baris"
    lajur = [x for x in lajur if x != "efektif" or efektif_di in ("baris", "gabung", "pertama")]
    if efektif_di in ("baris", "gabung", "pertama") and "efektif" not in lajur:
        lajur.insert(lajur.index("waktu") + 1, "efektif")
    if satuan_di == "lajur":
        lajur.insert(lajur.index("waktu") + 1, "satuan_waktu")
    if periode_di == "lajur":
        lajur.insert(lajur.index("volume") + 1, "periode")
    if r.random() < 0.06 and "tercetak" in lajur:
        lajur.remove("tercetak")
    if susunan == "datar":
        depan = r.choice([["unit", "jabatan"], ["jabatan"], ["jabatan", "unit"]])
        lajur = (
            ([lajur[0], *depan, *lajur[1:]])
            if lajur[0] == "no" and r.random() < 0.5
            else depan + lajur
        )
    mtsn = susunan != "datar" and satuan_di in ("judul", "tidak") and r.random() < 0.05
    if mtsn:
        i = lajur.index("waktu")
        lajur[i:i] = ["min", "maks"]

    # an effective time in the other unit than the times, now and then (Kemenag: minutes over 1.250 hours)
    efektif_satuan = (
        satuan
        if r.random() < 0.85 or (satuan_di == "tidak" and r.random() < 0.5)
        else ("jam" if satuan == "menit" else "menit")
    )
    if periode_di == "basis":
        efektif_satuan = "menit"
    tersurat = r.random() < 0.5
    tingkat, judul, kelompok = _judul(
        r, lajur, satuan, satuan_di, efektif_satuan, tersurat, periode_di
    )

    rumus = r.random() < 0.55
    tersimpan = not rumus or r.random() < 0.75
    desimal = None if rumus and r.random() < 0.9 else r.choice([2, 3, 4, 4, 3, 2, None])
    teks = r.random() < 0.3 and not rumus
    angka = {}
    for nama in ("volume", "waktu", "efektif", "tercetak"):
        angka[nama] = r.choice(["teks", "teks", "satuan", "campur", "angka"]) if teks else "angka"
    if desimal is None:
        angka["tercetak"] = "angka"
    if satuan_di == "sel":
        angka["waktu"] = "satuan"
        rumus = False
    csv = ""
    if susunan == "datar" and r.random() < 0.25:
        csv = r.choice(["titikkoma", "mesin"])
        rumus, tersimpan = False, True
        desimal = 4
        angka = dict.fromkeys(angka, "teks")
        if satuan_di == "sel":
            angka["waktu"] = "satuan"
    mesin = not csv and r.random() < 0.05
    if mesin:
        rumus, tersimpan, desimal = False, True, r.choice([2, 4])
        angka = dict.fromkeys(angka, "teks")
        if satuan_di == "sel":
            angka["waktu"] = "satuan"
    ringkasan = []
    if "tercetak" in lajur and r.random() < 0.85:
        ringkasan = ["jumlah"]
        if r.random() < 0.8:
            ringkasan.append("pembulatan")
            if r.random() < 0.4:
                ringkasan += ["bezetting", "selisih"] if r.random() < 0.8 else ["bezetting"]
    if susunan == "datar" and (csv or r.random() < 0.6):
        ringkasan = []
    kepala = r.choice(
        [
            "titik_dua",
            "sel_sendiri",
            "satu_sel",
            "tanpa",
            "bernomor",
            "rapat",
            "titik_dua",
            "satu_sel",
            "bertumpuk",
        ]
    )
    isi = [
        "nama",
        *(["unit"] if r.random() < 0.85 else []),
        *(["ikhtisar"] if r.random() < 0.6 else []),
    ]
    if efektif_di == "kepala":
        isi.append("efektif")
    for nama, peluang in (("instansi", 0.2), ("kelas", 0.12), ("tahun", 0.1), ("bezetting", 0.08)):
        if r.random() < peluang:
            isi.insert(r.randint(0, len(isi)), nama)
    unit_di_atas = susunan in ("tumpuk", "sela") and r.random() < (1 if susunan == "sela" else 0.3)
    nama_dari = "lembar" if susunan == "lembar" and r.random() < 0.06 else "kepala"
    salah_judul = (
        "efektif" in lajur
        and efektif_di == "baris"
        and satuan_di == "judul"
        and satuan == efektif_satuan
        and periode_di == "tidak"
        and tersurat
        and tingkat == 1
        and r.random() < 0.15
    )
    if salah_judul:
        lain = "jam" if efektif_satuan == "menit" else "menit"
        judul["efektif"] = [f"WAKTU KERJA EFEKTIF ({lain.upper()})"]
    ulang = r.choice([0, 0, 0, 0, 0, 3, 4]) if susunan != "datar" else 0
    return Tata(
        susunan="objek" if objek else susunan,
        lajur=lajur,
        judul=judul,
        kelompok_judul=kelompok,
        tingkat_judul=tingkat,
        datar_judul=r.random() < 0.3,
        geser_baris=0 if csv else r.choice([0, 0, 1, 2, 3, 6]),
        geser_kolom=0 if csv else r.choice([0, 0, 0, 1, 2]),
        penomoran=r.choice(["", "", "angka", "angka", "kurung", "rumus", "bolong"])
        if not csv
        else "",
        kepala=kepala,
        isi_kepala=isi,
        unit_di_atas=unit_di_atas,
        ulang_judul=ulang,
        bagian=susunan in ("lembar", "tumpuk") and "no" in lajur and r.random() < 0.08,
        gaya_mesin=mesin,
        rekap_bawah=susunan in ("tumpuk", "sela") and r.random() < 0.12,
        dua_label=r.random() < 0.12,
        campur_titik=not csv and angka["volume"] == "teks" and not mesin and r.random() < 0.15,
        jumlah_beban="hasilkali" in lajur and r.random() < 0.5,
        efektif_salah_judul=salah_judul,
        efektif_rinci=efektif_di == "kepala" and r.random() < 0.25,
        jumlah_halaman=ulang > 0 and "tercetak" in lajur and r.random() < 0.3,
        satuan=satuan,
        satuan_di=satuan_di,
        efektif_di=efektif_di,
        efektif_satuan=efektif_satuan,
        efektif_tersurat=tersurat,
        periode_di=periode_di,
        rumus=rumus,
        tersimpan=tersimpan,
        desimal=desimal,
        angka=angka,
        nomor=r.choice(["angka", "angka", "titik", "kurung", "teks"]),
        rinci_di=r.choice(["no", "no", "uraian", "anak"]) if susunan != "datar" else "no",
        lebar_uraian=r.choice([1, 1, 1, 2, 3]) if susunan != "datar" else 1,
        ringkasan=ringkasan,
        label={
            "jumlah": r.choice(kata.JUMLAH),
            "pembulatan": r.choice(kata.PEMBULATAN),
            "bezetting": r.choice(kata.BEZETTING),
            "selisih": r.choice(kata.SELISIH),
        },
        gabung_label=r.random() < 0.6,
        tanda_tangan=susunan != "datar" and r.random() < 0.5,
        catatan_kaki=susunan != "datar" and r.random() < 0.25,
        baris_kosong=r.choice([0, 0, 0, 0.15]),
        nomor_kosong=r.choice([0, 0, 0, 0, 2]) if susunan != "datar" else 0,
        baris_tersembunyi=not csv and r.random() < 0.08,
        lembar_tersembunyi=not csv and r.random() < 0.06,
        umpan=[]
        if csv
        else [u for u in ("pegawai", "petunjuk", "rekap", "efektif") if r.random() < 0.13],
        aksen=r.choices(["", "rtl", "baris", "spasi"], [12, 1, 1, 1])[0],
        csv=csv,
        jabatan_di=r.choice(["ulang", "ulang", "pertama", "gabung"])
        if not csv
        else r.choice(["ulang", "pertama"]),
        nama_dari=nama_dari,
        kata_periode=r.choice(
            [
                ["Harian", "Mingguan", "Bulanan", "Tahunan"],
                ["hari", "minggu", "bulan", "tahun"],
                ["per hari", "per minggu", "per bulan", "per tahun"],
            ]
        ),
    )


def _judul(r: Random, lajur, satuan, satuan_di, efektif_satuan, tersurat, periode_di):
    """Headings of one to three rows: (rows, column -> text per row, groups)."""
    teks = {}
    for nama in lajur:
        kunci = "volume_bulan" if nama == "volume" and periode_di == "judul" else nama
        pilihan = kata.JUDUL.get(kunci, [nama.upper()])
        if periode_di in (
            "lajur",
            "basis",
        ):  # "per tahun" over daily figures would contradict itself
            pilihan = [x for x in pilihan if "TAHUN" not in x]
        teks[nama] = r.choice(pilihan)
    if "volume" in teks and "hasilkali" in teks and "BEBAN" in teks["volume"]:
        teks["volume"] = (
            "VOLUME PER BULAN" if periode_di == "judul" else "VOLUME"
        )  # else nobody could tell the two apart
    if "unit" in lajur and "satuan" in lajur and teks["unit"] == "UNIT":
        teks["unit"] = "UNIT KERJA"
    akhir = {}
    if satuan_di == "judul":
        akhir["waktu"] = r.choice(kata.SATUAN_JUDUL[satuan])
    if (
        "efektif" in lajur
        and tersurat
        and periode_di != "basis"
        and teks["efektif"] != "JAM KERJA EFEKTIF"
    ):
        akhir["efektif"] = r.choice(kata.SATUAN_JUDUL[efektif_satuan])
    if "hasilkali" in lajur and r.random() < 0.6:
        akhir["hasilkali"] = r.choice(kata.SATUAN_JUDUL[satuan])
    tingkat = 2 if "min" in lajur else r.choices([1, 2, 3], [6, 3, 1])[0]
    kelompok: list[tuple[int, str, str, str]] = []
    baris = {nama: [""] * tingkat for nama in lajur}
    for nama in lajur:
        baris[nama][0] = teks[nama] + akhir.get(nama, "")
    if tingkat > 1:
        bawah = tingkat - 1
        if "min" in lajur:
            kelompok.append((0, "min", "waktu", (teks["waktu"] + akhir.get("waktu", "")).strip()))
            for nama, sub in (("min", "MIN"), ("maks", "MAKS"), ("waktu", "RATA-RATA")):
                baris[nama] = ["", *[""] * (bawah - 1), sub]
        elif _bersebelahan(lajur, "waktu", "efektif") and r.random() < 0.6:
            a, b = sorted(("waktu", "efektif"), key=lajur.index)
            kelompok.append((0, a, b, "WAKTU"))
            sub = {
                "waktu": r.choice(["PENYELESAIAN", "PENYELESAIAN TUGAS"]),
                "efektif": r.choice(["KERJA EFEKTIF", "EFEKTIF"]),
            }
            for nama in (a, b):
                baris[nama] = ["", *[""] * (bawah - 1), sub[nama] + akhir.get(nama, "")]
        if _bersebelahan(lajur, "volume", "satuan") and periode_di != "judul" and r.random() < 0.6:
            a, b = sorted(("volume", "satuan"), key=lajur.index)
            utama = r.choice(
                ["BEBAN KERJA", "HASIL KERJA", "VOLUME KERJA"]
                if "hasilkali" not in lajur
                else ["HASIL KERJA"]
            )
            kelompok.append((0, a, b, utama))
            sub = {
                "volume": r.choice(
                    ["JUMLAH", "VOLUME", "JUMLAH (1 TAHUN)" if periode_di == "tidak" else "JUMLAH"]
                ),
                "satuan": "SATUAN",
            }
            for nama in (a, b):
                baris[nama] = ["", *[""] * (bawah - 1), sub[nama]]
        terpakai = {
            n for _, a, b, _ in kelompok for n in lajur[lajur.index(a) : lajur.index(b) + 1]
        }
        for nama in ("waktu", "efektif"):  # "WAKTU PENYELESAIAN" over "(MENIT)"
            if nama in akhir and nama not in terpakai and r.random() < 0.7:
                baris[nama] = [teks[nama], *[""] * (bawah - 1), akhir[nama].strip(" -\n")]
    if tingkat == 3 and not kelompok:  # a caption over the figure columns
        angka = [
            n
            for n in lajur
            if n
            in (
                "satuan",
                "volume",
                "waktu",
                "efektif",
                "tercetak",
                "hasilkali",
                "periode",
                "satuan_waktu",
            )
        ]
        ujung = lajur[lajur.index(angka[0]) : lajur.index(angka[-1]) + 1]
        if len(ujung) > 1:
            kelompok.append((0, ujung[0], ujung[-1], "PERHITUNGAN BEBAN KERJA"))
            for nama in ujung:
                baris[nama] = ["", *[x for x in baris[nama] if x][:2]]
                baris[nama] += [""] * (3 - len(baris[nama]))
    gaya = r.choice(["besar", "besar", "judul", "kecil", "campur"])
    if lajur[0] in ("unit", "jabatan") and tingkat == 1 and r.random() < 0.35:
        gaya = "ular"
    for nama in lajur:
        baris[nama] = [_eja(r, t, gaya) for t in baris[nama]]
    kelompok = [(n, a, b, _eja(r, t, gaya)) for n, a, b, t in kelompok]
    return tingkat, baris, kelompok


def _bersebelahan(lajur, a, b) -> bool:
    return a in lajur and b in lajur and abs(lajur.index(a) - lajur.index(b)) == 1


def _eja(r: Random, teks: str, gaya: str) -> str:
    """A heading as somebody types it."""
    if not teks:
        return ""
    if gaya == "ular":  # an export of another program
        return re.sub(r"[^a-z0-9]+", "_", teks.replace("-\n", "").casefold()).strip("_")
    if gaya == "judul" or (gaya == "campur" and r.random() < 0.4):
        teks = teks.title()
    elif gaya == "kecil":
        teks = teks.capitalize()
    acak = r.random()
    if acak < 0.12:
        teks = teks.replace(" ", "\n", 1)
    elif acak < 0.2:
        teks += " "
    elif acak < 0.25:
        teks = " " + teks.replace(" ", "  ", 1)
    elif acak < 0.28:
        teks = teks.replace(" ", "\u00a0", 1)
    return teks


EFEKTIF_TAHUN = {
    # effective minutes a year as files have them, with weights
    Fraction(75000): 8,
    Fraction(72000): 6,
    Fraction(78000): 2,
    Fraction(79320): 1,  # 1.322 hours
}
