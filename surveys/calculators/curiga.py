"""When an answer is set aside to be looked at: kept, not counted, shown as such. Pure.

Nobody is refused for being suspect. Many honest people share one address (the office's own Wi-Fi), so the
limits are wide, and what is set aside can be counted again by a person.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Batas:
    """Limits in force; a design choice of this application, no regulation names any."""

    detik_minimum: int = 8  # nobody reads nine questions faster
    per_jam: int = 40  # answers from one mark within an hour
    kembar: int = 4  # the same nine values and the same text from one mark within an hour


@dataclass(frozen=True)
class Keadaan:
    """What is known of an answer when it arrives."""

    perangkap_terisi: bool = False
    lama_detik: int | None = None
    dari_sama_sejam: int = 0
    kembar_sejam: int = 0


def reasons(k: Keadaan, batas: Batas = Batas()) -> list[str]:
    """Why to set it aside, in Indonesian; empty where it counts."""
    alasan = []
    if k.perangkap_terisi:
        alasan.append("kolom tersembunyi terisi")
    if k.lama_detik is not None and k.lama_detik < batas.detik_minimum:
        alasan.append(f"diisi dalam {max(k.lama_detik, 0)} detik")
    if k.dari_sama_sejam >= batas.per_jam:
        alasan.append(f"lebih dari {batas.per_jam} kiriman per jam dari tempat yang sama")
    if k.kembar_sejam >= batas.kembar:
        alasan.append("isinya sama persis dengan kiriman lain dari tempat yang sama")
    return alasan
