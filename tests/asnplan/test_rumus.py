"""Formulas that were saved without a result."""

import io
import shutil
import subprocess

import pytest
from openpyxl import Workbook, load_workbook

from asnplan.lib.kisi import alamat
from asnplan.lib.rumus import Hitung, TakDihitung


def compute(rumus: dict, nilai: dict | None = None, lembar="L"):
    """The value of A1, where `rumus` and `nilai` map (row, column) of sheet L, or (sheet, row, column)."""
    isi = {_key(k, lembar): v for k, v in (nilai or {}).items()}
    hitung = Hitung(
        lambda s, b, k: isi.get((s, b, k)), lambda s: (40, 20) if s in ("l", "lain 2") else None
    )
    for kunci, teks in rumus.items():
        s, b, k = _key(kunci, lembar)
        hitung.add(s, (b, k), teks)
    return hitung.value(lembar, (0, 0))


def _key(kunci, lembar):
    kunci = kunci if len(kunci) == 3 else (lembar, *kunci)
    return (kunci[0].casefold(), *kunci[1:])


# B1 = 9, C1 = 0.1, D1 = 0.2, E1 empty, F1 = "teks", G1 = TRUE, H1 = -2.5
NILAI = {
    (0, 1): 9.0,
    (0, 2): 0.1,
    (0, 3): 0.2,
    (0, 5): "teks",
    (0, 6): True,
    (0, 7): -2.5,
    ("Lain 2", 0, 0): 4,
}

DIHITUNG = [
    ("1+2*3", 7.0),
    ("(1+2)*3", 9.0),
    ("2^3^2", 64.0),  # from left to right, as spreadsheets do
    ("-2^2", 4.0),  # the sign binds closer
    ("50%*4", 2.0),
    ("10-2-3", 5.0),
    ("C1+D1", 0.3),  # exact, rounded once
    ("B1*1000/75000", 0.12),
    ("=B1/3", 3.0),
    ("E1+1", 1.0),
    ("SUM(B1:H1)", 6.8),  # text, truth and nothing are passed over
    ("SUM(B1,TRUE,2)", 12.0),
    ("SUM(B:B)", 9.0),
    ("SUM(1:1)-SUM(1:1)", None),  # the formula's own row: a circle
    ("AVERAGE(B1:D1)", 3.1),
    ("AVERAGE(E1:F1)", "#DIV/0!"),
    ("MIN(B1:H1)", -2.5),
    ("MAX(B1:H1)", 9.0),
    ("COUNT(B1:H1)", 4.0),
    ("COUNTA(B1:H1)", 6.0),
    ("PRODUCT(B1:D1)", 0.18),
    ("SUMPRODUCT(B1:C1,C1:D1)", 0.92),
    ("ROUND(2.675,2)", 2.68),
    ("ROUND(-2.5,0)", -3.0),
    ("ROUND(1250,-2)", 1300.0),
    ("ROUNDUP(0.1,0)", 1.0),
    ("ROUNDUP(-0.1,0)", -1.0),
    ("ROUNDDOWN(1.99,1)", 1.9),
    ("TRUNC(-1.9)", -1.0),
    ("INT(H1)", -3.0),
    ("CEILING(4.2,1)", 5.0),
    ("FLOOR(4.9,2)", 4.0),
    ("MOD(-7,3)", 2.0),
    ("ABS(H1)", 2.5),
    ('IF(B1>5,"cukup","kurang")', "cukup"),
    ("IF(B1<5,1)", False),
    ("IF(B1>=9,B1/E1,0)", "#DIV/0!"),
    ("IFERROR(B1/E1,0)", 0.0),
    ("IFERROR(#REF!,7)", 7.0),
    ("AND(B1>1,C1<1)", True),
    ("OR(B1<1,NOT(G1))", False),
    ('F1="TEKS"', True),  # case does not matter
    ('F1&" "&B1', "teks 9"),
    ('E1=""', True),
    ("'Lain 2'!A1*2", 8.0),
    ("SUM('Lain 2'!$A$1:A3)", 4.0),
    ("1;2", None),
    ("B1+F1", None),  # what text in a sum gives depends on the language of the spreadsheet
    ("F1*1", None),
    ('"12"+1', None),
    ("C1&D1", None),  # "0.1" or "0,1"?
    ("1/0", "#DIV/0!"),
    ("0^0", "#NUM!"),
    ("9^0.5", 3.0),
    ("1E400", None),
    ("+B1", 9.0),
    ("- - B1", 9.0),
    ("B1 = 9", True),
    ("ROUND(B1/7;2)", 1.29),
]  # fmt: skip


# LibreOffice counts TRUE in a cell as 1, and takes 0^0 for 1
HANYA_EXCEL = ("SUM(B1:H1)", "COUNT(B1:H1)", "0^0")


@pytest.mark.parametrize(("rumus", "hasil"), DIHITUNG)
def test_formulas_offices_use(rumus, hasil):
    if hasil is None:
        with pytest.raises(TakDihitung):
            compute({(0, 0): rumus}, NILAI)
    else:
        assert compute({(0, 0): rumus}, NILAI) == hasil


@pytest.mark.parametrize(
    "rumus",
    [
        'WEBSERVICE("http://contoh.invalid/")',
        'HYPERLINK("http://contoh.invalid/","klik")',
        'INDIRECT("B1")',
        "[1]Lembar1!A1",
        "'[buku lain.xlsx]Lembar1'!A1",
        "cmd|' /C calc'!A0",
        "TotalVolume*2",
        "Tabel1[Volume]",
        "NOW()",
        "RAND()",
        "TidakAda!A1",
        "A1:B2 B1:C2",
        "B1:C1*2",
        "SUM(B1",
        ")",
        "",
        "(" * 100 + "1" + ")" * 100,
        "-" * 1000 + "1",
        "1+" * 5000 + "1",
        'IFERROR(WEBSERVICE("x"),0)',  # not understood is not an error
    ],
)
def test_what_is_not_understood_is_not_computed(rumus):
    with pytest.raises(TakDihitung):
        compute({(0, 0): rumus}, NILAI)


def test_what_depends_on_it_is_not_computed_either():
    with pytest.raises(TakDihitung):
        compute({(0, 0): "A2+1", (1, 0): "NOW()"})


def test_an_error_passes_through_and_can_be_caught():
    assert compute({(0, 0): "A2+1", (1, 0): "1/0"}) == "#DIV/0!"
    assert compute({(0, 0): "IFERROR(A2,5)", (1, 0): "1/0"}) == 5.0
    assert compute({(0, 0): "B1+1"}, {(0, 1): "#REF!"}) == "#REF!"


@pytest.mark.parametrize(
    "rumus", [{(0, 0): "A1+1"}, {(0, 0): "A2", (1, 0): "A3", (2, 0): "A1"}, {(0, 0): "SUM(A1:A9)"}]
)
def test_circles_end(rumus):  # fmt: skip
    with pytest.raises(TakDihitung):
        compute(rumus)


def test_a_chain_of_any_length_is_followed():
    n = 10_000
    nilai = {("l", b, 0): None for b in range(n)}
    hitung = Hitung(lambda *k: nilai.get(k), lambda s: (n + 1, 1))
    for b in range(n):
        hitung.add("L", (b, 0), f"A{b + 2}+1")
    assert hitung.value("L", (0, 0)) == float(n)


def test_work_is_counted_and_ends(monkeypatch):
    """Running sums of a whole column: two million cells. The first ones come out, then it stops."""
    monkeypatch.setattr("asnplan.lib.rumus.MAX_KERJA", 100_000)
    n = 2_000
    hitung = Hitung(lambda *k: 1.0, lambda s: (n, 2))
    for b in range(n):
        hitung.add("L", (b, 1), f"SUM($A$1:A{b + 1})")
    assert hitung.value("L", (9, 1)) == 10.0
    with pytest.raises(TakDihitung):
        for b in range(n):
            hitung.value("L", (b, 1))
    assert b == pytest.approx(
        300, abs=30
    )  # of the cells that the limit allows, each is looked at twice


def test_numbers_that_grow_without_end_stop():
    rumus = {(b, 0): f"A{b + 2}*A{b + 2}" for b in range(60)} | {(60, 0): "1/3"}
    assert compute(rumus) == 0.0
    assert compute({(b, 0): f"A{b + 2}*A{b + 2}" for b in range(30)} | {(30, 0): "3"}) == "#NUM!"


def test_shared_formulas_move_with_their_cell():
    isi = {("l", 4, 0): 6.0, ("l", 0, 2): 2.0}
    hitung = Hitung(lambda *k: isi.get(k), lambda s: (9, 9))
    hitung.add("L", (4, 1), "A2*$C$1", asal=(1, 1))
    assert hitung.value("L", (4, 1)) == 12.0
    hitung.add("L", (0, 1), "A2", asal=(5, 1))
    assert hitung.value("L", (0, 1)) == "#REF!"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice tidak terpasang")
def test_libreoffice_gives_the_same(tmp_path):
    buku = Workbook()
    lembar = buku.active
    lembar.title = "L"
    buku.create_sheet("Lain 2")["A1"] = 4
    for (*s, b, k), v in NILAI.items():
        buku[s[0] if s else "L"].cell(b + 1, k + 1, v)
    sama = [(r, h) for r, h in DIHITUNG if h is not None]
    # each formula stands in a row far below what it refers to
    for i, (rumus, _) in enumerate(sama):
        lembar.cell(30 + i, 1, "=" + rumus.removeprefix("=").replace(";", ","))
    asal, hitung = tmp_path / "asal.xlsx", tmp_path / "hitung"
    buku.save(asal)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx",
         "--outdir", hitung, asal],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    dihitung = load_workbook(io.BytesIO((hitung / "asal.xlsx").read_bytes()), data_only=True)["L"]
    for i, (rumus, hasil) in enumerate(sama):
        mereka = dihitung.cell(30 + i, 1).value
        if isinstance(hasil, float):
            mereka = pytest.approx(mereka, rel=1e-14)
        if rumus not in HANYA_EXCEL:
            assert hasil == mereka, f"{rumus} in {alamat(29 + i, 0)}"
