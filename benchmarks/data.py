"""The agencies that are measured: invented, seeded, the same on every machine.

    kota             a city: 500 units, 8,000 posts, 80,000 task rows, 20,000 pegawai
    kota02 … kota10  nine more cities beside it, in the same tables
    kota10x          ten times a city in one instansi

The shapes are invented: a tree with six units below each, posts of five to fifteen task rows. Rows are
loaded by COPY without the history triggers: nobody typed them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.utils import timezone

from accounts.models import User
from units.models import Aturan, Instansi, Jabatan, Pegawai, Penugasan, Periode, UnitKerja
from workload.models import BebanJabatan, UraianTugas

TAHUN = 2026
TAHUN_KOSONG = 2027  # a period without workload: what is saved and imported goes here
ANAK = 6
POTONGAN = 20_000


@dataclass(frozen=True)
class Ukuran:
    """How much of everything one instansi has."""

    unit: int
    jabatan: int
    tugas: int
    pegawai: int

    def __mul__(self, n: int) -> Ukuran:
        return Ukuran(self.unit * n, self.jabatan * n, self.tugas * n, self.pegawai * n)


KOTA = Ukuran(unit=500, jabatan=8_000, tugas=80_000, pegawai=20_000)
KECIL = Ukuran(unit=50, jabatan=100, tugas=1_000, pegawai=250)  # to try the benchmarks themselves
SATU, SEPULUH_KALI = "kota", "kota10x"


def fill(kota: Ukuran) -> None:
    """Load every instansi into an empty, migrated database."""
    fill_one(SATU, kota)
    for n in range(2, 11):
        fill_one(f"{SATU}{n:02}", kota)
    fill_one(SEPULUH_KALI, kota * 10)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")


def fill_one(kode: str, ukuran: Ukuran) -> None:
    _Instansi(kode, ukuran).load()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Instansi:
    def __init__(self, kode: str, ukuran: Ukuran):
        self.ukuran, self.acak = ukuran, random.Random(f"asnplan {kode}")
        self.instansi = Instansi.objects.create(kode=kode, nama=f"Pemerintah {kode.title()}")
        for tahun in (TAHUN, TAHUN_KOSONG):
            periode = Periode.objects.create(instansi=self.instansi, tahun=tahun)
            Aturan.objects.create(periode=periode)
        self.periode = self.instansi.periode.get(tahun=TAHUN)

    def load(self) -> None:
        n = self.ukuran
        unit, jabatan = _first_id(UnitKerja), _first_id(Jabatan)
        beban, tugas = _first_id(BebanJabatan), _first_id(UraianTugas)
        self.unit_ids = range(unit, unit + n.unit)
        self.jabatan_ids = range(jabatan, jabatan + n.jabatan)
        self.beban_ids = range(beban, beban + n.jabatan)
        self.tugas_ids = range(tugas, tugas + n.tugas)
        _copy(UnitKerja, self._units())
        _copy(Jabatan, self._posts())
        _copy(Pegawai, self._holders())
        _copy(BebanJabatan, self._sheets())
        _copy(UraianTugas, self._tasks())
        for role in ("admin_instansi", "perencana", "petugas"):
            user = User.objects.create_user(f"{role}-{self.instansi.kode}", None, nama=role.title())
            Penugasan.objects.create(
                user=user,
                role=role,
                instansi=self.instansi,
                unit_id=self.unit_ids[0] if role == "petugas" else None,
            )

    def _units(self) -> Iterator[dict]:
        for i, pk in enumerate(self.unit_ids):
            yield {
                "id": pk,
                "instansi_id": self.instansi.pk,
                "induk_id": self.unit_ids[(i - 1) // ANAK] if i else None,
                "kode": f"U{i + 1:05}",
                "nama": f"{self.acak.choice(BENTUK)} {self.acak.choice(URUSAN)} {i + 1}",
                "jenis": "lainnya",
                "urutan": i,
            }

    def _posts(self) -> Iterator[dict]:
        per_unit = self.ukuran.jabatan // self.ukuran.unit
        for i, pk in enumerate(self.jabatan_ids):
            unit, ke = divmod(i, per_unit)
            unit = min(unit, self.ukuran.unit - 1)
            jenis, jenjang = "pelaksana", ""
            if ke == 0:
                jenis = "administrator" if unit < 1 + ANAK else "pengawas"
            elif self.acak.random() < 0.3:
                jenis, jenjang = "fungsional", self.acak.choice(JENJANG)
            yield {
                "id": pk,
                "instansi_id": self.instansi.pk,
                "unit_id": self.unit_ids[unit],
                "kode": f"J{i + 1:06}",
                "nama": f"{self.acak.choice(SEBUTAN)} {self.acak.choice(URUSAN)} {ke + 1}",
                "jenis": jenis,
                "jenjang": jenjang,
                "kelas": self.acak.randint(5, 12),
                "urutan": ke,
            }

    def _holders(self) -> Iterator[dict]:
        for i, pk in enumerate(range(first := _first_id(Pegawai), first + self.ukuran.pegawai)):
            lahir = dt.date(1968, 1, 1) + dt.timedelta(days=i // 900 * 7 % 12_000)
            yield {
                "id": pk,
                "instansi_id": self.instansi.pk,
                "jabatan_id": self.acak.choice(self.jabatan_ids),
                "nip": f"{lahir:%Y%m%d}201501{1 + i % 2}{i % 900 + 1:03}",
                "nama": f"{self.acak.choice(NAMA)} {self.acak.choice(NAMA)}",
                "jenis_asn": "pns",
                "tanggal_lahir": lahir,
                "golongan": self.acak.choice(("II/c", "III/a", "III/b", "III/d", "IV/a")),
                "tanggal_pensiun": lahir.replace(year=lahir.year + 58, day=1),
            }

    def _sheets(self) -> Iterator[dict]:
        for pk, jabatan in zip(self.beban_ids, self.jabatan_ids, strict=True):
            yield {
                "id": pk,
                "jabatan_id": jabatan,
                "periode_id": self.periode.pk,
                "ikhtisar": "Melaksanakan urusan pada unit kerja.",
                "versi": 1,
                "diubah_pada": timezone.now(),
            }

    def _tasks(self) -> Iterator[dict]:
        """Posts come in pairs with 10 + d and 10 − d rows, so that the total is exact."""
        acak, pk = self.acak, iter(self.tugas_ids)
        rata = self.ukuran.tugas // self.ukuran.jabatan
        kini = timezone.now()
        beda = 0
        for i, beban in enumerate(self.beban_ids):
            beda = -beda if i % 2 else acak.randint(-5, 5)
            for urutan in range(1, rata + beda + 1):
                periode, pengali, volume, waktu = acak.choice(BEBAN)
                yield {
                    "id": next(pk),
                    "uid": uuid.UUID(int=acak.getrandbits(128), version=4),
                    "beban_id": beban,
                    "urutan": urutan,
                    "uraian": f"{acak.choice(KERJA)} {acak.choice(OBJEK)} {acak.choice(URUSAN)} {acak.choice(SAAT)}",
                    "hasil": acak.choice(HASIL),
                    "satuan": acak.choice(HASIL),
                    "volume": acak.randint(1, volume),
                    "periode_volume": periode,
                    "pengali": pengali,
                    "waktu": acak.choice((1, 1, 1, 1.5)) * acak.randint(5, waktu),
                    "satuan_waktu": "menit",
                    "isian_mentah": "{}",
                    "diubah_pada": kini,
                }


# --- copying ------------------------------------------------------------------------------------


def _first_id(model) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {model._meta.db_table}")
        return cursor.fetchone()[0]


def _copy(model, rows: Iterable[dict]) -> None:
    """COPY rows given as {column: value}; the other columns take the default of their field."""
    table, rows = model._meta.db_table, iter(rows)
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    bawaan = {f.column: f.get_default() for f in fields if f.column not in ("id", "uid")}
    teks = [f.column for f in fields if f.empty_strings_allowed and not f.null]
    force = f", FORCE_NOT_NULL ({', '.join(teks)})" if teks else ""
    kolom = [f.column for f in fields]
    with connection.cursor() as cursor:
        connection.check_constraints()  # a table with deferred checks pending cannot be altered
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        while potongan := list(islice(rows, POTONGAN)):
            berkas = io.StringIO()
            csv.writer(berkas).writerows(
                [isi[k] if k in isi else bawaan[k] for k in kolom] for isi in potongan
            )
            berkas.seek(0)
            cursor.copy_expert(
                f"COPY {table} ({', '.join(kolom)}) FROM STDIN WITH (FORMAT csv{force})", berkas
            )
        connection.check_constraints()
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )


# --- words --------------------------------------------------------------------------------------

BENTUK = ("Dinas", "Badan", "Bagian", "Bidang", "Seksi", "Subbagian", "Kecamatan", "Kelurahan")
URUSAN = (
    *("Pelayanan Umum", "Pemerintahan", "Ketertiban", "Kesejahteraan", "Keuangan", "Kepegawaian"),
    *("Perencanaan", "Kebersihan", "Kependudukan", "Perizinan", "Arsip", "Data dan Informasi"),
)
SEBUTAN = ("Pengelola", "Pengadministrasi", "Penata", "Analis", "Pranata", "Operator")
JENJANG = ("terampil", "mahir", "ahli_pertama", "ahli_muda")
NAMA = ("Sari", "Budi", "Ratna", "Hasan", "Dewi", "Rizal", "Ayu", "Tono", "Lina", "Umar", "Nurul")
KERJA = (
    "Menyusun",
    "Memeriksa",
    "Melayani",
    "Mengelola",
    "Merekap",
    "Menyampaikan",
    "Mengarsipkan",
)
OBJEK = (
    *("surat keterangan domisili", "laporan bulanan", "data kependudukan", "berkas perizinan"),
    *(
        "daftar hadir pegawai",
        "rencana kerja anggaran",
        "pengaduan warga",
        "notulen rapat koordinasi",
    ),
)
SAAT = (
    "setiap bulan",
    "untuk pimpinan",
    "dari kelurahan",
    "bagi warga",
    "lintas unit",
    "akhir tahun",
)
HASIL = ("dokumen", "laporan", "berkas", "surat", "kegiatan", "data")
# period of the volume, multiplier, largest volume in it, largest time per output in minutes
BEBAN = (
    ("harian", 250, 6, 30),
    ("mingguan", 50, 12, 90),
    ("bulanan", 12, 40, 120),
    ("tahunan", 1, 300, 240),
    ("tahunan", 1, 48, 900),
)
