"""The gap report on standard output: the same figures as the pages and the workbook."""

import csv
import json

from django.core.management import BaseCommand

from asnplan.lib.angka import format_angka, plain
from workload import rekap
from workload.exports.kebutuhan import snapshot
from workload.management import lingkup

DESIMAL_JUMLAH = 9
"""A sum of thousands of endless figures, each written to 12 decimals, is exact to about this many."""


class Command(BaseCommand):
    help = "Tampilkan kebutuhan, bezetting, dan kesenjangan per jabatan dan per unit."

    def add_arguments(self, parser):
        lingkup.add_arguments(parser)
        parser.add_argument("--format", choices=("table", "csv", "json"), default="table")

    def handle(self, *args, **options):
        with snapshot():
            periode, unit = lingkup.find(options)
            posts = rekap.posts(periode, unit=unit)
            units = rekap.units(periode, unit=unit, rows=posts)
        getattr(self, f"_{options['format']}")(posts, units)

    def _json(self, posts, units):
        data = {"posts": [post_dict(p) for p in posts], "units": unit_dicts(units)}
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))

    def _csv(self, posts, units):
        """Rows per post; machines that want units too ask for json."""
        if posts:
            tulis = csv.DictWriter(self.stdout, list(post_dict(posts[0])), lineterminator="\n")
            tulis.writeheader()
            tulis.writerows(
                {k: "" if v is None else harmless(v) for k, v in post_dict(p).items()}
                for p in posts
            )

    def _table(self, posts, units):
        kepala = ("Jabatan", "FTE", "Butuh", "Ada", "Kurang", "Lebih", "EJ", "PJ")
        isi = [
            (
                f"{p.unit_nama}: {p.nama}",
                format_angka(p.fte, 4),
                format_angka(p.kebutuhan),
                *map(format_angka, (p.bezetting, p.kurang, p.lebih)),
                format_angka(p.ej, 2),
                p.grade or "–",
            )
            for p in posts
        ]
        self._print_table(kepala, isi)
        self.stdout.write("")
        isi = [
            (
                "  " * u.tingkat + u.nama,
                format_angka(u.fte, 4),
                *map(format_angka, (u.kebutuhan, u.bezetting, u.kurang, u.lebih)),
                format_angka(u.eu, 2),
                u.grade or "–",
            )
            for u in units
        ]
        self._print_table(("Unit dan semua di bawahnya", *kepala[1:6], "EU", "PU"), isi)

    def _print_table(self, kepala, isi):
        lebar = [min(60, max(map(len, kolom))) for kolom in zip(kepala, *isi, strict=True)]
        for baris in (kepala, tuple("-" * n for n in lebar), *isi):
            nama, *angka = baris
            kolom = [f"{nama[: lebar[0]]:<{lebar[0]}}"]
            kolom += [f"{a:>{n}}" for a, n in zip(angka, lebar[1:], strict=True)]
            self.stdout.write("  ".join(kolom).rstrip())


def post_dict(p: rekap.BarisJabatan) -> dict:
    return {
        "unit_code": p.unit_kode,
        "unit": p.unit_nama,
        "jabatan": p.nama,
        "jenis": p.jenis,
        "kelas": p.kelas,
        "fte": plain(p.fte),
        "kebutuhan": p.kebutuhan,
        "bezetting": p.bezetting,
        "kurang": p.kurang,
        "lebih": p.lebih,
        "ej": None if p.ej is None else plain(p.ej),
        "grade": p.grade,
        "kode": p.kode,
        "jenjang": p.jenjang,
        "dasar": p.dasar,
    }


def unit_dicts(units: list[rekap.BarisUnit]) -> list[dict]:
    kode = {u.pk: u.kode for u in units}
    return [
        {
            "code": u.kode,
            "name": u.nama,
            "induk": kode.get(u.induk_id),
            "fte": plain(round(u.fte, DESIMAL_JUMLAH)),
            "kebutuhan": u.kebutuhan,
            "bezetting": u.bezetting,
            "kurang": u.kurang,
            "lebih": u.lebih,
            "eu": None if u.eu is None else plain(u.eu),
            "grade": u.grade,
            "posts": u.jabatan,
            "belum_dianalisis": u.belum_dianalisis,
        }
        for u in units
    ]


def harmless(nilai):
    """A spreadsheet opens csv too: text that it would take for a formula gets an apostrophe."""
    return f"'{nilai}" if isinstance(nilai, str) and nilai[:1] in "=+-@\t\r" and nilai else nilai
