"""What officers write and everybody reads at once, without a moderator: no personal data in it."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from surveys.policies_pengaduan import refuse_pribadi


def require_layak_terbit(*, milik_kantor: bool, **teks: str) -> None:
    """Texts by the names of their fields. `milik_kantor`: numbers, addresses and names are the office's own."""
    tolak = {
        nama: alasan
        for nama, isi in teks.items()
        if (alasan := refuse_pribadi(isi, milik_kantor=milik_kantor, awal="Tulisan ini terbit dan"))
    }
    if tolak:
        raise ValidationError(tolak)
