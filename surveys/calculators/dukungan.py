"""When a resident's support counts. Pure.

One per device, held by a constraint. A device can be pretended (somebody without cookies is a new one every
time), the address less so; but a whole kelurahan may stand behind one address of a telephone company. So an
address has room for a family or an office, and what comes beyond is kept and not counted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Batas:
    """Limits in force; a design choice of this application, no regulation names any."""

    per_aspirasi: int = 5  # of one mark, on one day, for one aspirasi
    per_hari: int = 40  # of one mark, on one day, for all of them


def counts(*, untuk_ini: int, hari_ini: int, batas: Batas = Batas()) -> bool:
    """Whether one more from this mark counts, after so many today for this aspirasi and for all."""
    return untuk_ini < batas.per_aspirasi and hari_ini < batas.per_hari
