"""Rounds of the survey: opened, changed, closed. Questions are fixed once somebody has answered them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.calculators.unsur import Urutan
from surveys.models import Survei, UnsurSurvei
from units.actions.dasar import action, save

SUDAH_DIJAWAB = (
    "Sudah ada yang menjawab: pertanyaan, urutan, dan bobotnya tidak dapat diubah lagi. "
    "Untuk pertanyaan lain, buat putaran survei baru."
)


@dataclass(frozen=True)
class UnsurIsian:
    """A question as it is wanted, in its place."""

    kode: str
    nama: str
    pertanyaan: str
    pilihan: tuple[str, ...]
    bobot: Fraction | None = None


def standard_unsur(urutan: Urutan) -> list[UnsurIsian]:
    """The nine, in the order that the printed questionnaire has."""
    return [UnsurIsian(u.value, u.isi.nama, u.isi.pertanyaan, u.isi.pilihan) for u in urutan.unsur]


@action
def create_survei(*, instansi, isian: dict, unsur: list[UnsurIsian], by) -> Survei:
    survei = save(Survei(instansi=instansi), isian)
    _write_unsur(survei, unsur)
    return survei


@action
def edit_survei(*, survei: Survei, isian: dict, unsur: list[UnsurIsian] | None, by) -> Survei:
    """`unsur` None leaves the questions as they are. How weights are written may change only together with
    them: it would change a figure that somebody has seen."""
    survei = Survei.objects.select_for_update().get(pk=survei.pk)
    if survei.ditutup_pada:
        raise ValidationError("Survei ini sudah ditutup.")
    if unsur is not None:
        if survei.respons.exists():
            raise ValidationError(SUDAH_DIJAWAB)
        survei.unsur.all().delete()
        _write_unsur(survei, unsur)
    return save(survei, isian)


@action
def close_survei(*, survei: Survei, by) -> Survei:
    """Closed for good: no answer is taken any more, from whatever side."""
    survei = Survei.objects.select_for_update().get(pk=survei.pk)
    if survei.ditutup_pada:
        raise ValidationError(f"{survei.nama} sudah ditutup.")
    return save(survei, {"ditutup_pada": timezone.now()})


def _write_unsur(survei: Survei, unsur: list[UnsurIsian]) -> None:
    bobot = [u.bobot for u in unsur]
    if any(b is not None for b in bobot) and (None in bobot or sum(bobot) != 1):
        raise ValidationError("Bobot semua unsur harus diisi dan jumlahnya tepat 1.")
    for nomor, u in enumerate(unsur, 1):
        save(
            UnsurSurvei(survei=survei),
            {
                "nomor": nomor,
                "kode": u.kode,
                "nama": u.nama,
                "pertanyaan": u.pertanyaan,
                "pilihan": list(u.pilihan),
                "bobot_pembilang": u.bobot.numerator if u.bobot is not None else None,
                "bobot_penyebut": u.bobot.denominator if u.bobot is not None else None,
            },
        )
