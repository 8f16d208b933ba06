"""The demo in a real browser: loaded once per module, one tab per account."""

import time
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.factories import build_instansi, build_layanan, build_user
from units.models import NomenklaturJabatan
from units.nomenklatur_inti import load_nomenklatur_inti


class Situs:
    """The application with the demo data, and tabs of the people who look at it."""

    def __init__(self, browser, context_args, url: str):
        self.browser, self.context_args, self.url = browser, context_args, url
        self.tabs = {}
        # before the first test, which runs in a transaction that the server would not see
        self.cookies = {user.username: self._sign_in(user) for user in User.objects.all()}

    def _sign_in(self, user) -> dict:
        client, name = Client(), settings.SESSION_COOKIE_NAME
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        return {"name": name, "value": client.cookies[name].value, "url": self.url}

    def tab(self, username: str | None):
        """The page of `username` (None: nobody is signed in); `keluhan` collects what the browser
        complains of, breaches of the Content-Security-Policy included."""
        if username not in self.tabs:
            context = self.browser.new_context(**self.context_args)
            if username:
                context.add_cookies([self.cookies[username]])
            page, keluhan = context.new_page(), []
            page.on("pageerror", lambda e: keluhan.append(str(e)))
            page.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
            self.tabs[username] = SimpleNamespace(page=page, keluhan=keluhan)
        self.tabs[username].keluhan.clear()
        return self.tabs[username]

    def close(self):
        for tab in self.tabs.values():
            tab.page.context.close()


@pytest.fixture(scope="module")
def demo_tersimpan(django_db_setup, django_db_blocker):
    """The demo, committed, so that a server sees it; afterwards the database is as it was."""
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        load_nomenklatur_inti(NomenklaturJabatan)  # a transactional test may have emptied it
        with override_settings(DEBUG=True):  # accounts with a password, as in development
            call_command("load_demo", verbosity=0)
        User.objects.create_user("baru", nama="Orang Baru")  # no assignment, no password yet
        yield
        call_command("flush", verbosity=0, interactive=False)
        load_nomenklatur_inti(NomenklaturJabatan)


@pytest.fixture(scope="module")
def situs(demo_tersimpan, browser, browser_context_args):
    """Not `live_server`: that one empties the database after every test."""
    server = LiveServer("localhost")
    situs = Situs(browser, browser_context_args, server.url)
    yield situs
    situs.close()
    server.stop()


@pytest.fixture(autouse=True)
def _requests_done(request):
    """Before a transactional test empties the database its pages fall silent (a page that closes sends
    what it still holds) and what they asked of the server is finished: an autosave under way would block
    the emptying, and be blocked by it."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    browser = request.getfixturevalue("browser")
    yield
    for context in browser.contexts:
        context.set_offline(True)
    tenang = 0
    for _ in range(200):
        tenang = tenang + 1 if _is_idle() else 0
        if tenang == 4:
            return
        time.sleep(0.05)


def _is_idle() -> bool:
    """Nobody but us is asking the database anything."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state <> 'idle')"
        )
        return cursor.fetchone()[0]


PHONE = {"width": 360, "height": 740}


@pytest.fixture
def tempat(transactional_db):
    instansi = build_instansi("marelan", "Kecamatan Contoh")
    build_layanan(instansi.unit.get(kode="KEC"))
    return instansi


@pytest.fixture
def buka(live_server, browser, browser_context_args, tempat):
    """buka(role, js) gives the phone of somebody with that role; of a resident where there is none."""
    konteks = []

    def _buka(role=None, js=True):
        context = browser.new_context(
            **browser_context_args | {"viewport": PHONE, "java_script_enabled": js}
        )
        konteks.append(context)
        if role:
            client = Client()
            user = User.objects.filter(username=role).first()
            client.force_login(
                user or build_user(tempat, role, username=role),
                backend="accounts.backends.UsernameOrNipBackend",
            )
            context.add_cookies(
                [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
            )  # fmt: skip
        page = context.new_page()
        keluhan = []
        page.on("pageerror", lambda e: keluhan.append(str(e)))
        return SimpleNamespace(page=page, keluhan=keluhan, url=live_server.url)

    yield _buka
    for context in konteks:
        context.close()
