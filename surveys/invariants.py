"""Cross-row rules of surveys, for `manage.py check_data`; see units.invariants."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Subquery

from surveys.models import Respons, Survei, TiketSurvei, UnsurSurvei
from units.invariants import Invarian, rule

INVARIANTS: list[Invarian] = []


@rule(INVARIANTS, "Bobot unsur sebuah survei kosong semua atau berjumlah tepat 1")
def weights_that_do_not_sum_to_one() -> Iterator[str]:
    for survei in Survei.objects.prefetch_related("unsur").order_by("pk"):
        bobot = [u.bobot for u in survei.unsur.all()]
        if all(b is None for b in bobot):
            continue
        if None in bobot:
            yield f"{survei.nama}: bobot sebagian unsur kosong"
        elif sum(bobot) != 1:
            yield f"{survei.nama}: jumlah bobot {sum(bobot)}"


@rule(INVARIANTS, "Nomor unsur sebuah survei urut mulai 1")
def numbers_with_gaps() -> Iterator[str]:
    for survei in Survei.objects.prefetch_related("unsur").order_by("pk"):
        nomor = [u.nomor for u in survei.unsur.all()]
        if nomor != list(range(1, len(nomor) + 1)):
            yield f"{survei.nama}: nomor unsur {', '.join(map(str, nomor)) or 'tidak ada'}"


@rule(INVARIANTS, "Setiap respons mempunyai tempat untuk setiap unsur surveinya")
def answers_of_another_length() -> Iterator[str]:
    banyak = (
        UnsurSurvei.objects.filter(survei=OuterRef("survei")).order_by().values("survei").annotate(n=Count("pk")).values("n")
    )  # fmt: skip
    salah = Respons.objects.annotate(n=Subquery(banyak)).exclude(nilai__len=F("n"))
    for r in salah.select_related("survei").order_by("pk"):
        yield f"Respons {r.pk} pada {r.survei.nama}: {len(r.nilai)} nilai"


@rule(INVARIANTS, "Respons, layanan, dan survei dari satu instansi, dan unitnya unit layanan")
def answers_elsewhere() -> Iterator[str]:
    sah = Respons.objects.filter(unit=F("layanan__unit"), unit__instansi=F("survei__instansi"))
    for r in (
        Respons.objects.exclude(pk__in=sah.values("pk")).select_related("survei").order_by("pk")
    ):
        yield f"Respons {r.pk} pada {r.survei.nama}: unit atau instansinya berbeda"


@rule(INVARIANTS, "Tiket hanya untuk layanan dan survei dari satu instansi")
def tickets_elsewhere() -> Iterator[str]:
    salah = TiketSurvei.objects.exclude(layanan__unit__instansi=F("survei__instansi"))
    for t in salah.select_related("survei", "layanan").order_by("pk"):
        yield f"Tiket {t.pk} pada {t.survei.nama}: {t.layanan.nama} milik instansi lain"
