"""Finding the heading of a table in a grid: one to four rows, merged or not, with a row of column numbers.

┌────┬──────────────┬────────────────────┐
│ NO │ URAIAN TUGAS │ WAKTU PENYELESAIAN │   heading of column C, put together:
│    │              ├──────────┬─────────┤   "WAKTU PENYELESAIAN (MENIT)"
│    │              │ (MENIT)  │   …     │
├────┼──────────────┼──────────┼─────────┤
│ 1  │      2       │    3     │    4    │   a row of column numbers is passed over
└────┴──────────────┴──────────┴─────────┘
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from asnplan.lib.kisi import Kisi
from asnplan.lib.tabel import normalize
from workload.imports.kolom import KATA_JUDUL, Letak, candidates, clean, heading, match_headings

MAKS_TINGGI = 4
MAKS_KOLOM = 200
OWN_COLUMNS = {"uid", "tingkat", "uraian"}  # asnplan's own file: one heading, then rows of any text
_NOMOR_KOLOM = re.compile(r"\(?\s*(\d{1,2}|[a-l])\s*\)?(\s*[=:(].*)?", re.I | re.DOTALL)


@dataclass(frozen=True)
class Kepala:
    """A heading: rows awal…akhir (the last one included, column numbers too), and what its columns hold.

    uraian_sampai   last column of the task's text (merged or without a heading of its own)
    """

    awal: int
    akhir: int
    letak: Letak
    uraian_sampai: int

    def punya(self, nama: str) -> bool:
        return nama in self.letak.kolom

    def kolom(self, nama: str) -> int | None:
        return self.letak.kolom.get(nama)

    def judul(self, nama: str) -> str:
        return self.letak.judul.get(nama, "")

    def same_columns(self, lain: Kepala) -> bool:
        return self.letak.kolom == lain.letak.kolom and self.letak.judul == lain.letak.judul


class PencariKepala:
    """Looks for headings in one sheet. `alias`: normalised heading -> field, said by a person."""

    def __init__(self, kisi: Kisi, alias: Mapping[str, str]):
        self.baris, self.alias = kisi.baris, alias
        self.datar: dict[
            int, list[tuple[int, int]]
        ] = {}  # merged over columns, one row high or more
        self.tegak: dict[tuple[int, int], int] = {}  # first cell -> last row
        self.terpakai: set[tuple[int, int]] = set()
        if len(kisi.gabungan) < 200_000:
            for r, c, r2, c2 in kisi.gabungan:
                if c2 > c:
                    self.datar.setdefault(r, []).append((c, c2))
                if r2 > r:
                    self.tegak[r, c] = r2

    def first(self, mulai: int = 0) -> Kepala | None:
        """The next heading from row `mulai` down."""
        for r in range(mulai, len(self.baris)):
            if kepala := self.at(r):
                return kepala
        return None

    def at(self, r: int) -> Kepala | None:
        """The heading that begins in row r, or None."""
        if not self._worth_a_look(self.baris[r]):
            return None
        sendiri = match_headings(*self._compose(r, 1))
        if sendiri.kolom.keys() >= OWN_COLUMNS:
            return Kepala(r, r, sendiri, sendiri.kolom["uraian"])
        tinggi = self._height(r)
        terbaik: Letak | None = None
        for n in range(tinggi, 0, -1):
            letak = match_headings(*self._compose(r, n))
            if (
                is_heading(letak)
                and self._names_tasks(r, letak)
                and (terbaik is None or len(letak.kolom) > len(terbaik.kolom))
            ):
                terbaik, tinggi_terbaik = letak, n
        if terbaik is None:
            return None
        akhir = max(r + tinggi_terbaik, r + tinggi) - 1
        akhir = self._skip_column_numbers(akhir, terbaik)
        return Kepala(r, akhir, terbaik, self._text_until(r, terbaik))

    def is_foreign(self, r: int) -> bool:
        """The heading of some other table, of posts rather than of tasks: "NAMA JABATAN | HASIL ABK | …"."""
        sel = self.baris[r]
        teks = [x for x in sel if isinstance(x, str) and x.strip()]
        if (
            len(teks) < 3
            or any(isinstance(x, float | int) for x in sel)
            or max(map(len, teks)) > 60
        ):
            return False
        bidang = {nama for x in teks for (tahap, _), nama in candidates(x)[:1] if tahap <= 2}
        return "jabatan" in bidang and len(bidang) >= 2 and "uraian" not in bidang

    def _names_tasks(self, r: int, letak: Letak) -> bool:
        """The first row itself says where the tasks stand."""
        teks = self._text(r, letak.kolom["uraian"])
        return (
            any(nama == "uraian" for _, nama in candidates(teks))
            or heading(teks) in self.alias
            or (normalize(teks) in self.alias)
        )

    def _worth_a_look(self, sel: Sequence[object]) -> bool:
        dikenal = teks = 0
        for isi in sel[:MAKS_KOLOM]:
            if isinstance(isi, str) and isi:
                if len(isi) > 120:
                    continue
                teks += 1
                dikenal += bool(candidates(isi)) or (
                    bool(self.alias) and heading(isi) in self.alias
                )
        return dikenal >= 2 and teks >= 2

    def _height(self, r: int) -> int:
        """Rows of the heading: what its merged cells span, and rows below of nothing but heading words."""
        lebar = len(self.baris[r])
        tinggi = 1
        for c in range(min(lebar, MAKS_KOLOM)):
            akhir = self.tegak.get((r, c))
            if akhir is not None and self._text(r, c) and akhir - r < MAKS_TINGGI + 1:
                tinggi = max(tinggi, akhir - r + 1)
        tinggi = min(tinggi, MAKS_TINGGI)
        while tinggi < MAKS_TINGGI:
            if self._is_more(r, r + tinggi):
                tinggi += 1
            elif self._is_blank(r + tinggi) and self._is_more(r, r + tinggi + 1):
                tinggi += 2
            else:
                break
        return min(tinggi, MAKS_TINGGI)

    def _is_blank(self, r: int) -> bool:
        return r < len(self.baris) and not any(x not in ("", None) for x in self.baris[r])

    def _is_more(self, r: int, bawah: int) -> bool:
        """Whether row `bawah` goes on with the heading begun in row r."""
        if bawah >= len(self.baris):
            return False
        isi = [(c, x) for c, x in enumerate(self.baris[bawah][:MAKS_KOLOM]) if x not in ("", None)]
        if not isi:
            return False
        asing = 0
        for c, x in isi:
            if not isinstance(x, str) or len(x) > 80 or ":" in x:
                return False
            kata = heading(x).split()
            if not kata or (len(kata) == 1 and len(kata[0]) == 1):
                return False
            if not set(kata) <= KATA_JUDUL:
                if self._text(r, c) and not self._spans(r, c, bawah):
                    return False
                asing += 1
        return asing * 2 <= len(isi)

    def _spans(self, r: int, c: int, bawah: int) -> bool:
        """Whether the heading in this cell stands over several columns, merged or not."""
        if any(a == c for a, _ in self.datar.get(r, ())):
            return True
        return not self.datar.get(r) and not self._text(r, c + 1) and bool(self._text(bawah, c + 1))

    def _compose(
        self, r: int, tinggi: int
    ) -> tuple[dict[int, str], Mapping[str, str], dict[int, str]]:
        """Heading of each column, its rows joined from the top: whole, and without what a merged (or
        blank-following) group heading says over several columns."""
        utuh: dict[int, list[str]] = {}
        sendiri: dict[int, list[str]] = {}
        for n in range(r, r + tinggi):
            sel = self.baris[n]
            baris = {c: self._text(n, c) for c in range(min(len(sel), MAKS_KOLOM))}
            bersama: set[int] = set()
            if n < r + tinggi - 1:
                for c, c2 in self.datar.get(n, ()):
                    if c2 < MAKS_KOLOM and baris.get(c) and self._has_below(n, r + tinggi, c):
                        bersama.update(range(c, c2 + 1))
                        for k in range(c + 1, c2 + 1):
                            baris[k] = baris[c] if self._has_below(n, r + tinggi, k) else ""
                if not self.datar.get(n):
                    bersama |= self._spread(n, r + tinggi, baris)
            for c, teks in baris.items():
                if teks and teks not in utuh.setdefault(c, []):
                    utuh[c].append(teks)
                    if c not in bersama:
                        sendiri.setdefault(c, []).append(teks)
        return (
            {c: " ".join(x) for c, x in sorted(utuh.items()) if x},
            self.alias,
            {c: " ".join(x) for c, x in sendiri.items() if x},
        )

    def _spread(self, n: int, sampai: int, baris: dict[int, str]) -> set[int]:
        """Without merge marks: a heading with sub-headings also stands over blank neighbours that have one."""
        kini, awal, bersama = "", 0, set()
        for c in range(max(baris, default=-1) + 1):
            if baris.get(c):
                kini, awal = (baris[c], c) if self._has_below(n, sampai, c) else ("", c)
            elif kini and self._has_below(n, sampai, c):
                baris[c] = kini
                bersama |= {awal, c}
            else:
                kini = ""
        return bersama

    def _has_below(self, n: int, sampai: int, c: int) -> bool:
        return any(self._text(k, c) for k in range(n + 1, min(sampai, len(self.baris))))

    def _text(self, r: int, c: int) -> str:
        sel = self.baris[r]
        isi = sel[c] if c < len(sel) else None
        return clean(isi) if isinstance(isi, str) else ""

    def _skip_column_numbers(self, akhir: int, letak: Letak) -> int:
        for n in (akhir + 1, akhir + 2):
            if n >= len(self.baris):
                break
            if is_column_numbers(self.baris[n], letak):
                return n
            if any(x not in ("", None) for x in self.baris[n]):
                break
        return akhir

    def _text_until(self, r: int, letak: Letak) -> int:
        """Last column of the task's text: up to the next column that has a heading."""
        awal = letak.kolom["uraian"]
        berikut = [c for c in (*letak.kolom.values(), *letak.lain) if c > awal]
        gabungan = [
            c2 for n in range(r, r + MAKS_TINGGI) for c, c2 in self.datar.get(n, ()) if c == awal
        ]
        sampai = min(berikut, default=awal + 1) - 1
        return max(min(sampai, max(gabungan, default=sampai)), awal)


def is_heading(letak: Letak) -> bool:
    """A table of tasks: their text and at least one column of their load."""
    k = letak.kolom
    if "uraian" not in k:
        return False
    beban = sum(
        n in k for n in ("volume", "waktu", "efektif", "tercetak", "rasio_unit", "rasio", "beban")
    )
    return beban >= 2 or ("volume" in k and len(k) >= 3) or ("waktu" in k and len(k) >= 3)


def is_column_numbers(sel: Sequence[object], letak: Letak) -> bool:
    """1 2 3 …, (1) (2) …, also with gaps or a formula as in "7 = 4x6/5"."""
    nilai = []
    for c, isi in enumerate(sel):
        if isi in ("", None):
            continue
        if isinstance(isi, float | int) and not isinstance(isi, bool):
            nilai.append((c, float(isi)))
            continue
        m = _NOMOR_KOLOM.fullmatch(isi.strip()) if isinstance(isi, str) else None
        if m is None:
            if isinstance(isi, str) and re.fullmatch(r"[\s\d()=:xX×*/+÷\-a-lA-L.]+", isi):
                continue  # a formula alone: "(4 x 6) / 5"
            return False
        nilai.append((c, float(m[1]) if m[1].isdigit() else float(ord(m[1].casefold()) - 96)))
    if len(nilai) < 3 or not any(c == letak.kolom.get("uraian") for c, _ in nilai):
        return False
    angka = [n for _, n in nilai]
    return all(n.is_integer() and 0 < n <= 40 for n in angka) and all(
        a < b for a, b in pairwise(angka)
    )
