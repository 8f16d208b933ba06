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
"""Columns of the statement, besides jabatan_id, as with_figures() annotates them."""

for _nama, _field in KELUARAN.items():
    _field.set_attributes_from_name(_nama)
    _field.model = Jabatan  # an expression on a field asks whose it is

# Reads from the inside out: posts asked for, what their rows add up to, FTE, need, gap.
#   FTE  (menit + orang × waktu) ÷ waktu, rounded half up to 12 decimals in whole numbers: numeric
#        division alone would round twice.
#   need a figure of more than 18 digits can only be a typing error; least() keeps it from being a crash.
#   {beban} and {pegawai} are the two to-many sides (SISI), for all posts of the instansi or for some.
#   OFFSET 0 keeps the planner from copying the inner expressions into every place that uses them.
FIGURES = """
WITH pos(id, jenis, dasar, kebutuhan_pembina) AS ({posts}),
beban AS (
    SELECT b.jabatan_id, sum(t.beban_menit) AS menit, sum(t.beban_orang) AS orang,
           count(coalesce(t.beban_menit, t.beban_orang)) AS baris
    FROM {beban} JOIN workload_uraiantugas t ON t.beban_id = b.id
    WHERE b.periode_id = %s
    GROUP BY b.jabatan_id
),
{pemangku}
isi AS (
    SELECT pos.*, coalesce(menit, 0) AS beban_menit, coalesce(orang, 0) AS beban_orang,
           coalesce(baris, 0) AS baris, {bezetting}
    FROM pos LEFT JOIN beban ON beban.jabatan_id = pos.id
             {pemangku_join}
             LEFT JOIN units_bezetting z ON z.jabatan_id = pos.id AND z.periode_id = %s
)
SELECT id AS jabatan_id, beban_menit, beban_orang, baris, fte, kebutuhan,
       bezetting_jumlah, bezetting_sumber,
       greatest(kebutuhan - bezetting_jumlah, 0) AS kurang,
       CASE WHEN kebutuhan < bezetting_jumlah THEN bezetting_jumlah - kebutuhan ELSE 0 END AS lebih,
       CASE WHEN baris > 0 THEN fte / nullif(bezetting_jumlah, 0) END AS ej,
       CASE WHEN baris = 0 OR bezetting_jumlah = 0 THEN NULL {grade} END AS grade
FROM (
    SELECT *, CASE WHEN jenis = ANY(%s) THEN 1
                   WHEN dasar = %s THEN kebutuhan_pembina
                   WHEN baris = 0 THEN NULL
                   WHEN jenis = ANY(%s) THEN ceil(least(fte, 1e18) - %s)
                   WHEN jenis = ANY(%s) THEN floor(least(fte, 1e18))
                   ELSE round(least(fte, 1e18)) END::bigint AS kebutuhan
    FROM (
        SELECT *, div((beban_menit + beban_orang * %s) * 2e{skala} + %s, %s * 2) * 1e-{skala} AS fte
        FROM isi OFFSET 0
    ) AS dihitung OFFSET 0
) AS dibulatkan
"""

# Sums of a whole instansi need no look at its posts: a period and a pegawai belong to one instansi
# (a composite foreign key says so), and PostgreSQL adds up on several cores.
SISI_SEMUA = {
    "beban": "workload_bebanjabatan b",
    "pegawai": "units_pegawai p WHERE p.instansi_id = {instansi:d}",
}
SISI_SEBAGIAN = {
    "beban": "pos JOIN workload_bebanjabatan b ON b.jabatan_id = pos.id",
    "pegawai": "pos JOIN units_pegawai p ON p.jabatan_id = pos.id",
}

# An open period counts pegawai, and takes a typed number where no names are loaded.
TERBUKA = {
    "pemangku": """pemangku AS (
    SELECT p.jabatan_id, count(*)::int AS jumlah FROM pos JOIN units_pegawai p
         ON p.jabatan_id = pos.id AND p.instansi_id = %s -- said twice so that the planner reads one instansi
    GROUP BY p.jabatan_id
),""",
    "pemangku_join": "LEFT JOIN pemangku ON pemangku.jabatan_id = pos.id",
    "bezetting": """coalesce(pemangku.jumlah, z.jumlah, 0) AS bezetting_jumlah,
           CASE WHEN pemangku.jumlah IS NOT NULL THEN 'pegawai' ELSE coalesce(z.sumber, '') END AS bezetting_sumber""",
}
# A closed one keeps the number it was closed with.
TERTUTUP = {
    "pemangku": "",
    "pemangku_join": "",
    "bezetting": """coalesce(z.jumlah, 0) AS bezetting_jumlah,
           CASE WHEN z.id IS NULL THEN '' ELSE 'beku' END AS bezetting_sumber""",
}


def figures_sql(periode, posts: str, params, *, semua: bool = False) -> tuple[str, list]:
    """The statement for the posts that the SQL `posts` gives as (id, jenis, dasar, kebutuhan_pembina);
    `semua` where these are all posts of the instansi."""
    aturan = periode.aturan.value()
    cara = {c: [j.value for j in Jenis if aturan.cara(j) is c] for c in Pembulatan}
    grade = " ".join(
        f"WHEN fte {'>=' if p.inklusif else '>'} %s * bezetting_jumlah THEN %s"
        for p in aturan.skala
    )
    sisi = SISI_SEMUA if semua else SISI_SEBAGIAN
    pemangku = TERTUTUP if periode.ditutup else TERBUKA
    pegawai = sisi["pegawai"].format(instansi=periode.instansi_id)
    sql = FIGURES.format(
        posts=posts,
        skala=SKALA_FTE,
        grade=grade,
        beban=sisi["beban"],
        **pemangku | {"pemangku": pemangku["pemangku"].format(pegawai=pegawai)},
    )
    return sql, [
        *params,
        periode.pk,
        *([] if periode.ditutup else [periode.instansi_id]),
        periode.pk,
        *(nilai for p in aturan.skala for nilai in (p.batas, p.huruf)),
        cara[Pembulatan.SATU],
        Dasar.PEMBINA.value,
        cara[Pembulatan.KE_ATAS],
        aturan.toleransi_ke_atas,
        cara[Pembulatan.KE_BAWAH],
        *[aturan.waktu_efektif] * 3,
    ]


class FiguresJoin:
    """The statement as a table in a queryset's FROM, joined to units_jabatan once, whatever the number
    of figures used. (Annotations alone would repeat the sums in every expression that names them.)"""

    table_name = "rekap"
    join_type = INNER
    nullable = False
    filtered_relation = None

    def __init__(self, posts, periode, parent_alias, table_alias=None):
        self.posts, self.periode = posts, periode
        self.parent_alias, self.table_alias = parent_alias, table_alias

    def as_sql(self, compiler, connection):
        posts, params = self.posts.query.get_compiler(connection=connection).as_sql()
        sql, params = figures_sql(self.periode, posts, params)
        quote = compiler.quote_name_unless_alias
        alias = quote(self.table_alias)
        on = f'{alias}."jabatan_id" = {quote(self.parent_alias)}."id"'
        return f"{self.join_type} ({sql}) {alias} ON {on}", params

    def relabeled_clone(self, change_map):
        relabeled = (change_map.get(a, a) for a in (self.parent_alias, self.table_alias))
        return FiguresJoin(self.posts, self.periode, *relabeled)


def post_ids(queryset):
    """The columns of `queryset` (posts) that the statement starts from."""
    return queryset.order_by().values_list("pk", "jenis", "dasar", "kebutuhan_pembina")


def with_figures(queryset, periode):
    """Posts with their figures in `periode` as columns to sort, filter, sum and page by in PostgreSQL.

    Narrow the queryset (unit, user) before, not after: only the posts in it then are added up.
    """
    joined = queryset.all()
    query = joined.query
    alias = query.join(FiguresJoin(post_ids(queryset), periode, query.get_initial_alias()))
    return joined.annotate(**{nama: Col(alias, field) for nama, field in KELUARAN.items()})
