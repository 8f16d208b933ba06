"""Statements written by hand: what a programmer would write who needs these figures once.

They know one rule only, that of the benchmark data: 75,000 minutes, half up, one holder per structural
post, bezetting from names.
"""

FIGUR = """
    SELECT j.id, j.unit_id, j.kode, j.nama, j.jenis, j.kelas, j.urutan,
           coalesce(round(b.menit / 75000, 12), 0) AS fte,
           CASE WHEN j.jenis IN ('jpt_utama', 'jpt_madya', 'jpt_pratama', 'administrator', 'pengawas') THEN 1
                ELSE round(round(b.menit / 75000, 12)) END::int AS kebutuhan,
           coalesce(p.ada, 0)::int AS bezetting
    FROM units_jabatan j
    LEFT JOIN (
        SELECT bj.jabatan_id, sum(t.beban_menit) AS menit
        FROM workload_bebanjabatan bj JOIN workload_uraiantugas t ON t.beban_id = bj.id
        WHERE bj.periode_id = %(periode)s {beban} GROUP BY bj.jabatan_id
    ) b ON b.jabatan_id = j.id
    LEFT JOIN (
        SELECT jabatan_id, count(*) AS ada FROM units_pegawai {pegawai} GROUP BY jabatan_id
    ) p ON p.jabatan_id = j.id
"""

LAPORAN = f"""
WITH RECURSIVE f AS MATERIALIZED (
    {FIGUR.format(beban="", pegawai="WHERE instansi_id = %(instansi)s")} WHERE j.instansi_id = %(instansi)s
),
per_unit AS (
    SELECT unit_id, sum(fte) AS fte, sum(kebutuhan) AS kebutuhan, sum(bezetting) AS bezetting,
           sum(greatest(kebutuhan - bezetting, 0)) AS kurang, sum(greatest(bezetting - kebutuhan, 0)) AS lebih
    FROM f GROUP BY unit_id
),
jalur(unit_id, atas) AS (
    SELECT id, id FROM units_unitkerja WHERE instansi_id = %(instansi)s
    UNION ALL
    SELECT jalur.unit_id, u.induk_id FROM jalur JOIN units_unitkerja u ON u.id = jalur.atas
    WHERE u.induk_id IS NOT NULL
)
SELECT true, f.id, f.kode, f.nama, f.jenis, f.kelas, f.unit_id, f.fte, f.kebutuhan, f.bezetting,
       greatest(f.kebutuhan - f.bezetting, 0) AS kurang, greatest(f.bezetting - f.kebutuhan, 0) AS lebih
FROM f
UNION ALL
SELECT false, u.id, u.kode, u.nama, NULL, NULL, NULL, t.fte, t.kebutuhan, t.bezetting, t.kurang, t.lebih
FROM (
    SELECT atas, sum(fte) AS fte, sum(kebutuhan) AS kebutuhan, sum(bezetting) AS bezetting,
           sum(kurang) AS kurang, sum(lebih) AS lebih
    FROM jalur JOIN per_unit USING (unit_id) GROUP BY atas
) t JOIN units_unitkerja u ON u.id = t.atas
"""
"""The report of an instansi, unordered: a row per post (true) and a row per unit with its subtree (false)."""

DI_POHON = "bj.jabatan_id IN (SELECT j.id FROM units_jabatan j JOIN pohon ON pohon.id = j.unit_id)"
UNIT = f"""
WITH RECURSIVE pohon(id, cabang) AS (
    SELECT id, id FROM units_unitkerja WHERE id = %(unit)s
    UNION ALL
    SELECT u.id, CASE WHEN u.induk_id = %(unit)s THEN u.id ELSE pohon.cabang END
    FROM units_unitkerja u JOIN pohon ON u.induk_id = pohon.id
),
f AS MATERIALIZED (
    {
    FIGUR.format(beban=f"AND {DI_POHON}", pegawai=f"WHERE {DI_POHON.replace('bj.', '')}")
} WHERE j.unit_id IN (SELECT id FROM pohon)
)
SELECT pohon.cabang, f.jenis, NULL::text AS nama, sum(f.fte), sum(f.kebutuhan), sum(f.bezetting),
       sum(greatest(f.kebutuhan - f.bezetting, 0)), sum(greatest(f.bezetting - f.kebutuhan, 0))
FROM f JOIN pohon ON pohon.id = f.unit_id GROUP BY pohon.cabang, f.jenis
UNION ALL
SELECT NULL, jenis, nama, fte, kebutuhan, bezetting,
       greatest(kebutuhan - bezetting, 0), greatest(bezetting - kebutuhan, 0)
FROM f WHERE unit_id = %(unit)s
"""
"""The page of a unit: sums per branch and jenis, and its own posts."""
