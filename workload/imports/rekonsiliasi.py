"""A file against itself: every figure it prints is computed again from its own volumes and times.

    row         volume × time ÷ effective time, as the file itself states them
    JUMLAH      the sum of the rows, unrounded
    PEMBULATAN  that sum rounded once, by the period's rule
    bezetting and kekurangan/kelebihan

What does not agree to the printed precision becomes a Temuan with the cell, both figures and the probable
cause (sebab.py). Nothing is corrected: what is saved are the volumes and times of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from asnplan.lib.angka import Gaya, format_angka
from asnplan.lib.kisi import alamat
from units.calculators.aturan import Aturan, Pembulatan
from units.calculators.jenis import Jenis
from units.imports.jenis import guess_struktural
from workload.calculators.kebutuhan import fte, round_fte
from workload.calculators.pendekatan import MENIT_PER_JAM, SatuanWaktu, baris_orang
from workload.imports.asal import Asal, IsiJabatan
from workload.imports.baris import PembacaBaris, missing_columns
from workload.imports.blok import BarisRekap
from workload.imports.kolom import heading_unit
from workload.imports.label import Rekap
from workload.imports.sebab import cause_of_row, cause_of_total, left_out_exactly
from workload.imports.sel import read_printed
from workload.imports.temuan import (
    DESIMAL_PENUH,
    PEMBULATAN,
    SEBAB,
    Temuan,
    divide,
    same_as_printed,
)

BANYAK_BULAT = Decimal("0.3")  # share of rounded rows from which rounding is the column's own style


class Rekonsiliasi:
    """Checks the posts of one table. `presisi`: decimals of the sheet's row figures."""

    def __init__(
        self, pembaca: PembacaBaris, aturan: Aturan, presisi: int, efektif_lembar: Decimal | None
    ):
        self.p, self.aturan, self.presisi = pembaca, aturan, presisi
        self.efektif_lembar = efektif_lembar
        self.kisi = pembaca.kisi
        self.letak = pembaca.letak
        self.c_tercetak = self.letak.get("tercetak")
        self.tanpa_kolom = bool(missing_columns(pembaca))  # asked once, not row by row

    def check(self, isi: IsiJabatan) -> None:
        self.isi, self.jabatan = isi, isi.jabatan
        self.beda: set[int] = set()  # rows whose figure differs
        bulat: list[tuple[Asal, Decimal]] = []
        self._odd_effective()
        self._unit_of_effective()
        for n, a in enumerate(isi.asal):
            self._row(n, a, bulat)
        self._rounded_rows(bulat)
        self._hidden()
        if isi.rekap or self.p.blok.judul.get("bezetting"):
            self._totals()
        self._period_effective()

    def report(self, jenis, pesan, r, c, tercetak=None, terhitung=None, sebab="") -> None:
        if sebab and sebab in SEBAB and sebab != "tak_diketahui":
            pesan = f"{pesan} {SEBAB[sebab]}"
        self.jabatan.temuan.append(
            Temuan(
                jenis, pesan, r + 1, tercetak, terhitung, self.kisi.nama, alamat(r, c if c is not None else 0), sebab
            )
        )  # fmt: skip

    # --- rows -------------------------------------------------------------------------------------

    def _row(self, n: int, a: Asal, bulat: list) -> None:
        t = a.tugas
        if t.kelompok:
            if a.rekap and a.tercetak is not None:
                self._group(n, a)
            return
        if t.pendekatan.memakai_waktu:
            lengkap = t.volume is not None and t.waktu is not None
        else:
            lengkap = (
                t.volume is not None and t.rasio_unit is not None and t.rasio_orang is not None
            )
        if not lengkap and not self.tanpa_kolom and not a.terbuka and not self.p.blok.isian:
            pesan = "Baris ini tidak memuat volume atau waktu."
            self.report(
                "tanpa_angka",
                pesan,
                a.r,
                self.letak.get("volume", self.letak["uraian"]),
                a.tercetak,
            )
        if "beban" in self.letak and lengkap and not a.terbuka:
            self._load(a)
        if a.efektif is None:
            if self.p.efektif.disebut and t.pendekatan.memakai_waktu and not self.p.efektif.blok:
                self._without_effective(a, lengkap)
                return
        elif a.efektif.dibaca is not None:
            self.report(
                "efektif",
                f"Waktu kerja efektif tertulis {format_angka(a.efektif.dibaca)}, yang dimaksud "
                f"{format_angka(a.efektif.nilai)}.",
                a.r, self.letak["efektif"], a.efektif.dibaca, a.efektif.nilai, "ribuan",
            )  # fmt: skip
        if a.setahun is not None and t.pendekatan.memakai_waktu:
            self.jabatan.efektif[a.setahun] = self.jabatan.efektif.get(a.setahun, 0) + 1
        if a.tercetak is None or not lengkap or a.terbuka or self.p.blok.isian:
            return
        if not t.pendekatan.memakai_waktu:
            orang = baris_orang(t.volume, t.rasio_unit, t.rasio_orang)
            benar = divide(Decimal(orang.numerator), Decimal(orang.denominator))
        else:
            setahun = a.setahun or self.aturan.waktu_efektif
            if self._fits_quickly(a, setahun):
                return
            benar = divide(a.volume * t.pengali * a.waktu * t.satuan_waktu.menit, setahun)
        if same_as_printed(
            a.tercetak, benar, desimal=max(self.presisi, -a.tercetak.as_tuple().exponent)
        ):
            return
        if same_as_printed(a.tercetak, benar, minimal=2):
            bulat.append((a, benar))
            return
        self._wrong_row(n, a, benar)

    def _load(self, a: Asal) -> None:
        """The column of volume × time, in minutes or hours."""
        c, t = self.letak["beban"], a.tugas
        nilai = a.sel[c] if c < len(a.sel) else None
        if nilai is None or nilai == "" or not t.pendekatan.memakai_waktu:
            return
        tercetak = read_printed(nilai, self.p.gaya.get("beban", Gaya.INDONESIA))
        if tercetak is None:
            return
        menit = a.volume * t.pengali * a.waktu * t.satuan_waktu.menit
        judul = heading_unit(self.p.kepala.judul("beban"))
        boleh = [menit] if judul is SatuanWaktu.MENIT else [divide(menit, MENIT_PER_JAM)]
        if judul is None:
            boleh = [menit, *boleh, a.volume * a.waktu]
        if any(same_as_printed(tercetak, x, minimal=2) for x in boleh):
            return
        benar = divide(menit, MENIT_PER_JAM) if judul is SatuanWaktu.JAM else menit
        sebab = next(
            (
                s
                for s, kali in (("satuan_waktu", MENIT_PER_JAM), ("ribuan", Decimal(1000)))
                if benar
                and any(
                    same_as_printed(tercetak, x, minimal=2)
                    for x in (benar * kali, divide(benar, kali))
                )
            ),
            "tak_diketahui",
        )
        if sebab == "satuan_waktu" and self.p.satuan_terbuka:
            return
        self.report(
            "angka_beban",
            f"Berkas mencetak {format_angka(tercetak)}, volume × waktu adalah {format_angka(benar, 2)}.",
            a.r, c, tercetak, benar, sebab,
        )  # fmt: skip

    def _fits_quickly(self, a: Asal, setahun: Decimal) -> bool:
        """In binary numbers: sure enough to say yes, never to say no."""
        t = a.tugas
        hitung = (
            float(a.volume)
            * float(a.waktu)
            * float(t.pengali)
            * float(t.satuan_waktu.menit)
            / float(setahun)
        )
        return abs(hitung - float(a.tercetak)) <= 0.499 * 10.0 ** -min(self.presisi, 9)

    def _wrong_row(self, n: int, a: Asal, benar: Decimal) -> None:
        self.beda.add(n)
        sebab = cause_of_row(self.isi.asal, n, benar, self.aturan)
        kali = ""
        if sebab == "satuan_waktu" and benar:
            banding = divide(a.tercetak, benar)
            kali = f" (berkas {format_angka(banding, 0 if banding > 1 else 4)} kali lipatnya)"
        self.report(
            "satuan_waktu" if sebab == "satuan_waktu" else "angka_baris",
            f"Berkas mencetak {format_angka(a.tercetak)}, perhitungan volume × waktu ÷ waktu kerja efektif memberi "
            f"{format_angka(benar, 4)}{kali}.",
            a.r, self.c_tercetak, a.tercetak, benar, sebab,
        )  # fmt: skip

    def _rounded_rows(self, bulat: list[tuple[Asal, Decimal]]) -> None:
        """Figures rounded more coarsely than the rest of their column."""
        bercetak = sum(a.tercetak is not None for a in self.isi.asal)
        if len(bulat) > BANYAK_BULAT * bercetak and len(bulat) > 1:
            return
        for a, benar in bulat:
            self.report(
                "angka_baris",
                f"Berkas mencetak {format_angka(a.tercetak)}, lebih kasar dari baris lain; perhitungannya "
                f"{format_angka(benar, 6)}.",
                a.r, self.c_tercetak, a.tercetak, benar, "pembulatan_baris",
            )  # fmt: skip

    def _group(self, n: int, a: Asal) -> None:
        """A heading that prints the sum of its details."""
        bagian = []
        for x in self.isi.asal[n + 1 :]:
            if x.tugas.tingkat <= a.tugas.tingkat:
                break
            bagian.append(x)
        nilai = [v for x in bagian if (v := self._share(x)) is not None]
        cetak = [x.tercetak for x in bagian if x.tercetak is not None and not x.tugas.kelompok]
        if any(same_as_printed(a.tercetak, sum(s, Decimal(0)), minimal=2) for s in (nilai, cetak)):
            return
        if any(x.terbuka for x in bagian):
            return
        self.report(
            "angka_baris",
            f"Berkas mencetak {format_angka(a.tercetak)}, jumlah rinciannya {format_angka(sum(nilai, Decimal(0)), 4)}.",
            a.r, self.c_tercetak, a.tercetak, sum(nilai, Decimal(0)), "tak_diketahui",
        )  # fmt: skip

    def _without_effective(self, a: Asal, lengkap: bool) -> None:
        """The period's effective time applies. Where the file itself prints 0 for a row that has figures, it
        did not count that row: it is kept, shown and held back until a person decides."""
        berlaku = self.aturan.waktu_efektif
        c = self.letak["efektif"]
        if not lengkap:
            pesan = f"Baris ini tidak menyebut waktu kerja efektif; yang berlaku {format_angka(berlaku)} menit."
            self.report("tanpa_waktu_efektif", pesan, a.r, c, a.tercetak)
            return
        hitung = fte(a.tugas.beban.menit, berlaku)
        pesan = (
            f"Baris ini tidak menyebut waktu kerja efektif; dengan {format_angka(berlaku)} menit milik periode "
            f"hasilnya {format_angka(hitung, 4)} orang."
        )
        if a.tercetak == 0 and hitung > 0:
            a.tugas.dihitung = False
            pesan += " Berkas mencetak 0, jadi baris disimpan tetapi belum dihitung sampai ada yang memastikan."
        self.report("tanpa_waktu_efektif", pesan, a.r, c, a.tercetak, hitung)

    # --- effective time ---------------------------------------------------------------------------

    def _odd_effective(self) -> None:
        """A row that names another effective time than it divides by, or than the rows around it."""
        punya = [a for a in self.isi.asal if a.efektif is not None and a.efektif.dasar is None]
        tertulis = {a.efektif.menit for a in punya}
        if len(tertulis) < 2:
            return
        pilihan = tertulis | ({self.efektif_lembar} if self.efektif_lembar else set())
        suara = Counter(self._divided_by(a, pilihan) for a in punya)
        (umum, banyak), *_ = suara.most_common(1)
        if banyak * 2 <= len(punya):
            umum = self.efektif_lembar
            if umum not in suara:
                return
        for a in punya:
            if a.efektif.menit == umum or a.efektif.dibaca is not None:
                continue
            seharusnya = umum / a.efektif.satuan.menit
            if self._divided_by(a, pilihan) == umum:
                a.setahun = umum
            self.report(
                "efektif",
                f"Baris ini memakai waktu kerja efektif {format_angka(a.efektif.nilai)}, baris lain "
                f"{format_angka(seharusnya)}.",
                a.r, self.letak["efektif"], a.efektif.nilai, seharusnya, "efektif_lain",
            )  # fmt: skip

    def _divided_by(self, a: Asal, pilihan: set[Decimal]) -> Decimal:
        """The effective time with which the row's printed figure comes out; the one it names where it does."""
        if a.tercetak and a.volume is not None and a.waktu is not None and not a.terbuka:
            menit = a.volume * a.tugas.pengali * a.waktu * a.tugas.satuan_waktu.menit
            for efektif in (a.efektif.menit, *sorted(pilihan)):
                if same_as_printed(
                    a.tercetak, divide(menit, efektif), desimal=max(self.presisi, 2)
                ):
                    return efektif
        return a.efektif.menit

    def _unit_of_effective(self) -> None:
        """ "72.000" under "WAKTU KERJA EFEKTIF (JAM)": said once per post."""
        a = next((a for a in self.isi.asal if a.efektif and a.efektif.satuan_tertulis), None)
        if a is None:
            return
        e = a.efektif
        self.report(
            "efektif",
            f"Waktu kerja efektif {format_angka(e.nilai)} ditulis dalam {e.satuan_tertulis}; yang mungkin {e.satuan}.",
            a.r, self.letak.get("efektif", self.letak["uraian"]), e.nilai, e.menit / e.satuan_tertulis.menit, "satuan_waktu",
        )  # fmt: skip

    def _period_effective(self) -> None:
        jabatan, aturan = self.jabatan, self.aturan
        lain = [menit for menit in jabatan.efektif if menit != aturan.waktu_efektif]
        if not lain:
            return
        beban = jabatan.beban
        menurut_periode = fte(beban.menit, aturan.waktu_efektif, beban.orang)
        for menit in lain:
            baris = jabatan.efektif[menit]
            menurut_berkas = fte(beban.menit, menit, beban.orang)
            c = self.letak.get("efektif")
            r = jabatan.baris - 1
            if c is None and "efektif" in self.p.blok.judul:
                r, c, _ = self.p.blok.judul["efektif"]
            else:
                c = self.c_tercetak if c is None else c
                r = next(
                    (a.r for a in self.isi.asal if a.setahun == menit and a.tercetak is not None), r
                )
            self.report(
                "waktu_efektif_berbeda",
                f"Berkas memakai waktu kerja efektif {format_angka(menit)} menit ({baris} baris), periode ini "
                f"{format_angka(aturan.waktu_efektif)} menit: {format_angka(menurut_berkas, 4)} orang menurut berkas, "
                f"{format_angka(menurut_periode, 4)} orang menurut periode. Yang berlaku adalah milik periode.",
                r, c, menurut_berkas, menurut_periode,
            )  # fmt: skip

    def _hidden(self) -> None:
        baris = self.isi.tersembunyi
        if baris:
            self.report(
                "baris_tersembunyi",
                f"{len(baris)} baris tersembunyi ikut dibaca: baris {', '.join(map(str, baris[:20]))}"
                f"{' …' if len(baris) > 20 else ''}.",
                baris[0] - 1, self.letak["uraian"],
            )  # fmt: skip

    # --- totals -----------------------------------------------------------------------------------

    def _share(self, a: Asal) -> Decimal | None:
        """What a row adds to the file's own total; None where it is not known."""
        t = a.tugas
        if t.kelompok or a.rekap:
            return Decimal(0)
        if a.terbuka or not a.berangka:
            return a.tercetak if a.tercetak is not None else (None if a.terbuka else Decimal(0))
        if not t.dihitung:
            return a.tercetak or Decimal(0)
        if not t.pendekatan.memakai_waktu:
            b = t.beban
            return b.orang if b.baris else a.tercetak or Decimal(0)
        if a.volume is None or a.waktu is None:
            return a.tercetak or Decimal(0)
        setahun = a.setahun or self.aturan.waktu_efektif
        return divide(a.volume * t.pengali * a.waktu * t.satuan_waktu.menit, setahun)

    def _totals(self) -> None:
        j, rows = self.jabatan, self.isi.asal
        sub = 0
        dasar: Decimal | None = None  # the total that the need is rounded from
        hitung: Decimal | None = None
        beda_jumlah = False
        for rekap, setelah in self.isi.rekap:
            angka = self._recap_figure(rekap)
            jenis = rekap.label.jenis
            if angka is None:
                continue
            r, c, nilai = angka
            if jenis is Rekap.PEGAWAI:
                jenis = self._kind_of_need(nilai, rows[:setelah], dasar)
            if jenis is Rekap.SUBJUMLAH:
                self._total(r, c, nilai, self._between(rows, sub, setelah), "subjumlah")
                sub = setelah
            elif jenis is Rekap.JUMLAH:
                if j.jumlah_tercetak is not None and j.jumlah_tercetak == nilai:
                    continue
                j.jumlah_tercetak = nilai
                bagian = self._between(rows, 0, setelah)
                hitung, cocok = self._total(r, c, nilai, bagian, "jumlah")
                dasar, beda_jumlah = nilai, not cocok
            elif jenis is Rekap.PEMBULATAN:
                j.pembulatan_tercetak, j.pembulatan_sel = nilai, alamat(r, c)
                if hitung is None:
                    shares = [self._share(a) for a in rows]
                    hitung = None if None in shares else sum(shares, Decimal(0))
                self._rounded(r, c, nilai, hitung, dasar, beda_jumlah)
            elif jenis is Rekap.BEZETTING:
                if j.bezetting_tercetak is None:
                    j.bezetting_tercetak = nilai
            elif jenis is Rekap.SELISIH:
                self._gap(r, c, nilai, rekap)
        self._title_holders()

    def _title_holders(self) -> None:
        isi = self.p.blok.judul.get("bezetting")
        if isi and self.jabatan.bezetting_tercetak is None:
            self.jabatan.bezetting_tercetak = read_printed(isi[2], Gaya.INDONESIA)

    def _between(self, rows: Sequence[Asal], dari: int, sampai: int) -> list[Asal]:
        """Rows of the table between two totals; joined rows have moved up, so by row number."""
        if not rows:
            return []
        return list(rows[dari:sampai]) if len(rows) >= sampai else list(rows[dari:])

    def _recap_figure(self, rekap: BarisRekap) -> tuple[int, int, Decimal] | None:
        """The figure of a total: in the column of the row figures, else the last number of the row."""
        gaya = self.p.gaya.get("tercetak", Gaya.INDONESIA)
        kolom = {Rekap.BEZETTING: "bezetting", Rekap.SELISIH: "selisih"}.get(rekap.label.jenis)
        urut = [self.letak[n] for n in (kolom, "tercetak") if n in self.letak]
        sel = rekap.sel
        if rekap.label.sisa and (angka := read_printed(rekap.label.sisa, gaya)) is not None:
            return rekap.baris, rekap.label.kolom, angka
        urut += [c for c in range(len(sel) - 1, rekap.label.kolom, -1) if c not in urut]
        for c in urut:
            isi = sel[c] if c < len(sel) else None
            if isi is None or isi == "" or c == rekap.label.kolom:
                continue
            angka = read_printed(isi, gaya)
            if angka is not None and (not isinstance(isi, str) or len(isi) < 60):
                return rekap.baris, c, angka
        return None

    def _kind_of_need(self, nilai: Decimal, rows, dasar: Decimal | None) -> Rekap:
        """ "Jumlah pegawai": the rounded need below a total, or where it is whole and the rows are not."""
        if dasar is not None:
            return Rekap.PEMBULATAN
        bagian = [s for a in rows if (s := self._share(a)) is not None]
        jumlah = sum(bagian, Decimal(0))
        if same_as_printed(nilai, jumlah, minimal=2):
            return Rekap.JUMLAH
        return Rekap.PEMBULATAN if nilai == nilai.to_integral_value() else Rekap.JUMLAH

    def _total(self, r, c, nilai, rows: list[Asal], jenis: str) -> tuple[Decimal | None, bool]:
        """One printed total against its rows: (the right one, whether it agrees)."""
        bagian = [self._share(a) for a in rows]
        if None in bagian:
            return None, True  # a question is open on one of them; checked once it is answered
        jumlah = sum(bagian, Decimal(0))
        if same_as_printed(nilai, jumlah, minimal=min(2, self.presisi) if self.presisi else 2):
            hasil = left_out_exactly(nilai, rows, bagian) if self.presisi >= DESIMAL_PENUH else None
            if hasil is None:
                return jumlah, True
        else:
            hasil = None
        sebab, pesan = hasil or cause_of_total(nilai, rows, bagian, self.aturan, bool(self.beda))
        self.report(
            jenis,
            f"Berkas mencetak jumlah {format_angka(nilai)}, jumlah baris-barisnya {format_angka(jumlah, 4)}.{pesan}",
            r, c, nilai, jumlah, sebab,
        )  # fmt: skip
        return jumlah, False

    def _rounded(self, r, c, nilai, hitung, dasar, beda_jumlah) -> None:
        """The rounded need: by the period's rule, from the file's own effective time."""
        if hitung is None:
            return
        jenis = self.jabatan.jenis or guess_struktural(self.jabatan.nama)
        aturan = self.aturan
        cara = aturan.cara(jenis or Jenis.PELAKSANA)
        boleh = {self._round(hitung, cara)}
        if cara is Pembulatan.SATU:
            boleh.add(self._round(hitung, aturan.cara(Jenis.PELAKSANA)))
        if nilai in boleh:
            return
        terhitung = Decimal(self._round(hitung, cara))
        lain = next(
            (
                x
                for x in (Pembulatan.SETENGAH_KE_ATAS, Pembulatan.KE_ATAS, Pembulatan.KE_BAWAH)
                if self._round(hitung, x) == nilai
            ),
            None,
        )
        if lain:
            sebab, pesan = "aturan_pembulatan", f" Berkas memakai aturan “{lain.label}”."
        elif (
            dasar is not None
            and beda_jumlah
            and nilai in {self._round(dasar, x) for x in Pembulatan}
        ):
            sebab, pesan = "ikut_jumlah", ""
        elif nilai == sum(
            (self._round(s, Pembulatan.SETENGAH_KE_ATAS) for s in self._shares()), 0
        ) or nilai == sum((self._round(s, Pembulatan.KE_ATAS) for s in self._shares()), 0):
            sebab, pesan = "pembulatan_baris", ""
        else:
            sebab, pesan = "tak_diketahui", ""
        self.report(
            PEMBULATAN,
            f"Berkas mencetak kebutuhan {format_angka(nilai)}, aturan periode ({cara.label.lower()}) memberi {terhitung} "
            f"dari {format_angka(hitung, 4)}.{pesan}",
            r, c, nilai, terhitung, sebab,
        )  # fmt: skip

    def _shares(self) -> list[Decimal]:
        return [s for a in self.isi.asal if (s := self._share(a)) is not None]

    def _round(self, nilai: Decimal, cara: Pembulatan) -> int:
        if cara is Pembulatan.KE_BAWAH:
            return int(nilai.to_integral_value(ROUND_FLOOR))
        return round_fte(nilai, cara, self.aturan.toleransi_ke_atas)

    def _gap(self, r, c, nilai, rekap) -> None:
        j = self.jabatan
        if j.bezetting_tercetak is None or j.pembulatan_tercetak is None:
            return
        selisih = j.bezetting_tercetak - j.pembulatan_tercetak
        if abs(nilai) == abs(selisih):
            return
        if j.jumlah_tercetak is not None and same_as_printed(
            abs(nilai), abs(j.bezetting_tercetak - j.jumlah_tercetak), minimal=2
        ):
            return
        self.report(
            "selisih",
            f"Berkas mencetak selisih {format_angka(nilai)}; {format_angka(j.bezetting_tercetak)} yang ada dikurangi "
            f"{format_angka(j.pembulatan_tercetak)} kebutuhan adalah {format_angka(selisih)}.",
            r, c, nilai, selisih, "tak_diketahui",
        )  # fmt: skip
