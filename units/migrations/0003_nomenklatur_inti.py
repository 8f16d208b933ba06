"""The core nomenclature of units.nomenklatur_inti, for a new installation."""

from django.db import migrations

from asnplan.lib.riwayat import pelaku
from units.nomenklatur_inti import load_nomenklatur_inti


def load(apps, schema_editor):
    with pelaku(asal="migrate units.0003_nomenklatur_inti"):
        load_nomenklatur_inti(apps.get_model("units", "NomenklaturJabatan"), schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("units", "0002_satu_instansi")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
