"""The accounts of the demo: one per role, and a petugas of a single kelurahan beside that of the kecamatan.

The password is fixed and printed, so it exists in development only (settings.DEBUG).
"""

from accounts.roles import AdminInstansi, Auditor, Perencana, Petugas, PimpinanUnit

KATA_SANDI = "marelan-2026-demo"

# username, nama, role, unit (key of workload.demo.struktur; "" is the kecamatan)
AKUN = (
    ("petugas", "Petugas Kelurahan Rengas Pulau", Petugas, "1002"),
    ("petugas.kecamatan", "Petugas Kecamatan", Petugas, ""),
    ("pimpinan", "Camat Medan Marelan", PimpinanUnit, ""),
    ("perencana", "Perencana BKPSDM", Perencana, None),
    ("admin", "Admin Kecamatan", AdminInstansi, None),
    ("auditor", "Auditor Inspektorat", Auditor, None),
)


def petugas_of(kode_tempat: str) -> str:
    """Who types the sheets of a place: the kelurahan with a petugas of its own, else the kecamatan's."""
    sendiri = {unit: username for username, _, role, unit in AKUN if role is Petugas}
    return sendiri.get(kode_tempat, sendiri[""])
