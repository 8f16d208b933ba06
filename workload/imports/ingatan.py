"""What people said before about the words of an office's files: mappings, read for the next file."""

from units.models import Instansi
from workload.models import JenisPemetaan, PemetaanImpor


def remembered_headings(instansi: Instansi) -> dict[str, str]:
    """Normalised heading -> field of workload.imports.kolom."""
    return dict(_of(instansi, JenisPemetaan.KOLOM).values_list("kunci", "kolom"))


def remembered_posts(instansi: Instansi) -> dict[str, int]:
    """cocokkan.memory_key -> id of the post."""
    return dict(_of(instansi, JenisPemetaan.JABATAN).values_list("kunci", "jabatan_id"))


def _of(instansi: Instansi, jenis: JenisPemetaan):
    return PemetaanImpor.objects.filter(instansi=instansi, jenis=jenis)
