"""The last rows of a list of posts: what there is and what is needed, then shortage and surplus apart.

A surplus in one post never hides a shortage in another, so the difference is summed by its sign.
"""

from __future__ import annotations

from dataclasses import dataclass

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import Isi, Lembar, Rumus
from workload.exports.kebutuhan import Kebutuhan


@dataclass(frozen=True)
class Letak:
    """Letters of the columns with the figures, and the index of the one where the words go."""

    ada: str
    butuh: str
    selisih: str
    kata: int


def write_total(lembar: Lembar, data: Kebutuhan, letak: Letak, *catatan: str) -> None:
    awal, akhir = lembar.awal, lembar.baris_berikut - 1
    t = data.total

    def jumlah(huruf: str, nilai: int, syarat: str = "") -> Isi:
        rentang = f"{huruf}{awal}:{huruf}{akhir}"
        if akhir < awal:
            return nilai
        return Rumus(f'=SUMIF({rentang},"{syarat}")' if syarat else f"=SUM({rentang})", nilai)

    def tulis(kata: str, **angka: Isi) -> None:
        isi: list[Isi] = [None] * len(lembar.kolom)
        isi[letak.kata] = kata
        for nama, nilai in angka.items():
            isi[ord(getattr(letak, nama)) - ord("A")] = nilai
        lembar.tulis(isi, gaya="jumlah")

    tulis("JUMLAH", ada=jumlah(letak.ada, t.bezetting), butuh=jumlah(letak.butuh, t.kebutuhan))
    tulis("JUMLAH KURANG", selisih=jumlah(letak.selisih, -t.kurang, "<0"))
    tulis("JUMLAH LEBIH", selisih=jumlah(letak.selisih, t.lebih, ">0"))
    belum = t.belum_dianalisis
    lembar.catatan(
        "Kurang (−) dan lebih (+) = yang ada − kebutuhan, dijumlahkan terpisah: kelebihan di satu jabatan tidak "
        "menutup kekurangan di jabatan lain.",
        f"{format_angka(belum)} jabatan belum dianalisis: kebutuhannya kosong dan {format_angka(t.bezetting_belum)} "
        "pemangkunya tidak masuk kurang atau lebih."
        if belum
        else "",
        *catatan,
    )
