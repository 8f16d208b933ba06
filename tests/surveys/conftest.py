"""Where most of these tests stand: a kelurahan, and a round that takes answers."""

import pytest

from tests.factories import build_survei


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEL")


@pytest.fixture
def survei(instansi):
    return build_survei(instansi)
