"""The start page of an officer: the units he may see as a tree, and how far each has come."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from units.calculators.jenis import STRUKTURAL
from units.models import Jabatan, UnitKerja
from units.models.jabatan import DasarKebutuhan
from workload.kelengkapan import Isian, isian_per, open_notes_per_unit
from workload.models import Analisis, UraianTugas
from workload.status import STATUS, Keterangan, Status


@dataclass(frozen=True)
class BarisUnit:
    """One unit of the tree. `wajib`: posts whose need comes from their workload; `terisi`: those of
    them that have a counted row."""

    pk: int
    nama: str
    tingkat: int  # depth below the top of what this person sees
    jalur: str  # names of the units above it
    jabatan: int
    wajib: int
    terisi: int
    isian: Isian
    catatan: int
    status: Status

    @property
    def keadaan(self) -> Keterangan:
        return STATUS[self.status]

    @property
    def lengkap(self) -> bool:
        return self.terisi == self.wajib and not self.isian.perlu_dilengkapi


@dataclass(frozen=True)
class Kemajuan:
    """The whole tree in four figures."""

    unit: int
    final: int
    wajib: int
    terisi: int

    @property
    def persen(self) -> int:
        """Whole percents, never 100 before everything is there."""
        return self.terisi * 100 // self.wajib if self.wajib else 0


def list_units(user, periode) -> list[BarisUnit]:
    """Depth first, as the tree is drawn. Five queries whatever its size."""
    pohon = _tree(user, periode)
    ids = [pk for pk, *_ in pohon]
    jabatan = _posts(periode, ids)
    isian = isian_per(
        "beban__jabatan__unit",
        UraianTugas.objects.filter(beban__periode=periode, beban__jabatan__unit__in=ids),
    )
    catatan = open_notes_per_unit(periode)
    status = dict(Analisis.objects.filter(periode=periode).values_list("unit", "status"))
    return [
        BarisUnit(
            pk=pk,
            nama=nama,
            tingkat=tingkat,
            jalur=jalur,
            **jabatan.get(pk, {"jabatan": 0, "wajib": 0, "terisi": 0}),
            isian=isian.get(pk, Isian()),
            catatan=catatan.get(pk, 0),
            status=Status(status.get(pk, Status.DRAF)),
        )
        for pk, nama, tingkat, jalur in pohon
    ]


def progress(units: list[BarisUnit]) -> Kemajuan:
    return Kemajuan(
        unit=len(units),
        final=sum(u.status is Status.FINAL for u in units),
        wajib=sum(u.wajib for u in units),
        terisi=sum(u.terisi for u in units),
    )


def narrow(
    units: list[BarisUnit], *, cari: str = "", status: str = "", belum_lengkap: bool = False
) -> list[BarisUnit]:
    cari = cari.casefold()
    return [
        u
        for u in units
        if cari in u.nama.casefold()
        and status in ("", u.status)
        and not (belum_lengkap and u.lengkap)
    ]


def _tree(user, periode) -> list[tuple[int, str, int, str]]:
    """(pk, nama, tingkat, jalur) of the visible units; a unit whose parent is not visible is a top."""
    units = (
        UnitKerja.objects.filter(instansi=periode.instansi_id)
        .visible_to(user)
        .order_by("urutan", "kode", "pk")
        .values_list("pk", "induk_id", "nama")
    )
    units = list(units)
    terlihat = {pk for pk, *_ in units}
    anak: dict[int | None, list[tuple[int, str]]] = {}
    for pk, induk, nama in units:
        anak.setdefault(induk if induk in terlihat else None, []).append((pk, nama))
    hasil, tumpukan = [], [(u, 0, "") for u in reversed(anak.get(None, ()))]
    while tumpukan:
        (pk, nama), tingkat, jalur = tumpukan.pop()
        hasil.append((pk, nama, tingkat, jalur))
        di_bawah = f"{jalur} › {nama}" if jalur else nama
        tumpukan += [(u, tingkat + 1, di_bawah) for u in reversed(anak.get(pk, ()))]
    return hasil


def _posts(periode, unit_ids) -> dict[int, dict[str, int]]:
    berbaris = UraianTugas.objects.filter(
        beban__jabatan=OuterRef("pk"), beban__periode=periode
    ).counted()
    wajib = Q(dasar=DasarKebutuhan.ABK) & ~Q(jenis__in=STRUKTURAL)
    rows = (
        Jabatan.objects.filter(unit__in=unit_ids)
        .active_in(periode)
        .alias(berbaris=Exists(berbaris))
        .order_by()
        .values("unit")
        .annotate(
            jabatan=Count("pk"),
            wajib=Count("pk", filter=wajib),
            terisi=Count("pk", filter=wajib & Q(berbaris=True)),
        )
    )
    return {row.pop("unit"): row for row in rows}
