"""The picture of the life of an analysis, drawn from the table that the application itself uses."""

from django.core.management.base import BaseCommand

from workload.status import STATUS, TRANSISI


def diagram() -> str:
    """A mermaid state diagram of workload.status."""
    baris = ["stateDiagram-v2"]
    baris += [f'    state "{k.label}" as {status}' for status, k in STATUS.items()]
    baris.append(f"    [*] --> {next(iter(STATUS))}")
    for t in TRANSISI.values():
        syarat = [
            kata
            for perlu, kata in (
                (t.perlu_lengkap, "bila lengkap"),
                (t.perlu_alasan, "dengan alasan"),
            )
            if perlu
        ]
        baris.append(f"    {t.dari} --> {t.ke}: {', '.join([t.verba, *syarat])} ({t.permission})")
    return "\n".join(baris)


class Command(BaseCommand):
    help = "Mencetak diagram status analisis (mermaid) untuk docs/status-analisis.md."

    def handle(self, *args, **options):
        self.stdout.write(diagram())
