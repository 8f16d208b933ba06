"""A unit, its parent, its posts and their holders belong to one instansi: composite foreign keys say so."""

from django.db import migrations

KEYS = [
    # table, column, referenced table
    ("units_unitkerja", "induk_id", "units_unitkerja"),
    ("units_jabatan", "unit_id", "units_unitkerja"),
    ("units_jabatan", "atasan_id", "units_jabatan"),
    ("units_pegawai", "jabatan_id", "units_jabatan"),
    ("units_penugasan", "unit_id", "units_unitkerja"),
]


def _forward():
    for table in ("units_unitkerja", "units_jabatan"):
        yield f"ALTER TABLE {table} ADD CONSTRAINT {table}_id_instansi UNIQUE (id, instansi_id)"
    for table, column, target in KEYS:
        yield (
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_satu_instansi"
            f" FOREIGN KEY ({column}, instansi_id) REFERENCES {target} (id, instansi_id)"
            " DEFERRABLE INITIALLY DEFERRED"
        )


def _backward():
    for table, column, _ in KEYS:
        yield f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_satu_instansi"
    for table in ("units_unitkerja", "units_jabatan"):
        yield f"ALTER TABLE {table} DROP CONSTRAINT {table}_id_instansi"


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [migrations.RunSQL(list(_forward()), list(_backward()))]
