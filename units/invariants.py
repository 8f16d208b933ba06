"""Rules that no single row can hold: checked over the whole database by `manage.py check_data`.

A rule is a function that yields one sentence per offence. Sentences name posts and units, never a NIP or
the name of a civil servant: they end up in terminals and logs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from units.actions.pegawai import tanggal_pensiun_of
from units.calculators.aturan import check_pengali
from units.calculators.jenis import STRUKTURAL
from units.calculators.nip import NipSalah, check_jenis, parse_nip
from units.calculators.skala import check_skala
from units.models import Aturan, Instansi, Jabatan, Pegawai, Periode, UnitKerja
from units.models.jabatan import DasarKebutuhan


class Tingkat(StrEnum):
    SALAH = "salah"  # must not occur; check_data fails
    PERINGATAN = "peringatan"  # allowed, but somebody should look
    INFO = "info"  # unusual and often right


@dataclass(frozen=True)
class Invarian:
    nama: str
    tingkat: Tingkat
    periksa: Callable[[], Iterable[str]]


INVARIANTS: list[Invarian] = []


def rule(daftar: list[Invarian], nama: str, tingkat: Tingkat = Tingkat.SALAH):
    """Register a function in a list of invariants; workload.invariants uses it too."""

    def register(periksa):
        daftar.append(Invarian(nama, tingkat, periksa))
        return periksa

    return register


def unreachable(table: str, parent: str) -> list[int]:
    """Ids of rows that no path of parents connects with a top row: they stand in a circle."""
    sql = f"""
        WITH RECURSIVE sampai(id) AS (
            SELECT id FROM {table} WHERE {parent} IS NULL
            UNION ALL SELECT t.id FROM {table} t JOIN sampai s ON t.{parent} = s.id
        ) SELECT id FROM {table} WHERE id NOT IN (SELECT id FROM sampai) ORDER BY id
    """
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [pk for (pk,) in cursor.fetchall()]


def _post(j: Jabatan) -> str:
    return f"{j.nama} di {j.unit.nama} (jabatan {j.pk}, instansi {j.instansi.kode})"


def _posts(**filters):
    return Jabatan.objects.filter(**filters).select_related("unit", "instansi").order_by("pk")


@rule(INVARIANTS, "Pohon unit tidak melingkar")
def unit_circles() -> Iterator[str]:
    ids = unreachable("units_unitkerja", "induk_id")
    for u in UnitKerja.objects.filter(pk__in=ids).select_related("instansi").order_by("pk"):
        yield f"{u.nama} ({u.kode}, instansi {u.instansi.kode}) tidak terhubung ke unit teratas"


@rule(INVARIANTS, "Satu unit teratas per instansi", Tingkat.INFO)
def several_tops() -> Iterator[str]:
    tops = UnitKerja.objects.filter(induk=None).order_by().values("instansi__kode")
    for baris in tops.annotate(n=Count("pk")).filter(n__gt=1).order_by("instansi__kode"):
        yield f"Instansi {baris['instansi__kode']} mempunyai {baris['n']} unit teratas"


@rule(INVARIANTS, "Rantai atasan tidak melingkar")
def superior_circles() -> Iterator[str]:
    for j in _posts(pk__in=unreachable("units_jabatan", "atasan_id")):
        yield f"{_post(j)}: rantai atasannya melingkar"


@rule(INVARIANTS, "Jenjang hanya pada jabatan fungsional", Tingkat.PERINGATAN)
def jenjang_of_others() -> Iterator[str]:
    for j in _posts().exclude(jenjang="").exclude(jenis="fungsional"):
        yield f"{_post(j)}: jenis {j.get_jenis_display()} dengan jenjang {j.get_jenjang_display()}"


@rule(INVARIANTS, "Kebutuhan dari pembina mempunyai nomor dan tanggal surat", Tingkat.PERINGATAN)
def letters_missing() -> Iterator[str]:
    for j in _posts(dasar=DasarKebutuhan.PEMBINA):
        kurang = [
            kata
            for kata, ada in (("nomor", j.nomor_surat), ("tanggal", j.tanggal_surat))
            if not ada
        ]
        if kurang:
            yield f"{_post(j)}: {' dan '.join(kurang)} surat belum diisi"


@rule(INVARIANTS, "Satu pemangku per jabatan struktural", Tingkat.PERINGATAN)
def crowded_boxes() -> Iterator[str]:
    semua = _posts(jenis__in=STRUKTURAL).annotate(n=Count("pegawai")).filter(n__gt=1)
    for j in semua:
        yield f"{_post(j)}: {j.n} pegawai pada satu kotak struktural"


@rule(INVARIANTS, "Jabatan yang ditutup tidak diduduki", Tingkat.PERINGATAN)
def closed_but_held() -> Iterator[str]:
    hari_ini = timezone.localdate()
    for j in _posts(nonaktif_sejak__lte=hari_ini, pegawai__isnull=False).distinct():
        yield f"{_post(j)}: ditutup tetapi masih mempunyai pegawai"


@rule(INVARIANTS, "NIP sejalan dengan jenis ASN")
def numbers_against_kind() -> Iterator[str]:
    for p, nip in _numbers():
        if isinstance(nip, NipSalah):
            continue
        if salah := check_jenis(nip, p.jenis_asn):
            yield f"Pegawai {p.pk} (instansi {p.instansi.kode}): {salah}"


@rule(INVARIANTS, "NIP dapat dibaca", Tingkat.PERINGATAN)
def unreadable_numbers() -> Iterator[str]:
    for p, nip in _numbers():
        if isinstance(nip, NipSalah):
            yield f"Pegawai {p.pk} (instansi {p.instansi.kode}): NIP tidak lazim"


def _numbers():
    hari_ini = timezone.localdate()
    for p in Pegawai.objects.select_related("instansi").order_by("pk").iterator():
        try:
            yield p, parse_nip(p.nip, hari_ini)
        except NipSalah as error:
            yield p, error


@rule(INVARIANTS, "Tanggal pensiun sejalan dengan BUP")
def stale_retirement() -> Iterator[str]:
    semua = Pegawai.objects.select_related("instansi", "jabatan__nomenklatur").order_by("pk")
    for p in semua.iterator():
        if p.tanggal_pensiun != tanggal_pensiun_of(p):
            yield f"Pegawai {p.pk} (instansi {p.instansi.kode}): tanggal pensiun tidak sama dengan hitungan BUP"


@rule(INVARIANTS, "Setiap periode mempunyai aturan")
def periods_without_rule() -> Iterator[str]:
    for p in Periode.objects.filter(aturan=None).select_related("instansi").order_by("pk"):
        yield f"{p} (instansi {p.instansi.kode}) belum mempunyai aturan"


@rule(INVARIANTS, "Aturan dapat dihitung")
def broken_rules() -> Iterator[str]:
    for a in _rules():
        try:
            salah = check_skala(a.value().skala)
        except (KeyError, ValueError, TypeError, ArithmeticError):
            salah = ["pembulatan atau skala EJ tidak dapat dibaca"]
        for s in salah:
            yield f"{a.periode} (instansi {a.periode.instansi.kode}): {s}"


@rule(INVARIANTS, "Pengali sejalan dengan waktu kerja efektif", Tingkat.PERINGATAN)
def odd_multipliers() -> Iterator[str]:
    for a in _rules():
        try:
            nilai = a.value()
        except (KeyError, ValueError, TypeError, ArithmeticError):
            continue  # told by broken_rules
        for s in check_pengali(nilai):
            yield f"{a.periode} (instansi {a.periode.instansi.kode}): {s}"


def _rules():
    return Aturan.objects.select_related("periode__instansi").order_by("pk")


@rule(INVARIANTS, "Setiap instansi mempunyai admin", Tingkat.INFO)
def instansi_without_admin() -> Iterator[str]:
    berisi = Instansi.objects.filter(penugasan__role="admin_instansi", penugasan__aktif=True)
    for i in Instansi.objects.exclude(pk__in=berisi).order_by("kode"):
        yield f"Instansi {i.kode} belum mempunyai admin; beri satu dengan manage.py buat_admin"
