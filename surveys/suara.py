"""The start page of what citizens say, as data: a card per area."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission


@dataclass(frozen=True)
class Kartu:
    """A card: its heading, a sentence, and links by URL name (each takes the code of the instansi) with who
    needs what in the instansi or any unit of it."""

    judul: str
    keterangan: str
    tautan: tuple[tuple[str, str, Permission], ...]


KARTU = [
    Kartu(
        "Suara warga dan beban",
        "Di mana layanan yang lemah, beban yang berat, dan kekurangan orang bertemu, unit demi unit.",
        (("Unit yang paling mendesak", "surveys:padu-list", Permission.LIHAT),),
    ),
    Kartu(
        "Survei kepuasan",
        "Survei Kepuasan Masyarakat (SKM): putaran, tautan dan QR, formulir kertas, hasil.",
        (
            ("Putaran survei", "surveys:survei-list", Permission.LIHAT),
            ("Layanan per unit", "surveys:layanan-list", Permission.LIHAT),
        ),
    ),
    Kartu(
        "Forum warga dan aspirasi",
        "Forum dari agenda sampai hasil, usulan warga dari semua pintu, dan yang dijanjikan kepada mereka.",
        (
            ("Forum warga", "surveys:forum-list", Permission.LIHAT),
            ("Aspirasi", "surveys:aspirasi-list", Permission.LIHAT),
            ("Komitmen", "surveys:komitmen-list", Permission.LIHAT),
        ),
    ),
    Kartu(
        "Pengaduan",
        "Pengaduan warga untuk unit Anda: tenggat hari kerja, balasan, serah terima, penutupan.",
        (
            ("Daftar pengaduan", "surveys:pengaduan-list", Permission.TANGANI_PENGADUAN),
            ("Angka pengaduan", "surveys:pengaduan-figures", Permission.TANGANI_PENGADUAN),
        ),
    ),
]


def cards_for(instansi, held: set[Permission]) -> list[tuple[Kartu, list[tuple[str, str]]]]:
    """Cards with the links that this person may follow; a card without any is left out."""
    kartu = []
    for k in KARTU:
        tautan = [
            (judul, reverse(nama, args=[instansi.kode]))
            for judul, nama, perlu in k.tautan
            if perlu in held
        ]
        if tautan:
            kartu.append((k, tautan))
    return kartu
