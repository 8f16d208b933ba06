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
PUTARAN = 5
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


N = [f"nilai[{n}]" for n in range(1, 10)]
T = "(" + " + ".join(N) + ")"
TANGAN = f"""
WITH per_layanan AS (
    SELECT unit_id, layanan_id, count(*) AS n, count({T}) AS lengkap, sum({T}) AS t, sum({T} * {T}) AS tt,
           {", ".join(f"count(*) FILTER (WHERE {n} = {v})" for n in N for v in (1, 2, 3, 4))}
    FROM surveys_respons WHERE survei_id = %(s)s AND keadaan = 'sah' GROUP BY 1, 2
),
per_bulan AS (
    SELECT date_trunc('month', tanggal)::date, count(*), count({T}), sum({T}), sum({T} * {T}),
           {", ".join(f"count({n}), sum({n}), sum({n}) FILTER (WHERE {T} IS NOT NULL), sum({n} * {n}) FILTER (WHERE {T} IS NOT NULL), sum({n} * {T})" for n in N)}
    FROM surveys_respons WHERE survei_id = %(s)s AND keadaan = 'sah' GROUP BY 1
),
per_orang AS (
    SELECT keadaan, saluran, jenis_kelamin, pendidikan, pekerjaan, usia / 10 AS umur, count(*) AS n
    FROM surveys_respons WHERE survei_id = %(s)s GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT 'layanan', to_jsonb(per_layanan) FROM per_layanan
UNION ALL SELECT 'bulan', to_jsonb(per_bulan) FROM per_bulan
UNION ALL SELECT 'orang', to_jsonb(per_orang) FROM per_orang
"""


def by_hand(survei) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(TANGAN, {"s": survei.pk})
        return cursor.fetchall()


def check_same(survei) -> None:
    """Respondents and sums per service, and respondents per month, must be equal."""
    laporan = read_laporan(survei)
    tangan = by_hand(survei)
    layanan = {
        (b["unit_id"], b["layanan_id"]): (b["n"], b["lengkap"], b["t"] or 0)
        for jenis, b in tangan
        if jenis == "layanan"
    }
    kami = {(s.unit_id, s.layanan_id): (s.respons, s.lengkap, s.jumlah) for s in laporan.sel}
    assert kami == layanan, "the two statements disagree"
    orang = sum(b["n"] for jenis, b in tangan if jenis == "orang" and b["keadaan"] == "karantina")
    assert orang == laporan.karantina
