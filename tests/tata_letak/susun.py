"""Truth and layout become sheets; every cell that matters is remembered by its address."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from tests.tata_letak import kata
from tests.tata_letak.kesalahan import Keadaan, Rencana
from tests.tata_letak.lembaran import Lembaran, alamat
from tests.tata_letak.model import (
    HarapBaris,
    HarapJabatan,
    Jabatan,
    Kesalahan,
    Tugas,
    cetak,
    setengah_ke_atas,
    terlihat,
)
from tests.tata_letak.tata import Tata
from tests.tata_letak.umpan import UMPAN, tulis_rekap


class Susun:
    """Writes the posts of one workbook. Afterwards: lembaran, harap, kesalahan."""

    def __init__(
        self, r: Random, tata: Tata, jabatan: list[Jabatan], keadaan: Keadaan, berlaku: Fraction
    ):
        self.r, self.tata, self.jabatan, self.keadaan, self.berlaku = (
            r,
            tata,
            jabatan,
            keadaan,
            berlaku,
        )
        self.lembaran: list[Lembaran] = []
        self.harap: list[HarapJabatan] = []
        self.kesalahan: list[Kesalahan] = []
        self._per_jabatan: dict[Jabatan, HarapJabatan] = {}
        self.kolom: dict[str, tuple[int, int]] = {}
        k = tata.geser_kolom
        for nama in tata.lajur:
            lebar = tata.lebar_uraian if nama == "uraian" else 1
            self.kolom[nama] = (k, k + lebar - 1)
            k += lebar
        self.kiri, self.kanan = tata.geser_kolom, k - 1

    # --- sheets ---------------------------------------------------------------------------------------

    def jalan(self) -> None:
        t, r = self.tata, self.r
        if t.susunan == "lembar":
            gaya = r.choice(["nomor", "abk", "sheet", "nama"])
            for nomor, j in enumerate(self.jabatan, 1):
                nama = {
                    "nomor": f"{nomor:02d}",
                    "abk": f"ABK {nomor}",
                    "sheet": f"Sheet{nomor}",
                    "nama": _nama_lembar(j.nama),
                }[gaya]
                if t.nama_dari == "lembar":
                    nama = _nama_lembar(j.nama)
                if nama in {x.nama for x in self.lembaran}:
                    nama = f"{nama[:27]} ({nomor})"
                k = self._lembar(nama)
                self._blok(k, t.geser_baris, j)
        else:
            k = self._lembar(r.choice(["ABK", "Sheet1", "ABK 2026", "Lembar1", "BEBAN KERJA"]))
            getattr(self, "_" + t.susunan)(k, t.geser_baris)
        if t.lembar_tersembunyi and len(self.lembaran) > 1:
            k = self.lembaran[-1]
            k.tersembunyi = True
            for h in self.harap:
                h.tersembunyi = h.lembar == k.nama
        for umpan in t.umpan:
            k = UMPAN[umpan](r, self.jabatan)
            if k.nama not in {x.nama for x in self.lembaran}:
                self.lembaran.insert(r.choice([0, len(self.lembaran)]), k)
        if self.lembaran[0].tersembunyi:
            self.lembaran.append(self.lembaran.pop(0))
        self._satuan_terbukti()
        if t.efektif_di == "tidak":
            self._efektif_tersirat()
        if t.efektif_salah_judul:
            self._efektif_salah_judul()

    def _lembar(self, nama: str) -> Lembaran:
        k = Lembaran("" if self.tata.csv else nama)
        self.lembaran.append(k)
        return k

    def _tumpuk(self, k: Lembaran, b: int) -> None:
        if self.tata.unit_di_atas:
            b = self._judul_utama(k, b)
            b = self._label(k, b, "unit", self._aksen(self.jabatan[0].unit)) + self.r.choice([0, 1])
        for j in self.jabatan:
            b = self._blok(k, b, j) + self.r.choice([1, 2, 3])
        if self.tata.rekap_bawah:
            tulis_rekap(k, b, self.kiri, self.jabatan)

    def _sela(self, k: Lembaran, b: int) -> None:
        """One heading; a row naming the post before its tasks."""
        b = self._judul_utama(k, b)
        b = self._label(k, b, "unit", self._aksen(self.jabatan[0].unit)) + self.r.choice([0, 1])
        b = self._judul_tabel(k, b)
        label = self.r.choice(["Nama Jabatan", "NAMA JABATAN", "Jabatan"])
        cara = self.r.choice(["satu", "dua"])
        for j in self.jabatan:
            h = self._harap(k, j, self._unit_harap(j), None)
            h.sel["awal"] = alamat(b, self.kiri)
            if cara == "satu":
                k.tulis(b, self.kiri, f"{label} : {self._aksen(j.nama)}")
                if self.r.random() < 0.5:
                    k.gabung(b, self.kiri, b, self.kanan)
            else:
                k.tulis(b, self.kiri, label)
                k.tulis(b, self.kiri + 1, f": {self._aksen(j.nama)}")
            b = self._isi(k, b + 1, j, h)
        self._bawah(k, b)

    def _datar(self, k: Lembaran, b: int) -> None:
        t, r = self.tata, self.r
        if not t.csv:
            b = self._judul_utama(k, b) if r.random() < 0.5 else b
            if "unit" not in t.lajur and r.random() < 0.7:
                b = self._label(k, b, "unit", self._aksen(self.jabatan[0].unit))
                self._unit_datar = True
        b = self._judul_tabel(k, b)
        for j in self.jabatan:
            unit = j.unit if "unit" in t.lajur or getattr(self, "_unit_datar", False) else None
            h = self._harap(k, j, unit, None)
            h.sel["awal"] = alamat(b, self.kiri)
            awal = b
            b = self._isi(k, b, j, h)
            akhir = max((x.baris for x in h.baris), default=awal + 1) - 1
            for n, baris in enumerate(range(awal, akhir + 1)):
                if t.jabatan_di != "ulang" and n:
                    break
                for nama, isi in (("unit", j.unit), ("jabatan", j.nama)):
                    if nama in t.lajur:
                        k.tulis(baris, self.kolom[nama][0], self._aksen(isi))
                        if t.jabatan_di == "gabung":
                            k.gabung(baris, self.kolom[nama][0], akhir, self.kolom[nama][0])

    # --- one block ------------------------------------------------------------------------------------

    def _blok(self, k: Lembaran, b: int, j: Jabatan) -> int:
        t, r = self.tata, self.r
        isi = [x for x in t.isi_kepala if not (x == "unit" and t.unit_di_atas)]
        awal = b
        if t.susunan == "lembar" or not t.unit_di_atas:
            b = self._judul_utama(k, b)
        unit = self._unit_harap(j) if "unit" in isi or t.unit_di_atas else None
        h = self._harap(k, j, unit, j.ikhtisar if "ikhtisar" in isi else None)
        h.sel["awal"] = alamat(awal, self.kiri)
        nilai = {
            "nama": self._aksen(j.nama),
            "unit": self._aksen(j.unit),
            "ikhtisar": j.ikhtisar,
            "efektif": self._efektif_kepala(j),
            "instansi": kata.INSTANSI[0],
            "kelas": "9",
            "tahun": "2026",
            "bezetting": f"{j.bezetting} orang",
        }
        if t.kepala == "bertumpuk":  # all of it in one cell, from a word processor
            teks = [f"{r.choice(kata.LABEL[n])} : {nilai[n]}".replace("\n", " ") for n in isi]
            k.tulis(b, self.kiri, "\n".join(teks))
            isi, b = [], b + 1
        for nomor, nama in enumerate(isi, 1):
            h.sel[f"kepala_{nama}"] = alamat(b, self.kiri)
            if nama == "efektif" and t.efektif_rinci:
                b = self._efektif_rinci(k, b, j)
                continue
            if t.dua_label and nama in ("nama", "unit") and self.kanan - self.kiri >= 6:
                kanan = [("Kode Jabatan", "4.2.01"), ("Tahun", "2026"), ("Lembar", "1")]
                label, isi_kanan = r.choice(kanan)
                k.tulis(b, self.kanan - 1, label)
                k.tulis(b, self.kanan, f": {isi_kanan}")
            b = self._label(k, b, nama, nilai[nama], nomor)
        b = self._judul_tabel(k, b + r.choice([0, 1, 1]))
        b = self._isi(k, b, j, h)
        if t.tanda_tangan and (t.susunan == "lembar" or r.random() < 0.6):
            b = self._tanda_tangan(k, b)
        if t.catatan_kaki:
            b += 1
            k.tulis(b, self.kiri, r.choice(kata.CATATAN_KAKI))
            b += 1
        return b

    def _harap(self, k: Lembaran, j: Jabatan, unit, ikhtisar) -> HarapJabatan:
        h = HarapJabatan(j, k.nama, j.nama, unit, ikhtisar, False)
        if self.tata.nama_dari == "lembar":
            h.nama, h.unit = k.nama, None
        self.harap.append(h)
        self._per_jabatan[j] = h
        return h

    def _unit_harap(self, j: Jabatan) -> str:
        return self.jabatan[0].unit if self.tata.unit_di_atas else j.unit

    def _judul_utama(self, k: Lembaran, b: int) -> int:
        if self.r.random() < 0.15:
            return b
        k.tulis(b, self.kiri, self.r.choice(kata.JUDUL_UTAMA))
        if self.r.random() < 0.7:
            k.gabung(b, self.kiri, b, self.kanan)
        return b + self.r.choice([1, 2])

    def _label(self, k: Lembaran, b: int, nama: str, isi, nomor: int = 0) -> int:
        """One line of a title block in the workbook's style."""
        label = self.r.choice(kata.LABEL[nama])
        gaya, kiri = self.tata.kepala, self.kiri
        if gaya == "bernomor" and nomor:
            label = f"{nomor}. {label}"
        if gaya == "satu_sel":
            k.tulis(b, kiri, f"{label} : {isi}")
        elif gaya == "rapat":
            k.tulis(b, kiri, f"{label}: {isi}")
        elif gaya == "sel_sendiri":
            k.tulis(b, kiri, label)
            k.tulis(b, kiri + 1, ":")
            k.tulis(b, kiri + 2, isi)
        elif gaya == "tanpa":
            k.tulis(b, kiri, label)
            k.tulis(b, kiri + 2, isi)
        else:
            k.tulis(b, kiri, label)
            k.tulis(b, kiri + 2, f": {isi}")
        return b + 1

    def _efektif_kepala(self, j: Jabatan):
        satuan = self.tata.efektif_satuan
        angka = _indonesia(j.efektif / (60 if satuan == "jam" else 1), ribuan=True)
        if not self.tata.efektif_tersurat:
            return angka
        return f"{angka} {satuan}{self.r.choice(['', '/tahun', ' per tahun', ' setahun'])}"

    def _efektif_rinci(self, k: Lembaran, b: int, j: Jabatan) -> int:
        """Effective time by day, week, month and year, in minutes, as the Majalengka form has it."""
        hari = {72000: 240, 78000: 260}.get(int(j.efektif), 250)
        for nama, bagi in (
            ("Harian", hari),
            ("Mingguan", hari // 5),
            ("Bulanan", 12),
            ("Tahunan", 1),
        ):
            label = f"Waktu Kerja Efektif {nama}"
            teks = f"{_indonesia(Fraction(round(j.efektif / bagi)), ribuan=True)} menit"
            if self.tata.kepala in ("satu_sel", "rapat"):
                k.tulis(b, self.kiri, f"{label} : {teks}")
            else:
                k.tulis(b, self.kiri, label)
                k.tulis(b, self.kiri + 2, f": {teks}")
            b += 1
        return b

    def _halaman(self, k: Lembaran, b: int, j: Jabatan, h: HarapJabatan, teks: str) -> int:
        """A running sum carried over a page break: neither a task nor the total."""
        nilai = sum(
            (Fraction(j.cetak[x.tugas]) for x in h.baris if x.tugas in j.cetak), Fraction(0)
        )
        k.tulis(b, self.kolom["uraian"][0], teks)
        sel = k.tulis(
            b, self.kolom["tercetak"][0], self._angka_tercetak(cetak(nilai, self.tata.desimal), "")
        )
        self.kesalahan.append(Kesalahan("boleh_halaman", k.nama, frozenset({sel}), wajib=False))
        return b + 1

    def _judul_tabel(self, k: Lembaran, b: int) -> int:
        t = self.tata
        terpakai: dict[str, set[int]] = {n: set() for n in t.lajur}
        for baris, a, z, teks in t.kelompok_judul:
            k.tulis(b + baris, self.kolom[a][0], teks)
            k.gabung(b + baris, self.kolom[a][0], b + baris, self.kolom[z][1])
            for nama in t.lajur[t.lajur.index(a) : t.lajur.index(z) + 1]:
                terpakai[nama].add(baris)
        for nama in t.lajur:
            k1, k2 = self.kolom[nama]
            isi = [(n, teks) for n, teks in enumerate(t.judul[nama]) if teks]
            for n, teks in isi:
                k.tulis(b + n, k1, teks)
            if len(isi) == 1 and not t.datar_judul and not terpakai[nama]:
                k.gabung(b + isi[0][0], k1, b + t.tingkat_judul - 1, k2)
            elif k2 > k1:
                for n, _ in isi:
                    k.gabung(b + n, k1, b + n, k2)
        b += t.tingkat_judul
        if t.penomoran:
            for n, nama in enumerate(t.lajur, 1):
                isi = {"angka": n, "kurung": f"({n})", "rumus": str(n), "bolong": n}[t.penomoran]
                if t.penomoran == "rumus" and nama == "tercetak":
                    isi = f"{n} = (4 x 5) / 6" if n % 2 else f"{n}=4x6/5"
                    if t.efektif_di == "tidak":  # the only place that names the effective time
                        bagi = self.jabatan[0].efektif / (60 if t.efektif_satuan == "jam" else 1)
                        isi = f"{n} = (4x5) / {_indonesia(bagi, ribuan=True)}"
                if t.penomoran == "bolong" and nama in ("ket", "satuan"):
                    continue
                k.tulis(b, self.kolom[nama][0], isi)
                if nama == "uraian":
                    k.gabung(b, *(self.kolom[nama][0], b, self.kolom[nama][1]))
            b += 1
        return b

    # --- the rows -------------------------------------------------------------------------------------

    def _isi(self, k: Lembaran, b: int, j: Jabatan, h: HarapJabatan) -> int:
        """Tasks and totals; gives the row after them."""
        t, r = self.tata, self.r
        awal, sejak_judul = b, 0
        for n, tugas in enumerate(j.tugas, 1):
            if t.ulang_judul and sejak_judul >= t.ulang_judul:
                if t.jumlah_halaman:
                    b = self._halaman(k, b, j, h, "Jumlah dipindahkan")
                if t.susunan != "sela" and r.random() < 0.5:
                    b += 1
                b, sejak_judul = self._judul_tabel(k, b), 0
                if t.jumlah_halaman:
                    b = self._halaman(k, b, j, h, "Jumlah pindahan")
            if t.bagian and n in (1, max(2, len(j.tugas) - 1)):
                k.tulis(b, self.kolom["no"][0], "A" if n == 1 else "B")
                self._tulis_uraian(k, b, "TUGAS POKOK" if n == 1 else "TUGAS TAMBAHAN")
                h.bagian.add(b + 1)
                sel = frozenset(alamat(b, x) for x in range(self.kiri, self.kanan + 1))
                self.kesalahan.append(Kesalahan("boleh_bagian", k.nama, sel, wajib=False))
                b += 1
            if t.baris_kosong and n > 1 and r.random() < t.baris_kosong:
                b += 1
            tugas.nomor = {"angka": str(n), "titik": f"{n}.", "kurung": f"{n})", "teks": str(n)}[
                t.nomor
            ]
            b = self._tugas(k, b, j, h, tugas, n)
            sejak_judul += 1
        nomor = len(j.tugas)
        for n in range(t.nomor_kosong):
            k.tulis(b, self.kolom["no"][0], nomor + n + 1)
            b += 1
        if "ada" in t.lajur:
            k.tulis(
                awal if h.baris[0].baris - 1 < awal else h.baris[0].baris - 1,
                self.kolom["ada"][0],
                j.bezetting,
            )
        if t.efektif_di == "gabung" and not t.ulang_judul:
            awal_efektif = next((x.baris - 1 for x in h.baris if "efektif" in x.sel), None)
            if awal_efektif is not None:
                kolom = self.kolom["efektif"][0]
                k.gabung(awal_efektif, kolom, h.baris[-1].baris - 1, kolom)
        h.efektif = (
            frozenset({j.efektif})
            if t.efektif_di != "tidak" and any(x.berangka for x in j.baris)
            else frozenset()
        )
        if t.baris_tersembunyi and len(h.baris) > 2:
            x = r.choice([x for x in h.baris if not x.kelompok][1:] or h.baris)
            k.baris_tersembunyi.add(x.baris - 1)
            x.tersembunyi = True
        return self._ringkasan(k, b, j, h)

    def _tugas(self, k: Lembaran, b: int, j: Jabatan, h: HarapJabatan, tugas: Tugas, n: int) -> int:
        t, r = self.tata, self.r
        induk = tugas.bentuk in ("induk", "rekap")
        uraian = tugas.uraian
        if "no" not in t.lajur and r.random() < 0.6:
            uraian = f"{n}. {uraian}"
        sambung = ""
        if (
            tugas.bentuk == "biasa"
            and t.susunan != "datar"
            and len(uraian.split()) > 5
            and "no" in t.lajur
            and r.random() < 0.05
        ):
            kata_ = uraian.split()
            uraian, sambung = " ".join(kata_[:4]), " ".join(kata_[4:])
        sendiri = not (sambung or induk or tugas.rincian or t.susunan == "datar")
        if sendiri and r.random() < 0.04:  # from a word processor, all in one cell
            uraian += "\na. menerima berkas\nb. meneliti kelengkapan"
        hb = HarapBaris(b + 1, tugas, Fraction(0), [_tanpa_nomor(uraian)], kelompok=induk)
        h.baris.append(hb)
        nomor = n if t.nomor == "angka" and not t.csv else tugas.nomor
        self._baris(k, b, j, hb, nomor, uraian, angka=not induk)
        if tugas.bentuk == "rekap":
            self._rekap(k, b, j, hb)
        b += 1
        if sambung:
            self._tulis_uraian(k, b, sambung)
            hb.potongan.append(sambung)
            b += 1
        for i, rinci in enumerate(tugas.rincian):
            huruf = "abcdefgh"[i]
            gaya = self._gaya_rinci
            tanda = {
                "titik": f"{huruf}.",
                "kurung": f"{huruf})",
                "angka": f"{n}.{i + 1}",
                "huruf": huruf,
                "gabung": f"{n}.{huruf}",
            }[gaya]
            if tugas.bentuk == "uraian" or t.rinci_di == "uraian":
                if tugas.bentuk == "uraian" and t.rinci_di == "no":
                    nomor, teks = tanda, rinci.uraian
                else:
                    nomor, teks = None, f"{tanda} {rinci.uraian}"
            elif t.rinci_di == "anak":
                nomor, teks = None, rinci.uraian
            else:
                nomor, teks = tanda, rinci.uraian
            anak = tanda if t.rinci_di == "anak" and tugas.bentuk != "uraian" else ""
            if induk:
                rinci.nomor = tanda
                hr = HarapBaris(b + 1, rinci, Fraction(0), [rinci.uraian], tingkat=1)
                h.baris.append(hr)
                self._baris(k, b, j, hr, nomor, teks, angka=True, anak=anak)
            else:
                hb.potongan.append(rinci.uraian)
                self._tulis_uraian(k, b, teks)
                if nomor:
                    k.tulis(b, self.kolom["no"][0], nomor)
            b += 1
        return b

    @property
    def _gaya_rinci(self) -> str:
        if not hasattr(self, "_gaya"):
            pilihan = ["titik", "titik", "kurung", "huruf", "angka", "gabung"]
            self._gaya = self.r.choice(pilihan if self.tata.rinci_di == "no" else pilihan[:3][:2])
        return self._gaya

    def _tulis_uraian(self, k: Lembaran, b: int, teks: str, anak: str = "") -> str:
        k1, k2 = self.kolom["uraian"]
        if anak and k2 > k1:
            k.tulis(b, k1, anak)
            k1 += 1
        k.gabung(b, k1, b, k2)
        return k.tulis(b, k1, teks)

    def _baris(
        self,
        k: Lembaran,
        b: int,
        j: Jabatan,
        hb: HarapBaris,
        nomor,
        uraian: str,
        *,
        angka: bool,
        anak: str = "",
    ) -> None:
        t, r, tugas = self.tata, self.r, hb.tugas
        tulis = {}
        if "no" in t.lajur and nomor is not None:
            tulis["no"] = nomor
        hb.sel["uraian"] = self._tulis_uraian(k, b, uraian, anak)
        if not angka:
            for nama, isi in tulis.items():
                k.tulis(b, self.kolom[nama][0], isi)
            return
        tulis |= {"hasil": tugas.hasil, "satuan": tugas.satuan}
        tulis["ket"] = r.choice(kata.KETERANGAN)
        for nama, isi in (("kode", "800.1"), ("alat", "Komputer"), ("kelas", 7)):
            tulis[nama] = isi
        if tugas.volume is not None:
            tulis["volume"] = self._angka(
                "volume", tugas.volume, tugas.satuan if tugas.satuan.isalpha() else "kali"
            )
        if tugas.waktu is not None:
            waktu = tugas.waktu / (60 if tugas.satuan_waktu == "jam" else 1)
            tulis["waktu"] = self._angka("waktu", waktu, tugas.satuan_waktu)
            if "min" in t.lajur:
                tulis["min"], tulis["maks"] = (
                    _desimal(waktu * Fraction(4, 5)),
                    _desimal(waktu * Fraction(6, 5)),
                )
        tulis["satuan_waktu"] = tugas.satuan_waktu
        if "periode" in t.lajur:
            urut = ["harian", "mingguan", "bulanan", "tahunan"]
            tulis["periode"] = t.kata_periode[urut.index(tugas.periode)]
        if "efektif" in t.lajur:
            pertama = all(
                x is hb or x.kelompok or "efektif" not in x.sel for x in self._per_jabatan[j].baris
            )
            if t.efektif_di == "baris" or pertama:
                tulis["efektif"] = self._efektif_baris(j, tugas)
        if tugas.tanya:
            tulis[tugas.tanya] = tugas.tulisan
            if tugas.tanya == "volume" and not isinstance(tugas.tulisan, str):
                tulis[tugas.tanya] = datetime.date(2026, 2, 1)
        for nama, isi in tulis.items():
            if nama in self.kolom:
                kali = (
                    nama == "volume"
                    and t.rumus
                    and isinstance(isi, int)
                    and isi > 12
                    and isi % 12 == 0
                )
                rumus = f"=12*{isi // 12}" if kali and r.random() < 0.2 else ""
                hb.sel[nama] = k.tulis(b, self.kolom[nama][0], isi, rumus)
        if tugas.berangka:
            if tugas.tanya and not tugas.longgar:
                hb.tanya = frozenset({hb.sel[tugas.tanya]})
            else:
                hb.menit = tugas.menit
                hb.longgar = hb.sel[tugas.tanya] if tugas.longgar else ""
            self._hasilkali(k, b, hb)
            self._tercetak(k, b, j, hb)
        elif tugas.bentuk == "timpang":
            self.kesalahan.append(
                Kesalahan(
                    "timpang",
                    k.nama,
                    frozenset(alamat(b, x) for x in range(self.kiri, self.kanan + 1)),
                )
            )
        if tugas.tanya or tugas.bentuk == "kosong":
            sel = frozenset(alamat(b, x) for x in range(self.kiri, self.kanan + 1))
            self.kesalahan.append(Kesalahan("boleh_baris", k.nama, sel, wajib=False))

    def _efektif_baris(self, j: Jabatan, tugas: Tugas):
        menit = self.keadaan.efektif_tampil.get(tugas, j.efektif)
        if self.tata.periode_di == "basis":
            menit = j.efektif / tugas.pengali
        salah = tugas in self.keadaan.efektif_tampil and menit * 1000 == j.efektif
        nilai = menit / (60 if self.tata.efektif_satuan == "jam" else 1)
        return _desimal(nilai) if salah else self._angka("efektif", nilai, self.tata.efektif_satuan)

    def _hasilkali(self, k: Lembaran, b: int, hb: HarapBaris) -> None:
        if "hasilkali" not in self.kolom:
            return
        t = hb.tugas
        judul = " ".join(self.tata.judul["hasilkali"]).casefold()
        satuan = (
            "menit"
            if "menit" in judul or "mnt" in judul
            else "jam"
            if "jam" in judul
            else self.tata.satuan
        )
        menit = self.keadaan.hasilkali_tampil.get(t, t.menit)
        hb.sel["hasilkali"] = k.tulis(
            b, self.kolom["hasilkali"][0], menit / (60 if satuan == "jam" else 1)
        )
        if self.tata.csv:
            k.tulis(
                b,
                self.kolom["hasilkali"][0],
                self._angka("volume", menit / (60 if satuan == "jam" else 1), ""),
            )

    def _tercetak(self, k: Lembaran, b: int, j: Jabatan, hb: HarapBaris) -> None:
        t, tugas = self.tata, hb.tugas
        nilai = j.cetak.get(tugas)
        if nilai is None:
            return
        kolom = self.kolom["tercetak"][0]
        rumus = ""
        if t.rumus and not tugas.tanya and tugas not in self.keadaan.efektif_tampil:
            rumus = self._rumus_baris(k, b, j, hb)
        if rumus and not isinstance(nilai, Fraction):
            rumus = f"=ROUND({rumus[1:]},{t.desimal})"
        hb.tercetak = nilai
        hb.sel["tercetak"] = (
            k.tulis(b, kolom, nilai, rumus)
            if rumus
            else k.tulis(b, kolom, self._angka_tercetak(nilai, "orang"))
        )

    def _rumus_baris(self, k: Lembaran, b: int, j: Jabatan, hb: HarapBaris) -> str:
        t, tugas = self.tata, hb.tugas
        faktor = self.keadaan.faktor.get(tugas, Fraction(1))
        if faktor != 1 and self.r.random() < 0.4:
            return ""  # somebody typed over the formula
        faktor *= 60 if tugas.satuan_waktu == "jam" else 1
        if t.periode_di == "basis":
            pass
        else:
            faktor *= tugas.pengali
        if "efektif" in self.kolom and "efektif" in hb.sel:
            bawah = hb.sel["efektif"]
            faktor /= 60 if t.efektif_satuan == "jam" else 1
        else:
            bawah = (
                _bulat_teks(j.efektif / 60) if t.efektif_satuan == "jam" else _bulat_teks(j.efektif)
            )
            faktor /= 60 if t.efektif_satuan == "jam" else 1
        kali = (
            ""
            if faktor == 1
            else f"*{faktor.numerator}"
            if faktor.denominator == 1
            else f"*{faktor.numerator}/{faktor.denominator}"
        )
        return f"={hb.sel['waktu']}*{hb.sel['volume']}{kali}/{bawah}"

    def _rekap(self, k: Lembaran, b: int, j: Jabatan, hb: HarapBaris) -> None:
        """The parent row prints the sum of its details."""
        jumlah = sum((j.orang(x) for x in hb.tugas.rincian), Fraction(0))
        if "tercetak" in self.kolom and all(x not in self.keadaan.faktor for x in hb.tugas.rincian):
            jumlah = self.keadaan.rekap_tampil.get(hb.tugas, jumlah)
            nilai = cetak(jumlah, self.tata.desimal)
            hb.sel["tercetak"] = k.tulis(
                b, self.kolom["tercetak"][0], self._angka_tercetak(nilai, "orang")
            )

    # --- below the rows -------------------------------------------------------------------------------

    def _ringkasan(self, k: Lembaran, b: int, j: Jabatan, h: HarapJabatan) -> int:
        t = self.tata
        if j.jumlah is None:
            return b
        kolom = self.kolom["tercetak"][0]
        sisi = bool(j.selisih) and not t.rumus and self.r.random() < 0.4
        for nama in t.ringkasan:
            label = t.label[nama]
            if nama == "selisih" and sisi:
                label = "Kekurangan Pegawai" if j.selisih < 0 else "Kelebihan Pegawai"
            if t.gabung_label and kolom - self.kiri > 1 and t.susunan != "datar":
                k.tulis(b, self.kiri, label)
                k.gabung(b, self.kiri, b, kolom - 1)
            else:
                k.tulis(b, self.kolom["uraian"][0], label)
            nilai = {
                "jumlah": j.jumlah,
                "pembulatan": j.pembulatan,
                "bezetting": j.bezetting,
                "selisih": abs(j.selisih) if sisi else j.selisih,
            }[nama]
            rumus = ""
            if t.rumus and nama == "jumlah":
                rumus = self._rumus_jumlah(j, h)
            elif (
                t.rumus
                and nama == "pembulatan"
                and j.pembulatan == setengah_ke_atas(Fraction(j.jumlah))
            ):
                rumus = f"=ROUND({h.sel['jumlah']},0)"
            elif t.rumus and nama == "selisih" and j.selisih == j.bezetting - (j.pembulatan or 0):
                rumus = f"={h.sel['bezetting']}-{h.sel['pembulatan']}"
            if rumus and isinstance(nilai, Decimal):
                rumus = f"=ROUND({rumus[1:]},{t.desimal})"
            if rumus:
                h.sel[nama] = k.tulis(b, kolom, nilai, rumus)
            else:
                h.sel[nama] = k.tulis(
                    b, kolom, self._angka_tercetak(nilai, "orang" if nama != "jumlah" else "")
                )
            if nama == "jumlah" and t.jumlah_beban and not t.gabung_label:
                self._jumlah_beban(k, b, h)
            b += 1
        self._boleh_ringkasan(k, j, h)
        return b

    def _jumlah_beban(self, k: Lembaran, b: int, h: HarapJabatan) -> None:
        """The total of the column volume × time, beside the total of people."""
        kolom = self.kolom["hasilkali"][0]
        isi = [k.sel[x.baris - 1, kolom].nilai for x in h.baris if "hasilkali" in x.sel]
        if isi and not any(isinstance(x, str) for x in isi):
            sel = k.tulis(b, kolom, sum(map(Fraction, isi), Fraction(0)))
            boleh = Kesalahan("boleh_jumlah_beban", k.nama, frozenset({sel}), wajib=False)
            self.kesalahan.append(boleh)

    def _boleh_ringkasan(self, k: Lembaran, j: Jabatan, h: HarapJabatan) -> None:
        """Totals that a reader may remark on: a structural post needs one holder whatever its load; another
        effective time in force gives another need; a row that is a question is not in our sum."""
        boleh = []
        if self.tata.campur_titik or any(x.tanya for x in j.baris):
            boleh += ["jumlah", "pembulatan", "selisih", "bezetting"]
        beda = setengah_ke_atas(j.fte * j.efektif / self.berlaku) != setengah_ke_atas(j.fte)
        if j.struktural or beda:
            boleh += ["pembulatan", "selisih", "bezetting"]
        sel = frozenset(h.sel[n] for n in boleh if n in h.sel)
        if sel:
            self.kesalahan.append(Kesalahan("boleh_ringkasan", k.nama, sel, wajib=False))

    def _rumus_jumlah(self, j: Jabatan, h: HarapJabatan) -> str:
        """A SUM over the rows, or their cells one by one; "" where the total was typed."""
        sel = [
            x.sel["tercetak"]
            for x in h.baris
            if not x.kelompok and x.tugas in j.cetak and "tercetak" in x.sel
        ]
        jumlah = sum(
            (Fraction(j.cetak[x.tugas]) for x in h.baris if x.tugas in j.cetak and not x.kelompok),
            Fraction(0),
        )
        if terlihat(j.jumlah, jumlah) or isinstance(j.jumlah, Decimal):
            lewat = [
                x
                for x in h.baris
                if not x.kelompok
                and x.tugas in j.cetak
                and j.cetak[x.tugas] == jumlah - Fraction(j.jumlah)
            ]
            if lewat and lewat[-1].sel["tercetak"] in sel and isinstance(j.jumlah, Fraction):
                sel.remove(lewat[-1].sel["tercetak"])
            else:
                return ""
        rapat = all(
            int(a.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
            == int(z.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            for a, z in pairwise(sel)
        )
        return f"=SUM({sel[0]}:{sel[-1]})" if rapat else "=" + "+".join(sel)

    def _tanda_tangan(self, k: Lembaran, b: int) -> int:
        b += self.r.choice([1, 2])
        kolom = max(self.kiri, self.kanan - self.r.choice([1, 2]))
        for teks in self.r.choice(kata.TANDA_TANGAN):
            if teks:
                k.tulis(b, kolom, teks)
            b += 1
        return b

    def _bawah(self, k: Lembaran, b: int) -> None:
        if self.tata.tanda_tangan:
            b = self._tanda_tangan(k, b)
        if self.tata.rekap_bawah:
            tulis_rekap(k, b + 1, self.kiri, self.jabatan)

    # --- figures as cells -----------------------------------------------------------------------------

    def _angka(self, lajur: str, nilai: Fraction, satuan: str):
        t, r = self.tata, self.r
        cara = t.angka.get(lajur, "angka")
        if cara == "campur":
            cara = r.choice(["angka", "teks", "satuan"])
        if cara == "angka":
            return _desimal(nilai)
        if t.campur_titik and lajur == "volume" and nilai.denominator > 1:
            return _bulat_teks(nilai)
        if t.csv == "mesin" or t.gaya_mesin:
            teks = f"{float(nilai):.2f}" if lajur != "efektif" else _bulat_teks(nilai)
        else:
            teks = _indonesia(nilai, ribuan=nilai < 10000 or r.random() < 0.8)
            teks += r.choice(["", "", "", " "])
        return f"{teks.strip()} {satuan}" if cara == "satuan" else teks

    def _angka_tercetak(self, nilai, satuan: str):
        t = self.tata
        cara = t.angka["tercetak"]
        if cara == "campur":
            cara = self.r.choice(["angka", "teks", "satuan"])
        if isinstance(nilai, Fraction) or cara == "angka":
            return nilai
        if t.csv == "mesin" or t.gaya_mesin:
            return f"{nilai}"
        teks = f"{nilai}".replace(".", ",")
        return f"{teks} {satuan}".strip() if cara == "satuan" else teks

    def _aksen(self, teks: str) -> str:
        r, t = self.r, self.tata
        if t.aksen == "rtl":
            return (
                r.choice(["\u200f", "\u200e", "\u202b", "\ufeff"])
                + teks
                + r.choice(["", "\u200f", "\u202c"])
            )
        if t.aksen == "baris":
            return teks.replace(" ", "\n", 1) if not t.csv else teks.replace(" ", "  ", 1)
        if t.aksen == "spasi":
            return r.choice(
                [teks + " ", teks.replace(" ", "  ", 1), teks, teks.replace(" ", "\u00a0", 1)]
            )
        return teks

    # --- what a reader owes for the whole -------------------------------------------------------------

    def _satuan_terbukti(self) -> None:
        """Where no heading says hours or minutes: does the file prove it by figures or words of its own?"""
        t = self.tata
        if t.satuan_di != "tidak":
            return
        membuktikan = membantah = 0
        for j in self.jabatan:
            for x in j.baris:
                if j.cetak.get(x) is None or x.tanya:
                    continue
                cocok = not terlihat(j.cetak[x], j.orang(x))
                lain = any(not terlihat(j.cetak[x], j.orang(x) * f) for f in (60, Fraction(1, 60)))
                membuktikan += cocok and not lain
                membantah += lain and not cocok
        tersurat = any(
            x in " ".join(t.judul.get("hasilkali", [])).casefold() for x in ("menit", "mnt", "jam")
        )
        # an effective time that names its unit speaks for the times beside it
        tersurat = tersurat or (
            t.efektif_tersurat and t.efektif_di != "tidak" and t.efektif_satuan == t.satuan
        )
        terbukti = membuktikan > 2 * membantah or tersurat or not t.tersimpan
        for h in self.harap:
            waktu = [x.waktu / 60 for x in h.jabatan.baris]
            # ten hours and more for each and every result, and no word of hours: minutes by the look of them
            lahat = (
                t.satuan == "jam"
                and waktu
                and min(waktu) >= 10
                and max(waktu) >= 30
                and not tersurat
            )
            h.satuan = "terbuka" if lahat or not terbukti else "tersirat"

    def _efektif_tersirat(self) -> None:
        """No effective time anywhere: where the figures need another one than the period's, that is said."""
        for h in self.harap:
            j = h.jabatan
            if j.efektif == self.berlaku:
                continue
            sel = {x.sel["tercetak"] for x in h.baris if "tercetak" in x.sel} | {
                h.sel[n] for n in ("jumlah", "pembulatan", "selisih") if n in h.sel
            }
            tampak = any(
                terlihat(n, j.orang(x) * j.efektif / self.berlaku) for x, n in j.cetak.items()
            )
            if sel:
                wajib = (
                    tampak
                    and self.tata.penomoran != "rumus"
                    and not any(
                        k.lembar == h.lembar and k.wajib and k.sel & sel for k in self.kesalahan
                    )
                )
                self.kesalahan.append(
                    Kesalahan("efektif_tersirat", h.lembar, frozenset(sel), wajib=wajib)
                )

    def _efektif_salah_judul(self) -> None:
        for h in self.harap:
            sel = {x.sel[n] for x in h.baris for n in ("efektif", "tercetak") if n in x.sel}
            judul = {
                alamat(b, k)
                for (b, k), s in self._lembar_bernama(h.lembar).sel.items()
                if s.nilai == self.tata.judul["efektif"][0]
            }
            self.kesalahan.append(
                Kesalahan(
                    "efektif_judul",
                    h.lembar,
                    frozenset(sel | judul),
                    frozenset({"satuan_waktu"}),
                    wajib=bool(sel),
                )
            )

            ringkasan = ("jumlah", "pembulatan", "selisih")
            boleh = frozenset(h.sel[n] for n in ringkasan if n in h.sel)
            if boleh:
                self.kesalahan.append(Kesalahan("boleh_ringkasan", h.lembar, boleh, wajib=False))

    def _lembar_bernama(self, nama: str) -> Lembaran:
        return next(k for k in self.lembaran if k.nama == nama)

    def alamatkan(self, j: Jabatan, rencana: Rencana) -> Kesalahan:
        h = self._per_jabatan[j]
        per_tugas = {x.tugas: x for x in h.baris}
        sel = set()
        for nama, tugas in rencana.tempat:
            asal = h.sel if tugas is None else per_tugas[tugas].sel
            if nama in asal:
                sel.add(asal[nama])
        return Kesalahan(
            rencana.jenis,
            h.lembar,
            frozenset(sel),
            rencana.sebab,
            rencana.akibat,
            rencana.wajib and bool(sel),
        )


def _nama_lembar(nama: str) -> str:
    return "".join(c for c in nama if c not in "[]:*?/\\")[:31].strip()


def _tanpa_nomor(teks: str) -> str:
    nomor, _, sisa = teks.partition(". ")
    return sisa if nomor.isdigit() else teks


def _desimal(nilai: Fraction) -> Decimal | int | Fraction:
    if nilai.denominator == 1:
        return int(nilai)
    return nilai


def _bulat_teks(nilai: Fraction) -> str:
    return str(int(nilai)) if nilai.denominator == 1 else str(float(nilai))


def _indonesia(nilai: Fraction, *, ribuan: bool) -> str:
    """1020.5 -> "1.020,5"."""
    utuh, pecah = divmod(nilai, 1)
    teks = f"{int(utuh):,}".replace(",", ".") if ribuan else str(int(utuh))
    if pecah:
        teks += "," + f"{float(pecah):.6f}"[2:].rstrip("0")
    return teks
