"""The context of an event (who, page, address) may be written only while that context is at work.

pghistory updates the row of a context within the request or command that it belongs to (the person signs
in, say). Afterwards nobody changes or deletes it, as with the events themselves.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION asnplan_konteks_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id
       AND current_setting('pghistory.context_id', true) = OLD.id::text THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Riwayat tidak dapat diubah atau dihapus (%)', TG_TABLE_NAME;
END $$;
CREATE TRIGGER asnplan_konteks_tetap BEFORE UPDATE OR DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION asnplan_konteks_tetap();
"""
BACKWARD = """
DROP TRIGGER asnplan_konteks_tetap ON pghistory_context;
DROP FUNCTION asnplan_konteks_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_user_sandi_diubah_pada"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
