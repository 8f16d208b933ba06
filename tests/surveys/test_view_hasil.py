"""The result of a round: who sees what of it, and how it is published."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from docx import Document

from tests.factories import build_layanan, build_respons, build_survei

pytestmark = pytest.mark.django_db


@pytest.fixture
def survei(instansi):
    return build_survei(instansi, mulai="2026-01-01", selesai="2026-06-30")


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="PEM"), pengguna_setahun=50)


def answer(survei, layanan, formulir, **isi):
    for f in formulir:
        build_respons(survei, layanan, f, **isi)


@pytest.fixture
def isi(survei, layanan, instansi):
    answer(
        survei,
        layanan,
        ["333433334", "332443334", "443433334", "333434434", "322433323", "4334-3434"],
        saran="Antre lama, telp 081234567890",
        jenis_kelamin="P",
    )
    lurah = build_layanan(instansi.unit.get(kode="KEL"), "Surat pengantar")
    answer(
        survei,
        lurah,
        ["222222222", "223332323", "222333222", "232323232", "333333333", "111122222", "222222223"],
        tanggal="2026-04-02",
    )


def test_the_page(masuk, survei, isi):
    jawab = masuk("perencana").get(reverse("surveys:survei-hasil", args=[survei.pk]))
    assert jawab.status_code == 200
    open("/tmp/hasil.html", "w").write(jawab.text)


def test_word_and_excel(masuk, survei, isi):
    client = masuk("perencana")
    j = client.get(reverse("surveys:survei-laporan", args=[survei.pk]))
    data = b"".join(j.streaming_content)
    open("/tmp/l.docx", "wb").write(data)
    Document(BytesIO(data))
    j = client.get(reverse("surveys:survei-olahan", args=[survei.pk]))
    data = b"".join(j.streaming_content)
    open("/tmp/l.xlsx", "wb").write(data)
    openpyxl.load_workbook(BytesIO(data))
