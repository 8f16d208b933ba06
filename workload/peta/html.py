"""The tree as nested lists: a chart by style sheet, a list on paper and phones, a tree for scripts.

Everything stands in it once: figures as text, links, <details> that open without a script. A branch that
is not in the page yet says where it is: htmx fetches it, without htmx its link opens it as a page.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from workload.calculators.pohon_jabatan import Simpul
from workload.laporan import Alamat
from workload.peta import Jumlah, Peta, Tempat, angka
from workload.peta.bukaan import Bukaan

STAF_TERBUKA = 12
"""Rows of a list that stay open above other boxes."""
GANTUNG_SAMPAI = 6
"""Boxes that hang one below the other; more stand side by side."""
PANJANG = 60
"""Letters of a name from which a box may not show all of it."""
KEPALA_STAF = (
    '<li class="kepala" aria-hidden="true"><span>Jabatan</span><span>Kls</span><span>B</span>'
    "<span>K</span><span>±</span></li>"
)


@dataclass(frozen=True)
class Penulis:
    """Writes the lists of one page. `halaman` is its path, `milik` the query every link keeps (unit=3)."""

    peta: Peta
    bukaan: Bukaan
    alamat: Alamat
    halaman: str
    milik: str = ""
    lihat: str = ""

    def tree(self, akar: Collection[Simpul]) -> SafeString:
        return SafeString("".join(self._list(akar, 0)))

    def branch(self, simpul: Simpul) -> SafeString:
        """What is inside a box, for htmx."""
        return SafeString("".join(self._write([(simpul, 0)], only_inside=True)))

    def _list(self, akar: Collection[Simpul], tingkat: int) -> list[str]:
        return [
            '<ul class="cabang puncak">',
            *self._write([(s, tingkat) for s in akar][::-1]),
            "</ul>",
        ]

    def _write(self, tumpuk: list, *, only_inside: bool = False) -> list[str]:
        """No recursion: what is still to be written waits on a stack, closing tags among it."""
        isi: list[str] = []
        while tumpuk:
            kini = tumpuk.pop()
            if isinstance(kini, str):
                isi.append(kini)
                continue
            simpul, tingkat = kini
            if not only_inside:
                isi.append(self._box(simpul))
                if not (simpul.staf or simpul.anak):
                    isi.append("</li>")
                    continue
                terbuka = self.bukaan.terbuka(simpul, tingkat)
                dikirim = terbuka or self.bukaan.semua
                isi.append(self._opening(simpul, terbuka, self.bukaan.awal(tingkat), dikirim))
                if not dikirim:
                    isi.append(self._absent(simpul) + "</details></li>")
                    continue
                tumpuk.append("</details></li>")
            only_inside = False
            if simpul.staf:
                isi.append(self._staff(simpul))
            if simpul.anak:
                gantung = 1 < len(simpul.anak) <= GANTUNG_SAMPAI and not any(
                    s.anak for s in simpul.anak
                )
                isi.append(f'<ul class="cabang{" gantung" if gantung else ""}">')
                tumpuk.append("</ul>")
                tumpuk.extend((s, tingkat + 1) for s in simpul.anak[::-1])
        return isi

    def _box(self, simpul: Simpul) -> str:
        t = self.peta.tempat[simpul.kunci]
        kelas = f"simpul {t.keadaan}"
        kelas += " tersirat" if simpul.tersirat else ""
        kelas += " dicari" if simpul.kunci == self.lihat else ""
        kepala = f'<li class="{kelas}" id="{t.kunci}"><div class="kotak">{self._name(t)}'
        if t.keadaan == "unit":
            return f'{kepala}<span class="unit">Unit kerja</span></div>'
        return (
            f'{kepala}<a class="unit" href="{self.alamat.unit(simpul.unit)}">{escape(t.nama_unit)}</a>'
            f'<span class="visually-hidden">{t.ucapan}</span>'
            f'<span class="angka" aria-hidden="true"><span>Kelas {t.kelas}</span><span>B {t.bezetting}</span>'
            f"<span>K {t.kebutuhan}</span><b>{t.selisih}</b></span></div>"
        )

    def _name(self, t: Tempat) -> str:
        if t.simpul.jabatan is None:
            tujuan = self.alamat.unit(t.simpul.unit)
        else:
            kembali = f"{self.halaman}?{self.milik}{'&' if self.milik else ''}lihat={t.kunci}"
            tujuan = self.alamat.hitung_post(t.simpul.jabatan.pk, kembali)
        judul = t.keterangan if len(t.nama) < PANJANG else f"{t.nama} · {t.keterangan}"
        return f'<a class="nama" href="{tujuan}" title="{escape(judul)}">{escape(t.nama)}</a>'

    def _opening(self, simpul: Simpul, terbuka: bool, awal: bool, dikirim: bool) -> str:
        malas = (
            ""
            if dikirim
            else f' hx-get="{self._address("cabang", simpul)}" hx-trigger="toggle once" hx-target="find .malas" hx-swap="outerHTML"'
        )
        return (
            f'<details class="bawah" data-awal="{int(awal)}"{" open" if terbuka else ""}{malas}>'
            f"{_summary(self.peta.jumlah[simpul.kunci])}"
        )

    def _absent(self, simpul: Simpul) -> str:
        return (
            f'<p class="malas"><a href="{self._address("pusat", simpul)}">Buka bagian ini</a></p>'
        )

    def _address(self, kata: str, simpul: Simpul) -> str:
        return escape(
            f"{self.halaman}?{self.milik}{'&' if self.milik else ''}{kata}={simpul.kunci}"
        )

    def _staff(self, simpul: Simpul) -> str:
        banyak = len(simpul.staf)
        terbuka = not simpul.anak or banyak <= STAF_TERBUKA or self.lihat in self._keys(simpul)
        baris = "".join(self._row(self.peta.tempat[s.kunci]) for s in simpul.staf)
        return (
            f'<ul class="lampiran"><li class="staf"><details{" open" if terbuka else ""}><summary>'
            f"{angka(banyak)} fungsional dan pelaksana</summary><ul>{KEPALA_STAF}{baris}</ul></details></li></ul>"
        )

    @staticmethod
    def _keys(simpul: Simpul) -> set[str]:
        return {s.kunci for s in simpul.staf}

    def _row(self, t: Tempat) -> str:
        dicari = " dicari" if t.kunci == self.lihat else ""
        return (
            f'<li class="baris {t.keadaan}{dicari}" id="{t.kunci}">{self._name(t)}'
            f'<span class="visually-hidden">{t.ucapan}</span>'
            f'<span class="angka" aria-hidden="true"><span>{t.kelas}</span><span>{t.bezetting}</span>'
            f"<span>{t.kebutuhan}</span><b>{t.selisih}</b></span></li>"
        )


def _summary(j: Jumlah) -> str:
    keadaan = "kurang" if j.kurang else "lebih" if j.lebih else "pas"
    return (
        f'<summary class="{keadaan}"><span class="panah" aria-hidden="true"></span>'
        f'<span class="jumlah">{angka(j.jabatan)} jabatan</span>'
        f'<span class="angka"><span><span aria-hidden="true">B</span><span class="visually-hidden">bezetting</span> {angka(j.bezetting)}</span>'
        f'<span><span aria-hidden="true">K</span><span class="visually-hidden">kebutuhan</span> {angka(j.kebutuhan)}</span>'
        f"<b>{j.selisih}</b></span></summary>"
    )
