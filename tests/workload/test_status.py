"""The table of states: consistent in itself, and the document draws what it says."""

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.roles import ROLES, Permission
from workload.management.commands.diagram_status import diagram
from workload.status import STATUS, TRANSISI, Status

DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "status-analisis.md"


def test_the_document_shows_the_diagram_of_the_table():
    assert f"```mermaid\n{diagram()}\n```" in DOKUMEN.read_text()


def test_the_command_prints_it(capsys):
    call_command("diagram_status")
    assert capsys.readouterr().out.strip() == diagram()


def test_every_state_is_described_and_can_be_left_and_reached():
    assert set(STATUS) == set(Status)
    assert {t.dari for t in TRANSISI.values()} == set(Status)
    assert {t.ke for t in TRANSISI.values()} | {next(iter(STATUS))} == set(Status)


@pytest.mark.parametrize("transisi", TRANSISI.values(), ids=TRANSISI)
def test_a_step_changes_something_and_somebody_may_take_it(transisi):
    assert transisi.dari is not transisi.ke
    assert transisi.permission in Permission
    assert any(transisi.permission in role.permissions for role in ROLES.values())


def test_what_unlocks_rows_again_owes_a_reason():
    for t in TRANSISI.values():
        if STATUS[t.ke].dapat_diisi and not STATUS[t.dari].dapat_diisi:
            assert t.perlu_alasan, t.kode
