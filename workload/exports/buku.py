"""The workbook that goes to BKD: Sampul, Rekap Unit, Per Jabatan, Uraian Tugas.

Formulas are live from the bottom up and agree with the stored figures:

    Uraian Tugas  minutes = volume × pengali × waktu × (60 where hours);  FTE = minutes ÷ Sampul
    Per Jabatan   FTE = sum of the post's own rows, which stand together;  kurang, lebih, EJ
    Rekap Unit    sums of a stretch of Per Jabatan: depth first, a subtree is one stretch

Sums of stretches open fast at any size; SUMIFS over 80,000 rows for 8,000 posts would take minutes.
Kebutuhan is a plain figure: it is rounded from exact numbers, which a spreadsheet does not have.
"""

from __future__ import annotations

from typing import BinaryIO

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import (
    APA_ADANYA,
    BULAT,
    EMPAT_DESIMAL,
    TANGGAL_JAM,
    Buku,
    Isi,
    Kolom,
    Rumus,
)
from units.calculators.jenis import LABEL_JENJANG, Jenis
from workload.calculators.kebutuhan import Dasar
from workload.calculators.pendekatan import SatuanWaktu
from workload.calculators.perhitungan import Keadaan, alasan_disisihkan, scale_steps
from workload.exports.kebutuhan import BarisTugas, Kebutuhan
from workload.rekap import SUMBER_BEZETTING

KOLOM_UNIT = [
    Kolom("Kode unit", 18),
    Kolom("Unit kerja", 46, bungkus=True),
    Kolom("Jumlah jabatan", 10, BULAT),
    Kolom("Belum dianalisis", 10, BULAT),
    Kolom("FTE", 13, EMPAT_DESIMAL),
    Kolom("Kebutuhan", 11, BULAT),
    Kolom("Bezetting", 11, BULAT),
    Kolom("Kurang", 9, BULAT),
    Kolom("Lebih", 9, BULAT),
    Kolom("Bezetting dianalisis", 11, BULAT),
    Kolom("EU", 9, EMPAT_DESIMAL, tengah=True),
    Kolom("PU", 6, tengah=True),
]
KOLOM_JABATAN = [
    Kolom("Kode unit", 18),
    Kolom("Unit kerja", 34, bungkus=True),
    Kolom("Kode jabatan", 22),
    Kolom("Jabatan", 38, bungkus=True),
    Kolom("Jenis", 14),
    Kolom("Jenjang", 13),
    Kolom("Kelas", 7, BULAT, tengah=True),
    Kolom("Dasar", 22, bungkus=True),
    Kolom("Baris dihitung", 10, BULAT),
    Kolom("FTE", 12, EMPAT_DESIMAL),
    Kolom("Pembulatan", 32, bungkus=True),
    Kolom("Kebutuhan", 11, BULAT),
    Kolom("Bezetting", 11, BULAT),
    Kolom("Sumber bezetting", 28, bungkus=True),
    Kolom("Kurang", 9, BULAT),
    Kolom("Lebih", 9, BULAT),
    Kolom("EJ", 9, EMPAT_DESIMAL, tengah=True),
    Kolom("PJ", 6, tengah=True),
]
KOLOM_TUGAS = [
    Kolom("Kode unit", 18),
    Kolom("Unit kerja", 26, bungkus=True),
    Kolom("Jabatan", 28, bungkus=True),
    Kolom("No", 8),
    Kolom("Uraian tugas", 56, bungkus=True),
    Kolom("Hasil kerja", 20, bungkus=True),
    Kolom("Satuan hasil", 12, bungkus=True),
    Kolom("Pendekatan", 14),
    Kolom("Volume", 11, APA_ADANYA),
    Kolom("Periode", 12, tengah=True),
    Kolom("Pengali", 9, APA_ADANYA),
    Kolom("Norma waktu", 10, APA_ADANYA),
    Kolom("Satuan waktu", 8, tengah=True),
    Kolom("Rasio: satuan", 9, APA_ADANYA),
    Kolom("Rasio: orang", 9, APA_ADANYA),
    Kolom("Menit per tahun", 14, "#,##0.00"),
    Kolom("FTE", 11, EMPAT_DESIMAL),
    Kolom("Keterangan", 30, bungkus=True),
]


def nama_berkas(periode, unit=None) -> str:
    kode = f"{periode.instansi.kode}-{unit.kode}" if unit else periode.instansi.kode
    return f"kebutuhan-{kode}-{periode.tahun}.xlsx"


def write_buku(data: Kebutuhan, file: BinaryIO, *, cetakan=None) -> None:
    """Write the whole workbook into `file`."""
    judul = f"Kebutuhan ASN {data.instansi.nama}, {data.periode}"
    with Buku(file, judul=judul) as buku:
        sampul = buku.lembar_isian("Sampul", "Kebutuhan ASN", (34, 64))
        anak_judul = [data.unit.nama if data.unit else data.instansi.nama, str(data.periode)]
        rekap = buku.lembar("Rekap Unit", KOLOM_UNIT, judul=["Rekap per unit", *anak_judul])
        jabatan = buku.lembar(
            "Per Jabatan", KOLOM_JABATAN, judul=["Kebutuhan per jabatan", *anak_judul]
        )
        tugas = buku.lembar("Uraian Tugas", KOLOM_TUGAS, judul=["Uraian tugas", *anak_judul])
        waktu_efektif = _sampul(sampul, data, jabatan)
        letak = _tugas(tugas, data.tugas(), waktu_efektif)
        _jabatan(jabatan, data, letak, tugas)
        _unit(rekap, data, jabatan)


# --- Uraian Tugas -------------------------------------------------------------------------------


def _tugas(lembar, baris, waktu_efektif: str) -> dict[int, tuple[int, int]]:
    """Write the task rows; gives, per post, the first and last row in which they stand."""
    letak: dict[int, tuple[int, int]] = {}
    for b in baris:
        judul = b.baris.keadaan is Keadaan.JUDUL
        r = lembar.tulis(
            _isi_tugas(b, lembar.baris_berikut, waktu_efektif), tebal=judul, takik=b.tingkat
        )
        letak[b.jabatan.pk] = (letak.get(b.jabatan.pk, (r,))[0], r)
    lembar.selesai(beku_kolom=5)
    return letak


def _isi_tugas(tugas: BarisTugas, r: int, waktu_efektif: str) -> tuple[Isi, ...]:
    b = tugas.baris
    tempat = (tugas.jabatan.unit_kode, tugas.jabatan.unit_nama, tugas.jabatan.nama, tugas.nomor)
    if b.kelompok:
        return (*tempat, b.uraian, *[None] * 13)
    menit = fte = None
    if b.menit is not None and tugas.fte is not None:
        jam = "*60" if b.satuan_waktu is SatuanWaktu.JAM else ""
        menit = Rumus(f"=I{r}*K{r}*L{r}{jam}", b.menit)
        fte = Rumus(f"=P{r}/{waktu_efektif}", tugas.fte)
    elif tugas.fte is not None:
        fte = Rumus(f"=I{r}*O{r}/N{r}", tugas.fte)
    if b.pendekatan.memakai_waktu:
        angka = (b.periode_volume.label, b.pengali, b.waktu, str(b.satuan_waktu), None, None)
    else:
        angka = (None, None, None, None, b.rasio_unit, b.rasio_orang)
    alasan = alasan_disisihkan(b)
    keterangan = f"Tidak dihitung. {alasan}" if alasan else b.catatan
    return (
        *tempat,
        b.uraian,
        b.hasil,
        b.satuan,
        b.pendekatan.kata.nama,
        b.volume,
        *angka,
        menit,
        fte,
        keterangan,
    )


# --- Per Jabatan --------------------------------------------------------------------------------


def _jabatan(lembar, data: Kebutuhan, letak: dict[int, tuple[int, int]], tugas) -> None:
    fte_tugas = f"'{tugas.nama}'!{tugas.huruf('FTE')}"
    huruf = fte_tugas[-1]
    for p in data.posts:
        r = lembar.baris_berikut
        fte: Isi = p.fte
        if p.pk in letak and p.baris:
            awal, akhir = letak[p.pk]
            fte = Rumus(f"=SUM({fte_tugas}{awal}:{huruf}{akhir})", p.fte)
        cara = data.aturan.cara(Jenis(p.jenis))
        lembar.tulis(
            (
                p.unit_kode,
                p.unit_nama,
                p.kode,
                p.nama,
                Jenis(p.jenis).label,
                LABEL_JENJANG.get(p.jenjang, ""),
                p.kelas,
                Dasar(p.dasar).label,
                p.baris,
                fte,
                "" if p.dasar == Dasar.PEMBINA and not p.struktural else cara.label,
                p.kebutuhan,
                p.bezetting,
                SUMBER_BEZETTING[p.bezetting_sumber],
                Rumus(f'=IF(L{r}="",0,MAX(L{r}-M{r},0))', p.kurang),
                Rumus(f'=IF(L{r}="",0,MAX(M{r}-L{r},0))', p.lebih),
                Rumus(f'=IF(OR(I{r}=0,M{r}=0),"–",J{r}/M{r})', "–" if p.ej is None else p.ej),
                p.grade or "–",
            )
        )
    lembar.selesai(beku_kolom=4)


# --- Rekap Unit ---------------------------------------------------------------------------------


def _unit(lembar, data: Kebutuhan, jabatan) -> None:
    per_unit: dict[int, int] = {}
    for p in data.posts:
        per_unit[p.unit_id] = per_unit.get(p.unit_id, 0) + 1
    sebelum = [0]  # posts of all units before the i-th
    for u in data.units:
        sebelum.append(sebelum[-1] + per_unit.get(u.pk, 0))
    pertama = jabatan.kepala + 2  # 1-based row of the first post

    for i, u in enumerate(data.units):
        akhir = next(
            (j for j in range(i + 1, len(data.units)) if data.units[j].tingkat <= u.tingkat),
            len(data.units),
        )
        r = lembar.baris_berikut
        awal, habis = pertama + sebelum[i], pertama + sebelum[akhir] - 1

        def letak(judul, awal=awal, habis=habis):
            huruf = jabatan.huruf(judul)
            return f"'{jabatan.nama}'!{huruf}{awal}:{huruf}{habis}"

        def jumlah(judul, nilai, letak=letak, ada=habis >= awal) -> Isi:
            return Rumus(f"=SUM({letak(judul)})", nilai) if ada else nilai

        dianalisis: Isi = u.bezetting_dianalisis
        if habis >= awal:
            dianalisis = Rumus(
                f'=SUMIF({letak("Baris dihitung")},">0",{letak("Bezetting")})',
                u.bezetting_dianalisis,
            )
        lembar.tulis(
            (
                u.kode,
                u.nama,
                u.jabatan,
                u.belum_dianalisis,
                jumlah("FTE", u.fte),
                jumlah("Kebutuhan", u.kebutuhan),
                jumlah("Bezetting", u.bezetting),
                jumlah("Kurang", u.kurang),
                jumlah("Lebih", u.lebih),
                dianalisis,
                Rumus(f'=IF(J{r}=0,"–",E{r}/J{r})', "–" if u.eu is None else u.eu),
                u.grade or "–",
            ),
            tebal=u.tingkat == 0,
            takik=u.tingkat,
        )
    lembar.selesai(beku_kolom=2)


# --- Sampul -------------------------------------------------------------------------------------


def _sampul(lembar, data: Kebutuhan, jabatan) -> str:
    """Write the cover; gives the reference of the cell with the effective time, for formulas."""
    a, total = data.aturan, data.total
    lembar.bagian("Isi buku kerja ini")
    lembar.isian("Instansi", f"{data.instansi.nama} ({data.instansi.kode})")
    lembar.isian(
        "Cakupan",
        f"{data.unit.nama} ({data.unit.kode}) dan semua unit di bawahnya"
        if data.unit
        else f"{len(data.units)} unit kerja",
    )
    lembar.isian("Periode", f"{data.periode}{' (ditutup)' if data.periode.ditutup else ''}")
    lembar.isian("Dibuat pada", data.dibuat_pada, TANGGAL_JAM)
    lembar.isian("Dibuat oleh", data.dibuat_oleh)

    lembar.bagian("Ringkasan")
    for label, judul, nilai, bentuk in (
        ("Beban kerja (FTE)", "FTE", total.fte, EMPAT_DESIMAL),
        ("Kebutuhan", "Kebutuhan", total.kebutuhan, BULAT),
        ("Bezetting", "Bezetting", total.bezetting, BULAT),
        ("Kurang", "Kurang", total.kurang, BULAT),
        ("Lebih", "Lebih", total.lebih, BULAT),
    ):
        lembar.isian(label, _total(jabatan, judul, nilai, len(data.posts)), bentuk)
    lembar.isian("Jabatan", total.jabatan, BULAT)
    lembar.isian("Belum dianalisis", total.belum_dianalisis, BULAT)

    lembar.bagian("Aturan penghitungan periode ini")
    waktu_efektif = lembar.isian("Waktu kerja efektif (menit/tahun)", a.waktu_efektif, APA_ADANYA)
    lembar.isian("Sumber", a.sumber)
    for periode, pengali in a.pengali.items():
        lembar.isian(f"Pengali volume {periode.label}", pengali, APA_ADANYA)
    for jenis in Jenis:
        lembar.isian(f"Pembulatan {jenis.label}", a.cara(jenis).label)

    lembar.bagian("Peringkat EJ dan EU")
    for langkah in scale_steps(None, a.skala):
        lembar.isian(f"{langkah.peringkat.huruf} – {langkah.peringkat.label}", langkah.syarat)
    lembar.isian("Sumber", data.sumber_skala)

    lembar.catatan(
        "FTE dihitung dari lembar Uraian Tugas dengan rumus hidup: ubah volume atau norma waktu untuk "
        "mencobanya. Kebutuhan adalah FTE jabatan yang dibulatkan satu kali di aplikasi menurut aturan di "
        f"atas (ke atas mengabaikan kelebihan sampai {format_angka(a.toleransi_ke_atas)} orang), jadi tidak ikut "
        "berubah. Kurang dan lebih dijumlahkan terpisah: kelebihan di satu jabatan tidak menutup kekurangan "
        "di jabatan lain."
    )
    lembar.tanda_tangan("Disusun oleh", "Diperiksa oleh")
    return waktu_efektif


def _total(jabatan, judul: str, nilai, banyak: int) -> Isi:
    if not banyak:
        return nilai
    huruf, awal = jabatan.huruf(judul), jabatan.kepala + 2
    return Rumus(f"=SUM('{jabatan.nama}'!{huruf}{awal}:{huruf}{awal + banyak - 1})", nilai)
