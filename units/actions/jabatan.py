from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from units.actions.dasar import action, lock_structure, save
from units.actions.pegawai import recompute_pensiun
from units.calculators.jenis import Jenis
from units.models import Bezetting, Jabatan, NomenklaturJabatan, Pegawai, Periode, UnitKerja
from units.models.jabatan import SumberBezetting


@action
def create_nomenklatur(*, instansi, by, **isian) -> NomenklaturJabatan:
    """Add an entry to the instansi's own nomenclature."""
    return save(NomenklaturJabatan(instansi=instansi), isian)


@action
def edit_nomenklatur(*, nomenklatur: NomenklaturJabatan, by, **isian) -> NomenklaturJabatan:
    """Change an own entry; a new BUP moves the retirement dates of all who hold such a post."""
    nomenklatur = NomenklaturJabatan.objects.select_for_update().get(pk=nomenklatur.pk)
    if nomenklatur.instansi_id is None:
        raise ValidationError("Nomenklatur nasional tidak diubah di sini. Tambahkan entri sendiri.")
    save(nomenklatur, isian)
    recompute_pensiun(Pegawai.objects.filter(jabatan__nomenklatur=nomenklatur))
    return nomenklatur


@action
def create_jabatan(*, unit: UnitKerja, by, **isian) -> Jabatan:
    """Add a post to a unit; what is left empty comes from the chosen nomenclature."""
    lock_structure(unit.instansi_id)
    jabatan = Jabatan(instansi_id=unit.instansi_id, unit=unit)
    return _save(jabatan, isian)


@action
def edit_jabatan(*, jabatan: Jabatan, by, **isian) -> Jabatan:
    """Change a post, close it (`nonaktif_sejak`) or move it; retirement dates of its holders follow."""
    lock_structure(jabatan.instansi_id)
    jabatan = Jabatan.objects.select_for_update().get(pk=jabatan.pk)
    _save(jabatan, isian)
    recompute_pensiun(jabatan.pegawai.all())
    return jabatan


@action
def delete_jabatan(*, jabatan: Jabatan, by) -> None:
    """Remove a post that was never used; a used one is closed instead."""
    jabatan = Jabatan.objects.select_for_update().get(pk=jabatan.pk)
    if n := jabatan.pegawai.count():
        raise ValidationError(f"{jabatan.nama} masih diduduki {n} pegawai. Pindahkan mereka dulu.")
    try:
        jabatan.delete()
    except ProtectedError as error:
        raise ValidationError(
            f"{jabatan.nama} sudah mempunyai beban kerja, jadi tidak dapat dihapus. "
            "Isi “Ditutup sejak” supaya tidak dihitung lagi."
        ) from error


@action
def type_bezetting(
    *, jabatan: Jabatan, periode: Periode, jumlah: int | None, by
) -> Bezetting | None:
    """Type the number of holders where no names are loaded; None takes the typed figure away."""
    periode = Periode.objects.select_for_update().get(pk=periode.pk)
    if periode.ditutup:
        raise ValidationError(f"{periode} sudah ditutup; bezettingnya tidak dapat diubah lagi.")
    if jabatan.instansi_id != periode.instansi_id:
        raise ValidationError("Periode dan jabatan harus dari instansi yang sama.")
    if jumlah is None:
        Bezetting.objects.filter(jabatan=jabatan, periode=periode).delete()
        return None
    if n := jabatan.pegawai.count():
        raise ValidationError(
            f"Bezetting dihitung dari {n} pegawai yang tercatat, jadi tidak perlu diketik."
        )
    bezetting = Bezetting.objects.filter(jabatan=jabatan, periode=periode).first()
    return save(
        bezetting or Bezetting(jabatan=jabatan, periode=periode),
        {"jumlah": jumlah, "sumber": SumberBezetting.KETIK},
    )


def _save(jabatan: Jabatan, isian: dict) -> Jabatan:
    nomenklatur = isian.get("nomenklatur")
    if nomenklatur:
        if nomenklatur.instansi_id not in (None, jabatan.instansi_id):
            raise ValidationError({"nomenklatur": "Nomenklatur ini milik instansi lain."})
        _fill(isian, nomenklatur)
    if "unit" in isian and isian["unit"].instansi_id != jabatan.instansi_id:
        raise ValidationError({"unit": "Unit harus dari instansi yang sama."})
    _check_atasan(jabatan, isian.get("atasan"))
    if isian.get("jenjang") and isian.get("jenis", jabatan.jenis) != Jenis.FUNGSIONAL:
        raise ValidationError({"jenjang": "Jenjang hanya untuk jabatan fungsional."})
    return save(jabatan, isian)


def _fill(isian: dict, nomenklatur: NomenklaturJabatan) -> None:
    """Complete what was left empty; jenjang and kelas only where the post is of the same jenis."""
    for nama in ("nama", "jenis"):
        if nama in isian:
            isian[nama] = isian[nama] or getattr(nomenklatur, nama)
    if isian.get("jenis") == nomenklatur.jenis:
        for nama in ("jenjang", "kelas"):
            if nama in isian:
                isian[nama] = isian[nama] or getattr(nomenklatur, nama)


def _check_atasan(jabatan: Jabatan, atasan: Jabatan | None) -> None:
    """The superior is of the same instansi and is not the post itself or one of its subordinates."""
    naik, seen = atasan, set()
    while naik is not None and naik.pk not in seen:
        if naik.instansi_id != jabatan.instansi_id:
            raise ValidationError({"atasan": "Atasan harus dari instansi yang sama."})
        if naik.pk == jabatan.pk:
            raise ValidationError(
                {"atasan": f"{atasan.nama} adalah {jabatan.nama} sendiri atau bawahannya."}
            )
        seen.add(naik.pk)
        naik = naik.atasan
