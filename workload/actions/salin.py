"""Copying rows into the sheet of a post. A copy is a save like any other (actions.lembar): rows are
appended with new identities, never written over, and a sheet that is locked refuses them."""

from collections.abc import Collection, Sequence
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.roles import Permission
from units.permissions import may
from workload.actions.lembar import BarisMasuk, isi_of, save_lembar
from workload.calculators.isian import KOSONG, is_blank, write_isian
from workload.models import BebanJabatan, UraianTugas
from workload.sumber_salin import copyable, norms


@transaction.atomic
def copy_sheet(
    *,
    jabatan,
    periode,
    sumber: BebanJabatan,
    uids: Collection[UUID],
    with_volume: bool,
    kirim: UUID,
    by,
) -> int:
    """Append the chosen rows of another sheet with their nesting, order and notes; how many were added.

    Without volumes the rows wait for this unit's own. `kirim` names the form: sent twice, it copies once.
    """
    _require(by, jabatan)
    if not copyable(by, jabatan.instansi_id).filter(pk=sumber.pk).exists():
        raise PermissionDenied
    asal = list(sumber.tugas.order_by("urutan", "pk"))
    rows, susunan = [], []
    for tugas, induk in _chosen(asal, set(uids)):
        isi = isi_of(tugas)
        if not with_volume:
            isi["volume"] = ""
        rows.append(BarisMasuk(uid=uuid5(kirim, str(tugas.uid)), versi=0, isi=isi))
        susunan.append((rows[-1].uid, induk and uuid5(kirim, str(induk))))
    beban, jumlah = _append(jabatan, periode, rows, susunan, by)
    if jumlah:
        beban.disalin_dari = sumber
        beban.ikhtisar = beban.ikhtisar or sumber.ikhtisar
        beban.save(update_fields=["disalin_dari", "ikhtisar"])
    return jumlah


@transaction.atomic
def copy_norms(*, jabatan, periode, kunci: Collection[str], kirim: UUID, by) -> int:
    """Append tasks of the catalogue of norms with the median time; how many were added."""
    _require(by, jabatan)
    rows = []
    for norma in norms(jabatan.instansi_id, kunci=list(kunci)):
        angka = dict.fromkeys(("volume", "rasio_unit", "rasio_orang")) | {"waktu": norma.tengah}
        teks = {"uraian": norma.uraian, "hasil": norma.hasil, "satuan": norma.satuan}
        isi = write_isian({**KOSONG, **teks, **angka, "dihitung": True}, {})
        rows.append(BarisMasuk(uid=uuid5(kirim, norma.kunci), versi=0, isi=isi))
    return _append(jabatan, periode, rows, [(row.uid, None) for row in rows], by)[1]


def _require(by, jabatan) -> None:
    if not may(by, Permission.ISI_BEBAN, unit=jabatan.unit):
        raise PermissionDenied


def _chosen(tugas: Sequence[UraianTugas], uids: set[UUID]):
    """(row, uid of its nearest chosen heading or None) of the chosen rows, in order."""
    semua = {t.pk: t for t in tugas}
    for t in tugas:
        if t.uid not in uids or is_blank(isi_of(t)):
            continue
        induk = semua.get(t.induk_id)
        while induk is not None and (induk.uid not in uids or is_blank(isi_of(induk))):
            induk = semua.get(induk.induk_id)
        yield t, induk.uid if induk else None


def _append(jabatan, periode, rows, susunan, by) -> tuple[BebanJabatan | None, int]:
    """Save the rows below those that are there; nothing where this form was already taken."""
    sudah = UraianTugas.objects.filter(uid__in=[row.uid for row in rows]).exists()
    if sudah or not rows:
        return None, 0
    ada = (
        UraianTugas.objects.filter(beban__jabatan=jabatan, beban__periode=periode)
        .order_by("urutan", "pk")
        .values_list("uid", "induk__uid")
    )
    hasil = save_lembar(jabatan=jabatan, periode=periode, rows=rows, order=[*ada, *susunan], by=by)
    return hasil.beban, len(hasil.berubah & {row.uid for row in rows})
