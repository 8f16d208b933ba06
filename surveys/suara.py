"""The start page of what citizens say, as data: a card per area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from surveys.antrean import waiting_count
from surveys.models import Forum, Komitmen
from units.permissions import may


@dataclass(frozen=True)
class Kartu:
    """A card: its heading, a sentence, and links by URL name (each takes the code of the instansi) with who
    needs what in the instansi or any unit of it; `seluruh`: in the whole instansi. `hitung` tells of some links
    how much waits there, and in which word."""

    judul: str
    keterangan: str
    tautan: tuple[tuple[str, str, Permission], ...]
    hitung: dict[str, tuple[Callable, str]] = field(default_factory=dict)
    seluruh: bool = False


def unfinished_count(user, instansi) -> int:
    """Forums whose day is over and whose result is not public."""
    milik = Forum.objects.visible_to(user).filter(unit__instansi=instansi)
    return milik.unfinished(timezone.localdate()).count()


def late_count(user, instansi) -> int:
    milik = Komitmen.objects.visible_to(user).filter(unit__instansi=instansi)
    return milik.late(timezone.localdate()).count()


KARTU = [
    Kartu(
        "Moderasi",
        "Tulisan warga yang menunggu diperiksa sebelum terbit, yang dilaporkan, dan yang dikarantina.",
        (("Antrean moderasi", "surveys:moderasi-list", Permission.MODERASI),),
        {"surveys:moderasi-list": (waiting_count, "menunggu")},
    ),
    Kartu(
        "Suara warga dan beban",
        "Di mana layanan yang lemah, beban yang berat, dan kekurangan pegawai bertemu, unit demi unit.",
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
        {
            "surveys:forum-list": (unfinished_count, "belum selesai"),
            "surveys:komitmen-list": (late_count, "terlambat"),
        },
    ),
    Kartu(
        "Pengaduan",
        "Pengaduan warga untuk unit Anda: tenggat hari kerja, balasan, serah terima, penutupan.",
        (
            ("Daftar pengaduan", "surveys:pengaduan-list", Permission.TANGANI_PENGADUAN),
            ("Angka pengaduan", "surveys:pengaduan-figures", Permission.TANGANI_PENGADUAN),
        ),
    ),
    Kartu(
        "Data pribadi warga",
        "Berapa lama disimpan, siapa yang dihubungi warga, dan yang sudah dihapus.",
        (("Masa simpan dan penghapusan", "surveys:privasi-setup", Permission.KELOLA_SURVEI),),
        seluruh=True,
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
                (k.hitung[nama][0](user, instansi), k.hitung[nama][1])
                if nama in k.hitung
                else None,
            )
            for judul, nama, perlu in k.tautan
            if perlu in held and (not k.seluruh or may(user, perlu, instansi=instansi))
        ]
        if tautan:
            kartu.append((k, tautan))
    return kartu
