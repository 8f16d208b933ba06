from django.db import migrations, models


class Migration(migrations.Migration):
    """The index of what is counted knows the day too: months are then counted from it alone."""

    dependencies = [("surveys", "0008_padu")]

    operations = [
        migrations.RemoveIndex(model_name="respons", name="respons_dihitung"),
        migrations.AddIndex(
            model_name="respons",
            index=models.Index(
                fields=["survei", "unit", "layanan"],
                include=["nilai", "tanggal"],
                condition=models.Q(keadaan="sah"),
                name="respons_dihitung",
            ),
        ),
    ]
