"""Property: on random trees, rules, rows and holders, PostgreSQL and the pure calculators agree."""

from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import build_pegawai, build_periode, build_unit
from units.calculators.aturan import Pembulatan
from units.calculators.jenis import Jenis
from units.models import Bezetting, Instansi, Jabatan
from workload import rekap
from workload.calculators.kebutuhan import Beban, Dasar, compute_kebutuhan
from workload.calculators.pendekatan import SatuanWaktu, baris_menit, baris_orang
from workload.models import BebanJabatan, UraianTugas

pytestmark = pytest.mark.django_db


def angka(tertinggi, desimal=6, terendah=0):
    """Figures as people type them: round ones often, six decimals now and then."""
    return st.one_of(
        st.integers(terendah, tertinggi).map(Decimal),
        st.decimals(terendah, tertinggi, places=2),
        st.decimals(terendah, tertinggi, places=desimal),
    )


SEBAGIAN_BESAR = st.sampled_from([True, True, True, True, False])
TUGAS = st.fixed_dictionaries(
    {
        "pendekatan": st.just("tugas"),
        "volume": st.none() | angka(80_000),
        "waktu": st.none() | angka(300),
        "satuan_waktu": st.sampled_from(["menit", "menit", "jam"]),
        "pengali": st.sampled_from([Decimal(1), Decimal(12), Decimal("47.5"), Decimal(250)]),
        "dihitung": SEBAGIAN_BESAR,
    }
)
UTUH = st.fixed_dictionaries(  # exact halves and wholes, where rounding rules part ways
    {
        "pendekatan": st.just("tugas"),
        "volume": st.sampled_from([Decimal(n) for n in (36_000, 37_500, 39_000, 75_000)]),
        "waktu": st.sampled_from([Decimal(1), Decimal("1.000000"), Decimal("1.000001")]),
    }
)
RASIO = st.fixed_dictionaries(
    {
        "pendekatan": st.sampled_from(["hasil", "objek", "peralatan", "rasio"]),
        "volume": st.none() | angka(50),
        "rasio_unit": st.none() | st.integers(1, 13).map(Decimal) | angka(9, terendah=1),
        "rasio_orang": st.none() | angka(6),
        "dihitung": SEBAGIAN_BESAR,
    }
)
JABATAN = st.fixed_dictionaries(
    {
        "unit": st.integers(0, 6),
        "jenis": st.sampled_from([j.value for j in Jenis] + ["pelaksana", "fungsional"] * 3),
        "jenjang": st.sampled_from(["", "", "mahir", "ahli_muda"]),
        "pembina": st.none() | st.integers(0, 5),
        "rows": st.lists(st.one_of(TUGAS, TUGAS, UTUH, UTUH, RASIO), max_size=4),
        "pegawai": st.sampled_from([0, 0, 1, 2]),
        "ketik": st.none() | st.integers(0, 6),
    }
)
DUNIA = st.fixed_dictionaries(
    {
        "waktu_efektif": st.sampled_from(["75000", "72000", "78000", "1", "6543.21", "70000.0007"]),
        "pembulatan": st.dictionaries(
            st.sampled_from([j.value for j in Jenis]),
            st.sampled_from([p.value for p in Pembulatan]),
        ),
        "toleransi_ke_atas": st.sampled_from(["0", "0.000001", "0.05"]),
        "ditutup": st.booleans(),
        "induk": st.lists(st.integers(0, 100), min_size=1, max_size=6),
        "jabatan": st.lists(JABATAN, max_size=8),
    }
)


def build(dunia):
    instansi = Instansi.objects.create(kode="acak", nama="Acak")
    periode = build_periode(
        instansi,
        waktu_efektif=dunia["waktu_efektif"],
        pembulatan=dunia["pembulatan"],
        toleransi_ke_atas=Decimal(dunia["toleransi_ke_atas"]),
    )
    units = []
    for i, induk in enumerate(dunia["induk"]):
        # one in eight starts a tree of its own
        units.append(
            build_unit(instansi, f"A{i}", induk=units[induk % i] if i and induk % 8 else None)
        )
    harapan = {}
    for isi in dunia["jabatan"]:
        jabatan = Jabatan.objects.create(
            instansi=instansi,
            unit=units[isi["unit"] % len(units)],
            nama="Jabatan",
            jenis=isi["jenis"],
            jenjang=isi["jenjang"],
            dasar="abk" if isi["pembina"] is None else "pembina",
            kebutuhan_pembina=isi["pembina"],
        )
        if isi["rows"]:
            beban = BebanJabatan.objects.create(jabatan=jabatan, periode=periode)
            UraianTugas.objects.bulk_create(UraianTugas(beban=beban, **r) for r in isi["rows"])
        if isi["ketik"] is not None:
            Bezetting.objects.create(jabatan=jabatan, periode=periode, jumlah=isi["ketik"])
        for _ in range(isi["pegawai"]):
            build_pegawai(jabatan)
        ketik = isi["ketik"] or 0
        bezetting = ketik if dunia["ditutup"] else isi["pegawai"] or ketik
        harapan[jabatan.pk] = expected(periode.aturan.value(), isi, bezetting)
    if dunia["ditutup"]:
        periode.ditutup_pada = timezone.now()
        periode.save()
    periode.refresh_from_db()
    return periode, units, harapan


def expected(aturan, isi, bezetting):
    """The figures of one post from what was typed, by the calculators alone."""
    menit, orang, baris = Decimal(0), Fraction(0), 0
    for r in isi["rows"]:
        if not r.get("dihitung", True) or r["volume"] is None:
            continue
        if r["pendekatan"] == "tugas" and r["waktu"] is not None:
            satuan = SatuanWaktu(r.get("satuan_waktu", "menit"))
            menit += baris_menit(r["volume"], r.get("pengali", Decimal(1)), r["waktu"], satuan)
            baris += 1
        elif r["pendekatan"] != "tugas" and None not in (r["rasio_unit"], r["rasio_orang"]):
            orang += baris_orang(r["volume"], r["rasio_unit"], r["rasio_orang"])
            baris += 1
    # a ratio is kept with 20 decimals; write the exact sum down as finely
    orang = Decimal(round(orang * 10**20)).scaleb(-20)
    return compute_kebutuhan(
        Beban(menit, orang, baris),
        jenis=Jenis(isi["jenis"]),
        bezetting=bezetting,
        aturan=aturan,
        dasar=Dasar.ABK if isi["pembina"] is None else Dasar.PEMBINA,
        kebutuhan_pembina=isi["pembina"],
    )


def naive(unit, rows, units):
    """Totals of a subtree by plain recursion, a post at a time."""
    milik = [r for r in rows if r.unit_id == unit.pk]
    total = {
        "jabatan": len(milik),
        "dianalisis": sum(r.baris > 0 for r in milik),
        "belum_dianalisis": sum(r.kebutuhan is None for r in milik),
        "fte": sum((r.fte for r in milik), Decimal(0)),
        "kebutuhan": sum(r.kebutuhan or 0 for r in milik),
        "bezetting": sum(r.bezetting for r in milik),
        "bezetting_dianalisis": sum(r.bezetting for r in milik if r.baris),
        "bezetting_belum": sum(r.bezetting for r in milik if r.kebutuhan is None),
        "kurang": sum(r.kurang for r in milik),
        "lebih": sum(r.lebih for r in milik),
    }
    for anak in (u for u in units if u.induk_id == unit.pk):
        for nama, nilai in naive(anak, rows, units).items():
            total[nama] += nilai
    return total


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(dunia=DUNIA)
def test_postgresql_and_the_calculators_agree(dunia):
    with transaction.atomic():
        periode, units, harapan = build(dunia)
        rows = rekap.posts(periode)
        assert {r.pk for r in rows} == set(harapan)
        for r in rows:
            h = harapan[r.pk]
            assert (r.fte, r.kebutuhan, r.bezetting) == (h.fte, h.kebutuhan, h.bezetting)
            assert (r.kurang, r.lebih, r.ej) == (h.kurang, h.lebih, h.ej)
            assert r.grade == (h.peringkat.huruf if h.peringkat else None)

        columns = rekap.with_figures(rekap.scope(periode), periode)
        assert {
            (j.pk, j.fte, j.kebutuhan, j.bezetting_jumlah, j.kurang, j.lebih, j.grade)
            for j in columns
        } == {(r.pk, r.fte, r.kebutuhan, r.bezetting, r.kurang, r.lebih, r.grade) for r in rows}
        for j in columns:
            ej = harapan[j.pk].ej
            assert (j.ej is None) == (ej is None)
            assert ej is None or abs(j.ej - ej) <= ej * Decimal("1e-12")

        totals = {u.pk: u for u in rekap.units(periode)}
        assert list(totals.values()) == rekap.units(periode, rows=rows)
        for unit in units:
            for nama, nilai in naive(unit, rows, units).items():
                assert getattr(totals[unit.pk], nama) == nilai, nama
        semua = rekap.total(periode)
        per_jenis = [b for b in rekap.jenis(periode) if not b.jenjang]
        for nama in (f.name for f in fields(rekap.Jumlah)):
            puncak = sum(getattr(u, nama) for u in totals.values() if u.tingkat == 0)
            assert getattr(semua, nama) == puncak == sum(getattr(b, nama) for b in per_jenis)
        transaction.set_rollback(True)
