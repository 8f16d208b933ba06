"""Walking down one sheet: which rows are titles, headings, tasks, totals, and which belong together.

Blok   one stretch of task rows under one heading, with the title block above it and the totals below.
       A flat table (columns of unit and jabatan) is one Blok for all of its posts; a form is one Blok
       per post, several of them stacked on a sheet or one to a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from asnplan.lib.kisi import Kisi, alamat, huruf
from workload.imports.kepala import OWN_COLUMNS, Kepala, PencariKepala, is_column_numbers
from workload.imports.kolom import clean, clean_name
from workload.imports.label import (
    LabelRekap,
    Rekap,
    is_closing,
    is_form_title,
    is_marker,
    is_page_mark,
    read_labels,
    read_recap,
    sheet_as_name,
    title_as_name,
)
from workload.imports.sel import as_text, read_angka
from workload.imports.terbaca import LembarTerbaca

_MUNGKIN_REKAP = re.compile(
    r"\W*(\w{1,3}[.)]\s*)?(j u m l a h|t o t a l|jumlah|total|jml|jlh|grand|sub|pembulat|dibulat|hasil p|angka p|kebutuhan|bez|eksis|exist|perse|pemangku"
    r"|pegawai|formasi|kekurang|kelebih|kurang|lebih|selisih)", re.I)  # fmt: skip
_ORANG = ("jabatan", "kode")
_UNIT = ("unit", "kode_unit", "jenjang_unit")


@dataclass
class BarisRekap:
    """A row of totals; `setelah`: how many task rows of the block stand above it."""

    label: LabelRekap
    baris: int
    sel: Sequence[object]
    setelah: int


@dataclass
class Blok:
    kepala: Kepala
    awal: int
    judul: dict[str, tuple[int, int, object]] = field(
        default_factory=dict
    )  # label -> row, column, value
    ikhtisar: str = ""
    baris: list[tuple[int, Sequence[object]]] = field(default_factory=list)
    rekap: list[BarisRekap] = field(default_factory=list)
    jeda: set[int] = field(
        default_factory=set
    )  # rows with a blank row (or a page break) above them
    selesai: bool = False

    @property
    def datar(self) -> bool:
        """A flat table: its rows say themselves whose they are."""
        return self.kepala.punya("kode") or self.kepala.punya("jabatan")

    @property
    def isian(self) -> bool:
        """asnplan's own file to fill in."""
        return self.kepala.letak.kolom.keys() >= OWN_COLUMNS

    def datar_bernama(self, sel: Sequence[object]) -> bool:
        """A row of a flat table that names its post itself."""
        return self.datar and any(as_text(_cell(sel, self.kepala.kolom(n))) for n in _ORANG)

    def teks(self, label: str) -> str:
        isi = self.judul.get(label)
        return clean_name(as_text(isi[2])) if isi else ""


class PembacaLembar:
    """Reads one sheet into blocks. `lembar` says what was made of it."""

    def __init__(self, kisi: Kisi, alias: Mapping[str, str]):
        self.kisi, self.pencari = kisi, PencariKepala(kisi, alias)
        self.lembar = LembarTerbaca(kisi.nama, kisi.tersembunyi)
        self.bloks: list[Blok] = []
        self.blok: Blok | None = None
        self.kepala: Kepala | None = None
        self.judul: dict[str, tuple[int, int, object]] = {}
        self.judul_awal: int | None = None
        self.unit_lalu: dict[str, tuple[int, int, object]] = {}
        self.ikhtisar: list[str] = []
        self.ikhtisar_kolom: int | None = None
        self.nama_judul = ""
        self.asing = False  # inside some other table

    def read(self) -> list[Blok]:
        baris, n = self.kisi.baris, len(self.kisi.baris)
        r = 0
        while r < n:
            if self.blok is not None and not self.blok.selesai and not self.judul:
                r = self._run(r)
                if r >= n:
                    break
            sel = baris[r]
            if not any(x is not None and x != "" for x in sel):
                if self.blok is not None:
                    self.blok.jeda.add(r + 1)
                r += 1
                continue
            isian = self.blok is not None and self.blok.isian
            kepala = None if isian or self._has_figures(sel) else self.pencari.at(r)
            if kepala is not None:
                self._head(kepala, r)
                r = kepala.akhir + 1
                continue
            if (
                self.kepala is not None
                and not self.blok.isian
                and self.pencari.is_foreign(r)
                and "jabatan" not in read_labels(sel)
            ):
                self.asing = self.blok.selesai = True
            if self.kepala is None:
                self._title(r, sel)
            else:
                self._row(r, sel)
            r += 1
        self.bloks = [b for b in self.bloks if b.baris or b.rekap]
        self._report()
        return self.bloks

    # --- the straight path: rows that can be nothing but tasks ------------------------------------

    def _run(self, r: int) -> int:
        """Take the plain task rows from r on; gives the first row that needs a closer look."""
        kepala, blok, baris = self.kepala, self.blok, self.kisi.baris
        iu, iv, iw = (kepala.letak.kolom.get(k, -1) for k in ("uraian", "volume", "waktu"))
        if min(iv, iw) < 0:
            return r
        tambah, rekap, n = blok.baris.append, _MUNGKIN_REKAP.match, len(baris)
        isian = blok.isian
        while r < n:
            sel = baris[r]
            try:
                uraian = sel[iu]
                if (
                    type(uraian) is str
                    and uraian[:1].isalpha()
                    and (type(sel[iv]) is float or _starts_as_number(sel[iv]))
                    and (type(sel[iw]) is float or _starts_as_number(sel[iw]))
                    and (isian or not rekap(uraian))
                ):
                    tambah((r, sel))
                    r += 1
                    continue
            except IndexError:
                pass
            return r
        return r

    # --- everything else --------------------------------------------------------------------------

    def _has_figures(self, sel: Sequence[object]) -> bool:
        """Two numbers or more: no heading."""
        return sum(isinstance(x, float | int) for x in sel) >= 2

    def _head(self, kepala: Kepala, r: int) -> None:
        lama, self.asing = self.blok, False
        if (
            lama is not None
            and not lama.selesai
            and "jabatan" not in self.judul
            and lama.kepala.same_columns(kepala)
        ):
            lama.jeda.add(kepala.akhir + 1)
            return  # the heading again at the top of a page
        if lama is not None and lama.datar and lama.kepala.same_columns(kepala):
            lama.selesai = False
            return
        self.kepala = kepala
        self._open(kepala, r)
        if not self.lembar.kepala:
            uraian = kepala.letak.kolom["uraian"]
            self.lembar.kepala = alamat(kepala.awal, min([uraian, *kepala.letak.kolom.values()]))
        for nama, judul in kepala.letak.judul.items():
            self.lembar.kolom.setdefault(nama, judul)
        for kolom, judul in kepala.letak.lain.items():
            self.lembar.kolom_asing.setdefault(huruf(kolom), judul)

    def _open(self, kepala: Kepala, r: int) -> None:
        """A new block with the title read since the last one."""
        judul = dict(self.judul)
        if any(n in judul for n in _UNIT):
            self.unit_lalu = {n: v for n, v in judul.items() if n in _UNIT}
        else:
            judul |= self.unit_lalu  # said once, above the first of several posts
        if "efektif" not in judul and self.bloks and "efektif" in self.bloks[-1].judul:
            judul["efektif"] = self.bloks[-1].judul["efektif"]
        if "jabatan" not in judul and self.nama_judul:
            judul["jabatan"] = (r, 0, self.nama_judul)
        awal = r if self.judul_awal is None else self.judul_awal
        self.blok = Blok(kepala, awal, judul, "\n".join(t for t in self.ikhtisar if t))
        self.bloks.append(self.blok)
        self.judul, self.judul_awal, self.ikhtisar, self.ikhtisar_kolom = {}, None, [], None
        self.nama_judul = ""

    def _title(self, r: int, sel: Sequence[object], *, tegas: bool = False) -> bool:
        """Take labels and values of a row above a heading. True where it was such a row."""
        label = read_labels(sel, tegas=tegas)
        if label:
            if self.judul_awal is None:
                self.judul_awal = r
            self.ikhtisar_kolom = None
            for nama, (c, nilai) in label.items():
                if nama == "efektif" and not self._yearly(sel, nilai):
                    continue
                if nama == "ikhtisar":
                    self.ikhtisar, self.ikhtisar_kolom = [clean(as_text(nilai))], c
                elif nama == "jenjang_unit":
                    if as_text(nilai).strip(" -–"):
                        self.judul[nama] = (r, c, nilai)
                elif nama != "lain" and (nama not in self.judul or as_text(nilai)):
                    self.judul[nama] = (r, c, nilai)
            return True
        if tegas:
            return False
        rekap = read_recap(sel, len(sel))
        if rekap and rekap.jenis is Rekap.BEZETTING:
            angka = _only_number(sel, rekap)
            if angka is not None:
                self.judul.setdefault("bezetting", (r, *angka))
            return True
        isi = [(c, x) for c, x in enumerate(sel) if isinstance(x, str) and clean(x)]
        if self.ikhtisar_kolom is not None and len(isi) == 1 and isi[0][0] >= self.ikhtisar_kolom:
            self.ikhtisar.append(clean(isi[0][1]))
        elif nama := title_as_name(sel):
            self.nama_judul = nama
        return False

    @staticmethod
    def _yearly(sel: Sequence[object], nilai: object) -> bool:
        """An effective time of the year, among those of a day, a week and a month."""
        baris = [
            b for x in sel if isinstance(x, str) for b in x.casefold().split("\n") if "efektif" in b
        ]
        teks = " ".join([*baris, as_text(nilai).casefold()])
        return "tahun" in teks or not re.search(r"hari|minggu|bulan", teks)

    def _row(self, r: int, sel: Sequence[object]) -> None:
        """One row below a heading that is not plainly a task."""
        blok, kepala = self.blok, self.kepala
        if self.asing:
            if "jabatan" in read_labels(sel, tegas=True):
                self._title(r, sel, tegas=True)
                self.asing = False
            return
        k = kepala.letak.kolom
        volume, waktu = _cell(sel, k.get("volume")), _cell(sel, k.get("waktu"))
        uraian = self._task_text(sel)
        lengkap = _is_number(volume) and _is_number(waktu)
        if not blok.isian:
            if is_column_numbers(sel, kepala.letak):
                return
            bernomor = bool(as_text(_cell(sel, k.get("nomor"))))
            rekap = self._recap(sel, uraian)
            if rekap and not (lengkap and bernomor and rekap.kolom != k.get("nomor")):
                self._add_recap(rekap, r, sel)
                return
            angka = _is_number(volume) or _is_number(waktu)
            if self._is_title(r, sel, lengkap, angka):
                return
            if not angka and is_page_mark(sel):
                return
            if (
                not angka
                and not self._numbered(sel)
                and (is_closing(sel) or (r in blok.jeda and is_form_title(sel)))
            ):
                blok.selesai = True
                return
        if self.judul and "jabatan" in self.judul and not blok.datar:
            if not uraian and not lengkap:
                return
            self._open(kepala, r)
            blok = self.blok
        elif (blok.selesai and not (uraian and self._counts_again(sel, lengkap))) or self._is_empty(
            r, sel, uraian
        ):
            return
        blok.selesai = False
        blok.baris.append((r, sel))

    def _numbered(self, sel) -> bool:
        nomor = _cell(sel, self.kepala.kolom("nomor"))
        return isinstance(nomor, float | int) or is_marker(as_text(nomor))

    def _counts_again(self, sel, lengkap: bool) -> bool:
        """Below a total or a signature only rows with figures are tasks again."""
        if lengkap:
            return True
        if not self.blok.datar:
            return False
        return any(as_text(_cell(sel, self.kepala.kolom(n))) for n in _ORANG)

    def _recap(self, sel, uraian: str) -> LabelRekap | None:
        k = self.kepala.letak.kolom
        if uraian:
            if not _MUNGKIN_REKAP.match(uraian):
                return None
            label = read_recap([None] * k["uraian"] + [uraian], k["uraian"])
            return label if label is None else LabelRekap(label.jenis, k["uraian"], label.sisa)
        return read_recap(sel, len(sel))

    def _add_recap(self, rekap: LabelRekap, r: int, sel) -> None:
        blok = self.blok
        if self.judul and "jabatan" in self.judul and not blok.datar:
            return
        blok.rekap.append(BarisRekap(rekap, r, sel, len(blok.baris)))
        if rekap.jenis is not Rekap.SUBJUMLAH and not blok.datar:
            blok.selesai = True

    def _is_title(self, r: int, sel, lengkap: bool, angka: bool) -> bool:
        """ "Nama Jabatan : X" between the tasks or below the signature of the form above."""
        if lengkap or (self.blok.datar and not self.blok.selesai and angka):
            return False
        kunci = {"jabatan", "unit", "ikhtisar", "opd"}
        if self.blok.selesai or self.judul:
            return self._title(r, sel, tegas=self._numbered(sel))
        label = read_labels(sel, tegas=angka)
        if not kunci & label.keys() and not (
            label and r in self.blok.jeda and not self._numbered(sel)
        ):
            return False
        if self.blok.datar and not any(":" in x for x in sel if isinstance(x, str)):
            return False
        return self._title(r, sel, tegas=angka)

    def _task_text(self, sel) -> str:
        return task_text(sel, self.kepala)

    def _is_empty(self, r: int, sel, uraian: str) -> bool:
        """A number without a task, a remark or a signature beside the table."""
        if uraian:
            return False
        k = self.kepala.letak.kolom
        if any(_is_number(_cell(sel, k.get(n))) for n in ("volume", "waktu", "rasio_unit")):
            return False
        if self.blok.datar or r in self.blok.jeda:
            return True
        return not any(as_text(_cell(sel, k.get(n))) for n in ("hasil", "satuan", "catatan"))

    def _report(self) -> None:
        if self.lembar.kepala:
            if not self.bloks:
                self.lembar.keterangan = (
                    "Judul kolom ditemukan, tetapi tidak ada baris tugas di bawahnya."
                )
            return
        if not any(any(x not in ("", None) for x in sel) for sel in self.kisi.baris):
            self.lembar.keterangan = "Lembar kosong."
        else:
            self.lembar.keterangan = (
                "Tidak ada judul kolom uraian tugas bersama volume dan waktu penyelesaian."
            )

    def name(self, blok: Blok) -> str:
        """The post that a form is about; the sheet's own name as the last resort."""
        return blok.teks("jabatan") or (
            sheet_as_name(self.kisi.nama) if len(self.bloks) == 1 else ""
        )

    def unit(self, blok: Blok) -> str:
        return blok.teks("unit") or blok.teks("jenjang_unit") or blok.teks("opd")


def task_text(sel: Sequence[object], kepala: Kepala) -> str:
    """The text of a task, which may stand in several columns under one heading ("a." | "Menyusun …")."""
    awal, sampai = kepala.letak.kolom["uraian"], kepala.uraian_sampai
    if sampai <= awal:
        return as_text(_cell(sel, awal))
    return " ".join(t for c in range(awal, sampai + 1) if (t := as_text(_cell(sel, c))))


def _cell(sel: Sequence[object], kolom: int | None) -> object:
    return sel[kolom] if kolom is not None and kolom < len(sel) else None


def _is_number(isi: object) -> bool:
    if isinstance(isi, float | int):
        return True
    return isinstance(isi, str) and _starts_as_number(isi) and read_angka(isi).nilai is not None


def _starts_as_number(isi: object) -> bool:
    return type(isi) is float or (isinstance(isi, str) and isi.lstrip(" '+-")[:1].isdigit())


def _only_number(sel: Sequence[object], rekap: LabelRekap) -> tuple[int, object] | None:
    if rekap.sisa:
        return rekap.kolom, rekap.sisa
    for c in range(rekap.kolom + 1, len(sel)):
        if sel[c] is not None and as_text(sel[c]).strip(": "):
            return c, sel[c] if not isinstance(sel[c], str) else sel[c].strip(": ")
    return None
