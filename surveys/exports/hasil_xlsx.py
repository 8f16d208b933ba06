"""The processing sheet of a round as Excel: answers without personal data, and NRR, weighted NRR and IKM as live
formulas over them, beside the exact figures of the application.

    Olahan      per unsur: counts → penjawab → jumlah → NRR → tertimbang; indeks, IKM; chart
    Unit, Layanan, Waktu   figures as the page shows them; small ones hidden
    Responden   one row per answer that counts: service and nilai only, sorted by them; services that the page
                hides stand together under the nearest unit that is shown
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import BinaryIO

from asnplan.lib.xlsx import APA_ADANYA, BULAT, DESIMAL, EMPAT_DESIMAL, Buku, Kolom, Rumus, letter
from surveys.calculators.indeks import KALI, SKALA_MUTU, rounded
from surveys.hasil import penyajian
from surveys.hasil.laporan import Baris, Laporan, read_lembaran

MAX_RESPONDEN = 50_000
"""Rows of single answers. Above that the counts of Olahan are plain figures, and the file says so: Excel itself
ends at 1.048.576 rows, and a file of a million answers opens on nobody's desk."""


def write_xlsx(file: BinaryIO, laporan: Laporan) -> None:
    survei = laporan.survei
    nama = laporan.unit.nama if laporan.unit else survei.instansi.nama
    judul = f"Olahan {survei.nama}, {nama}"
    terbuka = laporan.ringkasan is not None
    hidup = terbuka and laporan.respons <= MAX_RESPONDEN
    with Buku(file, judul=judul) as buku:
        _olahan(buku, laporan, judul, hidup)
        if terbuka:
            _cells(buku, laporan, "Unit", [b for b in laporan.per_unit if b.respons])
            _cells(buku, laporan, "Layanan", laporan.per_layanan)
            _waktu(buku, laporan)
        if hidup:
            _responden(buku, laporan)


def _olahan(buku: Buku, laporan: Laporan, judul: str, hidup: bool) -> None:
    kolom = [
        Kolom("Unsur", 36, bungkus=True),
        *(Kolom(f"Nilai {n}", 8, BULAT) for n in (1, 2, 3, 4)),
        Kolom("Penjawab", 10, BULAT),
        Kolom("Jumlah nilai", 10, BULAT),
        Kolom("NRR", 10, EMPAT_DESIMAL),
        Kolom("Bobot", 10, APA_ADANYA),
        Kolom("Tertimbang", 11, EMPAT_DESIMAL),
        Kolom("Nilai × 25", 10, DESIMAL),
        Kolom("Mutu", 7, tengah=True),
    ]
    lembar = buku.lembar("Olahan", kolom, judul=[judul, _bobot_kalimat(laporan)])
    if laporan.hasil is None:
        lembar.catatan("Angka bagian ini tidak ditampilkan, atau ada unsur yang belum dijawab.")
        lembar.selesai(saring=False)
        return
    awal = lembar.baris_berikut
    banyak = laporan.respons
    for i, u in enumerate(laporan.hasil.unsur):
        r = lembar.baris_berikut
        huruf = letter(i + 2)
        hitung = [
            Rumus(f"=COUNTIF(Responden!${huruf}${AWAL}:${huruf}${AWAL + banyak - 1},{n})", jumlah)
            if hidup
            else jumlah
            for n, jumlah in enumerate(u.jawaban.hitung, 1)
        ]
        info = next(x for x in laporan.unsur if x.kode == u.kode)
        lembar.tulis(
            (
                f"U{info.nomor} {info.nama}",
                *hitung,
                Rumus(f"=SUM(B{r}:E{r})", u.jawaban.penjawab),
                Rumus(f"=B{r}+2*C{r}+3*D{r}+4*E{r}", u.jawaban.jumlah),
                Rumus(f"=G{r}/F{r}", _desimal(u.nrr)),
                Rumus(f"={u.bobot.numerator}/{u.bobot.denominator}", _desimal(u.bobot)),
                Rumus(f"=H{r}*I{r}", _desimal(u.tertimbang)),
                Rumus(f"=ROUND(H{r}*{KALI},2)", u.ikm),
                Rumus(_mutu(f"K{r}"), u.mutu.huruf),
            )
        )
    akhir = lembar.baris_berikut - 1
    h, kosong = laporan.hasil, (None,) * 8
    r = lembar.baris_berikut
    lembar.tulis(("Indeks = jumlah tertimbang", *kosong, Rumus(f"=SUM(J{awal}:J{akhir})", _desimal(h.indeks)), None, None), gaya="jumlah")  # fmt: skip
    lembar.tulis(
        (f"IKM = indeks × {KALI}", *kosong, None, Rumus(f"=ROUND(J{r}*{KALI},2)", h.ikm), Rumus(_mutu(f"K{r + 1}"), h.mutu.huruf)),
        gaya="jumlah",
    )  # fmt: skip
    lembar.catatan(
        f"{laporan.respons} jawaban dihitung, {laporan.karantina} dikarantina dan {laporan.ditolak} ditolak (tidak dihitung).",
        *(f"Dengan bobot {c['cara']}: IKM {c['ikm']}, mutu {c['huruf']}." for c in penyajian.ways(laporan) if not c["dipakai"]),
    )  # fmt: skip
    if not hidup:
        lembar.catatan(
            f"Lebih dari {penyajian.whole(MAX_RESPONDEN)} jawaban: nilai setiap responden tidak dimuat di berkas ini. "
            "Banyaknya setiap nilai dihitung oleh aplikasi; NRR, tertimbang, dan IKM tetap rumus."
        )
    lembar.patah()
    lembar.grafik(
        "bar", "NRR setiap unsur", (awal, akhir, 0), [("NRR", 7)], baris_grafik=lembar.baris_berikut + 1, minimum=1, maksimum=4
    )  # fmt: skip
    lembar.selesai(beku_kolom=1, saring=False)


def _bobot_kalimat(laporan: Laporan) -> str:
    cara = "sendiri" if laporan.sendiri else penyajian.SEBUT_CARA[laporan.cara]
    dasar = f", menurut {laporan.survei.dasar_bobot}" if laporan.survei.dasar_bobot else ""
    return f"Bobot: {cara}{dasar}"


def _mutu(sel: str) -> str:
    """The grade of the figure in that cell, as nested IFs over the same scale."""
    *atas, bawah = SKALA_MUTU
    jika = "".join(f'IF({sel}>={m.batas},"{m.huruf}",' for m in atas)
    return f'={jika}"{bawah.huruf}"{")" * len(atas)}'


def _desimal(angka: Fraction) -> Decimal:
    return rounded(angka, 15)


def _cells(buku: Buku, laporan: Laporan, nama: str, baris: list[Baris]) -> None:
    if not baris:
        return
    kolom = [
        Kolom(nama, 44, bungkus=True),
        *([] if nama == "Unit" else [Kolom("Unit kerja", 36, bungkus=True)]),
        Kolom("Responden", 11, BULAT),
        Kolom("IKM", 12, DESIMAL),
        Kolom("Mutu", 7, tengah=True),
        Kolom("Unsur terlemah", 44, bungkus=True),
    ]
    lembar = buku.lembar(nama, kolom, judul=[f"IKM per {nama.lower()}"])
    for b, x in zip(penyajian.cells(baris, laporan), baris, strict=True):
        hasil = x.ringkasan.hasil if x.ringkasan else None
        lembar.tulis(
            (
                b["nama"],
                *([] if nama == "Unit" else [b["unit"]]),
                b["respons"] if x.tertutup else x.respons,
                hasil.ikm if hasil else penyajian.TUTUP if x.tertutup else "–",
                b["huruf"],
                b["lemah"],
            )
        )
    lembar.catatan(
        "Angka kurang dari lima responden ditutup, dan satu angka lagi bila darinya yang tertutup dapat dihitung."
    )
    lembar.selesai()


def _waktu(buku: Buku, laporan: Laporan) -> None:
    kolom = [
        Kolom("Waktu", 40, bungkus=True),
        Kolom("Responden", 11),
        Kolom("IKM", 12, DESIMAL),
        Kolom("Mutu", 7, tengah=True),
    ]
    lembar = buku.lembar("Waktu", kolom, judul=["IKM dari survei ke survei dan dalam survei ini"])
    kelompok = []
    for titik in (penyajian.rounds(laporan), penyajian.months(laporan)):
        awal = lembar.baris_berikut
        for t in titik:
            lembar.tulis(
                (t["nama"], t["respons"], penyajian.TUTUP if t["angka"] is None else t["angka"], t["huruf"])
            )  # fmt: skip
        kelompok.append((awal, lembar.baris_berikut - 1))
    bawah = lembar.baris_berikut + 1
    for (awal, akhir), judul in zip(
        kelompok,
        ("IKM dari survei ke survei", f"IKM per {'triwulan' if laporan.per_triwulan else 'bulan'}"),
        strict=True,
    ):
        if akhir > awal:
            lembar.grafik("line", judul, (awal, akhir, 0), [("IKM", 2)], baris_grafik=bawah, minimum=25, maksimum=100)  # fmt: skip
            bawah += 19
    lembar.selesai(saring=False)


AWAL = 4  # 1-based row of the first answer: title, blank, heading


def _responden(buku: Buku, laporan: Laporan) -> None:
    kolom = [
        Kolom("No", 7, BULAT),
        Kolom("Layanan", 60),
        *(Kolom(f"U{u.nomor}", 6, BULAT, tengah=True) for u in laporan.unsur),
    ]
    lembar = buku.lembar("Responden", kolom, judul=["Nilai setiap responden, tanpa identitas"])
    assert lembar.awal == AWAL
    for i, satu in enumerate(read_lembaran(laporan), 1):
        lembar.tulis((i, satu.tempat, *satu.nilai))
    lembar.selesai(beku_kolom=2)
