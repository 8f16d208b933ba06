"""Long work in threads: done by one worker, taken up again when a worker dies, never waited for in vain."""

import threading

import pytest
from django.db import connection

from asnplan.lib.latar import Antrean

pytestmark = pytest.mark.django_db(transaction=True)
KELAS = 990_001


@pytest.fixture(autouse=True)
def threads(settings):
    settings.BACKGROUND_INLINE = False


class Kerja:
    """A list of owed ids, and what was done with them."""

    def __init__(self, *owed, pekerja=2):
        self.owed, self.done, self.max, self.now = list(owed), [], 0, 0
        self.tahan = threading.Event()
        self.tahan.set()
        self.mulai = threading.Event()
        self.antrean = Antrean(
            KELAS, tertunda=lambda: list(self.owed), kerjakan=self.work, pekerja=pekerja
        )

    def work(self, pk):
        if pk not in self.owed:
            return
        self.now += 1
        self.max = max(self.max, self.now)
        self.mulai.set()
        assert self.tahan.wait(30)
        self.done.append(pk)
        self.owed.remove(pk)
        self.now -= 1

    def finish(self):
        self.tahan.set()
        for thread in list(self.antrean._threads):
            thread.join(30)


def test_waking_with_patience_looks_immediate():
    kerja = Kerja(1, 2, 3)
    kerja.antrean.wake(wait=30)
    assert sorted(kerja.done) == [1, 2, 3]
    kerja.finish()


def test_while_it_works_everybody_can_see_it():
    kerja = Kerja(7)
    kerja.tahan.clear()
    kerja.antrean.wake()
    assert kerja.mulai.wait(30)
    assert kerja.antrean.alive([7, 8]) == {7}
    kerja.finish()
    assert kerja.antrean.alive([7, 8]) == set() and kerja.done == [7]


def test_a_row_that_somebody_else_works_on_is_left_to_them():
    kerja = Kerja(5, 6)
    with connection.cursor() as cursor:  # another server
        cursor.execute("SELECT pg_advisory_lock(%s, 5)", [KELAS])
        kerja.antrean.wake(wait=30)
        assert kerja.done == [6] and kerja.owed == [5]
        cursor.execute("SELECT pg_advisory_unlock(%s, 5)", [KELAS])  # it died
    kerja.antrean.wake(wait=30)
    assert kerja.done == [6, 5]
    kerja.finish()


def test_no_more_workers_than_allowed_and_what_comes_meanwhile_is_done_too():
    kerja = Kerja(1, pekerja=1)
    kerja.tahan.clear()
    kerja.antrean.wake()
    assert kerja.mulai.wait(30)
    kerja.owed.append(2)
    for _ in range(5):
        kerja.antrean.wake()
    assert len(kerja.antrean._threads) == 1
    kerja.finish()
    assert sorted(kerja.done) == [1, 2] and kerja.max == 1


def test_work_that_fails_does_not_stop_the_rest_nor_run_for_ever():
    kerja = Kerja(1, 2)

    def fail(pk):
        if pk == 1:
            raise ValueError("rusak")
        kerja.done.append(pk)
        kerja.owed.remove(pk)

    kerja.antrean.kerjakan = fail
    kerja.antrean.wake(wait=30)
    assert kerja.done == [2] and kerja.owed == [1] and not kerja.antrean.alive([1])
    kerja.finish()
