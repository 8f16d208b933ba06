"""Rows of the page of one unit's analysis, ready to be drawn."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from asnplan.lib.angka import format_angka
from units.models import Jabatan
from workload.kelengkapan import Isian, isian_per_jabatan
from workload.models import Analisis, Catatan
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


def rows(unit, periode) -> list[BarisJabatan]:
    """The unit's own posts; six queries whatever their number."""
    isian = isian_per_jabatan(unit, periode)
    catatan = open_notes_per("beban__jabatan", periode, beban__jabatan__unit=unit)
    tanda = count_tanda(unit, periode)
    jabatan = with_figures(unit.jabatan.active_in(periode), periode)
    return [
        BarisJabatan(
            jabatan=j,
            isian=isian.get(j.pk, Isian()),
            fte=format_angka(j.fte, 4) if j.baris else "–",
            kebutuhan=format_angka(j.kebutuhan),
            bezetting=format_angka(j.bezetting_jumlah),
            **_gap(j),
            catatan=catatan.get(j.pk, 0),
            tanda=tanda.get(j.pk, 0),
        )
        for j in jabatan
    ]


def _gap(jabatan) -> dict[str, str]:
    if jabatan.kebutuhan is None:
        return {"keadaan": "belum", "selisih": "belum dianalisis"}
    if jabatan.kurang:
        return {"keadaan": "kurang", "selisih": f"kurang {format_angka(jabatan.kurang)}"}
    if jabatan.lebih:
        return {"keadaan": "lebih", "selisih": f"lebih {format_angka(jabatan.lebih)}"}
    return {"keadaan": "cukup", "selisih": "pas"}


def open_notes_per(kunci: str, periode, **filters) -> dict[int, int]:
    """Open notes of the period by a path from Catatan. One query."""
    catatan = Catatan.objects.filter(beban__periode=periode, selesai_pada__isnull=True, **filters)
    return dict(catatan.order_by().values_list(kunci).annotate(n=Count("pk")))


def children(unit, periode) -> list[tuple[object, Keterangan]]:
    """Units directly below, with the state of their own analyses."""
    status = Analisis.objects.filter(unit=OuterRef("pk"), periode=periode).values("status")
    anak = unit.anak.annotate(status=Subquery(status))
    return [(u, STATUS[Status(u.status or Status.DRAF)]) for u in anak]
