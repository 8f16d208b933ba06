"""/kesenjangan/<periode>/unduh/: the workbook of what this person may see."""

import io

import pytest
from openpyxl import load_workbook

from tests.factories import build_jabatan, build_tugas


@pytest.fixture
def url(instansi):
    for kode in ("PEM", "KEL"):
        build_tugas(
            build_jabatan(instansi.unit.get(kode=kode), f"Staf {kode}", bezetting=1), 75, 1000
        )
    return f"/kesenjangan/{instansi.periode.get().pk}/unduh/"


def _jabatan(jawab):
    lembar = load_workbook(io.BytesIO(b"".join(jawab.streaming_content)))["Per Jabatan"]
    return {c.value for b in lembar.iter_rows() for c in b if str(c.value).startswith("Staf")}


def test_the_whole_instansi_for_a_planner(masuk, url):
    jawab = masuk("perencana").get(url)
    assert 'filename="kebutuhan-marelan-2026.xlsx"' in jawab["Content-Disposition"]
    assert _jabatan(jawab) == {"Staf PEM", "Staf KEL"}


def test_a_unit_and_what_is_below_it(masuk, url, instansi):
    jawab = masuk("perencana").get(url, {"unit": instansi.unit.get(kode="KEL").pk})
    assert _jabatan(jawab) == {"Staf KEL"}


def test_an_officer_gets_the_own_units_only(masuk, url, instansi):
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    assert _jabatan(client.get(url)) == {"Staf KEL"}
    assert client.get(url, {"unit": instansi.unit.get(kode="PEM").pk}).status_code == 404


def test_strangers_and_nonsense_find_nothing(masuk, url, instansi_lain):
    client = masuk("perencana")
    assert client.get(f"/kesenjangan/{instansi_lain.periode.get().pk}/unduh/").status_code == 404
    for unit in ("x", "99999999999999999999", str(instansi_lain.unit.first().pk)):
        assert client.get(url, {"unit": unit}).status_code == 404
    assert client.post(url).status_code == 405
