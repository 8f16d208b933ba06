"""What all imports share: the outcome, the dry run, and the frame of their commands.

An import is a function `import_x(sumber, *, ..., by, lapor) -> HasilImpor` that runs inside one
transaction and raises BerkasDitolak with every error. `jalankan` adds the dry run and the lock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from asnplan.lib.riwayat import pelaku
from asnplan.lib.tabel import BerkasDitolak, Galat


@dataclass
class HasilImpor:
    """What an import did (or would do, on a dry run). `rincian` is the import's own detail."""

    jumlah: dict[str, int] = field(default_factory=dict)
    peringatan: list[Galat] = field(default_factory=list)
    rincian: list = field(default_factory=list)
    dry_run: bool = False

    def hitung(self, apa: str, n: int = 1) -> None:
        self.jumlah[apa] = self.jumlah.get(apa, 0) + n

    def ingatkan(self, pesan: str, baris: int | None = None, kolom: str = "") -> None:
        self.peringatan.append(Galat(pesan, baris, kolom))

    @property
    def ringkasan(self) -> str:
        return (
            ", ".join(f"{n:,} {apa}".replace(",", ".") for apa, n in self.jumlah.items() if n)
            or "tidak ada perubahan"
        )


def jalankan(
    impor: Callable[..., HasilImpor], *args, dry_run: bool = False, **kwargs
) -> HasilImpor:
    """Run an import in one transaction; on a dry run do everything and take it back."""
    with transaction.atomic():
        hasil = impor(*args, **kwargs)
        hasil.dry_run = dry_run
        if dry_run:
            transaction.set_rollback(True)
    return hasil


class ImportCommand(BaseCommand):
    """Frame of the import commands: FILE, --dry-run, progress and warnings on standard error, exit 1 on
    bad input with every error listed."""

    BANYAK = 50  # warnings printed before the rest is counted

    def add_arguments(self, parser):
        parser.add_argument(
            "file", metavar="FILE", help="CSV atau XLSX; kolom dikenali dari judulnya"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="periksa saja, tidak menyimpan apa pun"
        )

    def handle(self, *args, file, dry_run, **options):
        try:
            with pelaku(asal=f"perintah {self.nama}"):
                hasil = jalankan(self.impor, file, dry_run=dry_run, **self.argumen(options))
        except BerkasDitolak as ditolak:
            for galat in ditolak.galat:
                self.stderr.write(str(galat), style_func=str)
            raise CommandError(f"{len(ditolak.galat)} galat; tidak ada yang disimpan.") from None
        for peringatan in hasil.peringatan[: self.BANYAK]:
            self.stderr.write(f"Peringatan: {peringatan}", style_func=str)
        if len(hasil.peringatan) > self.BANYAK:
            self.stderr.write(
                f"… dan {len(hasil.peringatan) - self.BANYAK} peringatan lain.", style_func=str
            )
        self.selesai(hasil, options)

    def selesai(self, hasil: HasilImpor, options) -> None:
        awal = "Uji coba, tidak disimpan" if hasil.dry_run else "Disimpan"
        self.stdout.write(f"{awal}: {hasil.ringkasan}.")

    def lapor(self, pesan: str) -> None:
        """Progress of long work."""
        self.stderr.write(pesan, style_func=str)

    @property
    def nama(self) -> str:
        return self.__module__.rsplit(".", 1)[-1]

    def argumen(self, options) -> dict:
        raise NotImplementedError

    def impor(self, *args, **kwargs) -> HasilImpor:
        raise NotImplementedError
