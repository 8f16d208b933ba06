from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from units.actions.dasar import action, lock_structure, save
from units.models import UnitKerja


@action
def create_unit(*, instansi, by, **isian) -> UnitKerja:
    """Add a unit, at the top or below another of the same instansi."""
    lock_structure(instansi.pk)
    unit = UnitKerja(instansi=instansi)
    _check_induk(unit, isian.get("induk"))
    return save(unit, isian)


@action
def edit_unit(*, unit: UnitKerja, by, **isian) -> UnitKerja:
    """Change a unit; a new `induk` moves it with everything below it."""
    lock_structure(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update().get(pk=unit.pk)
    if "induk" in isian:
        _check_induk(unit, isian["induk"])
    return save(unit, isian)


@action
def delete_unit(*, unit: UnitKerja, by) -> None:
    """Remove a unit that holds nothing."""
    lock_structure(unit.instansi_id)
    unit = UnitKerja.objects.select_for_update().get(pk=unit.pk)
    if isi := contents(unit):
        raise ValidationError(
            f"{unit.nama} tidak dapat dihapus karena masih berisi {isi}. Pindahkan atau hapus isinya dulu."
        )
    try:
        unit.delete()
    except ProtectedError as error:
        raise ValidationError(
            f"{unit.nama} tidak dapat dihapus karena sudah dipakai dalam analisis beban kerja atau buku kerja yang diunduh."
        ) from error


def contents(unit: UnitKerja) -> str:
    """What keeps a unit from being removed, in words; empty where nothing does."""
    jumlah = (
        (unit.anak.count(), "subunit"),
        (unit.jabatan.count(), "jabatan"),
        (unit.penugasan.filter(aktif=True).count(), "penugasan pengguna"),
    )
    return ", ".join(f"{n} {kata}" for n, kata in jumlah if n)


def _check_induk(unit: UnitKerja, induk: UnitKerja | None) -> None:
    if induk is None:
        return
    if induk.instansi_id != unit.instansi_id:
        raise ValidationError({"induk": "Unit induk harus dari instansi yang sama."})
    if unit.pk and UnitKerja.objects.in_subtree(unit).filter(pk=induk.pk).exists():
        raise ValidationError(
            {
                "induk": f"{induk.nama} adalah {unit.nama} sendiri atau salah satu unit di bawahnya. "
                "Pilih unit induk di luar cabang ini."
            }
        )
