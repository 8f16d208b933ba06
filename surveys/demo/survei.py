"""Services of the demo's kecamatan and kelurahan, a closed round of the survey and one that is running.

Answers come from a generator with a fixed seed: the same at every loading. What they say goes with the
workload: at the counters of Rengas Pulau and of the kecamatan people wait, and elsewhere they do not.
"""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from surveys.actions.survei import standard_unsur
from surveys.calculators.unsur import Unsur, Urutan
from surveys.models import (
    Layanan,
    RencanaTindakLanjut,
    Respons,
    Survei,
    TiketSurvei,
    UnsurSurvei,
)
from surveys.models.respons import KeadaanRespons, Pekerjaan, Pendidikan, Saluran
from workload.demo.struktur import units

BENIH = 14_2017
LALU = ("SKM 2025", date(2025, 10, 1), date(2025, 11, 28))
KINI = "SKM 2026"
NAMA_RUANG = uuid.UUID("6f0e7c52-3a56-4f4e-9a1e-0d7b1c7a2026")

KECAMATAN = (
    # unit, service, users of a year, answers in the closed round, share of low answers on time
    ("YANUM", "Perekaman KTP elektronik", 4_200, 74, 0.42),
    ("YANUM", "Legalisasi surat dan dokumen", 2_600, 48, 0.22),
    ("YANUM", "Rekomendasi izin keramaian", 310, 22, 0.18),
    ("TAPEM", "Fasilitasi surat keterangan tanah", 420, 26, 0.35),
    ("KESOS", "Rekomendasi bantuan sosial", 980, 30, 0.25),
)
KELURAHAN = (
    ("Surat keterangan domisili", 0.9),
    ("Surat keterangan tidak mampu", 1.2),
    ("Surat pengantar nikah", 0.35),
)
TEMPAT = (  # kelurahan, users of a middling service, answers per service, share of low answers on time
    ("1001", 700, 12, 0.16),
    ("1002", 2_100, 34, 0.55),
    ("1003", 1_300, 18, 0.24),
    ("1004", 900, 13, 0.18),
    ("1005", 950, 14, 0.20),
)
SARAN = (
    "Antrean lama, petugas loket hanya satu orang.",
    "Mohon loket dibuka juga pada jam istirahat.",
    "Petugasnya ramah, terima kasih.",
    "Kursi tunggu kurang, panas kalau siang.",
    "Sudah datang tiga kali baru selesai.",
    "Persyaratan sebaiknya ditempel di depan.",
    "Pelayanan cepat, tidak berbelit.",
    "Tambah petugas di hari Senin.",
)
KARANTINA = "isinya sama persis dengan kiriman lain dari tempat yang sama"


@dataclass(frozen=True)
class Contoh:
    """A service of the demo and how people answer about it."""

    unit: str
    nama: str
    pengguna: int
    jawaban: int
    lambat: float


def examples() -> list[Contoh]:
    kecamatan = [Contoh(*baris) for baris in KECAMATAN]
    kelurahan = [
        Contoh(kode, nama, int(pengguna * besar), max(int(n * besar), 6), lambat)
        for kode, pengguna, n, lambat in TEMPAT
        for nama, besar in KELURAHAN
    ]
    return [*kecamatan, *kelurahan]


def load(instansi) -> None:
    """The same services and answers at every loading; only the running round goes with the calendar."""
    layanan = _load_layanan(instansi)
    nama, mulai, selesai = LALU
    lalu = _load_survei(instansi, nama, mulai, selesai, ditutup=True)
    acak = random.Random(BENIH)
    _load_respons(lalu, layanan, acak, bagian=1.0, geser=0.0)
    hari_ini = timezone.localdate()
    kini = _load_survei(
        instansi, KINI, hari_ini - timedelta(days=30), hari_ini + timedelta(days=60)
    )
    _load_respons(kini, layanan, acak, bagian=0.35, geser=-0.06, sampai=hari_ini)
    _load_tiket(kini, layanan)


def remove(instansi) -> None:
    di_sini = {"survei__instansi": instansi}
    RencanaTindakLanjut.objects.filter(**di_sini).delete()
    Respons.objects.filter(**di_sini).delete()
    TiketSurvei.objects.filter(**di_sini).delete()
    Survei.objects.filter(instansi=instansi).delete()
    Layanan.objects.filter(unit__instansi=instansi).delete()


def _load_layanan(instansi) -> list[tuple[Contoh, Layanan]]:
    kode = {u.kunci: u.kode for u in units()}
    unit = {u.kode: u for u in instansi.unit.all()}
    return [
        (
            c,
            Layanan.objects.create(
                unit=unit[kode[c.unit]], nama=c.nama, pengguna_setahun=c.pengguna, urutan=n
            ),
        )
        for n, c in enumerate(examples(), 1)
    ]


def _load_survei(instansi, nama, mulai, selesai, *, ditutup=False) -> Survei:
    survei = Survei.objects.create(
        instansi=instansi,
        nama=nama,
        mulai=mulai,
        selesai=selesai,
        ditutup_pada=datetime(2025, 12, 1, 2, 0, tzinfo=UTC) if ditutup else None,
    )
    UnsurSurvei.objects.bulk_create(
        UnsurSurvei(survei=survei, nomor=n, kode=u.kode, nama=u.nama, pertanyaan=u.pertanyaan, pilihan=list(u.pilihan))
        for n, u in enumerate(standard_unsur(Urutan.KUESIONER), 1)
    )  # fmt: skip
    return survei


def _load_respons(survei, layanan, acak, *, bagian: float, geser: float, sampai=None) -> None:
    """`bagian` of the answers of the closed round; `geser` moves the share of low answers."""
    hari = ((sampai or survei.selesai) - survei.mulai).days
    respons = []
    for contoh, milik in layanan:
        for n in range(max(int(contoh.jawaban * bagian), 2)):
            nilai = _nilai(acak, min(max(contoh.lambat + geser, 0.05), 0.9))
            respons.append(
                _respons(survei, milik, acak, nilai, survei.mulai + timedelta(days=acak.randint(0, hari)), n)
            )  # fmt: skip
    for n in range(6):  # one burst, set aside
        _, milik = layanan[0]
        r = _respons(
            survei, milik, acak, [4] * 9, survei.mulai + timedelta(days=min(9, hari)), 900 + n
        )
        r.keadaan, r.alasan, r.saran, r.saluran = KeadaanRespons.KARANTINA, KARANTINA, "", Saluran.TAUTAN  # fmt: skip
        r.sidik, r.lama_isi = f"{BENIH:032x}", 9 + n
        respons.append(r)
    Respons.objects.bulk_create(respons)


def _nilai(acak, lambat: float) -> list[int | None]:
    """Nine answers of one person, in the order of the questionnaire."""
    suasana = acak.gauss(0, 0.45)
    nilai: list[int | None] = []
    for u in Urutan.KUESIONER.unsur:
        if u is Unsur.BIAYA:
            n = 4 if acak.random() < 0.93 else 3
        elif u is Unsur.WAKTU and acak.random() < lambat:
            n = acak.choice((1, 2, 2))
        else:
            tengah = 3.05 if u in (Unsur.SARPRAS, Unsur.PENGADUAN) else 3.3
            n = min(max(round(acak.gauss(tengah + suasana, 0.6)), 1), 4)
        nilai.append(None if acak.random() < 0.008 else n)
    return nilai


def _respons(survei, layanan, acak, nilai, tanggal, n) -> Respons:
    kertas = acak.random() < 0.25
    return Respons(
        survei=survei,
        layanan=layanan,
        unit_id=layanan.unit_id,
        nilai=nilai,
        tanggal=tanggal,
        jam=acak.choice(("pagi", "pagi", "siang")),
        jenis_kelamin=acak.choice("LP"),
        usia=min(max(int(acak.gauss(38, 12)), 17), 78),
        pendidikan=acak.choices(Pendidikan.values, (8, 14, 48, 26, 3, 1))[0],
        pekerjaan=acak.choices(Pekerjaan.values, (6, 2, 2, 34, 26, 30))[0],
        saran=acak.choice(SARAN) if acak.random() < 0.12 else "",
        saluran=Saluran.KERTAS if kertas else Saluran.TAUTAN,
        kunci=uuid.uuid5(NAMA_RUANG, f"{survei.nama}/{layanan.urutan}/{n}"),
    )


def _load_tiket(survei, layanan) -> None:
    """Slips at the first counter; a few were used."""
    _, milik = layanan[0]
    tiket = TiketSurvei.objects.bulk_create(
        TiketSurvei(survei=survei, layanan=milik, uid=uuid.uuid5(NAMA_RUANG, f"tiket/{n}"))
        for n in range(20)
    )
    acak = random.Random(BENIH + 1)
    for t in tiket[:7]:
        r = _respons(survei, milik, acak, _nilai(acak, 0.4), survei.mulai, 500 + t.pk)
        r.kunci = uuid.uuid5(t.uid, "jawaban")
        r.saluran, r.tiket = Saluran.TIKET, t
        r.save()
