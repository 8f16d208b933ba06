"""The figures of many posts in one statement: the SQL twin of calculators.kebutuhan.compute_kebutuhan.

Nothing is stored per post. Minutes and people per row are generated columns of UraianTugas with a
covering index, so a figure is never stale (docs/adr/0008-rekap-tanpa-simpanan.md). Each to-many side is
aggregated apart, before it is joined: a join over tasks and pegawai at once would count both twice.
tests/workload/test_rekap_sifat.py proves that this statement and the calculator agree.
"""

from django.db.models import BigIntegerField, CharField, DecimalField, IntegerField
from django.db.models.expressions import Col
from django.db.models.sql.constants import INNER

from units.calculators.aturan import Pembulatan
from units.calculators.jenis import Jenis
from units.models import Jabatan
from workload.calculators.kebutuhan import SKALA_FTE, Dasar

KELUARAN = {
    "beban_menit": DecimalField(max_digits=60, decimal_places=16),
    "beban_orang": DecimalField(max_digits=60, decimal_places=20),
    "baris": IntegerField(),
    "fte": DecimalField(max_digits=60, decimal_places=SKALA_FTE),
    "kebutuhan": BigIntegerField(null=True),
    "bezetting_jumlah": IntegerField(),
    "bezetting_sumber": CharField(),
    "kurang": BigIntegerField(),
    "lebih": BigIntegerField(),
    "ej": DecimalField(max_digits=60, decimal_places=20, null=True),
    "grade": CharField(null=True),
}
"""Columns of the statement, as with_figures() annotates them."""

for _nama, _field in KELUARAN.items():
    _field.set_attributes_from_name(_nama)
    _field.model = Jabatan  # an expression on a field asks whose it is

# Of one post {j}, read from the inside out: what its rows add up to, FTE, need, gap.
#   LATERAL finds the rows of each post by index. Grouping all rows first is a little faster where the
#        planner knows how many there are, and a thousand times slower where it does not: an instansi
#        imported a minute ago is, to its statistics, one row.
#        For the same reason periode_id + 0: the index of the post is the one to use, not the period's.
#   FTE  (menit + orang × waktu) ÷ waktu, rounded half up to 12 decimals in whole numbers: numeric
#        division alone would round twice.
#   need a figure of more than 18 digits can only be a typing error; least() keeps it from being a crash.
#   OFFSET 0 keeps the planner from copying the inner expressions into every place that uses them.
FIGURES = """
SELECT beban_menit, beban_orang, baris, fte, kebutuhan, bezetting_jumlah, bezetting_sumber,
       greatest(kebutuhan - bezetting_jumlah, 0) AS kurang,
       CASE WHEN kebutuhan < bezetting_jumlah THEN bezetting_jumlah - kebutuhan ELSE 0 END AS lebih,
       CASE WHEN baris > 0 THEN fte / nullif(bezetting_jumlah, 0) END AS ej,
       CASE WHEN baris = 0 OR bezetting_jumlah = 0 THEN NULL {grade} END AS grade
FROM (
    SELECT *, CASE WHEN {j}.jenis = ANY(%s) THEN 1
                   WHEN {j}.dasar = %s THEN {j}.kebutuhan_pembina
                   WHEN baris = 0 THEN NULL
                   WHEN {j}.jenis = ANY(%s) THEN ceil(least(fte, 1e18) - %s)
                   WHEN {j}.jenis = ANY(%s) THEN floor(least(fte, 1e18))
                   ELSE round(least(fte, 1e18)) END::bigint AS kebutuhan
    FROM (
        SELECT *, div((beban_menit + beban_orang * %s) * 2e{skala} + %s, %s * 2) * 1e-{skala} AS fte
        FROM (
            SELECT coalesce(sum(t.beban_menit), 0) AS beban_menit,
                   coalesce(sum(t.beban_orang), 0) AS beban_orang,
                   count(coalesce(t.beban_menit, t.beban_orang)) AS baris
            FROM workload_bebanjabatan b JOIN workload_uraiantugas t ON t.beban_id = b.id
            WHERE b.jabatan_id = {j}.id AND b.periode_id + 0 = %s
        ) AS beban CROSS JOIN ({bezetting}) AS bezetting OFFSET 0
    ) AS dihitung OFFSET 0
) AS dibulatkan
"""

# An open period counts pegawai, and takes a typed number where no names are loaded.
TERBUKA = """
    SELECT CASE WHEN p.jumlah > 0 THEN p.jumlah ELSE coalesce(z.jumlah, 0) END AS bezetting_jumlah,
           CASE WHEN p.jumlah > 0 THEN 'pegawai' ELSE coalesce(z.sumber, '') END AS bezetting_sumber
    FROM (SELECT count(*)::int AS jumlah FROM units_pegawai WHERE jabatan_id = {j}.id) AS p
         LEFT JOIN units_bezetting z ON z.jabatan_id = {j}.id AND z.periode_id = %s"""
# A closed one keeps the number it was closed with.
TERTUTUP = """
    SELECT coalesce(max(jumlah), 0) AS bezetting_jumlah,
           CASE WHEN count(*) > 0 THEN 'beku' ELSE '' END AS bezetting_sumber
    FROM units_bezetting WHERE jabatan_id = {j}.id AND periode_id = %s"""


def figures_sql(periode, j: str) -> tuple[str, list]:
    """The figures of the post in the table alias `j`, as SQL for JOIN LATERAL, and its parameters."""
    aturan = periode.aturan.value()
    cara = {c: [jenis.value for jenis in Jenis if aturan.cara(jenis) is c] for c in Pembulatan}
    grade = " ".join(
        f"WHEN fte {'>=' if p.inklusif else '>'} %s * bezetting_jumlah THEN %s"
        for p in aturan.skala
    )
    bezetting = (TERTUTUP if periode.ditutup else TERBUKA).format(j=j)
    return FIGURES.format(j=j, skala=SKALA_FTE, grade=grade, bezetting=bezetting), [
        *(nilai for p in aturan.skala for nilai in (p.batas, p.huruf)),
        cara[Pembulatan.SATU],
        Dasar.PEMBINA.value,
        cara[Pembulatan.KE_ATAS],
        aturan.toleransi_ke_atas,
        cara[Pembulatan.KE_BAWAH],
        *[aturan.waktu_efektif] * 3,
        periode.pk,
        periode.pk,
    ]


class FiguresJoin:
    """The figures as a table in a queryset's FROM, joined to units_jabatan once, whatever the number of
    figures used. (Annotations alone would repeat the sums in every expression that names them.)"""

    table_name = "rekap"
    join_type = INNER
    nullable = False
    filtered_relation = None

    def __init__(self, periode, parent_alias, table_alias=None):
        self.periode, self.parent_alias, self.table_alias = periode, parent_alias, table_alias

    def as_sql(self, compiler, connection):
        quote = compiler.quote_name_unless_alias
        sql, params = figures_sql(self.periode, quote(self.parent_alias))
        return f"{self.join_type} LATERAL ({sql}) {quote(self.table_alias)} ON TRUE", params

    def relabeled_clone(self, change_map):
        relabeled = (change_map.get(a, a) for a in (self.parent_alias, self.table_alias))
        return FiguresJoin(self.periode, *relabeled)


def with_figures(queryset, periode):
    """Posts with their figures in `periode` as columns to sort, filter, sum and page by in PostgreSQL."""
    queryset = queryset.all()
    query = queryset.query
    alias = query.join(FiguresJoin(periode, query.get_initial_alias()))
    return queryset.annotate(**{nama: Col(alias, field) for nama, field in KELUARAN.items()})
