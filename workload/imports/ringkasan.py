"""Counts of an imported file, kept with it: lists of many files read no block."""

from django.db import connection

from workload.models import BerkasImpor

_SQL = """
    SELECT count(*),
           count(*) FILTER (WHERE NOT lewati AND siap),
           count(*) FILTER (WHERE NOT lewati AND NOT siap),
           count(*) FILTER (WHERE lewati),
           count(*) FILTER (WHERE tersembunyi),
           coalesce(sum(jumlah_baris) FILTER (WHERE NOT lewati), 0),
           coalesce(sum(fte) FILTER (WHERE NOT lewati), 0),
           coalesce(sum(jsonb_array_length(temuan)) FILTER (WHERE NOT lewati), 0),
           (SELECT count(DISTINCT p ->> 'key') FROM workload_blokimpor c, jsonb_array_elements(c.pertanyaan) p
             WHERE c.berkas_id = %(pk)s AND NOT c.lewati),
           (SELECT count(DISTINCT p ->> 'key') FROM workload_blokimpor c, jsonb_array_elements(c.pertanyaan) p
             WHERE c.berkas_id = %(pk)s AND NOT c.lewati AND (p ->> 'whole')::boolean)
      FROM (SELECT *, jabatan_id IS NOT NULL OR (cara = 'baru' AND unit_kerja_id IS NOT NULL) AS siap
              FROM workload_blokimpor WHERE berkas_id = %(pk)s) b
"""
_PER_JENIS = """
    SELECT coalesce(nullif(t ->> 'cause', ''), t ->> 'kind') AS jenis, count(*)
      FROM workload_blokimpor b, jsonb_array_elements(b.temuan) t
     WHERE b.berkas_id = %s AND NOT b.lewati GROUP BY 1 ORDER BY 2 DESC, 1
"""
_NAMA = (
    "blok", "siap", "tak_cocok", "lewati", "tersembunyi", "baris", "fte", "temuan", "pertanyaan", "wajib",
)  # fmt: skip


def recount(berkas: BerkasImpor) -> dict:
    """Count the blocks of the file again and keep the result with it.

    wajib: questions about a whole sheet, without whose answer nothing of it can be saved.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"pk": berkas.pk})
        ringkasan = dict(zip(_NAMA, cursor.fetchone(), strict=True))
        cursor.execute(
            "SELECT DISTINCT lembar FROM workload_blokimpor"
            " WHERE berkas_id = %s AND tersembunyi AND NOT lewati",
            [berkas.pk],
        )
        ringkasan["tersembunyi_diambil"] = [lembar for (lembar,) in cursor.fetchall()]
        cursor.execute(_PER_JENIS, [berkas.pk])
        ringkasan["temuan_per_jenis"] = dict(cursor.fetchall())
    for nama in ("baris", "temuan"):
        ringkasan[nama] = int(ringkasan[nama])
    ringkasan["fte"] = str(ringkasan["fte"])
    ringkasan = berkas.ringkasan = berkas.ringkasan | ringkasan
    BerkasImpor.objects.filter(pk=berkas.pk).update(ringkasan=ringkasan)
    return ringkasan
