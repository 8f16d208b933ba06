"""All models at once: what is written down of a change, and what a broken rule says."""

import re

import pghistory
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from pghistory.models import Event

# Models that the history leaves out, and why.
UNTRACKED: dict[str, str] = {
    "surveys.Respons": "answers of citizens cannot be changed (trigger); a second copy of each would be kept for ever",
    "surveys.KontakPelapor": "names of reporters are deleted on their day; a copy in the history would outlive it",
    "surveys.Percobaan": "what the guard of public forms counts, marks of a day, swept after it",
    "surveys.KeputusanKarantina": "written once and never changed (trigger): itself the record of who decided what",
    "surveys.PenarikanRespons": "written once and never changed (trigger): itself the record of who took what back",
    "surveys.VersiAspirasi": "what citizens wrote before it was checked; it must be possible to delete it",
    "surveys.Dukungan": "anonymous and never changed; a second copy of each would be kept for ever",
    "surveys.PutaranHapus": "the deletion of a day, begun and finished: itself a log",
    "surveys.Penghapusan": "the log of deletions, written once and never changed (trigger)",
    "surveys.LaporanIsi": "anonymous and never changed; a second copy of each would be kept for ever",
    "surveys.GaramHarian": "a salt that is kept anywhere is none",
    "workload.BlokImpor": "the preview of a file, swept after a month; what is saved of it is in the history of rows",
}


def our_models():
    """The models somebody designed: of our apps, without the tables of events made from them."""
    ours = (a for a in apps.get_app_configs() if a.path == str(settings.BASE_DIR / a.label))
    return [m for app in ours for m in app.get_models() if not issubclass(m, Event)]


MODELS = our_models()
CONSTRAINTS = [c for m in MODELS for c in m._meta.constraints]


def test_the_sweep_sees_the_models():
    names = {m._meta.label for m in MODELS}
    assert {"accounts.User", "units.Pegawai", "workload.UraianTugas"} <= names
    assert set(UNTRACKED) <= names


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_kind_of_change_is_in_the_history(model):
    event = getattr(model, "pgh_event_model", None)
    if model._meta.label in UNTRACKED:
        assert event is None, "tracked after all: take it out of UNTRACKED"
        return
    assert event, f"decorate {model._meta.label} with @tercatat(), or say in UNTRACKED why not"
    kinds = {type(tracker) for tracker in event.pgh_trackers}
    assert kinds == {pghistory.InsertEvent, pghistory.UpdateEvent, pghistory.DeleteEvent}


def test_no_password_is_in_the_history():
    for model in MODELS:
        if model._meta.label in UNTRACKED:
            continue
        fields = {f.name for f in model.pgh_event_model._meta.get_fields()}
        assert not fields & {"password", "last_login"}, model


def test_every_constraint_says_in_indonesian_what_is_wrong():
    mute = [
        c.name
        for c in CONSTRAINTS
        if c.violation_error_message == c.default_violation_error_message
    ]
    assert not mute, f"give these a violation_error_message: {mute}"
    for constraint in CONSTRAINTS:
        message = constraint.violation_error_message
        assert message[0].isupper() and message.endswith("."), message
        assert not re.search(r"\b(the|is|must|already|not|cannot)\b", message), message


def test_constraints_have_names_that_tell_them_apart():
    names = [c.name for c in CONSTRAINTS]
    assert len(names) == len(set(names))
    for name in names:  # chosen by a person: what Django makes up ends in a hash
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", name), name
        assert not re.search(r"_[0-9a-f]{6,}(_|$)", name), name


def test_no_figure_is_a_binary_float():
    floats = [
        f"{m._meta.label}.{f.name}"
        for m in MODELS
        for f in m._meta.get_fields()
        if isinstance(f, models.FloatField)
    ]
    assert not floats, f"figures are Decimal: {floats}"


def test_migrations_say_what_the_models_say(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
