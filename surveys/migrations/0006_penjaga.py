import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('surveys', '0005_pengaduan'),
        ('units', '0004_pesan_kendala'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LaporanIsi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(max_length=12)),
                ('objek', models.BigIntegerField()),
                ('alasan', models.CharField(choices=[('pribadi', 'Memuat nama, nomor, atau data orang'), ('kasar', 'Menghina atau mengancam'), ('iklan', 'Iklan atau tautan'), ('bohong', 'Tidak benar')], max_length=8, verbose_name='alasan')),
                ('sidik', models.CharField(blank=True, max_length=64)),
                ('hari', models.DateField(default=django.utils.timezone.localdate)),
                ('ditutup_pada', models.DateTimeField(blank=True, null=True, verbose_name='dijawab pada')),
            ],
            options={
                'verbose_name': 'laporan isi',
                'verbose_name_plural': 'laporan isi',
            },
        ),
        migrations.CreateModel(
            name='Percobaan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aksi', models.CharField(choices=[('survei', 'survei'), ('tiket', 'tiket'), ('aspirasi', 'aspirasi'), ('ubah', 'ubah'), ('dukung', 'dukung'), ('lapor', 'lapor'), ('pengaduan', 'pengaduan'), ('pesan', 'pesan'), ('lacak', 'lacak')], max_length=10)),
                ('sidik', models.CharField(max_length=64)),
                ('pada', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'percobaan',
                'verbose_name_plural': 'percobaan',
            },
        ),
        migrations.CreateModel(
            name='TinjauanSaran',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keputusan', models.CharField(choices=[('terbit', 'Terbit'), ('ditolak', 'Tidak terbit')], max_length=10, verbose_name='keputusan')),
                ('teks_terbit', models.TextField(blank=True, verbose_name='yang terbit')),
                ('alasan', models.CharField(blank=True, max_length=1000, verbose_name='alasan')),
                ('pada', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'tinjauan saran',
                'verbose_name_plural': 'tinjauan saran',
                'ordering': ['-pada', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TinjauanSaranEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('keputusan', models.CharField(choices=[('terbit', 'Terbit'), ('ditolak', 'Tidak terbit')], max_length=10, verbose_name='keputusan')),
                ('alasan', models.CharField(blank=True, max_length=1000, verbose_name='alasan')),
                ('pada', models.DateTimeField(auto_now=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.DeleteModel(
            name='PercobaanLacak',
        ),
        migrations.AddIndex(
            model_name='respons',
            index=models.Index(condition=models.Q(models.Q(('saran', ''), _negated=True), ('keadaan', 'sah')), fields=['id'], name='respons_bersaran'),
        ),
        migrations.AddIndex(
            model_name='laporanisi',
            index=models.Index(condition=models.Q(('ditutup_pada__isnull', True)), fields=['jenis', 'objek'], name='laporan_isi_terbuka'),
        ),
        migrations.AddConstraint(
            model_name='laporanisi',
            constraint=models.UniqueConstraint(fields=('jenis', 'objek', 'sidik', 'hari'), name='laporan_isi_sekali_sehari', violation_error_message='Isi ini sudah dilaporkan dari tempat yang sama hari ini.'),
        ),
        migrations.AddConstraint(
            model_name='laporanisi',
            constraint=models.CheckConstraint(condition=models.Q(('alasan__in', ['pribadi', 'kasar', 'iklan', 'bohong'])), name='laporan_isi_alasan_dikenal', violation_error_message='Pilih alasannya.'),
        ),
        migrations.AddIndex(
            model_name='percobaan',
            index=models.Index(fields=['aksi', 'sidik', 'pada'], name='percobaan_sidik'),
        ),
        migrations.AddField(
            model_name='tinjauansaran',
            name='oleh',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tinjauansaran',
            name='respons',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='tinjauan', to='surveys.respons'),
        ),
        migrations.AddField(
            model_name='tinjauansaran',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unitkerja'),
        ),
        migrations.AddField(
            model_name='tinjauansaranevent',
            name='oleh',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tinjauansaranevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='tinjauansaranevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='surveys.tinjauansaran'),
        ),
        migrations.AddField(
            model_name='tinjauansaranevent',
            name='respons',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='surveys.respons'),
        ),
        migrations.AddField(
            model_name='tinjauansaranevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unitkerja'),
        ),
        migrations.AddConstraint(
            model_name='tinjauansaran',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('keputusan', 'terbit'), models.Q(('teks_terbit', ''), _negated=True)), models.Q(('keputusan', 'ditolak'), ('teks_terbit', ''), models.Q(('alasan', ''), _negated=True)), _connector='OR'), name='tinjauan_saran_berisi', violation_error_message='Yang terbit mempunyai tulisan, yang tidak terbit mempunyai alasan.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tinjauansaran',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "surveys_tinjauansaranevent" ("alasan", "id", "keputusan", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respons_id", "unit_id") SELECT new_values."alasan", new_values."id", new_values."keputusan", new_values."oleh_id", new_values."pada", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."respons_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='30cd6c4e29eb486035885f25f22412b9306a58dd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5e3b4', referencing='REFERENCING NEW TABLE AS new_values ', table='surveys_tinjauansaran', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tinjauansaran',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "surveys_tinjauansaranevent" ("alasan", "id", "keputusan", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respons_id", "unit_id") SELECT new_values."alasan", new_values."id", new_values."keputusan", new_values."oleh_id", new_values."pada", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."respons_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan" IS DISTINCT FROM (new_values."alasan") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."keputusan" IS DISTINCT FROM (new_values."keputusan") OR old_values."oleh_id" IS DISTINCT FROM (new_values."oleh_id") OR old_values."pada" IS DISTINCT FROM (new_values."pada") OR old_values."respons_id" IS DISTINCT FROM (new_values."respons_id") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f4bce8aa9a30c58fedcf0e97b5d0589937a7797', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3055f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='surveys_tinjauansaran', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tinjauansaran',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "surveys_tinjauansaranevent" ("alasan", "id", "keputusan", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respons_id", "unit_id") SELECT old_values."alasan", old_values."id", old_values."keputusan", old_values."oleh_id", old_values."pada", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."respons_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9b719b7818560bbd8d8b35776c27718ae356d864', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2b95d', referencing='REFERENCING OLD TABLE AS old_values ', table='surveys_tinjauansaran', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tinjauansaranevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='55665f4271ab400536c4893b48d6ca2fb0151376', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1809d', table='surveys_tinjauansaranevent', when='BEFORE')),
        ),
    ]
