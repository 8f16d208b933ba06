"""The start page of what citizens say, as data: a card per area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from accounts.roles import Permission
from surveys.antrean import waiting_count


@dataclass(frozen=True)
class Kartu:
    """A card: its heading, a sentence, and links by URL name (each takes the code of the instansi) with who
    needs what in the instansi or any unit of it. `hitung` tells of some links how much waits there."""

    judul: str
    keterangan: str
    tautan: tuple[tuple[str, str, Permission], ...]
    hitung: dict[str, Callable] = field(default_factory=dict)


KARTU = [
    Kartu(
        "Moderasi",
        "Tulisan warga yang menunggu diperiksa sebelum terbit, yang dilaporkan, dan yang dikarantina.",
        (("Antrean moderasi", "surveys:moderasi-list", Permission.MODERASI),),
        {"surveys:moderasi-list": waiting_count},
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


def cards_for(user, instansi, held: set[Permission]) -> list[tuple[Kartu, list[tuple]]]:
    """Cards with the links that this person may follow, and how much waits there (None where nothing is
    counted); a card without any is left out."""
    kartu = []
    for k in KARTU:
        tautan = [
            (
                judul,
                reverse(nama, args=[instansi.kode]),
                k.hitung[nama](user, instansi) if nama in k.hitung else None,
            )
            for judul, nama, perlu in k.tautan
            if perlu in held
        ]
        if tautan:
            kartu.append((k, tautan))
    return kartu
