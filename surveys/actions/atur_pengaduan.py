"""Setting up complaints in an instansi: categories with their limits, and days off."""

from __future__ import annotations

from surveys.actions.kontak import deletion_day
from surveys.calculators.libur import LIBUR, SUMBER
from surveys.calculators.tenggat import BATAS_BAWAAN, compute_tenggat
from surveys.kalender import kalender_of
from surveys.models import HariLibur, KategoriPengaduan, KontakPelapor, Pengaduan
from units.actions.dasar import action, save
from units.models import Instansi


@action
def use_default_kategori(*, instansi: Instansi, by) -> int:
    """The three usual categories, where they are not there yet; with the first the channel is open."""
    ada = set(instansi.kategori_pengaduan.values_list("nama", flat=True))
    baru = [
        KategoriPengaduan(
            instansi=instansi, nama=b.nama, keterangan=b.keterangan, hari_periksa=b.batas.periksa,
            hari_selesai=b.batas.selesai, hari_tanggapan=b.batas.tanggapan,
            hari_perpanjangan=b.batas.perpanjangan, ke_atasan=b.ke_atasan, dasar=b.dasar, urutan=n,
        )
        for n, b in enumerate(BATAS_BAWAAN, 1)
        if b.nama not in ada
    ]  # fmt: skip
    KategoriPengaduan.objects.bulk_create(baru)
    return len(baru)


@action
def save_kategori(*, kategori: KategoriPengaduan, isian: dict, by) -> KategoriPengaduan:
    """New limits hold for complaints that come from now on."""
    return save(kategori, isian)


@action
def use_known_holidays(*, instansi: Instansi, tahun: int, by) -> int:
    """Copy the days off that are known of a year, marked as not checked; days already there stay."""
    ada = set(instansi.hari_libur.values_list("tanggal", flat=True))
    baru = [
        HariLibur(instansi=instansi, tanggal=h.tanggal, nama=h.nama, jenis=h.jenis, sumber=SUMBER[tahun])
        for h in LIBUR.get(tahun, ())
        if h.tanggal not in ada
    ]  # fmt: skip
    HariLibur.objects.bulk_create(baru)
    _reckon_open(instansi)
    return len(baru)


@action
def save_libur(*, libur: HariLibur, isian: dict, by) -> HariLibur:
    save(libur, isian)
    _reckon_open(libur.instansi)
    return libur


@action
def delete_libur(*, libur: HariLibur, by) -> None:
    libur.delete()
    _reckon_open(libur.instansi)


@action
def confirm_holidays(*, instansi: Instansi, tahun: int, by) -> int:
    """Somebody compared the year's days with the decision."""
    return instansi.hari_libur.filter(tanggal__year=tahun, diperiksa=False).update(diperiksa=True)


def _reckon_open(instansi: Instansi) -> None:
    """Clocks that run follow the calendar, and the day on which a contact is deleted follows the clock: a day
    off that was missing gives a day more."""
    kalender = kalender_of(instansi.pk)
    jalan = Pengaduan.objects.open().filter(unit__instansi=instansi).select_for_update(of=("self",))
    berubah = []
    for p in jalan.order_by("pk"):
        tenggat = compute_tenggat(p.mulai_hitung, p.batas, kalender, p.diperpanjang)
        if (p.tenggat_periksa, p.tenggat_selesai) != (tenggat.periksa, tenggat.selesai):
            p.tenggat_periksa, p.tenggat_selesai = tenggat.periksa, tenggat.selesai
            berubah.append(p)
    Pengaduan.objects.bulk_update(berubah, ["tenggat_periksa", "tenggat_selesai"], batch_size=500)
    kontak = list(KontakPelapor.objects.filter(pengaduan__in=berubah).select_related("pengaduan"))
    for k in kontak:
        k.hapus_pada = deletion_day(k.pengaduan.tenggat_selesai)
    KontakPelapor.objects.bulk_update(kontak, ["hapus_pada"], batch_size=500)
