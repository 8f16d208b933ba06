"""The shape of the house, read from the source with `ast`: who may import whom (docs/arsitektur.md)."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# Each floor may use the floors below it, never one above. `asnplan.lib` is the ground: it knows no app.
FLOORS = ["asnplan.lib", "accounts", "units", "workload", "surveys", "asnplan"]
# What a floor may also use of `asnplan`: filters of figures, which are part of the ground.
GROUND = {"asnplan.lib", "asnplan.templatetags"}
CALCULATOR_MAY = {"asnplan.lib.angka"}


def floor_of(module: str) -> int | None:
    """Index of the floor that a dotted module name is on; None for what is not ours."""
    parts = module.split(".")
    if ".".join(parts[:2]) in GROUND:
        return 0
    return FLOORS.index(parts[0]) if parts[0] in FLOORS else None


def sources() -> dict[str, Path]:
    """Every module of ours by dotted name; migrations too, tests not."""
    found = {}
    for top in {f.split(".")[0] for f in FLOORS}:
        for path in (ROOT / top).rglob("*.py"):
            found[module_name(path)] = path
    return found


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports(module: str, source: str, *, package: bool = False) -> set[str]:
    """Dotted names that a module imports, wherever in the file, relative imports resolved."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + package]
                base = ".".join([*parts, base] if base else parts)
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def upward(module: str, imported: set[str]) -> list[str]:
    here = floor_of(module)
    return sorted(
        f"{module} → {name}"
        for name in imported
        if (there := floor_of(name)) is not None and there > here
    )


def forbidden_in_calculator(module: str, imported: set[str], stdlib: frozenset) -> list[str]:
    def allowed(name):
        if name.split(".")[0] in stdlib and not name.startswith("asnplan"):
            return True
        if any(name == m or name.startswith(m + ".") for m in CALCULATOR_MAY):
            return True
        return "calculators" in name.split(".")[:2] and floor_of(name) is not None

    return sorted(f"{module} → {name}" for name in imported if not allowed(name))


def float_uses(source: str) -> list[int]:
    """Lines with a binary float: a call of float() or a literal like 0.5."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]


SOURCES = sources()
CALCULATORS = {m: p for m, p in SOURCES.items() if m.split(".")[1:2] == ["calculators"]}


def _imports(module, path):
    return imports(module, path.read_text(), package=path.name == "__init__.py")


def test_imports_only_go_down():
    wrong = [line for m, p in sorted(SOURCES.items()) for line in upward(m, _imports(m, p))]
    assert not wrong, "\n".join(wrong)


def test_every_app_has_its_floor():
    apps = {p.parent.name for p in ROOT.glob("*/apps.py")}
    assert apps <= set(FLOORS), "a new app: give it its floor in FLOORS"


def test_calculators_know_only_the_standard_library_and_each_other():
    assert CALCULATORS
    stdlib = sys.stdlib_module_names
    wrong = [
        line
        for m, p in sorted(CALCULATORS.items())
        for line in forbidden_in_calculator(m, _imports(m, p), stdlib)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_binary_float_in_calculators():
    wrong = [f"{m}:{n}" for m, p in sorted(CALCULATORS.items()) for n in float_uses(p.read_text())]
    assert not wrong, "\n".join(wrong)


def test_calculators_do_not_ask_for_the_time():
    wrong = [
        f"{m}:{node.lineno}"
        for m, p in sorted(CALCULATORS.items())
        for node in ast.walk(ast.parse(p.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow")
    ]
    assert not wrong, "\n".join(wrong)


# --- the rules themselves can fail ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("units.views.unit", "from workload.models import UraianTugas", 1),
        ("accounts.models", "import units", 1),
        ("accounts.models", "def f():\n    from units.models import Instansi", 1),
        ("asnplan.lib.angka", "from accounts import models", 1),
        ("asnplan.lib.angka", "from asnplan import settings", 1),
        ("asnplan.lib.angka", "from ..nav import Item", 1),
        ("workload.views.beban", "from asnplan.nav import Item", 1),
        (
            "workload.views.beban",
            "from units.models import Instansi\nfrom accounts import roles",
            0,
        ),
        ("accounts.models", "from asnplan.lib.riwayat import tercatat", 0),
        ("asnplan.riwayat.views", "from workload.models import UraianTugas", 0),
        ("units.models.unit_kerja", "from .instansi import Instansi\nimport django", 0),
    ],
)
def test_rule_of_floors(module, source, wrong):
    assert len(upward(module, imports(module, source))) == wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("from django.db import models", 1),
        ("from units.models import Instansi", 1),
        ("from asnplan.lib import riwayat", 1),
        ("from asnplan.lib.angka import plain\nfrom decimal import Decimal", 0),
        ("from units.calculators.jenis import Jenis", 0),
    ],
)
def test_rule_of_calculators(source, wrong):
    imported = imports("workload.calculators.x", source)
    found = forbidden_in_calculator("workload.calculators.x", imported, sys.stdlib_module_names)
    assert len(found) == wrong


def test_rule_of_floats():
    assert float_uses("x = float('1')\ny = 0.5\nz = Decimal('0.5')\nn = 5") == [1, 2]
