"""Answers that count, one row each, as CSV or JSON: what they say, and nothing about who said it.

Small groups are in it too, service by service (ADR 0017): it is for those who manage the survey and is not handed on.
Left out: everything about the respondent, the words written, how, when and from where it was sent. The day is
the first of its month. Rows stand in the order of their content, not of their arrival. Brought into another
round, the CSV gives the same figures, whichever order of U8 and U9 is declared: its columns go by name.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from surveys.models import Respons, Survei, UnsurSurvei

KOLOM = ("unit", "layanan", "tanggal")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Gema:
    """A file that gives back what is written: rows go out as they come."""

    def write(self, teks: str) -> str:
        return teks


def answers(survei: Survei, unit_ids) -> Iterator[tuple[str, str, date, list[int | None]]]:
    """Unit, service, month and values of every answer that counts in these units."""
    semua = Respons.objects.filter(survei=survei, unit__in=unit_ids).counted()
    isi = semua.order_by("unit__kode", "layanan__nama", "layanan", "tanggal__year", "tanggal__month", "nilai")  # fmt: skip
    for unit, layanan, tanggal, nilai in isi.values_list(
        "unit__nama", "layanan__nama", "tanggal", "nilai"
    ).iterator(5_000):
        yield unit, layanan, max(tanggal.replace(day=1), survei.mulai), nilai


def write_csv(survei: Survei, unsur: list[UnsurSurvei], unit_ids) -> Iterator[str]:
    tulis = csv.writer(Gema(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + tulis.writerow([*KOLOM, *(_plain(u.nama) for u in unsur)])
    for unit, layanan, tanggal, nilai in answers(survei, unit_ids):
        yield tulis.writerow([_plain(unit), _plain(layanan), tanggal.isoformat(), *("" if n is None else n for n in nilai)])  # fmt: skip


def write_json(survei: Survei, unsur: list[UnsurSurvei], unit_ids) -> Iterator[str]:
    sama = Fraction(1, len(unsur) or 1)
    kepala = {
        "survei": survei.nama,
        "mulai": survei.mulai.isoformat(),
        "selesai": survei.selesai.isoformat(),
        "cara_bobot": survei.cara_bobot,
        "unsur": [
            {"kode": u.kode, "nama": u.nama, "pertanyaan": u.pertanyaan, "pilihan": u.pilihan, "bobot": str(u.bobot or sama)}
            for u in unsur
        ],
    }  # fmt: skip
    yield json.dumps(kepala, ensure_ascii=False)[:-1] + ', "jawaban": ['
    kode = [u.kode for u in unsur]
    for n, (unit, layanan, tanggal, nilai) in enumerate(answers(survei, unit_ids)):
        satu = {"unit": unit, "layanan": layanan, "tanggal": tanggal.isoformat(), "nilai": dict(zip(kode, nilai, strict=True))}  # fmt: skip
        yield (",\n" if n else "\n") + json.dumps(satu, ensure_ascii=False)
    yield "\n]}\n"


def _plain(teks: str) -> str:
    """A name as text even where a spreadsheet would read a formula."""
    return f"'{teks}" if teks.startswith(FORMULA) else teks
