"""Salt of the day: makes addresses of devices into marks that mean nothing tomorrow."""

import hashlib
import secrets
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
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


def mark_of(alamat: str, ranah: str) -> str:
    """The mark of an address today: another one tomorrow, and another one for every `ranah`, so that an
    answer, a complaint and a proposal from one house cannot be put together. The key of the server goes in
    too: of a copy of the database alone not even today's marks can be tried out."""
    if not alamat:
        return ""
    kunci = hashlib.blake2b(settings.SECRET_KEY.encode(), key=salt_of_today()).digest()
    ciri = hashlib.blake2b(
        house_of(alamat).encode(), key=kunci, person=ranah.encode()[:16], digest_size=16
    )
    return ciri.hexdigest()


def house_of(alamat: str) -> str:
    """What one subscriber has: an IPv4 address; of IPv6, where a phone takes a new one every hour, the /64."""
    try:
        ip = ip_address(alamat.strip())
    except ValueError:
        return alamat
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip
    if isinstance(ip, IPv4Address):
        return str(ip)
    return str(IPv6Network((int(ip), 64), strict=False))


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
