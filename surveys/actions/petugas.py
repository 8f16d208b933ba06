"""What officers bring in for citizens: paper forms, and slips with one-time links."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.models import Layanan, Respons, Survei, TiketSurvei
from surveys.models.respons import Saluran
from surveys.pengiriman import Tanda
from units.actions.dasar import action

MAKS_TIKET = 500


@action
def type_paper(
    *, survei: Survei, layanan: Layanan, isi: dict, tanda: Tanda, by
) -> tuple[Respons, bool]:
    """A paper form typed in, marked so; True where it is new, False where the same page was sent before.
    The date is that of the paper: within the round and not in the future."""
    survei = Survei.objects.select_for_update(of=("self",), no_key=True).get(pk=survei.pk)
    check_paper(survei, layanan, isi["tanggal"])
    return store_paper(survei, layanan, isi, tanda, by)


def store_paper(survei, layanan, isi: dict, tanda: Tanda, by) -> tuple[Respons, bool]:
    """Within an action that holds the round."""
    return Respons.objects.get_or_create(
        kunci=tanda.kunci,
        defaults=isi
        | {
            "survei": survei,
            "layanan": layanan,
            "unit_id": layanan.unit_id,
            "saluran": Saluran.KERTAS,
            "dicatat_oleh": by,
        },
    )


def check_paper(survei: Survei, layanan: Layanan, tanggal) -> None:
    """Raises ValidationError where a paper of that day cannot count in this round."""
    if survei.ditutup_pada:
        raise ValidationError(f"{survei.nama} sudah ditutup; tidak ada jawaban yang diterima lagi.")
    if layanan.unit.instansi_id != survei.instansi_id:
        raise ValidationError("Layanan ini milik instansi lain.")
    sampai = min(survei.selesai, timezone.localdate())
    if not survei.mulai <= tanggal <= sampai:
        raise ValidationError(
            {"tanggal": f"Tanggal harus antara {survei.mulai:%d-%m-%Y} dan {sampai:%d-%m-%Y}."}
        )


@action
def make_tiket(*, survei: Survei, layanan: Layanan, banyak: int, by) -> list[TiketSurvei]:
    """So many one-time links for a service."""
    if survei.ditutup_pada or layanan.nonaktif_sejak:
        raise ValidationError("Survei atau layanan ini sudah ditutup.")
    if not 1 <= banyak <= MAKS_TIKET:
        raise ValidationError({"banyak": f"Paling banyak {MAKS_TIKET} tiket sekali buat."})
    return TiketSurvei.objects.bulk_create(
        TiketSurvei(survei=survei, layanan=layanan, dibuat_oleh=by) for _ in range(banyak)
    )
