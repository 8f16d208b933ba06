"""Salt of the day: makes addresses of devices into marks that mean nothing tomorrow."""

import hashlib
import secrets

from django.db import IntegrityError, models, transaction
from django.utils import timezone


class GaramHarian(models.Model):
    """One random salt per day. Older ones are deleted, and with them the way from a mark to an address.
    Not in the change history: a salt that is kept anywhere is none."""

    tanggal = models.DateField(unique=True)
    garam = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = "garam harian"
        verbose_name_plural = "garam harian"

    def __str__(self):
        return str(self.tanggal)


def mark_of(alamat: str) -> str:
    """The mark of an address today; another one tomorrow."""
    if not alamat:
        return ""
    return hashlib.blake2b(alamat.encode(), key=salt_of_today(), digest_size=16).hexdigest()


_ingat: dict = {}  # today's, so that it is read once by each process


def salt_of_today() -> bytes:
    hari_ini = timezone.localdate()
    if hari_ini not in _ingat:
        _ingat.clear()
        _ingat[hari_ini] = _read_salt(hari_ini)
    return _ingat[hari_ini]


def _read_salt(hari_ini) -> bytes:
    garam = GaramHarian.objects.filter(tanggal=hari_ini).values_list("garam", flat=True).first()
    if garam is None:
        garam = _make_salt(hari_ini)
    return bytes(garam)


def _make_salt(tanggal) -> bytes:
    GaramHarian.objects.filter(tanggal__lt=tanggal).delete()
    try:
        with transaction.atomic():
            return GaramHarian.objects.create(tanggal=tanggal, garam=secrets.token_bytes(32)).garam
    except IntegrityError:  # another worker was first
        return GaramHarian.objects.get(tanggal=tanggal).garam
