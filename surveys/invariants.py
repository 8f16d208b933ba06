"""Cross-row rules of surveys, for `manage.py check_data`; see units.invariants."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from surveys.models import Aspirasi, Komitmen, Respons, Survei, TiketSurvei
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


@rule(INVARIANTS, "Aspirasi hanya digabung ke yang tidak digabung, di instansi yang sama")
def merges_gone_wrong() -> Iterator[str]:
    digabung = Aspirasi.objects.filter(induk__isnull=False)
    salah = digabung.filter(induk__induk__isnull=False) | digabung.exclude(
        induk__unit__instansi=F("unit__instansi")
    )
    for a in salah.order_by("pk"):
        yield f"Aspirasi {a.kode}: digabung ke aspirasi {a.induk_id}"


@rule(INVARIANTS, "Layanan, tema, dan forum sebuah aspirasi dari instansinya sendiri")
def aspirations_elsewhere() -> Iterator[str]:
    for nama in ("layanan__unit__instansi", "tema__instansi", "forum__unit__instansi"):
        ada = Aspirasi.objects.filter(**{f"{nama}__isnull": False})
        for a in ada.exclude(**{nama: F("unit__instansi")}).order_by("pk"):
            yield f"Aspirasi {a.kode}: {nama.split('__')[0]} milik instansi lain"


@rule(INVARIANTS, "Komitmen dari instansi forum dan aspirasinya")
def promises_elsewhere() -> Iterator[str]:
    for nama in ("forum", "aspirasi"):
        ada = Komitmen.objects.filter(**{f"{nama}__isnull": False})
        for k in ada.exclude(**{f"{nama}__unit__instansi": F("unit__instansi")}).order_by("pk"):
            yield f"Komitmen {k.pk}: {nama} milik instansi lain"
