"""How many people a part of the organisation had, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

# Holders are counted as rekap.sql counts them: frozen in a closed period; in an open one the named holders,
# or the typed number where nobody is named.
BEZETTING = """
SELECT p.tahun, p.ditutup_pada IS NOT NULL AS ditutup, count(b.jabatan_id),
       sum(CASE WHEN p.ditutup_pada IS NULL AND o.n > 0 THEN o.n ELSE coalesce(b.jumlah, 0) END)
FROM units_periode p
     JOIN units_jabatan j ON j.instansi_id = p.instansi_id AND j.unit_id = ANY(%s)
          AND (j.nonaktif_sejak IS NULL OR extract(year FROM j.nonaktif_sejak) > p.tahun)
     LEFT JOIN units_bezetting b ON b.jabatan_id = j.id AND b.periode_id = p.id
     LEFT JOIN (SELECT g.jabatan_id, count(*) AS n
                FROM units_pegawai g JOIN units_jabatan m ON m.id = g.jabatan_id
                WHERE m.unit_id = ANY(%s) GROUP BY g.jabatan_id) o ON o.jabatan_id = j.id
WHERE p.instansi_id = %s
GROUP BY p.tahun, p.ditutup_pada
ORDER BY p.tahun
"""


class TahunBezetting(NamedTuple):
    """Holders of one period; None where a closed one kept no figure of these units."""

    tahun: int
    ditutup: bool
    bezetting: int | None


def bezetting_trend(instansi_id: int, unit_ids: Sequence[int]) -> list[TahunBezetting]:
    """Oldest first; one statement."""
    unit_ids = list(unit_ids)
    with connection.cursor() as cursor:
        cursor.execute(BEZETTING, [unit_ids, unit_ids, instansi_id])
        return [
            TahunBezetting(tahun, ditutup, int(n) if n is not None and (beku or not ditutup) else None)
            for tahun, ditutup, beku, n in cursor.fetchall()
        ]  # fmt: skip
