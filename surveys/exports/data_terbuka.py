"""What is public of proposals and promises, as rows for other people's programs: nothing else is in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils import timezone

from surveys.models import Aspirasi, Komitmen
from surveys.status_aspirasi import StatusAspirasi
from surveys.status_forum import StatusForum

RUMUS = ("=", "+", "-", "@", "\t", "\r")


def aspirasi_rows(instansi, link) -> Iterator[dict]:
    """`link(kode)` is the public page of one."""
    semua = (
        Aspirasi.objects.published().filter(unit__instansi=instansi).with_dukungan()
        .select_related("unit", "layanan", "tema").order_by("terbit_pada", "pk")
    )  # fmt: skip
    for a in semua:
        yield {
            "kode": a.kode,
            "judul": a.judul_terbit,
            "isi": a.isi_terbit,
            "unit": a.unit.nama,
            "layanan": a.layanan.nama if a.layanan else "",
            "tema": a.tema.nama if a.tema else "",
            "sumber": a.sumber,
            "tahun_musrenbang": a.tahun,
            "tingkat_musrenbang": a.tingkat,
            "berita_acara_musrenbang": a.nomor_ba,
            "disampaikan": a.tanggal.isoformat(),
            "terbit": timezone.localdate(a.terbit_pada).isoformat(),
            "dukungan": a.dukungan,
            "alamat": link(a.kode),
        }


def komitmen_rows(instansi, hari_ini) -> Iterator[dict]:
    semua = (
        Komitmen.objects.public().filter(unit__instansi=instansi)
        .select_related("unit", "forum", "aspirasi").order_by("batas", "pk")
    )  # fmt: skip
    for k in semua:
        aspirasi = k.aspirasi if k.aspirasi and k.aspirasi.status == StatusAspirasi.TERBIT else None
        forum = k.forum if k.forum and k.forum.status == StatusForum.TERBIT else None
        yield {
            "komitmen": k.isi,
            "unit": k.unit.nama,
            "penanggung_jawab": k.pemilik,
            "batas": k.batas.isoformat(),
            "batas_semula": k.batas_awal.isoformat(),
            "status": k.status,
            "terlambat": k.is_late(hari_ini),
            "keterangan": k.keterangan,
            "bukti": k.bukti,
            "selesai": k.selesai_pada.isoformat() if k.selesai_pada else None,
            "aspirasi": aspirasi.kode if aspirasi else "",
            "judul_aspirasi": aspirasi.judul_terbit if aspirasi else "",
            "forum": forum.judul if forum else "",
            "tanggal_forum": forum.tanggal.isoformat() if forum else None,
        }


def write_csv(baris: Iterable[dict]) -> bytes:
    """For a spreadsheet as offices here have it (semicolons); no cell is taken for a formula."""
    baris = list(baris)
    teks = io.StringIO()
    penulis = csv.writer(teks, delimiter=";", lineterminator="\r\n")
    penulis.writerow(baris[0] if baris else [])
    penulis.writerows([_cell(x) for x in b.values()] for b in baris)
    return teks.getvalue().encode("utf-8-sig")


def _cell(nilai):
    match nilai:
        case None:
            return ""
        case bool():
            return "ya" if nilai else "tidak"
        case str() if nilai.startswith(RUMUS):
            return f"'{nilai}"
    return nilai
