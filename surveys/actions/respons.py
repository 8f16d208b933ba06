"""Answers of citizens: stored once, whatever happens on the way."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from surveys.models import Layanan, Respons, Survei, TiketSurvei
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.pengiriman import Tanda
from surveys.penjaga import Aksi, mark_of, screen


class SudahDijawab(Exception):
    """The one-time link was used before."""


class Berubah(Exception):
    """The round was closed, or its questions changed, while the form was open."""


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
    them. Raises SudahDijawab, Berubah and TerlaluSering. Nothing of an earlier answer is ever given back.
    """
    aksi = Aksi.TIKET if tiket else Aksi.SURVEI
    sidik = mark_of(alamat, aksi)
    alasan = screen(
        aksi, Respons, lingkup={"survei": survei}, waktu="dikirim_pada", sidik=sidik, tanda=tanda,
        isi={"nilai": isi["nilai"], "saran": isi["saran"]}, perangkap=perangkap,
    )  # fmt: skip
    baru = _store(
        isi
        | {
            "survei": survei.pk,
            "layanan": layanan.pk,
            "tanggal": timezone.localdate(),
            "saluran": Saluran.TIKET if tiket else Saluran.TAUTAN,
            "tiket": tiket and tiket.pk,
            "kunci": tanda.kunci,
            "sidik": sidik,
            "lama_isi": max(tanda.lama, 0),
            "keadaan": KeadaanRespons.KARANTINA if alasan else KeadaanRespons.SAH,
            "alasan": alasan,
        }
    )
    if not baru and not Respons.objects.filter(kunci=tanda.kunci).exists():
        # asked anew: when the page read the ticket, the other answer may have been on its way
        raise SudahDijawab if tiket and Respons.objects.filter(tiket=tiket).exists() else Berubah
    return baru


SIMPAN = """
INSERT INTO surveys_respons (
    survei_id, layanan_id, unit_id, nilai, tanggal, jam, jenis_kelamin, usia, pendidikan, pekerjaan,
    pekerjaan_lain, saran, saluran, tiket_id, kunci, keadaan, alasan, sidik, lama_isi, dikirim_pada)
SELECT s.id, l.id, l.unit_id, %(nilai)s, %(tanggal)s, %(jam)s, %(jenis_kelamin)s, %(usia)s, %(pendidikan)s,
    %(pekerjaan)s, %(pekerjaan_lain)s, %(saran)s, %(saluran)s, %(tiket)s, %(kunci)s, %(keadaan)s, %(alasan)s,
    %(sidik)s, %(lama_isi)s, now()
FROM surveys_survei s, surveys_layanan l
WHERE s.id = %(survei)s AND s.ditutup_pada IS NULL AND %(tanggal)s BETWEEN s.mulai AND s.selesai
    AND l.id = %(layanan)s AND (l.nonaktif_sejak IS NULL OR %(tiket)s IS NOT NULL)
    AND cardinality(%(nilai)s::smallint[]) = (SELECT count(*) FROM surveys_unsursurvei u WHERE u.survei_id = s.id)
ON CONFLICT DO NOTHING
"""
"""One statement: stored once (kunci, tiket), and only where round and service take answers at that moment."""


def _store(kolom: dict) -> bool:
    """Whether it was stored now."""
    with connection.cursor() as cursor:
        cursor.execute(SIMPAN, kolom)
        return cursor.rowcount == 1
