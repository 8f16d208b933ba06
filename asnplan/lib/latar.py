"""Long work in a thread of the web process, which survives a closed browser and a killed server.

What is owed stands in a table (a status, say); an Antrean names the rows and the work:

    antrean = Antrean(41, tertunda=lambda: ids_of_unfinished(), kerjakan=work)
    antrean.wake(wait=1.5)      # after the transaction that owes it; returns early when all is done
    antrean.alive([7, 8])       # which of these are being worked on, by any process

While a row is worked on, its worker holds an advisory lock of PostgreSQL on its own connection. The lock
goes when the work is done and when the process dies; a page that finds work owed and nobody at it wakes
the queue again. So `kerjakan` may be run twice for a row and looks at the row's state first.
(Why there is no separate worker: docs/adr/0016.)
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterable

from django.conf import settings
from django.db import connection, transaction

log = logging.getLogger(__name__)


class Antrean:
    """kelas: a number of its own, the first half of the lock; tertunda: ids owed, most urgent first."""

    def __init__(
        self,
        kelas: int,
        *,
        tertunda: Callable[[], Iterable[int]],
        kerjakan: Callable[[int], None],
        pekerja: int = 2,
    ):
        self.kelas, self.tertunda, self.kerjakan, self.pekerja = kelas, tertunda, kerjakan, pekerja
        self._threads: list[threading.Thread] = []
        self._lagi = False  # woken while every worker was busy: look once more before leaving
        self._jaga = threading.Lock()

    def wake(self, *, wait: float = 0) -> None:
        """Have what is owed worked on; stay up to `wait` seconds, so that short work seems immediate."""
        if settings.BACKGROUND_INLINE:
            self._drain()
        elif connection.in_atomic_block:
            transaction.on_commit(self._start)
        elif thread := self._start():
            thread.join(wait)

    def alive(self, ids: Collection[int]) -> set[int]:
        """Those of `ids` that somebody works on now, in this process or another."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                " AND classid::bigint = %s AND objid::bigint = ANY(%s)",
                [self.kelas, list(ids)],
            )
            return {pk for (pk,) in cursor.fetchall()}

    def _start(self) -> threading.Thread | None:
        with self._jaga:
            self._lagi = True
            if len(self._threads) >= self.pekerja:
                return None
            thread = threading.Thread(target=self._run, name=f"latar-{self.kelas}", daemon=True)
            self._threads.append(thread)
            thread.start()
            return thread

    def _run(self) -> None:
        try:
            while self._asked():
                self._drain()
        except Exception:
            log.exception("background work stopped")
        finally:
            connection.close()
            with self._jaga:
                if threading.current_thread() in self._threads:
                    self._threads.remove(threading.current_thread())

    def _asked(self) -> bool:
        """Whether somebody woke the queue since this worker last looked; if not, the worker leaves."""
        with self._jaga:
            lagi, self._lagi = self._lagi, False
            if not lagi:
                self._threads.remove(threading.current_thread())
            return lagi

    def _drain(self) -> None:
        """One row after another, each tried once, until nothing is owed that nobody works on."""
        dicoba: set[int] = set()
        while True:
            pk = next((pk for pk in self.tertunda() if pk not in dicoba), None)
            if pk is None:
                return
            dicoba.add(pk)
            if not self._call("pg_try_advisory_lock", pk):
                continue
            try:
                self.kerjakan(pk)
            except Exception:
                log.exception("background work on %s failed", pk)
            finally:
                self._call("pg_advisory_unlock", pk)

    def _call(self, fungsi: str, pk: int) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {fungsi}(%s::int, %s::int)", [self.kelas, pk])
            return cursor.fetchone()[0]
