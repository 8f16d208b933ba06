"""Answers of citizens: stored once, whatever happens on the way."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from surveys.models import Layanan, Respons, Survei, TiketSurvei
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.pengiriman import Tanda
from surveys.penjaga import Aksi, mark_of, screen


class SudahDijawab(Exception):
    """The one-time link was used before."""


def submit_respons(
    *,
    survei: Survei,
    layanan: Layanan,
    isi: dict,
    tanda: Tanda,
    alamat: str = "",
    perangkap: bool = False,
    tiket: TiketSurvei | None = None,
) -> bool:
    """Store one answer from the public form; True where it is new, False where it was here before (sent
    twice: a double click, a retry after a lost line). `isi` holds the fields of Respons as the form read
    them. Raises SudahDijawab and TerlaluSering. Nothing of an earlier answer is ever given back.
    """
    aksi = Aksi.TIKET if tiket else Aksi.SURVEI
    sidik = mark_of(alamat, aksi)
    alasan = screen(
        aksi, milik=Respons.objects.filter(survei=survei), waktu="dikirim_pada", sidik=sidik, tanda=tanda,
        isi={"nilai": isi["nilai"], "saran": isi["saran"]}, perangkap=perangkap,
    )  # fmt: skip
    try:
        with transaction.atomic():
            _, baru = Respons.objects.get_or_create(
                kunci=tanda.kunci,
                defaults=isi
                | {
                    "survei": survei,
                    "layanan": layanan,
                    "unit_id": layanan.unit_id,
                    "tanggal": timezone.localdate(),
                    "saluran": Saluran.TIKET if tiket else Saluran.TAUTAN,
                    "tiket": tiket,
                    "sidik": sidik,
                    "lama_isi": max(tanda.lama, 0),
                    "keadaan": KeadaanRespons.KARANTINA if alasan else KeadaanRespons.SAH,
                    "alasan": alasan,
                },
            )
            return baru
    except IntegrityError as galat:
        if tiket is not None and Respons.objects.filter(tiket=tiket).exists():
            raise SudahDijawab from galat
        raise


@transaction.atomic
def record_paper(*, survei: Survei, layanan: Layanan, isi: dict, by) -> Respons:
    """A paper form typed in by an officer, marked so; `isi` brings its own date."""
    return Respons.objects.create(
        survei=survei, layanan=layanan, unit_id=layanan.unit_id, saluran=Saluran.KERTAS, dicatat_oleh=by,
        **isi,
    )  # fmt: skip
