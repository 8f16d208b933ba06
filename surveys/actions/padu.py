"""Writes of the joined pages: links between voice and posts, and the weights of the index."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Permission
from surveys.calculators.temu import Bagian, refuse_bobot
from surveys.hasil.pohon import subtree
from surveys.models import BobotTemu, TautanSuara
from surveys.padu.kartu import read_rincian
from surveys.padu.kutipan import freeze_plan, sources_of
from surveys.padu.suara import read_suara
from surveys.policies_padu import may_link
from units.actions.dasar import require_alasan
from units.models import Instansi, Jabatan, Periode, UnitKerja
from units.permissions import require
from workload.models import UraianTugas
from workload.policies import Ditolak


@transaction.atomic
def link_suara(
    *, periode: Periode, jabatan: Jabatan, unit: UnitKerja, suara: str, alasan: str, by, tugas: UUID | None = None,
) -> TautanSuara:  # fmt: skip
    """Lay what citizens said of `unit` beside a post or one of its tasks, with the figures of today.
    `suara` is the code of a surveys.padu.kutipan.Sumber."""
    _require_link(by, jabatan)
    require(by, Permission.LIHAT, unit=unit)
    if not periode.instansi_id == jabatan.instansi_id == unit.instansi_id:
        raise ValidationError("Periode, jabatan, dan unit harus dari instansi yang sama.")
    alasan = require_alasan(alasan)
    hari_ini = timezone.localdate()
    semua = read_suara(periode.instansi_id, hari_ini)
    rincian = read_rincian(subtree(semua.pohon, unit.pk), hari_ini)
    sumber = next((s for s in sources_of(semua, unit.pk, rincian) if s.kode == suara), None)
    if sumber is None:
        raise ValidationError({"suara": "Pilih suara warga yang ditautkan."})
    uraian = ""
    if tugas is not None:
        baris = UraianTugas.objects.filter(
            uid=tugas, beban__jabatan=jabatan, beban__periode=periode
        )
        uraian = baris.values_list("uraian", flat=True).first()
        if uraian is None:
            raise ValidationError({"tugas": "Uraian tugas ini sudah tidak ada. Pilih lagi."})
    try:
        with transaction.atomic():
            return TautanSuara.objects.create(
                periode=periode, unit=unit, jabatan=jabatan, tugas=tugas, uraian=uraian, alasan=alasan,
                angka={"suara": sumber.angka, "rencana": freeze_plan(periode, jabatan)},
                dibuat_oleh=by, **sumber.tujuan,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            {"suara": "Suara ini sudah ditautkan ke jabatan atau tugas itu."}
        ) from error


@transaction.atomic
def unlink_suara(*, tautan: TautanSuara, alasan: str, by) -> TautanSuara:
    """Take a link back; it stays readable with who did and why."""
    tautan = TautanSuara.objects.select_for_update(of=("self",)).select_related("jabatan__unit").get(pk=tautan.pk)  # fmt: skip
    _require_link(by, tautan.jabatan)
    if tautan.dicabut_pada:
        raise Ditolak("Tautan ini sudah dicabut.")
    tautan.alasan_cabut = require_alasan(alasan)
    tautan.dicabut_pada, tautan.dicabut_oleh = timezone.now(), by
    tautan.save(update_fields=["dicabut_pada", "dicabut_oleh", "alasan_cabut"])
    return tautan


@transaction.atomic
def set_bobot(*, instansi: Instansi, bobot: Mapping[Bagian, int], by) -> BobotTemu:
    """The weights that everybody of the instansi begins with."""
    require(by, Permission.KELOLA_PERIODE, instansi=instansi)
    if salah := refuse_bobot(bobot):
        raise ValidationError(salah)
    isi = {b.value: n for b, n in bobot.items()}
    return BobotTemu.objects.update_or_create(instansi=instansi, defaults=isi)[0]


def _require_link(by, jabatan: Jabatan) -> None:
    """The post is theirs to work on or to comment."""
    if not may_link(by, jabatan.unit):
        require(by, Permission.LIHAT, unit=jabatan.unit)
        raise PermissionDenied
