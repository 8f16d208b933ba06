"""Personal data in free text is found before anything is published."""

import pytest

from surveys.calculators.penapisan import TUTUP, find_pribadi, mask


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("NIK saya 1271012345678901", ["nik"]),
        ("1271 0123 4567 8901", ["nik"]),
        ("NIP 19860926 201505 1 001 tidak ada di tempat", ["nip"]),
        ("hubungi 0812-3456-7890 ya", ["telepon"]),
        ("wa +62 812 3456 7890", ["telepon"]),
        ("surel: warga@example.com", ["surel"]),
        ("Pak Budi Santoso ramah sekali", ["nama"]),
        ("petugas loket Ibu Sri kasar, hp 081234567890", ["nama", "telepon"]),
        ("ibu-ibu PKK antre 3 jam di loket 2", []),
        ("bapak camat mohon ditambah loket", []),
        ("Perda 12 Tahun 2024 pasal 3, biaya Rp150.000", []),
        ("Mengurus KTP 14 hari sejak 01-02-2026", []),
        ("", []),
    ],
)
def test_what_looks_personal(teks, jenis):
    assert [t.jenis for t in find_pribadi(teks)] == jenis


def test_masking_covers_the_part_and_leaves_the_rest():
    assert mask("Pak Budi, telp 081234567890, lambat.") == f"{TUTUP}, telp {TUTUP}, lambat."
    assert mask("antre lama") == "antre lama"
