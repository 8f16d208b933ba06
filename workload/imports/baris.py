"""Rows of a block into tasks of posts: figures read, units applied, questions put.

The straight path (a number in every figure cell) does as little as it can: a city's file has 80,000 rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from asnplan.lib.angka import Gaya, detect_gaya, plain
from asnplan.lib.kisi import Kisi, alamat
from asnplan.lib.tabel import normalize
from units.calculators.aturan import Aturan, PeriodeVolume
from units.imports.jenis import parse_jenis
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.imports import kolom as k
from workload.imports.asal import Asal, IsiJabatan
from workload.imports.blok import Blok, PembacaLembar, task_text
from workload.imports.efektif import Efektif, PembacaEfektif
from workload.imports.isian import KOLOM_LEMBAR, is_empty_row, read_own_row
from workload.imports.sel import (
    Angka,
    as_text,
    decimals,
    is_nihil,
    read_angka,
    read_printed,
    read_ratio,
)
from workload.imports.temuan import DESIMAL_PENUH, Temuan
from workload.imports.terbaca import BarisTugas, JabatanBerkas, Pertanyaan


class PembacaBaris:
    """Reads the rows of one block. One instance per block; what a whole sheet decides comes in `lembar`."""

    def __init__(
        self,
        blok: Blok,
        lembar: PembacaLembar,
        aturan: Aturan,
        jawaban: Mapping[str, str],
        gaya: Mapping[str, Gaya],
    ):
        self.blok, self.kisi, self.aturan, self.jawaban = blok, lembar.kisi, aturan, jawaban
        self.lembar, self.kepala, self.isian = lembar, blok.kepala, blok.isian
        self.letak = blok.kepala.letak.kolom
        self.nama, self.unit = lembar.name(blok), lembar.unit(blok)
        self.gaya = gaya
        self._kolom_orang = [
            self.letak[n] for n in ("kode", "jabatan", "kode_unit", "unit") if n in self.letak
        ]
        self.isi: dict[tuple[str, ...], IsiJabatan] = {}
        self.terakhir: IsiJabatan | None = None
        self.konteks = ("", "")
        judul = blok.kepala.judul
        self.satuan_judul = k.heading_unit(judul("waktu"))
        self.satuan_dugaan: SatuanWaktu | None = None  # what the sheet's own figures say
        self.efektif_dugaan: Decimal | None = None
        self.satuan_terbuka = False  # a question about minutes or hours is open
        self.periode_judul = k.heading_period(judul("volume")) or PeriodeVolume.TAHUNAN
        self.efektif = PembacaEfektif(blok, lembar, gaya)
        self.pendekatan = self._approach()
        self._nama: dict[str, str] = {}
        self._orang_lalu: list[object] | None = None  # what the post columns of the row above hold
        self._pilihan: dict[tuple[str, object], object] = {}
        self._angka: dict[object, Angka] = {}
        self._hidden = self.kisi.baris_tersembunyi
        self._merged = _merged_cells(self.kisi, self.letak) if blok.baris else {}

    # --- reading ----------------------------------------------------------------------------------

    def read(self, lapor=None) -> list[IsiJabatan]:
        datar, isian = self.blok.datar, self.isian
        if not datar:
            self._open_form()
        rekap = list(self.blok.rekap)
        for n, (r, sel) in enumerate(self.blok.baris):
            while rekap and rekap[0].setelah <= n:
                self._recap(rekap.pop(0))
            if isian and is_empty_row(sel, self.letak):
                continue
            isi = self._post(r, sel) if datar else self.terakhir
            if isi is not None:
                self._task(isi, r, sel)
            if lapor and n and n % 20_000 == 0:
                lapor(f"{n:,} baris diperiksa …".replace(",", "."))
        for sisa in rekap:
            self._recap(sisa)
        return [i for i in self.isi.values() if i.asal or not isian]

    def _recap(self, rekap) -> None:
        if self.terakhir is not None:
            self.terakhir.rekap.append((rekap, len(self.terakhir.asal)))

    def _open_form(self) -> None:
        b = self.blok
        jenis = parse_jenis(b.teks("jenis"))
        judul = b.judul.get("jabatan")
        jabatan = JabatanBerkas(
            (judul[0] if judul else b.awal) + 1,
            b.teks("kode")[:60],
            b.teks("kode_unit")[:60],
            self.unit[:255],
            self.nama[:255],
            jenis,
            lembar=self.kisi.nama,
            sel=alamat(judul[0], judul[1]) if judul else alamat(b.awal, min(self.letak.values())),
            ikhtisar=b.ikhtisar,
            tersembunyi=self.kisi.tersembunyi,
        )
        self.terakhir = self.isi["",] = IsiJabatan(jabatan, b)

    def _post(self, r: int, sel: Sequence[object]) -> IsiJabatan | None:
        """The post that a row of a flat table belongs to; one without post columns to the post above."""
        orang = [sel[c] for c in self._kolom_orang if c < len(sel)]
        if orang == self._orang_lalu and self.terakhir is not None and any(orang):
            return self.terakhir
        self._orang_lalu = orang
        kode, nama = self._name(sel, "kode", r), self._name(sel, "jabatan", r)
        if not kode and not nama:
            if self.terakhir is None:
                self._open_unnamed(r, sel)
            return self.terakhir
        kode_unit, unit = self._name(sel, "kode_unit", r), self._name(sel, "unit", r)
        if not unit and not kode_unit:
            kode_unit, unit = self.konteks  # stated once for several posts
        else:
            self.konteks = (kode_unit, unit)
        kunci = ("kode", kode) if kode else ("nama", kode_unit or normalize(unit), normalize(nama))
        isi = self.isi.get(kunci)
        if isi is None:
            teks_jenis = self._text(sel, "jenis")
            jabatan = JabatanBerkas(
                r + 1,
                kode[:60],
                kode_unit[:60],
                (unit or self.unit)[:255],
                nama[:255],
                parse_jenis(teks_jenis),
                lembar=self.kisi.nama,
                sel=alamat(r, self.letak.get("jabatan", self.letak.get("kode", 0))),
                ikhtisar=self._text(sel, "ikhtisar"),
                tersembunyi=self.kisi.tersembunyi,
            )
            if teks_jenis and jabatan.jenis is None:
                jabatan.temuan.append(
                    Temuan(
                        "jenis",
                        f"“{teks_jenis}” bukan jenis jabatan yang dikenal.",
                        r + 1,
                        lembar=self.kisi.nama,
                        sel=alamat(r, self.letak["jenis"]),
                    )
                )
            isi = self.isi[kunci] = IsiJabatan(jabatan, self.blok)
        self.terakhir = isi
        return isi

    def _open_unnamed(self, r: int, sel) -> None:
        """Rows above the first post that is named: kept, and asked about."""
        kolom = "jabatan" if "jabatan" in self.letak else "kode"
        jabatan = JabatanBerkas(
            r + 1, "", "", self.unit, self.nama, None, self.kisi.nama, alamat(r, self.letak[kolom]),
            tersembunyi=self.kisi.tersembunyi,
        )  # fmt: skip
        isi = IsiJabatan(jabatan, self.blok)
        jawab = self._ask(isi, r, kolom, "", "jabatan harus diisi: baris ini milik jabatan apa?")
        if jawab:
            jabatan.nama = jawab
        self.terakhir = self.isi["tanpa", str(r)] = isi

    # --- one task ---------------------------------------------------------------------------------

    def _task(self, isi: IsiJabatan, r: int, sel: Sequence[object]) -> None:
        letak = self.letak
        mentah: dict[str, str] = {}
        uid, tingkat = None, 0
        if self.isian:
            sel, mentah, uid, tingkat = read_own_row(sel, letak)
        asal = Asal(r, sel)
        pendekatan, periode = self.pendekatan, self.periode_judul
        if "pendekatan" in letak:
            pendekatan = self._choice(
                isi, r, sel, "pendekatan", k.PENDEKATAN, pendekatan, mentah, asal
            )
        teks_periode = ""
        if "periode" in letak:
            teks_periode = self._text(sel, "periode")
            if teks_periode:
                periode = self._choice(isi, r, sel, "periode", k.PERIODE, periode, mentah, asal)
        volume = self._figure(isi, r, sel, "volume", mentah, asal)
        waktu = self._figure(isi, r, sel, "waktu", mentah, asal)
        asal.volume, asal.waktu = volume.asli, waktu.asli
        satuan = self._row_unit(isi, r, sel, waktu, mentah, asal)
        efektif = self._effective(isi, r, sel)
        if efektif is not None:
            asal.efektif = efektif
            if satuan is None:
                satuan = self.satuan_dugaan or efektif.satuan
            if efektif.dasar is not None and not teks_periode:
                periode = efektif.dasar
        elif satuan is None:
            satuan = self.satuan_dugaan or (
                self.efektif.blok.satuan if self.efektif.blok else SatuanWaktu.MENIT
            )
        rasio_unit = rasio_orang = None
        if "rasio_unit" in letak or "rasio_orang" in letak or "rasio" in letak:
            rasio_unit, rasio_orang, dugaan = self._ratio(
                isi, r, sel, mentah, asal, pendekatan, volume.nilai, waktu.nilai
            )
            pendekatan = pendekatan if uid else dugaan
        hasil = self._text(sel, "hasil")
        satuan_teks = self._text(sel, "satuan") if "satuan" in letak else ""
        if len(satuan_teks) > 120:
            if hasil:
                satuan_teks = self._limited(isi, r, sel, "satuan", 120, mentah)
            else:  # a result told at length under "SATUAN HASIL"
                hasil, satuan_teks = satuan_teks, ""
        if volume.satuan and not satuan_teks:
            satuan_teks = volume.satuan[:120]
        pengali = self.aturan.pengali[periode]
        pembagi = efektif or self.efektif.blok
        asal.setahun = pembagi.setahun(periode, pengali) if pembagi else self.efektif_dugaan
        lebar = self.kepala.uraian_sampai > letak["uraian"]
        uraian = task_text(sel, self.kepala) if lebar else self._text(sel, "uraian")
        nomor = self._text(sel, "nomor") if "nomor" in letak else ""
        tugas = BarisTugas(
            r + 1, nomor, uraian, hasil, satuan_teks, pendekatan, volume.nilai, periode, pengali, waktu.nilai, satuan,
            rasio_unit, rasio_orang,
            self._text(sel, "catatan") if "catatan" in letak else "",
            self._limited(isi, r, sel, "bukti", 500, mentah) if "bukti" in letak else "",
            True, tingkat,
        )  # fmt: skip
        tugas.uid = uid
        if mentah:
            tugas.mentah = mentah
        if "dihitung" in letak:
            tugas.dihitung = self._choice(isi, r, sel, "dihitung", k.DIHITUNG, True, mentah, asal)
        if asal.terbuka and not self.isian and tugas.beban.baris:
            tugas.dihitung = False  # what its figures mean is not settled
        asal.tugas = tugas
        asal.tercetak = self._printed(isi, r, sel)
        if not uraian and not self.isian:
            self._without_text(isi, asal)
        if (
            (volume.nilai is None and waktu.nilai is None)
            or (nomor and not nomor.isdigit())
            or (not nomor and (uraian[1:2] in ".)" or not uraian[:1].isupper()))
        ):
            isi.perlu_rinci = True
        if r in self._hidden:
            isi.tersembunyi.append(r + 1)
        isi.asal.append(asal)

    def _without_text(self, isi: IsiJabatan, asal: Asal) -> None:
        """Figures without a task: the text of a merged cell above, else asked."""
        atas = self._merged.get((asal.r, self.letak["uraian"]))
        if atas is not None and atas < len(self.kisi.baris):
            asal.tugas.uraian = task_text(self.kisi.baris[atas], self.kepala)
        if asal.tugas.uraian or not asal.berangka:
            return
        jawab = self._ask(isi, asal.r, "uraian", "", "uraian tugas harus diisi")
        if jawab:
            asal.tugas.uraian = jawab
        else:
            asal.tugas.dihitung = False
            asal.terbuka = True

    # --- cells ------------------------------------------------------------------------------------

    def cell(self, sel: Sequence[object], nama: str) -> object:
        c = self.letak.get(nama)
        return sel[c] if c is not None and c < len(sel) else None

    def _text(self, sel: Sequence[object], nama: str) -> str:
        c = self.letak.get(nama)
        if c is None or c >= len(sel):
            return ""
        isi = sel[c]
        return as_text(isi) if isi else "" if isi is None or isi == "" else as_text(isi)

    def _name(self, sel, nama: str, r: int) -> str:
        """A name that may stand in a merged cell begun further up."""
        isi = self.cell(sel, nama)
        if type(isi) is str and isi:
            bersih = self._nama.get(isi)
            if bersih is None:
                bersih = self._nama[isi] = k.clean_name(isi)
            return bersih
        if isi is not None and isi != "":
            return k.clean_name(as_text(isi))
        atas = self._merged.get((r, self.letak.get(nama, -1)))
        return k.clean_name(self._text(self.kisi.baris[atas], nama)) if atas is not None else ""

    def _figure(self, isi, r, sel, nama: str, mentah: dict, asal: Asal) -> Angka:
        c = self.letak.get(nama)
        nilai = sel[c] if c is not None and c < len(sel) else None
        if type(nilai) is float and 0 <= nilai < 1e12:
            angka = self._angka.get(nilai)
            if angka is None:
                angka = self._angka[nilai] = read_angka(nilai)
            return angka
        if nilai is None or nilai == "":
            if c is None or (r, c) not in self.kisi.rumus:
                return _KOSONG
            teks, angka = self.kisi.rumus[r, c], Angka(sebab="rumus ini tidak dapat dihitung")
        else:
            gaya = self.gaya.get(nama, Gaya.INDONESIA)
            angka, teks = read_angka(nilai, gaya), as_text(nilai)
            if angka.nilai is not None and self._is_ambiguous(teks, gaya, nama):
                angka = Angka(
                    sebab=f"“{teks}” dapat berarti {teks.replace('.', '')} atau {teks.replace('.', ',')}",
                    usul=(teks.replace(".", ""), teks.replace(".", ",")),
                )
        if angka.sebab:
            jawab = self._ask(isi, r, nama, teks, f"{angka.sebab}; berapa angkanya?", angka.usul)
            if jawab is not None:
                dijawab = read_angka(jawab)
                if not dijawab.sebab:
                    return dijawab
                self._ask_again(isi, dijawab.sebab)
            mentah[KOLOM_LEMBAR.get(nama, nama)] = teks
            asal.terbuka = True
            return _KOSONG
        return angka

    def _is_ambiguous(self, teks: str, gaya: Gaya, nama: str) -> bool:
        """ "1.250" in a column that also holds "2.5": a thousand and more, or one and a quarter?"""
        if gaya is not Gaya.MESIN or self.isian:
            return False
        utuh, titik, desimal = teks.partition(".")
        if not (
            titik and len(desimal) == 3 and desimal.isdigit() and utuh.isdigit() and utuh.strip("0")
        ):
            return False
        c = self.letak[nama]
        lain = {
            len(x.partition(".")[2])
            for _, s in self.blok.baris
            if c < len(s) and isinstance(x := s[c], str) and "." in x
        }
        return lain != {3} and len(utuh) <= 3

    def _choice(self, isi, r, sel, nama: str, pilihan: dict, bawaan, mentah: dict, asal: Asal):
        isi_sel = self.cell(sel, nama)
        if (nama, isi_sel) in self._pilihan:
            return self._pilihan[nama, isi_sel]
        tulis = as_text(isi_sel)
        teks = normalize(tulis)
        if not teks:
            return bawaan
        if teks in pilihan:
            self._pilihan[nama, isi_sel] = pilihan[teks]
            return pilihan[teks]
        tawaran = tuple(dict.fromkeys(str(getattr(v, "value", v)) for v in pilihan.values()))
        if nama == "dihitung":
            tawaran = ("ya", "tidak")
        jawab = self._ask(
            isi, r, nama, tulis, f"“{tulis}” tidak dikenal; tulis {', '.join(tawaran)}", tawaran
        )
        if jawab is not None and normalize(jawab) in pilihan:
            return pilihan[normalize(jawab)]
        mentah[KOLOM_LEMBAR[nama]] = tulis
        asal.terbuka = True
        return bawaan

    def _limited(self, isi, r, sel, nama: str, maks: int, mentah: dict) -> str:
        teks = self._text(sel, nama)
        if len(teks) <= maks:
            return teks
        mentah[nama] = teks
        isi.jabatan.temuan.append(
            Temuan(
                "terlalu_panjang",
                f"Isi kolom “{self.kepala.judul(nama)}” terlalu panjang ({len(teks)} huruf, paling banyak {maks}); "
                "disimpan sebagai isian yang belum terbaca.",
                r + 1,
                lembar=self.kisi.nama,
                sel=alamat(r, self.letak[nama]),
            )
        )
        return ""

    def _row_unit(self, isi, r, sel, waktu: Angka, mentah, asal) -> SatuanWaktu | None:
        """The unit of time that the row itself or its heading names."""
        if waktu.satuan and (satuan := k.SATUAN_WAKTU.get(normalize(waktu.satuan))):
            return satuan
        if "satuan_waktu" in self.letak and self._text(sel, "satuan_waktu"):
            bawaan = self.satuan_judul or SatuanWaktu.MENIT
            return self._choice(isi, r, sel, "satuan_waktu", k.SATUAN_WAKTU, bawaan, mentah, asal)
        return self.satuan_judul

    def _effective(self, isi, r, sel) -> Efektif | None:
        """The row's own effective time, which a merged cell may hold."""
        c = self.letak.get("efektif")
        if c is None:
            return None
        nilai = sel[c] if c < len(sel) else None
        if is_nihil(nilai):
            atas = self._merged.get((r, c))
            return self.efektif.of(self.kisi.baris[atas]) if atas is not None else None
        efektif = self.efektif.read(nilai)
        if efektif is None:
            isi.jabatan.temuan.append(
                Temuan(
                    "efektif",
                    f"Waktu kerja efektif “{as_text(nilai)}” tidak terbaca; waktu kerja efektif harus angka lebih dari nol.",
                    r + 1,
                    lembar=self.kisi.nama,
                    sel=alamat(r, c),
                )
            )
        return efektif

    def _printed(self, isi, r, sel) -> Decimal | None:
        c = self.letak.get("tercetak")
        nilai = sel[c] if c is not None and c < len(sel) else None
        if nilai is None or nilai == "":
            return None
        if type(nilai) is float and nilai >= 0:
            return Decimal(repr(nilai))
        angka = read_angka(nilai, self.gaya.get("tercetak", Gaya.INDONESIA))
        if angka.asli is not None:
            return angka.asli
        return read_printed(nilai, self.gaya.get("tercetak", Gaya.INDONESIA))

    def _ratio(self, isi, r, sel, mentah, asal, pendekatan, volume, waktu):
        """Units and persons of a ratio row, from two columns or from one text ("8/1 orang")."""
        unit = self._figure(isi, r, sel, "rasio_unit", mentah, asal).nilai
        orang = self._figure(isi, r, sel, "rasio_orang", mentah, asal).nilai
        teks = self.cell(sel, "rasio")
        if unit is None and teks not in (None, ""):
            if pasangan := read_ratio(teks):
                unit, orang = pasangan
            else:
                angka = read_angka(teks)
                usul = (f"{plain(angka.nilai)}/1", f"1/{plain(angka.nilai)}") if angka.nilai else ()
                jawab = self._ask(
                    isi, r, "rasio", as_text(teks), "rasio ini berapa satuan untuk berapa orang? Tulis misalnya 8/1",
                    usul,
                )  # fmt: skip
                pasangan = read_ratio(jawab) if jawab else None
                if pasangan:
                    unit, orang = pasangan
                else:
                    mentah["rasio_unit"] = as_text(teks)
                    asal.terbuka = True
        if unit == 0:
            jawab = self._ask(
                isi, r, "rasio_unit", "0", "rasio satuan harus lebih dari nol; berapa angkanya?"
            )
            unit = read_angka(jawab).nilai or None
            if unit is None:
                mentah["rasio_unit"], asal.terbuka = "0", True
        if unit is not None and waktu is None and pendekatan is Pendekatan.TUGAS:
            pendekatan = Pendekatan.RASIO
        return unit, orang, pendekatan

    def _approach(self) -> Pendekatan:
        if "waktu" in self.letak or not {"rasio", "rasio_unit"} & self.letak.keys():
            return Pendekatan.TUGAS
        judul = normalize(self.kepala.judul("uraian") + " " + self.kepala.judul("volume"))
        if "alat" in judul:
            return Pendekatan.PERALATAN
        return Pendekatan.OBJEK if "obyek" in judul or "objek" in judul else Pendekatan.RASIO

    # --- questions --------------------------------------------------------------------------------

    def _ask(self, isi, r: int, nama: str, teks: str, kalimat: str, pilihan=()) -> str | None:
        """What a person answered about a cell; None, and the question is put."""
        sel = alamat(r, self.letak[nama])
        kunci = f"{self.kisi.nama}!{sel}"
        jawab = self.jawaban.get(kunci)
        self._tanya = Pertanyaan(
            kunci,
            self.kisi.nama,
            sel,
            self.kepala.judul(nama),
            teks,
            kalimat[0].upper() + kalimat[1:],
            tuple(pilihan),
        )
        if jawab is not None and jawab.strip():
            return jawab.strip()
        isi.jabatan.pertanyaan.append(self._tanya)
        return None

    def _ask_again(self, isi, sebab: str) -> None:
        t = self._tanya
        isi.jabatan.pertanyaan.append(
            Pertanyaan(
                t.kunci, t.lembar, t.sel, t.kolom, t.isi, f"Jawaban {sebab}. {t.kalimat}", t.pilihan
            )
        )


_KOSONG = Angka()


def missing_columns(p: PembacaBaris) -> list[Pertanyaan]:
    """A table of tasks without volume or time: which of its other columns is it? One question for the sheet."""
    if {"rasio", "rasio_unit"} & p.letak.keys() or p.isian:
        return []
    hasil = []
    lain = p.kepala.letak.lain
    for nama in k.WAJIB_BLOK:
        if nama in p.letak or not lain:
            continue
        kata = k.NAMA_KOLOM[nama].replace("_", " ")
        dekat = sorted(lain.values(), key=lambda x: -fuzz.partial_ratio(k.heading(x), kata))
        hasil.append(
            Pertanyaan(
                f"{p.kisi.nama}!kolom_{nama}",
                p.kisi.nama,
                alamat(p.kepala.awal, p.letak["uraian"]),
                "",
                ", ".join(lain.values()),
                f"Kolom mana yang memuat {k.ARTI[nama]}? Tanpa kolom itu tidak ada baris di lembar ini yang dapat dihitung.",
                tuple(dekat),
            )
        )
    return hasil


def named_columns(lembar: str, jawaban: Mapping[str, str]) -> dict[str, str]:
    """Headings that a person named in answer to that question: normalised heading -> field."""
    return {
        normalize(judul): nama
        for nama in k.WAJIB_BLOK
        if (judul := jawaban.get(f"{lembar}!kolom_{nama}", "").strip())
    }


def detect_styles(bloks: Sequence[Blok]) -> dict[str, Gaya]:
    """How each figure column of a sheet writes its numbers, judged by all of its cells."""
    hasil = {}
    for nama in k.ANGKA:
        sel = [
            s[c]
            for b in bloks
            if (c := b.kepala.kolom(nama)) is not None and not b.isian
            for _, s in b.baris
            if c < len(s) and type(s[c]) is str
        ]
        if sel:
            hasil[nama] = detect_gaya(sel)
    return hasil


def printed_precision(asal: Sequence[Asal]) -> int:
    """Decimals that a column of printed figures is written with: those of its finest figure."""
    terbanyak = 0
    for a in asal:
        if a.tercetak is not None:
            terbanyak = max(terbanyak, decimals(None, a.tercetak))
            if terbanyak >= DESIMAL_PENUH:
                return DESIMAL_PENUH
    return terbanyak


def _merged_cells(kisi: Kisi, letak: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """Cells of the table that a merged cell begun further up covers -> the row where it begins."""
    kolom = set(letak.values())
    hasil: dict[tuple[int, int], int] = {}
    for r, c, r2, c2 in kisi.gabungan:
        if r2 > r and c2 - c < 50:
            for x in kolom.intersection(range(c, c2 + 1)):
                for y in range(r + 1, min(r2, r + 500) + 1):
                    hasil[y, x] = r
    return hasil
