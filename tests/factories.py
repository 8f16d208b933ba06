"""Plain functions that build what a test needs, with sensible defaults."""

from decimal import Decimal
from itertools import count

from accounts.models import User
from accounts.roles import ROLES, Cakupan
from units.models import (
    Aturan,
    Bezetting,
    Instansi,
    Jabatan,
    Pegawai,
    Penugasan,
    Periode,
    UnitKerja,
)
from workload.models import BebanJabatan, UraianTugas

_nomor = count(1)


def build_instansi(kode="uji", nama="Instansi Uji", tahun=2026) -> Instansi:
    """An instansi with a period and a tree: kecamatan → (sekretariat, seksi, kelurahan → seksi)."""
    instansi = Instansi.objects.create(kode=kode, nama=nama)
    build_periode(instansi, tahun)
    kecamatan = build_unit(instansi, "KEC", "Kecamatan", jenis="kecamatan")
    build_unit(instansi, "SEK", "Sekretariat", induk=kecamatan, jenis="sekretariat")
    build_unit(instansi, "PEM", "Seksi Pemerintahan", induk=kecamatan, jenis="seksi")
    kelurahan = build_unit(instansi, "KEL", "Kelurahan", induk=kecamatan, jenis="kelurahan")
    build_unit(instansi, "KEL-1", "Seksi Pelayanan Kelurahan", induk=kelurahan, jenis="seksi")
    return instansi


def build_periode(instansi, tahun=2026, waktu_efektif=75_000, **aturan) -> Periode:
    periode = Periode.objects.create(instansi=instansi, tahun=tahun)
    Aturan.objects.create(periode=periode, waktu_efektif=Decimal(waktu_efektif), **aturan)
    return periode


def build_unit(instansi, kode=None, nama=None, **fields) -> UnitKerja:
    n = next(_nomor)
    return UnitKerja.objects.create(
        instansi=instansi, kode=kode or f"U{n:06}", nama=nama or f"Unit {n}", **fields
    )


def build_jabatan(
    unit, nama=None, jenis="pelaksana", bezetting=None, periode=None, **fields
) -> Jabatan:
    """A post; `bezetting` with `periode` types a number of holders."""
    jabatan = Jabatan.objects.create(
        instansi=unit.instansi,
        unit=unit,
        nama=nama or f"Jabatan {next(_nomor)}",
        jenis=jenis,
        **fields,
    )
    if bezetting is not None:
        periode = periode or unit.instansi.periode.get(tahun=2026)
        Bezetting.objects.create(jabatan=jabatan, periode=periode, jumlah=bezetting)
    return jabatan


def build_tugas(jabatan, volume=None, waktu=None, periode=None, **fields) -> UraianTugas:
    """A row of the post's sheet (made where missing); volume per year and minutes unless told."""
    periode = periode or jabatan.instansi.periode.get(tahun=2026)
    beban, _ = BebanJabatan.objects.get_or_create(jabatan=jabatan, periode=periode)
    n = beban.tugas.count() + 1
    fields.setdefault("uraian", f"Tugas {n}")
    decimal = lambda x: None if x is None else Decimal(str(x))  # noqa: E731
    tugas = UraianTugas.objects.create(
        beban=beban, urutan=n, volume=decimal(volume), waktu=decimal(waktu), **fields
    )
    tugas.refresh_from_db()
    return tugas


def build_pegawai(jabatan, **fields) -> Pegawai:
    n = next(_nomor)
    defaults = {
        "nama": f"Pegawai {n}",
        "nip": f"19900101201501{1 + n % 2}{n % 999 + 1:03d}",
        "jenis_asn": "pns",
        "tanggal_lahir": "1990-01-01",
    }
    return Pegawai.objects.create(instansi=jabatan.instansi, jabatan=jabatan, **(defaults | fields))


def build_user(instansi, role=None, unit=None, username=None, password="Rahasia-panjang-1") -> User:
    """A user with one role; roles of scope unit get `unit` or the instansi's first top unit."""
    username = username or f"{role or 'tamu'}{next(_nomor)}"
    user = User.objects.create_user(username, password, nama=username.title())
    if role:
        if unit is None and ROLES[role].cakupan is Cakupan.UNIT:
            unit = instansi.unit.filter(induk=None).order_by("pk").first()
        Penugasan.objects.create(user=user, role=role, instansi=instansi, unit=unit)
    return user


def build_survei(instansi, nama="SKM 2026", urutan=None, **fields):
    """A running survey with the nine unsur, in the order of the regulation unless told."""
    from surveys.calculators.unsur import Urutan
    from surveys.models import Survei, UnsurSurvei

    survei = Survei.objects.create(
        instansi=instansi, nama=nama, **({"mulai": "2026-01-01", "selesai": "2099-12-31"} | fields)
    )
    UnsurSurvei.objects.bulk_create(
        UnsurSurvei(
            survei=survei, nomor=n, kode=u.value, nama=u.isi.nama, pertanyaan=u.isi.pertanyaan, pilihan=list(u.isi.pilihan)
        )
        for n, u in enumerate((urutan or Urutan.PERATURAN).unsur, 1)
    )  # fmt: skip
    return survei


def build_layanan(unit, nama="KTP elektronik", **fields):
    from surveys.models import Layanan

    return Layanan.objects.create(unit=unit, nama=nama, **fields)


def build_respons(survei, layanan, nilai="333333333", **fields):
    """One answer; `nilai` as digits in the order of the survey's unsur, "-" for an empty one."""
    from surveys.models import Respons

    isi = [None if c == "-" else int(c) for c in nilai]
    return Respons.objects.create(
        survei=survei, layanan=layanan, unit=layanan.unit, nilai=isi,
        **({"tanggal": "2026-03-01"} | fields),
    )  # fmt: skip


def build_forum(unit, **fields):
    """A forum that is being planned."""
    from surveys.models import Forum

    isian = {
        "judul": "Forum Layanan KTP",
        "tema": "Antrean KTP elektronik.",
        "tanggal": "2026-03-10",
        "jam_mulai": "09:00",
        "tempat": "Aula kecamatan",
        "agenda": "Pembukaan\nPaparan\nDialog",
    }
    forum = Forum.objects.create(unit=unit, **(isian | fields))
    forum.refresh_from_db()
    return forum


def build_aspirasi(unit, judul="Antrean KTP dibuat lewat telepon genggam", terbit=False, **fields):
    """A proposal from the web form, waiting; or public, as it was written."""
    from django.utils import timezone

    from surveys.models import Aspirasi

    if terbit:
        fields |= {"status": "terbit", "judul_terbit": judul, "terbit_pada": timezone.now()}
        fields.setdefault("isi_terbit", fields.get("isi", ""))
    return Aspirasi.objects.create(
        unit=unit, judul=judul, **({"sumber": "web", "tanggal": "2026-03-01"} | fields)
    )


def build_komitmen(unit, **fields):
    from surveys.models import Komitmen

    isian = {
        "isi": "Menambah loket",
        "pemilik": "Kasi Pelayanan Umum",
        "batas": "2026-06-30",
    } | fields
    return Komitmen.objects.create(unit=unit, batas_awal=isian["batas"], **isian)


def build_kategori(instansi, nama="Keluhan tentang layanan", **fields):
    """The category of that name, made where missing."""
    from surveys.models import KategoriPengaduan

    return KategoriPengaduan.objects.get_or_create(instansi=instansi, nama=nama, defaults=fields)[0]


RAHASIA = "abcd-efgh-jkmn"
"""The secret of every complaint that build_pengaduan makes."""


def build_pengaduan(unit, kategori=None, masuk=None, **fields):
    """A complaint that arrived on the day `masuk` (now unless told); not an anonymous one brings a contact."""
    import secrets
    from datetime import datetime, time

    from django.utils import timezone

    from surveys.actions.kontak import keep_kontak
    from surveys.calculators.nomor import ABJAD, ACAK, hash_rahasia, make_nomor
    from surveys.calculators.tenggat import compute_tenggat
    from surveys.kalender import kalender_of
    from surveys.models import Pengaduan

    kategori = kategori or build_kategori(unit.instansi)
    pada = timezone.make_aware(datetime.combine(masuk, time(9))) if masuk else timezone.now()
    mulai, b = timezone.localdate(pada), kategori.batas
    tenggat = compute_tenggat(mulai, b, kalender_of(unit.instansi_id))
    nomor = make_nomor("".join(secrets.choice(ABJAD) for _ in range(ACAK)))
    isian = {
        "isi": "Sudah tiga minggu KTP saya belum jadi.", "masuk_pada": pada, "diterima": mulai, "mulai_hitung": mulai,
        "hari_periksa": b.periksa, "hari_selesai": b.selesai, "hari_tanggapan": b.tanggapan,
        "hari_perpanjangan": b.perpanjangan, "ke_atasan": kategori.ke_atasan, "tenggat_periksa": tenggat.periksa,
        "tenggat_selesai": tenggat.selesai,
    }  # fmt: skip
    pengaduan = Pengaduan.objects.create(
        unit=unit, kategori=kategori, nomor=nomor, rahasia=hash_rahasia(RAHASIA, nomor),
        **({"unit_diadukan": unit} | isian | fields),
    )  # fmt: skip
    if pengaduan.cara != "anonim":
        keep_kontak(pengaduan=pengaduan, nama="Siti Aminah", kontak="081234567890")
    return pengaduan
