from collections import Counter

import pytest

from units.models import NomenklaturJabatan
from units.nomenklatur_inti import all_entries, load_nomenklatur_inti


def test_every_entry_is_unique_and_names_its_source():
    kunci = Counter((e.nama.lower(), e.jenis, e.jenjang) for e in all_entries())
    assert max(kunci.values()) == 1
    assert all(e.sumber for e in all_entries())


def test_only_functional_posts_have_a_jenjang():
    for e in all_entries():
        assert bool(e.jenjang) == (e.jenis == "fungsional"), e


@pytest.mark.django_db
def test_a_new_installation_knows_camat_lurah_and_perawat():
    nasional = NomenklaturJabatan.objects.filter(instansi=None)
    assert nasional.get(nama="Camat").jenis == "administrator"
    assert nasional.get(nama="Lurah").jenis == "pengawas"
    assert nasional.get(nama="Penelaah Teknis Kebijakan").kelas == 7
    assert nasional.filter(nama="Perawat").count() == 6
    assert nasional.count() == len(list(all_entries()))


@pytest.mark.django_db
def test_loading_again_adds_nothing_and_changes_nothing():
    NomenklaturJabatan.objects.filter(nama="Camat").update(kelas=12)
    jumlah = NomenklaturJabatan.objects.count()
    load_nomenklatur_inti(NomenklaturJabatan)
    assert NomenklaturJabatan.objects.count() == jumlah
    assert NomenklaturJabatan.objects.get(nama="Camat").kelas == 12


@pytest.mark.django_db
def test_the_core_can_be_loaded_into_an_emptied_table():
    NomenklaturJabatan.objects.all().delete()
    load_nomenklatur_inti(NomenklaturJabatan)
    assert NomenklaturJabatan.objects.filter(nama="Bidan", jenjang="terampil").exists()
