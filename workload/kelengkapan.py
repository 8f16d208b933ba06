"""What is missing before the analysis of a unit can be final.

Blocking: a post that is neither structural nor set by a letter, without a counted row; a row with
missing or unreadable figures; a row set aside that nobody has decided on; a letter of the instansi
pembina without number or date. Hints only: a structural post without rows (its need is one holder
whatever the load), open notes, and a unit without posts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from units.models import Jabatan
from units.models.jabatan import DasarKebutuhan
from workload.models import Catatan, UraianTugas


@dataclass(frozen=True)
class Isian:
    """How far the sheet of one post (or of many) is filled.

    dihitung    rows that carry a load     belum       rows with missing figures
    disisihkan  rows kept out of the count mentah      rows with text that is no number yet
    """

    dihitung: int = 0
    belum: int = 0
    disisihkan: int = 0
    mentah: int = 0

    @property
    def perlu_dilengkapi(self) -> int:
        """Rows that somebody has to look at; a row with unreadable text is one of `belum`, or has
        figures and an unreadable remark beside them."""
        return max(self.belum, self.mentah) + self.disisihkan


@dataclass(frozen=True)
class Kekurangan:
    """One missing thing, with the post where it is mended (None: the unit as a whole)."""

    pesan: str
    penghalang: bool
    jabatan: Jabatan | None = None


TANPA_BEBAN = Q(beban_menit__isnull=True, beban_orang__isnull=True)
HITUNGAN = {
    "n_dihitung": Count("pk", filter=~TANPA_BEBAN),
    "n_belum": Count("pk", filter=TANPA_BEBAN & Q(kelompok=False, dihitung=True)),
    "n_disisihkan": Count("pk", filter=Q(kelompok=False, dihitung=False)),
    "n_mentah": Count("pk", filter=Q(kelompok=False, dihitung=True) & ~Q(isian_mentah={})),
}
"""The fields of Isian as SQL (prefixed: a model field is called dihitung too)."""


def isian_per(kunci: str, rows) -> dict[int, Isian]:
    """Isian by a path from UraianTugas (beban__jabatan, beban__jabatan__unit). One query."""
    rows = rows.order_by().values(kunci).annotate(**HITUNGAN)
    return {
        row[kunci]: Isian(**{nama.removeprefix("n_"): row[nama] for nama in HITUNGAN})
        for row in rows
    }


def isian_per_jabatan(unit, periode) -> dict[int, Isian]:
    rows = UraianTugas.objects.filter(beban__periode=periode, beban__jabatan__unit=unit)
    return isian_per("beban__jabatan", rows)


def _open_notes(periode):
    return Catatan.objects.filter(beban__periode=periode, selesai_pada__isnull=True).order_by()


def open_notes_per_unit(periode) -> dict[int, int]:
    """Open notes of the period by unit. One query."""
    catatan = _open_notes(periode).values_list("beban__jabatan__unit")
    return dict(catatan.annotate(n=Count("pk")))


def with_open_notes(jabatan, periode):
    """The queryset of posts with the number of open notes on each, `n_catatan`."""
    catatan = _open_notes(periode).filter(beban__jabatan=OuterRef("pk")).values("beban__jabatan")
    jumlah = Subquery(catatan.annotate(n=Count("pk")).values("n"))
    return jabatan.annotate(n_catatan=Coalesce(jumlah, 0))


def missing_for_final(unit, periode) -> list[Kekurangan]:
    """Everything that is missing, blocking things first. Two queries."""
    jabatan = list(with_open_notes(unit.jabatan.active_in(periode), periode))
    return missing_of(jabatan, isian_per_jabatan(unit, periode))


def missing_of(jabatan: Sequence[Jabatan], isian: dict[int, Isian]) -> list[Kekurangan]:
    """The same from what was read already: the posts of the unit `with_open_notes`, and their rows."""
    catatan = sum(j.n_catatan for j in jabatan)
    daftar = [k for j in jabatan for k in _of_jabatan(j, isian.get(j.pk, Isian()))]
    if not jabatan:
        daftar.append(Kekurangan("Unit ini belum mempunyai jabatan.", penghalang=False))
    if catatan:
        daftar.append(Kekurangan(f"{catatan} catatan penelaah belum ditutup.", penghalang=False))
    return sorted(daftar, key=lambda k: not k.penghalang)


def _of_jabatan(jabatan: Jabatan, isian: Isian) -> Iterable[Kekurangan]:
    if jabatan.dasar == DasarKebutuhan.PEMBINA:
        if not (jabatan.nomor_surat.strip() and jabatan.tanggal_surat):
            yield Kekurangan(
                "Nomor atau tanggal surat instansi pembina belum diisi.", True, jabatan
            )
    elif not isian.dihitung and not (isian.belum or isian.disisihkan):
        yield Kekurangan("Belum ada uraian tugas.", not jabatan.struktural, jabatan)
    if isian.belum:
        yield Kekurangan(f"{isian.belum} baris belum lengkap angkanya.", True, jabatan)
    if isian.mentah > isian.belum or (isian.mentah and not isian.belum):
        yield Kekurangan(f"{isian.mentah} baris memuat isian yang belum terbaca.", True, jabatan)
    if isian.disisihkan:
        yield Kekurangan(
            f"{isian.disisihkan} baris disisihkan dari hitungan; putuskan dihitung atau dihapus.",
            True,
            jabatan,
        )
