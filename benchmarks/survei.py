"""SKM: the result of a round of a million answers, page and report, against one hand-written statement.

A city of its own (500 units, two services each), filled by COPY once and kept. The statement gives the same
figures from the same rows in one pass: counts per unit and service, months, who answered, the sums of the
importance picture.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from io import BytesIO

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from benchmarks import data
from benchmarks.ukur import Hasil, by_turns, ms
from surveys.calculators.unsur import Urutan
from surveys.laporan import read_laporan
from surveys.models import Layanan, Respons, Survei, UnsurSurvei
from units.models import Instansi

KODE = "survei"
BANYAK = 1_000_000
KOTA = data.Ukuran(unit=500, jabatan=500, tugas=5_000, pegawai=500)
MULAI = dt.date(2026, 1, 1)
PUTARAN = 3
BATAS_QUERY = 12


def run():
    survei = prepare(BANYAK)
    check_same(survei)
    kami, tangan = by_turns(lambda: read_laporan(survei), lambda: by_hand(survei), PUTARAN)
    banyak = Respons.objects.filter(survei=survei).count()
    yield Hasil("SKM", f"figures of a round, {banyak:,} answers", ms(kami), ms(tangan), kami / tangan, 1.5)  # fmt: skip
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client = Client()
        client.force_login(
            User.objects.get(username=f"perencana-{KODE}"),
            backend="accounts.backends.UsernameOrNipBackend",
        )
        for nama in ("survei-hasil", "survei-laporan"):
            url = reverse(f"surveys:{nama}", args=[survei.pk])
            fetch(client, url)  # opens the instansi: the session is written once
            with CaptureQueriesContext(connection) as catatan:
                fetch(client, url)
            kami, tangan = by_turns(lambda u=url: fetch(client, u), lambda: by_hand(survei), PUTARAN)  # fmt: skip
            yield Hasil("SKM", nama, ms(kami), ms(tangan), kami / tangan, 1.5)
            yield Hasil("SKM", f"queries: {nama}", str(len(catatan)), "", len(catatan), BATAS_QUERY, satuan="queries")  # fmt: skip


def fetch(client, url) -> bytes:
    jawab = client.get(url)
    assert jawab.status_code == 200, (url, jawab.status_code)
    return BytesIO(b"".join(jawab)).getvalue()


def prepare(banyak: int) -> Survei:
    """The round with so many answers, made where it is not there."""
    survei = Survei.objects.filter(instansi__kode=KODE).first()
    if survei is not None:
        return survei
    if not Instansi.objects.filter(kode=KODE).exists():
        data.fill_one(KODE, KOTA)
    instansi = Instansi.objects.get(kode=KODE)
    units = list(instansi.unit.values_list("pk", flat=True))
    layanan = [
        Layanan(unit_id=u, nama=n, pengguna_setahun=500) for u in units for n in ("Surat", "Izin")
    ]
    Layanan.objects.bulk_create(layanan)
    survei = Survei.objects.create(
        instansi=instansi, nama="SKM", mulai=MULAI, selesai=MULAI.replace(month=12)
    )
    UnsurSurvei.objects.bulk_create(
        UnsurSurvei(
            survei=survei, nomor=n, kode=u.value, nama=u.isi.nama, pertanyaan=u.isi.pertanyaan,
            pilihan=list(u.isi.pilihan),
        )
        for n, u in enumerate(Urutan.PERATURAN.unsur, 1)
    )  # fmt: skip
    data._copy(Respons, answers(survei, layanan, banyak))
    with connection.cursor() as cursor:
        if not connection.in_atomic_block:
            cursor.execute("VACUUM ANALYZE surveys_respons")
    return survei


def answers(survei, layanan, banyak: int):
    acak, kini = random.Random("survei"), timezone.now()
    awal = data._first_id(Respons)
    for i in range(banyak):
        satu = layanan[acak.randrange(len(layanan))]
        dasar = acak.choice((2, 3, 3, 3, 4))
        nilai = [min(4, max(1, dasar + acak.choice((-1, 0, 0, 0, 1)))) for _ in range(9)]
        if i % 40 == 0:
            nilai[3] = None
        yield {
            "id": awal + i,
            "survei_id": survei.pk,
            "layanan_id": satu.pk,
            "unit_id": satu.unit_id,
            "nilai": "{" + ",".join("NULL" if n is None else str(n) for n in nilai) + "}",
            "tanggal": MULAI + dt.timedelta(days=acak.randrange(330)),
            "jenis_kelamin": acak.choice("LPP"),
            "usia": acak.randint(17, 75),
            "pendidikan": acak.choice(("SD", "SMP", "SMA", "S1", "S2")),
            "pekerjaan": acak.choice(("PNS", "SWASTA", "WIRAUSAHA", "LAINNYA")),
            "saran": "Tambah loket." if i % 50 == 0 else "",
            "kunci": uuid.UUID(int=acak.getrandbits(128), version=4),
            "keadaan": "karantina" if i % 200 == 0 else "sah",
            "dikirim_pada": kini,
        }


N = [f"n{n}" for n in range(1, 10)]
TANGAN = f"""
WITH isi AS MATERIALIZED (
    SELECT *, {" + ".join(N)} AS t FROM (
        SELECT keadaan, unit_id, layanan_id, date_trunc('month', tanggal)::date AS bulan, saluran, jenis_kelamin,
               pendidikan, pekerjaan, usia / 10 AS umur, {", ".join(f"nilai[{n}] AS n{n}" for n in range(1, 10))}
        FROM surveys_respons WHERE survei_id = %(s)s OFFSET 0
    ) x
),
per_layanan AS (
    SELECT unit_id, layanan_id, count(*) AS n, count(t) AS lengkap, sum(t) AS t, sum(t * t) AS tt,
           {", ".join(f"count(*) FILTER (WHERE {n} = {v})" for n in N for v in (1, 2, 3, 4))}
    FROM isi WHERE keadaan = 'sah' GROUP BY 1, 2
),
per_bulan AS (
    SELECT bulan, count(*), count(t), sum(t), sum(t * t),
           {", ".join(f"count({n}), sum({n}), sum({n}) FILTER (WHERE t IS NOT NULL), sum({n} * {n}) FILTER (WHERE t IS NOT NULL), sum({n} * t)" for n in N)}
    FROM isi WHERE keadaan = 'sah' GROUP BY 1
),
per_orang AS (
    SELECT keadaan, saluran, jenis_kelamin, pendidikan, pekerjaan, umur, count(*) AS n
    FROM isi GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT 'layanan', per_layanan::text FROM per_layanan
UNION ALL SELECT 'bulan', per_bulan::text FROM per_bulan
UNION ALL SELECT 'orang', per_orang::text FROM per_orang
"""


def by_hand(survei) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(TANGAN, {"s": survei.pk})
        return cursor.fetchall()


def check_same(survei) -> None:
    """Respondents, complete forms and sums of every service and the counts of every value must be equal,
    and so must the answers in quarantine."""
    laporan = read_laporan(survei)
    baris: dict[str, list] = {"layanan": [], "bulan": [], "orang": []}
    for jenis, teks in by_hand(survei):
        baris[jenis].append(teks.strip("()").split(","))
    tangan = {tuple(map(int, b[:2])): [int(n or 0) for n in b[2:]] for b in baris["layanan"]}
    kami = {
        (s.unit_id, s.layanan_id): [
            s.respons, s.lengkap, s.jumlah, s.kuadrat, *(n for j in s.jawaban.values() for n in j.hitung)
        ]
        for s in laporan.sel
    }  # fmt: skip
    assert kami == tangan, "the two statements disagree"
    karantina = sum(int(b[-1]) for b in baris["orang"] if b[0] == "karantina")
    assert karantina == laporan.karantina
