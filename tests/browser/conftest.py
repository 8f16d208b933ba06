"""The demo in a real browser: loaded once per module, one tab per account."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
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
