"""When something that came without an account is set aside, and when a place must wait. Pure.

Nobody is refused for being suspect. What looks like a robot's, a burst or a copy is kept, not counted, shown
as such, and a person can let it count. Many honest people share one address (the office's own Wi-Fi, a
telephone company), so the limits are wide; only beyond the hard one, where storing itself would do harm, is
anything sent back, with everything that was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aksi(StrEnum):
    """What can be sent without an account."""

    SURVEI = "survei"
    TIKET = "tiket"  # a survey answered with a one-time link
    ASPIRASI = "aspirasi"
    UBAH = "ubah"  # the author's link of an aspirasi: other words, or none
    DUKUNG = "dukung"
    LAPOR = "lapor"  # "this should not be here"
    PENGADUAN = "pengaduan"
    PESAN = "pesan"  # whatever a reporter sends from the page of a complaint
    LACAK = "lacak"  # a wrong number or secret


@dataclass(frozen=True)
class Batas:
    """Limits for one mark (surveys.models.garam) within `jam` hours.

    lunak    more than that is set aside (support: kept and not counted); None: nothing is
    keras    more than that is sent back, filled in, with the request to wait
    detik    a form filled faster is set aside
    kembar   that many alike are enough: the next one is set aside
    per_hal  of `lunak`, for one and the same thing
    """

    keras: int
    lunak: int | None = None
    detik: int = 0
    kembar: int | None = None
    per_hal: int | None = None
    jam: int = 1


BATAS = {
    # nobody reads nine questions in 8 seconds; nine equal values are common, so ten of them are no sign yet
    Aksi.SURVEI: Batas(keras=2_000, lunak=40, detik=8, kembar=10),
    # an officer gave the link to somebody who was served: where it is used says nothing
    Aksi.TIKET: Batas(keras=2_000, detik=8),
    Aksi.ASPIRASI: Batas(keras=100, lunak=10, detik=5, kembar=1),
    Aksi.UBAH: Batas(keras=60),
    # a family or an office stands behind one address, not a campaign
    Aksi.DUKUNG: Batas(keras=400, lunak=40, per_hal=5, jam=24),
    Aksi.LAPOR: Batas(keras=40),
    Aksi.PENGADUAN: Batas(keras=400, lunak=40, detik=8, kembar=3),
    Aksi.PESAN: Batas(keras=60),
    Aksi.LACAK: Batas(keras=20),
}
"""All limits on how often and how fast; how long a text or a batch may be stands where it is read. Choices of this application; no regulation names any."""


@dataclass(frozen=True)
class Keadaan:
    """What is known of a sending when it arrives; counts within the hours of the limit.

    dari_sama      how many came from the same mark
    kembar         of those, how many say the same
    kembar_lain    how many say the same in many words, wherever they came from
    """

    perangkap_terisi: bool = False
    lama_detik: int | None = None
    dari_sama: int = 0
    kembar: int = 0
    kembar_lain: int = 0


PANJANG_KHAS = 40
"""Letters from which on a text is somebody's own: two people do not write it alike by chance."""
KEMBAR_LAIN = 3
"""So many alike texts of that length are a campaign or a robot, whatever addresses they came from."""


def reasons(k: Keadaan, batas: Batas) -> list[str]:
    """Why to set it aside, in Indonesian; empty where it counts."""
    alasan = []
    if k.perangkap_terisi:
        alasan.append("kolom tersembunyi terisi")
    if k.lama_detik is not None and k.lama_detik < batas.detik:
        alasan.append(f"diisi dalam {max(k.lama_detik, 0)} detik")
    if batas.lunak is not None and k.dari_sama >= batas.lunak:
        alasan.append(f"lebih dari {batas.lunak} kiriman per jam dari tempat yang sama")
    if batas.kembar is not None and k.kembar >= batas.kembar:
        alasan.append("isinya sama dengan kiriman lain dari tempat yang sama")
    if k.kembar_lain >= KEMBAR_LAIN:
        alasan.append("tulisannya hampir sama dengan kiriman lain")
    return alasan


def counts_support(*, untuk_ini: int, semua: int, batas: Batas = BATAS[Aksi.DUKUNG]) -> bool:
    """Whether one more support from this mark counts, after so many for this aspirasi and for all."""
    return untuk_ini < batas.per_hal and semua < batas.lunak
