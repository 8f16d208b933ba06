"""Rows of the page of one unit's analysis, ready to be drawn."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from asnplan.lib.angka import format_angka
from units.models import Jabatan, UnitKerja
from workload.kelengkapan import (
    Isian,
    Kekurangan,
    isian_per_jabatan,
    missing_of,
    with_open_notes,
)
from workload.models import Analisis
from workload.rekap import with_figures
from workload.status import STATUS, Keterangan, Status
from workload.tanda import count_tanda


@dataclass(frozen=True)
class BarisJabatan:
    """One post of the unit: its sheet, its figures as text, and what asks for attention."""

    jabatan: Jabatan
    isian: Isian
    fte: str
    kebutuhan: str
    bezetting: str
    keadaan: str  # kurang, lebih, pas, belum
    selisih: str
    catatan: int
    tanda: int

    @property
    def perlu_dilihat(self) -> int:
        return self.isian.perlu_dilengkapi + self.catatan + self.tanda


def rows_and_missing(unit, periode) -> tuple[list[BarisJabatan], list[Kekurangan]]:
    """The unit's own posts, and what is missing before it can be final; five queries at most."""
    posts = with_open_notes(unit.jabatan.active_in(periode), periode)
    jabatan = list(with_figures(posts, periode))
    isian = isian_per_jabatan(unit, periode)
    tanda = count_tanda(unit, periode)
    rows = [
        BarisJabatan(
            jabatan=j,
            isian=isian.get(j.pk, Isian()),
            fte=format_angka(j.fte, 4) if j.baris else "–",
            kebutuhan=format_angka(j.kebutuhan),
            bezetting=format_angka(j.bezetting_jumlah),
            **_gap(j),
            catatan=j.n_catatan,
            tanda=tanda.get(j.pk, 0),
        )
        for j in jabatan
    ]
    return rows, missing_of(jabatan, isian)


def _gap(jabatan) -> dict[str, str]:
    if jabatan.kebutuhan is None:
        return {"keadaan": "belum", "selisih": "belum dianalisis"}
    if jabatan.kurang:
        return {"keadaan": "kurang", "selisih": f"kurang {format_angka(jabatan.kurang)}"}
    if jabatan.lebih:
        return {"keadaan": "lebih", "selisih": f"lebih {format_angka(jabatan.lebih)}"}
    return {"keadaan": "cukup", "selisih": "pas"}


def statuses(unit, periode) -> tuple[Status, list[tuple[UnitKerja, Keterangan]]]:
    """The state of the unit's analysis, and the units directly below with the state of theirs."""
    status = Analisis.objects.filter(unit=OuterRef("pk"), periode=periode).values("status")
    units = UnitKerja.objects.filter(Q(pk=unit.pk) | Q(induk=unit)).annotate(
        status=Coalesce(Subquery(status), Value(Status.DRAF))
    )
    status_unit = {u: Status(u.status) for u in units}
    return status_unit.pop(unit), [(u, STATUS[s]) for u, s in status_unit.items()]
