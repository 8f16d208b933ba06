"""What is public of proposals and promises, as rows for other people's programs: nothing else is in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils import timezone

from surveys.models import Aspirasi, Komitmen
from surveys.status_aspirasi import StatusAspirasi
from surveys.status_forum import StatusForum

KOLOM_ASPIRASI = (
    "kode", "judul", "isi", "unit", "layanan", "tema", "sumber", "tahun_musrenbang", "tingkat_musrenbang",
    "berita_acara_musrenbang", "disampaikan", "terbit", "dukungan", "alamat",
)  # fmt: skip
RUMUS = ("=", "+", "-", "@", "\t", "\r")


def aspirasi_rows(instansi, alamat: str) -> Iterator[dict]:
    """`alamat` is the public list; the page of one stands below it. Plain rows: there may be thousands."""
    semua = (
        Aspirasi.objects.published().filter(unit__instansi=instansi).with_dukungan()
        .order_by("terbit_pada", "pk").values_list(
            "kode", "judul_terbit", "isi_terbit", "unit__nama", "layanan__nama", "tema__nama", "sumber",
            "tahun", "tingkat", "nomor_ba", "tanggal", "terbit_pada", "dukungan",
        )
    )  # fmt: skip
    for *isi, tanggal, terbit_pada, dukungan in semua.iterator(chunk_size=2_000):
        hari = (tanggal.isoformat(), timezone.localdate(terbit_pada).isoformat())
        yield dict(zip(KOLOM_ASPIRASI, (*isi, *hari, dukungan, f"{alamat}{isi[0]}/"), strict=True))


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
