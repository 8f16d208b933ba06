"""Reading a workload file into posts with their rows, and reconciling it with itself. No database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from asnplan.lib.angka import format_angka
from asnplan.lib.tabel import BerkasDitolak, Tabel, normalize, read_tabel
from units.calculators.aturan import Aturan, PeriodeVolume
from units.imports.jenis import parse_jenis
from workload.calculators.kebutuhan import fte
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.imports import kolom as k
from workload.imports.temuan import Temuan, check_row, same_as_printed
from workload.imports.terbaca import BarisTugas, BukuTerbaca, JabatanBerkas

MAKS = Decimal(10) ** 12  # what a figure column of the database holds before the comma
DESIMAL = 6
_JUMLAH = re.compile(r"^(jumlah|total|jumlah total|jumlah fte)$")
_PEMBULATAN = re.compile(r"^(pembulatan|dibulatkan|jumlah pegawai|jumlah kebutuhan pegawai)$")


def read_beban_kerja(
    sumber,
    aturan: Aturan,
    *,
    nama: str = "",
    lapor=None,
    alias: Mapping[str, str] = {},
    jawaban: Mapping[str, str] = {},
) -> BukuTerbaca:
    """The file in its order. Raises BerkasDitolak with every bad cell.

    alias     normalised heading of the file -> field of kolom.py, where a person said so
    jawaban   Pertanyaan.kunci -> what a person answered
    """
    tabel = read_tabel(sumber, k.KOLOM, nama)
    if not tabel.punya("kode") and not tabel.punya("jabatan"):
        raise BerkasDitolak("Kolom “nama_jabatan” atau “peta_id” tidak ditemukan.")
    pembaca = _Pembaca(tabel, aturan)
    for n, baris in enumerate(tabel, 1):
        pembaca.read(baris)
        if lapor and n % 20_000 == 0:
            lapor(f"{n:,} baris diperiksa …".replace(",", "."))
    tabel.refuse_if_bad()
    hasil = list(pembaca.jabatan.values())
    for jabatan in hasil:
        _nest(jabatan.tugas)
        _reconcile(jabatan, aturan)
    return BukuTerbaca(hasil)


class _Pembaca:
    """Walks the rows once; a row without post columns belongs to the post above it."""

    def __init__(self, tabel: Tabel, aturan: Aturan):
        self.tabel, self.aturan = tabel, aturan
        self.jabatan: dict[tuple[str, ...], JabatanBerkas] = {}
        self.terakhir: JabatanBerkas | None = None
        self.satuan_waktu = k.heading_unit(tabel.judul.get("waktu", ""))
        self.satuan_efektif = k.heading_unit(tabel.judul.get("efektif", ""))
        self.menyebut_efektif = tabel.terisi("efektif")

    def read(self, baris) -> None:
        jabatan = self._post(baris)
        uraian = baris.teks("uraian")
        if jabatan is None:
            return
        tercetak = baris.angka("tercetak")
        ringkas = normalize(uraian)
        if _JUMLAH.match(ringkas):
            jabatan.jumlah_tercetak = tercetak
        elif _PEMBULATAN.match(ringkas):
            jabatan.pembulatan_tercetak = tercetak
        elif not uraian:
            baris.salah("uraian", "uraian tugas harus diisi")
        else:
            self._task(baris, jabatan, uraian, tercetak)

    def _post(self, baris) -> JabatanBerkas | None:
        kode, nama = baris.teks("kode", 60), baris.teks("jabatan", 255)
        if not kode and not nama:
            if self.terakhir is None:
                baris.salah(
                    "jabatan" if self.tabel.punya("jabatan") else "kode", "jabatan harus diisi"
                )
            return self.terakhir
        kode_unit, unit = baris.teks("kode_unit", 60), baris.teks("unit", 255)
        if kode:
            kunci: tuple[str, ...] = ("kode", kode)
        else:
            kunci = ("nama", kode_unit or normalize(unit), normalize(nama))
        jabatan = self.jabatan.get(kunci)
        if jabatan is None:
            jenis = parse_jenis(baris.teks("jenis"))
            if jenis is None and baris.teks("jenis"):
                baris.salah("jenis", f"“{baris.teks('jenis')}” bukan jenis jabatan yang dikenal")
            jabatan = self.jabatan[kunci] = JabatanBerkas(
                baris.nomor, kode, kode_unit, unit, nama, jenis
            )
        self.terakhir = jabatan
        return jabatan

    def _task(self, baris, jabatan: JabatanBerkas, uraian: str, tercetak: Decimal | None) -> None:
        volume, waktu, efektif = (
            self._figure(baris, "volume"),
            self._figure(baris, "waktu"),
            baris.angka("efektif"),
        )
        if efektif is not None and efektif <= 0:
            baris.salah("efektif", "waktu kerja efektif harus lebih dari nol")
            efektif = None
        periode = self._choice(baris, "periode", k.PERIODE, PeriodeVolume.TAHUNAN)
        efektif_menit, satuan_efektif = (
            k.effective_minutes(efektif, self.satuan_efektif) if efektif else (None, None)
        )
        if efektif_menit in k.DASAR_PERIODE and not baris.teks("periode"):
            periode = k.DASAR_PERIODE[efektif_menit]
        pendekatan = self._choice(baris, "pendekatan", k.PENDEKATAN, Pendekatan.TUGAS)
        tugas = BarisTugas(
            nomor_baris=baris.nomor,
            nomor=baris.teks("nomor"),
            uraian=uraian,
            hasil=baris.teks("hasil"),
            satuan=baris.teks("satuan", 120),
            pendekatan=pendekatan,
            volume=volume,
            periode=periode,
            pengali=self.aturan.pengali[periode],
            waktu=waktu,
            satuan_waktu=self._choice(
                baris,
                "satuan_waktu",
                k.SATUAN_WAKTU,
                self.satuan_waktu or satuan_efektif or SatuanWaktu.MENIT,
            ),
            rasio_unit=self._figure(baris, "rasio_unit"),
            rasio_orang=self._figure(baris, "rasio_orang"),
            catatan=baris.teks("catatan"),
            bukti=baris.teks("bukti", 500),
        )
        if tugas.rasio_unit == 0:
            baris.salah("rasio_unit", "rasio satuan harus lebih dari nol")
        jabatan.tugas.append(tugas)
        jabatan.tercetak.append(tercetak)
        self._check(jabatan, tugas, efektif, efektif_menit, tercetak)

    def _check(self, jabatan, tugas, efektif, efektif_menit, tercetak) -> None:
        """Differences of one row: no figures, no effective time, wrong figure, minutes against hours."""
        nomor = tugas.nomor_baris
        lengkap = tugas.volume is not None and (
            tugas.waktu is not None
            if tugas.pendekatan.memakai_waktu
            else tugas.rasio_unit is not None and tugas.rasio_orang is not None
        )
        if not lengkap:
            jabatan.temuan.append(
                Temuan("tanpa_angka", "Baris ini tidak memuat volume atau waktu.", nomor, tercetak)
            )
        if efektif_menit is None:
            if self.menyebut_efektif and tugas.pendekatan.memakai_waktu:
                self._without_effective_time(jabatan, tugas, tercetak, lengkap)
            return
        if efektif_menit in k.DASAR_PERIODE and tugas.periode is k.DASAR_PERIODE[efektif_menit]:
            setahun = efektif_menit * tugas.pengali
        else:
            setahun = efektif_menit
        jabatan.efektif[setahun] = jabatan.efektif.get(setahun, 0) + 1
        if lengkap and tugas.pendekatan.memakai_waktu:
            temuan = check_row(
                baris=nomor,
                volume=tugas.volume,
                waktu=tugas.waktu,
                efektif=efektif,
                beban_menit=tugas.beban.menit,
                efektif_menit=setahun,
                tercetak=tercetak,
            )
            if temuan:
                jabatan.temuan.append(temuan)

    def _without_effective_time(self, jabatan, tugas, tercetak, lengkap) -> None:
        """The period's effective time applies. Where the file itself prints 0 for a row that has figures, it
        did not count that row: it is kept, shown and held back until a person decides."""
        berlaku = self.aturan.waktu_efektif
        if not lengkap:
            pesan = f"Baris ini tidak menyebut waktu kerja efektif; yang berlaku {format_angka(berlaku)} menit."
            jabatan.temuan.append(Temuan("tanpa_waktu_efektif", pesan, tugas.nomor_baris, tercetak))
            return
        hitung = fte(tugas.beban.menit, berlaku)
        pesan = (
            f"Baris ini tidak menyebut waktu kerja efektif; dengan {format_angka(berlaku)} menit milik periode "
            f"hasilnya {format_angka(hitung, 4)} orang."
        )
        if tercetak == 0 and hitung > 0:
            tugas.dihitung = False
            pesan += " Berkas mencetak 0, jadi baris disimpan tetapi belum dihitung sampai ada yang memastikan."
        jabatan.temuan.append(
            Temuan("tanpa_waktu_efektif", pesan, tugas.nomor_baris, tercetak, hitung)
        )

    def _figure(self, baris, nama: str) -> Decimal | None:
        angka = baris.angka(nama)
        if angka is None:
            return None
        if angka < 0:
            baris.salah(nama, "tidak boleh negatif")
            return None
        if angka >= MAKS:
            baris.salah(nama, "angka terlalu besar")
            return None
        if -angka.as_tuple().exponent > DESIMAL and angka != round(angka, DESIMAL):
            if isinstance(baris.isi(nama), float):
                return round(angka, DESIMAL)  # the tail of a binary float, not what was typed
            baris.salah(nama, f"paling banyak {DESIMAL} angka di belakang koma")
            return None
        return angka

    def _choice(self, baris, nama: str, pilihan: dict, bawaan):
        if not self.tabel.punya(nama):
            return bawaan
        teks = normalize(baris.teks(nama))
        if not teks:
            return bawaan
        if teks not in pilihan:
            baris.salah(
                nama,
                f"“{baris.teks(nama)}” tidak dikenal; tulis {', '.join(p for p in pilihan if p)}",
            )
        return pilihan.get(teks, bawaan)


def _nest(tugas: list[BarisTugas]) -> None:
    """ "1.2" belongs under "1" where that row carries no figures."""
    judul: dict[str, BarisTugas] = {}
    for t in tugas:
        bersih = t.nomor.rstrip(".")
        atas, titik, _ = bersih.rpartition(".")
        if titik and atas in judul:
            t.tingkat = judul[atas].tingkat + 1
            judul[atas].kelompok = True
        if bersih and all(
            angka is None for angka in (t.volume, t.waktu, t.rasio_unit, t.rasio_orang)
        ):
            judul[bersih] = t


def _reconcile(jabatan: JabatanBerkas, aturan: Aturan) -> None:
    """The file's totals against its rows, and its effective time against the period's."""
    beban = jabatan.beban
    menurut_periode = fte(beban.menit, aturan.waktu_efektif, beban.orang)
    for menit, baris in jabatan.efektif.items():
        if menit != aturan.waktu_efektif:
            menurut_berkas = fte(beban.menit, menit, beban.orang)
            jabatan.temuan.append(
                Temuan(
                    "waktu_efektif_berbeda",
                    f"Berkas memakai waktu kerja efektif {format_angka(menit)} menit ({baris} baris), periode ini "
                    f"{format_angka(aturan.waktu_efektif)} menit: {format_angka(menurut_berkas, 4)} orang menurut berkas, "
                    f"{format_angka(menurut_periode, 4)} orang menurut periode. Yang berlaku adalah milik periode.",
                    jabatan.baris,
                    menurut_berkas,
                    menurut_periode,
                )
            )
    if jabatan.jumlah_tercetak is not None:
        if len(jabatan.efektif) == 1:
            pembanding = fte(beban.menit, next(iter(jabatan.efektif)), beban.orang)
        else:
            pembanding = menurut_periode
        if not same_as_printed(jabatan.jumlah_tercetak, pembanding):
            jabatan.temuan.append(
                Temuan(
                    "jumlah",
                    f"Berkas mencetak jumlah {format_angka(jabatan.jumlah_tercetak)}, jumlah baris-barisnya "
                    f"{format_angka(pembanding, 4)}.",
                    jabatan.baris,
                    jabatan.jumlah_tercetak,
                    pembanding,
                )
            )
