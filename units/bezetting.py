"""How many people hold a post in a period, and how that is known.

Closed period: the figure written down when it was closed. Open period: counted from Pegawai where the
post has names, else the figure somebody typed, else 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from units.models import Bezetting, Jabatan, Pegawai, Periode
from units.models.jabatan import SumberBezetting


@dataclass(frozen=True)
class Terisi:
    """Holders of one post. `sumber` is None where the figure is counted from names (or nothing is known)."""

    jumlah: int = 0
    sumber: SumberBezetting | None = None

    @property
    def diketik(self) -> bool:
        return self.sumber is SumberBezetting.KETIK

    @property
    def keterangan(self) -> str:
        return {SumberBezetting.KETIK: "diketik", SumberBezetting.BEKU: "dibekukan"}.get(
            self.sumber, ""
        )


def bezetting_of(jabatan, periode: Periode | None) -> dict[int, Terisi]:
    """Holders of every post of the queryset, by its id. Two or three queries, whatever their number."""
    ids = jabatan.order_by().values("pk")
    tertulis = {
        b.jabatan_id: Terisi(b.jumlah, SumberBezetting(b.sumber))
        for b in Bezetting.objects.filter(jabatan__in=ids, periode=periode)
    }
    semua = jabatan.order_by().values_list("pk", flat=True)
    if periode is not None and periode.ditutup:
        return {pk: tertulis.get(pk, Terisi()) for pk in semua}
    bernama = dict(
        Pegawai.objects.filter(jabatan__in=ids)
        .values_list("jabatan")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {
        pk: Terisi(bernama[pk]) if pk in bernama else tertulis.get(pk, Terisi()) for pk in semua
    }


def bezetting_one(jabatan: Jabatan, periode: Periode | None) -> Terisi:
    """Holders of one post."""
    return bezetting_of(Jabatan.objects.filter(pk=jabatan.pk), periode)[jabatan.pk]
