"""What a citizen does with a complaint: send it, follow it, answer, reopen, judge."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from surveys.actions.hapus import erase_aduan, note
from surveys.actions.kontak import delete_kontak, keep_kontak, left_kontak, move_deletion
from surveys.calculators.nomor import (
    ABJAD,
    ACAK,
    hash_rahasia,
    make_nomor,
    make_rahasia,
    normalise,
    same,
)
from surveys.calculators.privasi import Jenis
from surveys.calculators.tenggat import compute_tenggat
from surveys.kalender import kalender_of
from surveys.models import (
    JejakPengaduan,
    KategoriPengaduan,
    Layanan,
    Pengaduan,
    PesanPengaduan,
)
from surveys.models.pengaduan import CaraLapor
from surveys.models.percakapan import Langkah, Pihak
from surveys.pengiriman import Tanda, TandaTerpakai
from surveys.penjaga import Aksi, check, count, mark_of, screen
from surveys.policies_pengaduan import (
    PESAN_SEHARI,
    refuse_alasan,
    refuse_kepuasan,
    refuse_open,
    refuse_reopen,
)
from surveys.status_pengaduan import TRANSISI
from units.models import UnitKerja
from workload.policies import Ditolak

TULISAN = ("isi", "tempat", "kapan", "cara")
"""What makes two sendings of one paper the same, with the contact."""
MASA_ULANG = timedelta(hours=1)
"""How long the same sending, repeated, is answered with its number and secret again."""


class TidakCocok(Exception):
    """Number and secret do not belong together, or there is no such number: nobody learns which."""


@dataclass(frozen=True)
class TandaTerima:
    """What the reporter takes away. `rahasia` is empty where it was shown too long ago to show again."""

    nomor: str
    rahasia: str


def submit_pengaduan(
    *,
    unit: UnitKerja,
    layanan: Layanan | None,
    kategori: KategoriPengaduan,
    isi: dict,
    kontak: dict | None,
    tanda: Tanda,
    alamat: str = "",
    perangkap: bool = False,
) -> TandaTerima:
    """Store a complaint. Sent twice it is stored once, and who sends the same words again within the hour
    gets the same number and secret: the first answer may have been lost on the way. Nothing suspicious is
    thrown away; it is set aside for an officer to look at. Raises TerlaluSering, TandaTerpakai.

    unit: whom it is about; in a category that is checked from above, the unit above it gets the complaint.
    isi: the fields of Pengaduan as the form read them; kontak: nama and kontak, None for anonymous.
    """
    sidik = mark_of(alamat, Aksi.PENGADUAN)
    alasan = screen(
        Aksi.PENGADUAN, Pengaduan, lingkup={}, waktu="masuk_pada", isi={"isi": isi["isi"]},
        sidik=sidik, tanda=tanda, perangkap=perangkap,
    )  # fmt: skip
    return store(
        unit=unit,
        layanan=layanan,
        kategori=kategori,
        isi=isi | {"curiga": alasan, "sidik": sidik},
        kontak=kontak,
        tanda=tanda,
        diterima=timezone.localdate(),
    )


@transaction.atomic
def store(
    *,
    unit: UnitKerja,
    layanan: Layanan | None,
    kategori: KategoriPengaduan,
    isi: dict,
    kontak: dict | None,
    tanda: Tanda,
    diterima: date,
    kabar: str = "Pengaduan diterima",
    by=None,
) -> TandaTerima:
    """Once per `tanda`; the day of arrival starts the clock. Raises TandaTerpakai."""
    rahasia, kini, batas = _secret_of(tanda), timezone.now(), kategori.batas
    tenggat = compute_tenggat(diterima, batas, kalender_of(unit.instansi_id))
    nomor = _new_nomor()
    pengaduan, baru = Pengaduan.objects.get_or_create(
        kunci=tanda.kunci,
        defaults=isi
        | {
            "unit": (kategori.ke_atasan and unit.induk) or unit,
            "unit_diadukan": unit,
            "layanan": layanan,
            "kategori": kategori,
            "unsur": kategori.unsur,
            "nomor": nomor,
            "rahasia": hash_rahasia(rahasia, nomor),
            "masuk_pada": kini,
            "diterima": diterima,
            "mulai_hitung": diterima,
            "hari_periksa": batas.periksa,
            "hari_selesai": batas.selesai,
            "hari_tanggapan": batas.tanggapan,
            "hari_perpanjangan": batas.perpanjangan,
            "ke_atasan": kategori.ke_atasan,
            "tenggat_periksa": tenggat.periksa,
            "tenggat_selesai": tenggat.selesai,
            "dicatat_oleh": by,
        },
    )
    if baru:
        if kontak and pengaduan.cara != CaraLapor.ANONIM:
            keep_kontak(pengaduan=pengaduan, **kontak)
        JejakPengaduan.objects.create(
            pengaduan=pengaduan,
            langkah=Langkah.MASUK,
            pihak=Pihak.PETUGAS if by else Pihak.PELAPOR,
            kabar=kabar,
            oleh=by,
        )
    elif any(getattr(pengaduan, k) != isi[k] for k in TULISAN if k in isi) or not left_kontak(
        pengaduan, kontak
    ):
        raise TandaTerpakai(
            "Versi sebelumnya dari pengaduan ini sudah kami terima. Tulisan di bawah berbeda dan belum terkirim;"
            " bila Anda kirim lagi, ia menjadi pengaduan kedua dengan nomor dan kata kunci sendiri. Nomor dan kata"
            " kunci yang pertama tidak dapat ditampilkan di sini."
        )
    tampil = kini - pengaduan.masuk_pada < MASA_ULANG
    return TandaTerima(pengaduan.nomor if tampil else "", rahasia if tampil else "")


def _secret_of(tanda: Tanda) -> str:
    """The same for the same sending, and known to nobody who has not the paper and our key."""
    bahan = hmac.new(settings.SECRET_KEY.encode(), b"pengaduan" + tanda.kunci.bytes, "sha256")
    return make_rahasia(bahan.digest())


def _new_nomor() -> str:
    while True:
        nomor = make_nomor("".join(secrets.choice(ABJAD) for _ in range(ACAK)))
        if not Pengaduan.objects.filter(nomor=nomor).exists():
            return nomor


# --- following ------------------------------------------------------------------------------------


def find_ticket(*, nomor: str, rahasia: str, alamat: str) -> Pengaduan:
    """The complaint whose number and secret these are. Raises TidakCocok, the same for a wrong number and a
    wrong secret and after the same work; TerlaluSering after too many of those."""
    check(Aksi.LACAK, alamat)
    nomor = normalise(nomor[:100]) or "-"
    pengaduan = Pengaduan.objects.filter(nomor=nomor).first()
    simpan = bytes(pengaduan.rahasia) if pengaduan else bytes(32)
    cocok = same(hash_rahasia(rahasia, nomor), simpan)
    if pengaduan is None or not cocok:
        count(Aksi.LACAK, alamat)
        raise TidakCocok
    return pengaduan


def write_message(*, pengaduan: Pengaduan, isi: str, tanda: Tanda) -> bool:
    """A message of the reporter; False where this very sending is here already. Raises Ditolak, and where the
    paper brought other words TandaTerpakai."""
    with transaction.atomic():
        pengaduan = lock(pengaduan)
        if done_before(PesanPengaduan, pengaduan, tanda, isi=isi.strip()):
            return False
        if tolak := refuse_open(pengaduan):
            raise Ditolak(tolak)
        hari_ini = pengaduan.pesan.filter(
            dari=Pihak.PELAPOR, pada__gte=timezone.now() - timedelta(days=1)
        )
        if hari_ini.count() >= PESAN_SEHARI:
            raise Ditolak(f"Sudah {PESAN_SEHARI} pesan dalam sehari. Kirim lagi besok.")
        PesanPengaduan.objects.create(
            pengaduan=pengaduan, dari=Pihak.PELAPOR, isi=isi.strip(), kunci=tanda.kunci
        )
        return True


def done_before(model, pengaduan: Pengaduan, tanda: Tanda, **isi):
    """The message, note or step that this very sending brought before; None where it is new. Raises
    TandaTerpakai where the paper brought something else."""
    ada = model.objects.filter(kunci=tanda.kunci).first()
    isi["pengaduan_id"] = pengaduan.pk
    if ada and any(getattr(ada, k) != v for k, v in isi.items()):
        raise TandaTerpakai(
            "Tulisan sebelumnya dari halaman ini sudah terkirim. Yang sekarang berbeda dan belum terkirim;"
            " kirim lagi bila masih perlu."
        )
    return ada


def reopen_by_reporter(*, pengaduan: Pengaduan, alasan: str) -> Pengaduan:
    """Within the window after closing; the clock starts anew today. Raises Ditolak."""
    with transaction.atomic():
        pengaduan = lock(pengaduan)
        tolak = refuse_reopen(pengaduan, timezone.localdate()) or refuse_alasan(alasan)
        if tolak:
            raise Ditolak(tolak)
        return restart(pengaduan, alasan=alasan, pihak=Pihak.PELAPOR)


def restart(
    pengaduan: Pengaduan, *, alasan: str, pihak: Pihak, by=None, tanda: Tanda | None = None
) -> Pengaduan:
    """Open again, with a full term from today; what was granted before is granted no more."""
    transisi = TRANSISI["buka"]
    mulai = timezone.localdate()
    kalender = kalender_of(pengaduan.unit.instansi_id)
    pengaduan.status = transisi.ke
    pengaduan.ditutup_pada = pengaduan.tenggat_buka = pengaduan.kepuasan = None
    pengaduan.mulai_hitung, pengaduan.diperpanjang, pengaduan.ulasan = mulai, 0, ""
    pengaduan.dibuka_kembali += 1
    pengaduan.tenggat_selesai = compute_tenggat(mulai, pengaduan.batas, kalender).selesai
    pengaduan.naik_ke = None
    pengaduan.save()
    move_deletion(pengaduan, pengaduan.tenggat_selesai)
    JejakPengaduan.objects.create(
        pengaduan=pengaduan,
        langkah=Langkah.STATUS,
        pihak=pihak,
        kabar=transisi.kabar,
        alasan=alasan.strip(),
        oleh=by,
        kunci=tanda and tanda.kunci,
    )
    return pengaduan


def judge(*, pengaduan: Pengaduan, kepuasan: int, ulasan: str) -> None:
    """How satisfied the reporter is with the handling, once per closing. Raises Ditolak."""
    with transaction.atomic():
        pengaduan = lock(pengaduan)
        if tolak := refuse_kepuasan(pengaduan):
            raise Ditolak(tolak)
        pengaduan.kepuasan, pengaduan.ulasan = kepuasan, ulasan.strip()
        pengaduan.save(update_fields=["kepuasan", "ulasan"])


def withdraw_consent(*, pengaduan: Pengaduan) -> bool:
    """The reporter's contact is deleted at once."""
    with transaction.atomic():
        ada = delete_kontak(pengaduan=pengaduan, pihak=Pihak.PELAPOR)
        if ada:
            note(Jenis.KONTAK, pengaduan.unit.instansi, 1, diminta=True)
        return ada


def erase_words(*, pengaduan: Pengaduan) -> None:
    """The reporter wants what was written to be gone: contact, complaint, messages and what officers wrote
    about it. That there was a complaint, and how it ended, stays. Raises Ditolak while it is being handled."""
    with transaction.atomic():
        pengaduan = lock(pengaduan)
        if pengaduan.keadaan.terbuka:
            raise Ditolak(
                "Tulisan dapat dihapus setelah pengaduan ditutup. Kontak dapat dihapus sekarang."
            )
        withdraw_consent(pengaduan=pengaduan)
        erase_aduan(Pengaduan.objects.filter(pk=pengaduan.pk))
        note(Jenis.ADUAN, pengaduan.unit.instansi, 1, diminta=True)


def lock(pengaduan: Pengaduan) -> Pengaduan:
    return (
        Pengaduan.objects.select_for_update(of=("self",))
        .select_related("unit__instansi", "kategori")
        .get(pk=pengaduan.pk)
    )
