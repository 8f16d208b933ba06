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
