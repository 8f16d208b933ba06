"""What `--instansi KODE --periode YYYY [--unit KODE]` mean, for commands that read a report."""

from django.core.management import CommandError

from units.models import Instansi, Periode, UnitKerja


def add_arguments(parser) -> None:
    parser.add_argument("--instansi", required=True, metavar="KODE")
    parser.add_argument("--periode", required=True, type=int, metavar="YYYY")
    parser.add_argument("--unit", metavar="KODE", help="hanya unit ini dan semua di bawahnya")


def find(options) -> tuple[Periode, UnitKerja | None]:
    """The period and unit asked for, or a sentence that says which of them is not there."""
    instansi = Instansi.objects.filter(kode=options["instansi"]).first()
    if instansi is None:
        raise CommandError(f"Instansi “{options['instansi']}” tidak ditemukan.")
    periode = (
        instansi.periode.filter(tahun=options["periode"])
        .select_related("instansi", "aturan")
        .first()
    )
    if periode is None:
        ada = ", ".join(str(t) for t in instansi.periode.values_list("tahun", flat=True))
        raise CommandError(
            f"Periode {options['periode']} belum ada di {instansi.nama}. "
            + (f"Yang ada: {ada}." if ada else "Belum ada satu periode pun.")
        )
    unit = None
    if options["unit"]:
        unit = UnitKerja.objects.filter(instansi=instansi, kode=options["unit"]).first()
        if unit is None:
            raise CommandError(f"Unit “{options['unit']}” tidak ditemukan di {instansi.nama}.")
    return periode, unit
