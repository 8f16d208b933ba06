"""SKM: the result of a round of a million answers, page and report, against one hand-written statement.

A city of its own (500 units, two services each), filled once and kept. The statement gives the same
figures from the same rows: counts per unit and service, months, who answered, the sums of the importance
picture, and the counts that decide what may be shown.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from statistics import median

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from benchmarks import data
from benchmarks.proses import apart
from benchmarks.ukur import Hasil, ms, seconds
from surveys.calculators.unsur import Urutan
from surveys.hasil.laporan import read_laporan
from surveys.models import HasilTerbit, Layanan, Survei, UnsurSurvei
from units.models import Instansi, UnitKerja

KODE = "survei"
BANYAK = 1_000_000
KOTA = data.Ukuran(unit=500, jabatan=500, tugas=5_000, pegawai=500)
MULAI = dt.date(2026, 1, 1)
PUTARAN = 2
BATAS, BATAS_QUERY = 1.5, 12


def run():
    survei = prepare(BANYAK)
    check_same(survei)
    yield _compare(f"figures of a round, {BANYAK:,} answers", lambda: read_laporan(survei), lambda: by_hand(survei))  # fmt: skip
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client = Client()
        client.force_login(
            User.objects.get(username=f"perencana-{KODE}"),
            backend="accounts.backends.UsernameOrNipBackend",
        )
        fetch(client, reverse("surveys:survei-list", args=[KODE]))  # the session is written once
        bawah = list(UnitKerja.objects.in_subtree(unit_of(survei)).values_list("pk", flat=True))
        for apa, alamat in addresses(survei).items():
            bagian = bawah if "unit=" in alamat else None
            with CaptureQueriesContext(connection) as catatan:
                hasil = _compare(apa, lambda a=alamat: fetch(client, a), lambda b=bagian: by_hand(survei, b))  # fmt: skip
            n = len(catatan) // PUTARAN - 1  # without the one by hand
            yield hasil
            yield Hasil("SKM", f"queries: {apa}", str(n), "", n, BATAS_QUERY, satuan="queries")
    polos = apart("ekspor", "measure_nothing")["puncak"]
    for apa in ("olahan", "laporan"):
        puncak = apart("survei", "measure_file", apa)["puncak"]
        yield Hasil("SKM", f"memory of {apa}, above a bare process", f"{puncak:.0f} MB", f"{polos:.0f} MB", puncak - polos, satuan="MB")  # fmt: skip


def _compare(apa, kami, tangan) -> Hasil:
    """By turns, without a warm-up of either: each takes seconds and reads a million rows."""
    a, b = zip(*((seconds(kami), seconds(tangan)) for _ in range(PUTARAN)), strict=True)
    a, b = median(a), median(b)
    return Hasil("SKM", apa, ms(a), ms(b), a / b, BATAS)


def unit_of(survei):
    """The second unit of the city, with what is below it a quarter of it."""
    return survei.instansi.unit.order_by("urutan")[1]


def addresses(survei) -> dict[str, str]:
    """What is asked for: pages and files of the whole round, of a unit with what is below it, and the public's."""
    pk = {"args": [survei.pk]}
    return {
        "results page": reverse("surveys:survei-hasil", **pk),
        "results page of a unit": reverse("surveys:survei-hasil", **pk)
        + f"?unit={unit_of(survei).pk}",
        "report (Word)": reverse("surveys:survei-laporan", **pk),
        "processing sheet (Excel)": reverse("surveys:survei-olahan", **pk),
        "plans": reverse("surveys:rtl-list", **pk),
        "public page, uncached": reverse("surveys:hasil-publik", args=[survei.kode]),
    }


def fetch(client, url) -> bytes:
    cache.clear()  # a public page keeps its figures for some minutes
    jawab = client.get(url)
    assert jawab.status_code == 200, (url, jawab.status_code)
    return BytesIO(b"".join(jawab)).getvalue()


def measure_file(apa: str) -> None:
    """In a process of its own: one of the two files, for its peak of memory."""
    from django.test import RequestFactory

    from surveys.views import hasil

    survei = Survei.objects.get(instansi__kode=KODE)
    permintaan = RequestFactory().get("/")
    permintaan.user = User.objects.get(username=f"perencana-{KODE}")
    permintaan.session = {}
    list(getattr(hasil, f"survei_{apa}")(permintaan, survei.pk))


def prepare(banyak: int) -> Survei:
    """The round with so many answers, made where it is not there."""
    survei = Survei.objects.filter(instansi__kode=KODE).first()
    if survei is not None:
        return survei
    survei = _fill(banyak)
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE surveys_respons")
    return survei


@transaction.atomic
def _fill(banyak: int) -> Survei:
    data.fill_one(KODE, KOTA)
    instansi = Instansi.objects.get(kode=KODE)
    Layanan.objects.bulk_create(
        Layanan(unit_id=u, nama=n, pengguna_setahun=500)
        for u in instansi.unit.values_list("pk", flat=True)
        for n in ("Surat", "Izin")
    )
    survei = Survei.objects.create(
        instansi=instansi, nama="SKM", mulai=MULAI, selesai=MULAI.replace(month=12),
        ditutup_pada=timezone.now(),
    )  # fmt: skip
    UnsurSurvei.objects.bulk_create(
        UnsurSurvei(
            survei=survei, nomor=n, kode=u.value, nama=u.isi.nama, pertanyaan=u.isi.pertanyaan,
            pilihan=list(u.isi.pilihan),
        )
        for n, u in enumerate(Urutan.PERATURAN.unsur, 1)
    )  # fmt: skip
    HasilTerbit.objects.create(survei=survei, terbit_pada=MULAI)
    with connection.cursor() as cursor:
        connection.check_constraints()  # a table with deferred checks pending cannot be altered
        cursor.execute("ALTER TABLE surveys_respons DISABLE TRIGGER ALL")
        cursor.execute("SELECT setseed(0.4)")
        cursor.execute(ISI, {"s": survei.pk, "banyak": banyak, "mulai": MULAI})
        cursor.execute("ALTER TABLE surveys_respons ENABLE TRIGGER ALL")
    return survei


def _nilai(n: int) -> str:
    """One value near the mood of the form; every fortieth leaves the fourth open."""
    satu = "least(4, greatest(1, suasana + (ARRAY[-1, 0, 0, 0, 1])[1 + floor(random() * 5)::int]))"
    return f"CASE WHEN mod(i, 40) > 0 THEN {satu} END" if n == 4 else satu


ISI = f"""
INSERT INTO surveys_respons (survei_id, layanan_id, unit_id, nilai, tanggal, jam, jenis_kelamin, usia, pendidikan,
    pekerjaan, pekerjaan_lain, saran, saluran, kunci, keadaan, alasan, sidik, dikirim_pada)
SELECT %(s)s, l.id, l.unit_id, ARRAY[{", ".join(_nilai(n) for n in range(1, 10))}],
    %(mulai)s::date + floor(random() * 330)::int, '', (ARRAY['L', 'P', 'P'])[1 + floor(random() * 3)::int],
    17 + floor(random() * 59)::int, (ARRAY['SD', 'SMP', 'SMA', 'S1', 'S2'])[1 + floor(random() * 5)::int],
    (ARRAY['PNS', 'SWASTA', 'WIRAUSAHA', 'LAINNYA'])[1 + floor(random() * 4)::int], '',
    CASE WHEN mod(i, 50) = 0 THEN 'Tambah loket.' ELSE '' END, 'tautan', gen_random_uuid(),
    CASE WHEN mod(i, 200) = 0 THEN 'karantina' ELSE 'sah' END, '', '', now()
FROM (
    SELECT i, (ARRAY[2, 3, 3, 3, 4])[1 + floor(random() * 5)::int] AS suasana,
        1 + floor(random() * (SELECT count(*) FROM surveys_layanan))::int AS ke
    FROM generate_series(1, %(banyak)s) AS i OFFSET 0
) AS acak
JOIN (SELECT id, unit_id, row_number() OVER (ORDER BY id) AS ke FROM surveys_layanan) AS l USING (ke)
"""

N = [f"n{n}" for n in range(1, 10)]
TANGAN = f"""
WITH isi AS MATERIALIZED (
    SELECT *, {" + ".join(N)} AS t FROM (
        SELECT keadaan, unit_id, layanan_id, date_trunc('month', tanggal)::date AS bulan, saluran, jenis_kelamin,
               pendidikan, pekerjaan, usia / 10 AS umur, {", ".join(f"nilai[{n}] AS n{n}" for n in range(1, 10))}
        FROM surveys_respons WHERE survei_id = %(s)s AND (%(u)s::bigint[] IS NULL OR unit_id = ANY(%(u)s)) OFFSET 0
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
),
hadir AS (
    SELECT unit_id, layanan_id, date_trunc('month', tanggal::timestamp)::date, array_positions(nilai, NULL), count(*)
    FROM surveys_respons WHERE survei_id = %(s)s AND keadaan = 'sah' GROUP BY 1, 2, 3, 4
)
SELECT 'layanan', per_layanan::text FROM per_layanan
UNION ALL SELECT 'bulan', per_bulan::text FROM per_bulan
UNION ALL SELECT 'orang', per_orang::text FROM per_orang
UNION ALL SELECT 'hadir', hadir::text FROM hadir
"""


def by_hand(survei, unit_ids=None) -> list[tuple]:
    """Of the round, or of some units; what may be shown depends on the whole round (`hadir`) either way."""
    with connection.cursor() as cursor:
        cursor.execute(TANGAN, {"s": survei.pk, "u": unit_ids})
        return cursor.fetchall()


def check_same(survei) -> None:
    """Respondents, complete forms and sums of every service and the counts of every value must be equal,
    and so must the answers in quarantine."""
    laporan = read_laporan(survei)
    baris: dict[str, list] = {"layanan": [], "bulan": [], "orang": [], "hadir": []}
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
