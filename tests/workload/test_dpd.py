"""A real agency through the same door: Setjen DPD RI, 2,622 posts and 7,272 task rows.

The figures were measured in the files themselves. Four rows have figures but no effective time, and the
file prints 0 for them: they are kept, reported and held back, as the file's own sum has them.
"""

import io
import json
from decimal import Decimal

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from tests.factories import build_user
from units.models import Aturan, Instansi, Jabatan
from workload.models import UraianTugas

pytestmark = [pytest.mark.data, pytest.mark.django_db]

FTE = Decimal("1808.3917")  # over the 846 analysed posts, to four decimals


@pytest.fixture
def dpd(shared):
    def jalankan(perintah, *args, **opsi):
        keluar = io.StringIO()
        call_command(perintah, *args, instansi="dpd", periode=2026, stdout=keluar, **opsi)
        return keluar.getvalue()

    folder = shared / "data/dpd-setjen"
    jalankan("import_peta_jabatan", folder / "peta_jabatan.csv", create=True)
    jalankan.abk = json.loads(jalankan("import_beban_kerja", folder / "abk_lines.csv", json=True))
    return jalankan


def test_command_page_and_workbook_agree_to_the_last_digit(dpd, client, tmp_path):
    # what the import itself says
    assert len(dpd.abk) == 846 and sum(p["rows"] for p in dpd.abk) == 7272
    assert round(sum(Decimal(p["fte"]) for p in dpd.abk), 4) == FTE
    temuan = [(d["kind"], p["kode"]) for p in dpd.abk for d in p["differences"]]
    assert sorted(k for j, k in temuan if j == "tanpa_angka") == [
        "P1695",
        "P2353",
        "P2355",
        "P2375",
    ]
    assert sum(1 for j, _ in temuan if j == "tanpa_waktu_efektif") == 7
    assert UraianTugas.objects.filter(dihitung=False).count() == 4

    # the command
    laporan = json.loads(dpd("kesenjangan", format="json"))
    per_kode = {p["kode"]: p for p in laporan["posts"]}
    assert len(per_kode) == 2622
    dianalisis = [per_kode[p["kode"]] for p in dpd.abk]
    assert {p["kode"]: p["fte"] for p in dpd.abk} == {p["kode"]: p["fte"] for p in dianalisis}
    pelaksana = [p for p in dianalisis if p["jenis"] == "pelaksana"]
    struktural = [p for p in dianalisis if p["jenis"] != "pelaksana"]
    assert (len(pelaksana), sum(p["kebutuhan"] for p in pelaksana)) == (564, 1637)
    assert (len(struktural), sum(p["kebutuhan"] for p in struktural)) == (282, 282)
    assert sum(p["bezetting"] for p in laporan["posts"]) == 1002
    assert all(p["lebih"] == 0 for p in struktural), "a filled structural post is never surplus"
    puncak = [u for u in laporan["units"] if u["induk"] is None]
    for figur in ("kebutuhan", "bezetting", "kurang", "lebih"):
        assert sum(u[figur] for u in puncak) == sum(p[figur] or 0 for p in laporan["posts"]), figur
    assert sum(Decimal(u["fte"]) for u in puncak) == round(
        sum(Decimal(p["fte"]) for p in laporan["posts"]), 9
    )

    # the page
    instansi = Instansi.objects.get(kode="dpd")
    client.force_login(
        build_user(instansi, "perencana"), backend="accounts.backends.UsernameOrNipBackend"
    )
    halaman = client.get(f"/kesenjangan/{instansi.periode.get().pk}/").text
    kebutuhan = sum(p["kebutuhan"] for p in laporan["posts"])
    kurang = sum(p["kurang"] for p in laporan["posts"])
    for angka in (kebutuhan, kurang, 1002):
        assert f"{angka:,}".replace(",", ".") in halaman

    # the workbook
    berkas = tmp_path / "dpd.xlsx"
    dpd("export_kebutuhan", out=str(berkas))
    lembar = load_workbook(berkas, read_only=True, data_only=True)["Per Jabatan"]
    baris = [[sel.value for sel in b] for b in lembar.iter_rows()]
    judul = next(b for b in baris if b and "Kebutuhan" in b)
    data = [
        dict(zip(judul, b, strict=False))
        for b in baris[baris.index(judul) + 1 :]
        if isinstance(b[judul.index("Bezetting")], int | float)
    ]
    assert len(data) == 2622
    assert sum(d["Kebutuhan"] or 0 for d in data) == kebutuhan
    assert sum(d["Kurang"] for d in data) == kurang
    assert round(sum(Decimal(repr(d["FTE"] or 0)) for d in data), 4) == FTE


def test_by_always_up_the_pelaksana_need_1640(dpd):
    pembulatan = Aturan.objects.get().pembulatan | {"pelaksana": "ke_atas"}
    Aturan.objects.update(pembulatan=pembulatan)
    posts = json.loads(dpd("kesenjangan", format="json"))["posts"]
    assert sum(p["kebutuhan"] for p in posts if p["jenis"] == "pelaksana") == 1640


def test_confirming_the_four_held_rows_counts_them(dpd):
    UraianTugas.objects.update(dihitung=True)
    posts = json.loads(dpd("kesenjangan", format="json"))["posts"]
    analysed = {p["kode"] for p in dpd.abk}
    assert round(
        sum(Decimal(p["fte"]) for p in posts if p["kode"] in analysed), 4
    ) == FTE + Decimal("2.184")


def test_importing_again_changes_nothing(dpd, shared):
    sebelum = dpd("kesenjangan", format="json")
    dpd("import_peta_jabatan", shared / "data/dpd-setjen/peta_jabatan.csv")
    dpd("import_beban_kerja", shared / "data/dpd-setjen/abk_lines.csv")
    assert dpd("kesenjangan", format="json") == sebelum
    assert Jabatan.objects.count() == 2622
