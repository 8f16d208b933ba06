"""How many people hold a post in a period, and how that is known.

Closed period: the figure written down when it was closed. Open period: counted from Pegawai where the
post has names, else the figure somebody typed, else 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

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


ISIAN = ("n_tertulis", "sumber_tertulis", "n_bernama")


def with_terisi(jabatan, periode: Periode | None):
    """The queryset of posts with what `terisi` needs to know."""
    tertulis = Bezetting.objects.filter(jabatan=OuterRef("pk"), periode=periode)
    bernama = Pegawai.objects.filter(jabatan=OuterRef("pk")).order_by().values("jabatan")
    return jabatan.annotate(
        n_tertulis=Subquery(tertulis.values("jumlah")),
        sumber_tertulis=Subquery(tertulis.values("sumber")),
        n_bernama=Subquery(bernama.annotate(n=Count("pk")).values("n")),
    )


def terisi(jabatan, periode: Periode | None) -> Terisi:
    """Holders of a post (or of a row of values) of `with_terisi`."""
    if jabatan.n_bernama and not (periode is not None and periode.ditutup):
        return Terisi(jabatan.n_bernama)
    if jabatan.n_tertulis is None:
        return Terisi()
    return Terisi(jabatan.n_tertulis, SumberBezetting(jabatan.sumber_tertulis))


def bezetting_of(jabatan, periode: Periode | None) -> dict[int, Terisi]:
    """Holders of every post of the queryset, by its id. One query, whatever their number."""
    rows = with_terisi(jabatan.order_by(), periode).values_list("pk", *ISIAN, named=True)
    return {row.pk: terisi(row, periode) for row in rows}


def bezetting_one(jabatan: Jabatan, periode: Periode | None) -> Terisi:
    """Holders of one post."""
    return bezetting_of(Jabatan.objects.filter(pk=jabatan.pk), periode)[jabatan.pk]
