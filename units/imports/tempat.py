"""Finding or, where asked, making what an import refers to: instansi and period."""

from decimal import Decimal

from asnplan.lib.angka import format_angka
from asnplan.lib.tabel import BerkasDitolak
from units.calculators.aturan import WAKTU_EFEKTIF_BAWAAN, PeriodeVolume
from units.models import Aturan, Instansi, Periode


def get_instansi(kode: str, *, create: bool) -> Instansi:
    """The instansi, locked: two imports into one instansi follow one another."""
    instansi = Instansi.objects.select_for_update().filter(kode=kode).first()
    if instansi is None and create:
        instansi = Instansi(kode=kode, nama=kode)
        instansi.full_clean()
        instansi.save()
    if instansi is None:
        raise BerkasDitolak(f"Instansi “{kode}” belum ada. Tambahkan --create untuk membuatnya.")
    return instansi


def get_periode(
    instansi: Instansi, tahun: int, *, create: bool, waktu_efektif: Decimal | None = None
) -> Periode:
    """The period of that year; made with `waktu_efektif` (default 75,000) where missing and asked for."""
    periode = instansi.periode.select_related("aturan").filter(tahun=tahun).first()
    if periode is None and create:
        if not 2000 <= tahun <= 2100:
            raise BerkasDitolak(f"Tahun periode {tahun} tidak wajar; isi antara 2000 dan 2100.")
        periode = Periode.objects.create(instansi=instansi, tahun=tahun)
        Aturan.objects.create(periode=periode, **_aturan_for(waktu_efektif))
    if periode is None:
        raise BerkasDitolak(
            f"Periode {tahun} belum ada di instansi “{instansi.kode}”. Tambahkan --create untuk membuatnya."
        )
    if periode.ditutup:
        raise BerkasDitolak(f"Periode {tahun} sudah ditutup; isinya tidak dapat diubah.")
    if waktu_efektif is not None and waktu_efektif != periode.aturan.waktu_efektif:
        raise BerkasDitolak(
            f"Periode {tahun} sudah memakai waktu kerja efektif {format_angka(periode.aturan.waktu_efektif)} menit; "
            "--waktu-efektif hanya untuk periode baru. Ubah aturan periode lewat halaman Periode."
        )
    return periode


def _aturan_for(waktu_efektif: Decimal | None) -> dict:
    menit = waktu_efektif if waktu_efektif is not None else Decimal(WAKTU_EFEKTIF_BAWAAN[0].menit)
    if not 0 < menit < 600_000:
        raise BerkasDitolak("--waktu-efektif harus menit per tahun antara 1 dan 600.000.")
    bawaan = next((b for b in WAKTU_EFEKTIF_BAWAAN if b.menit == menit), None)
    if bawaan is None:
        return {"waktu_efektif": menit, "sumber": "Ditetapkan saat impor; sumber belum diisi"}
    return {
        "waktu_efektif": menit,
        "sumber": bawaan.sumber,
        "pengali_harian": bawaan.pengali[PeriodeVolume.HARIAN],
        "pengali_mingguan": bawaan.pengali[PeriodeVolume.MINGGUAN],
        "pengali_bulanan": bawaan.pengali[PeriodeVolume.BULANAN],
    }
