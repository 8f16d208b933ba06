from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from units.actions.dasar import action, save
from units.calculators.jenis import Jenis
from units.calculators.nip import NipSalah, check_jenis, check_lahir, parse_nip
from units.calculators.pensiun import Pensiun, compute_pensiun
from units.models import Pegawai


@action
def create_pegawai(*, instansi, by, **isian) -> Pegawai:
    """Record a civil servant; NIP and jenis ASN must agree, the date of birth may be left to the NIP."""
    return _save(Pegawai(instansi=instansi), isian)


@action
def edit_pegawai(*, pegawai: Pegawai, by, **isian) -> Pegawai:
    """Change a civil servant; the retirement date follows."""
    return _save(Pegawai.objects.select_for_update().get(pk=pegawai.pk), isian)


@action
def delete_pegawai(*, pegawai: Pegawai, by) -> None:
    """Take a civil servant off the list; the history keeps who did it."""
    pegawai.delete()


def warnings_of(pegawai: Pegawai) -> list[str]:
    """What looks wrong and is saved all the same: sentences for the person who typed it."""
    try:
        nip = parse_nip(pegawai.nip, timezone.localdate())
    except NipSalah as error:
        return [str(error)]
    peringatan = [check_lahir(nip, pegawai.tanggal_lahir)]
    if pegawai.jenis_asn == "pppk" and not pegawai.akhir_kontrak:
        peringatan.append("Akhir kontrak PPPK belum diisi; pensiun dihitung menurut BUP saja.")
    if pegawai.jabatan_id and pegawai.jabatan.nonaktif_sejak:
        peringatan.append(f"Jabatan {pegawai.jabatan.nama} sudah ditutup.")
    return [p for p in peringatan if p]


def pensiun_of(pegawai: Pegawai) -> Pensiun | None:
    """The retirement of a civil servant with its working; None without a post to take the BUP from."""
    jabatan = pegawai.jabatan
    if jabatan is None:
        return None
    return compute_pensiun(
        pegawai.tanggal_lahir,
        jenis=Jenis(jabatan.jenis),
        jenjang=jabatan.jenjang,
        bup_nomenklatur=jabatan.nomenklatur.bup if jabatan.nomenklatur else None,
        akhir_kontrak=pegawai.akhir_kontrak,
    )


def tanggal_pensiun_of(pegawai: Pegawai) -> date | None:
    """What Pegawai.tanggal_pensiun must hold: without a post, the end of the contract if there is one."""
    pensiun = pensiun_of(pegawai)
    return pensiun.tanggal if pensiun else pegawai.akhir_kontrak


def recompute_pensiun(pegawai) -> int:
    """Bring the stored retirement dates of a queryset up to date; returns how many changed."""
    berubah = []
    for p in pegawai.select_related("jabatan__nomenklatur"):
        tanggal = tanggal_pensiun_of(p)
        if tanggal != p.tanggal_pensiun:
            p.tanggal_pensiun = tanggal
            berubah.append(p)
    Pegawai.objects.bulk_update(berubah, ["tanggal_pensiun"], batch_size=500)
    return len(berubah)


def _save(pegawai: Pegawai, isian: dict) -> Pegawai:
    try:
        nip = parse_nip(isian.get("nip", pegawai.nip), timezone.localdate())
    except NipSalah as error:
        raise ValidationError({"nip": str(error)}) from error
    if salah := check_jenis(nip, isian.get("jenis_asn", pegawai.jenis_asn)):
        raise ValidationError({"jenis_asn": salah})
    isian["nip"] = nip.teks
    isian["tanggal_lahir"] = isian.get("tanggal_lahir") or pegawai.tanggal_lahir or nip.lahir
    jabatan = isian.get("jabatan", pegawai.jabatan)
    if jabatan is not None and jabatan.instansi_id != pegawai.instansi_id:
        raise ValidationError({"jabatan": "Jabatan harus dari instansi yang sama."})
    for nama, nilai in isian.items():
        setattr(pegawai, nama, nilai)
    return save(pegawai, {"tanggal_pensiun": tanggal_pensiun_of(pegawai)})
