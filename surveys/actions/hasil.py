"""Publishing a result, and the plans that follow from it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from surveys.models import HasilTerbit, RencanaTindakLanjut, Survei, UnsurSurvei
from surveys.policies_terbit import require_layak_terbit
from surveys.status_rtl import STATUS, TRANSISI, StatusRTL
from units.models import UnitKerja
from units.permissions import may
from workload.policies import Ditolak


def refuse_terbit(survei: Survei, hari_ini: date) -> str:
    """Why the result cannot be published yet: answers still come in. Empty where it can."""
    if survei.takes_answers(hari_ini):
        return "Survei ini masih menerima jawaban. Tutup surveinya, lalu terbitkan hasilnya."
    if survei.ditutup_pada is None and hari_ini < survei.mulai:
        return "Survei ini belum dimulai."
    return ""


@transaction.atomic
def publish_hasil(*, survei: Survei, terbit_pada: date, media: str, by) -> HasilTerbit:
    """Open the result to the public; again, to correct the day or the media."""
    survei = Survei.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=survei.pk)  # fmt: skip
    _require(by, None, survei)
    hari_ini = timezone.localdate()
    if tolak := refuse_terbit(survei, hari_ini):
        raise Ditolak(tolak)
    if not survei.mulai <= terbit_pada <= hari_ini:
        raise ValidationError(
            {"terbit_pada": "Isi tanggal sejak survei dimulai sampai paling lambat hari ini."}
        )
    terbitan, _ = HasilTerbit.objects.update_or_create(
        survei=survei, defaults={"terbit_pada": terbit_pada, "media": media.strip(), "oleh": by}
    )
    return terbitan


@transaction.atomic
def withdraw_hasil(*, survei: Survei, by) -> bool:
    """Close the public page; False where it was closed."""
    survei = Survei.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=survei.pk)  # fmt: skip
    _require(by, None, survei)
    return bool(HasilTerbit.objects.filter(survei=survei).delete()[0])


@transaction.atomic
def plan_rencana(
    *, survei: Survei, unit: UnitKerja | None, unsur: UnsurSurvei, kegiatan: str,
    penanggung_jawab: str, tenggat: date, by, milik_kantor: bool = False,
) -> RencanaTindakLanjut:  # fmt: skip
    """A plan about an unsur, of a unit or of the whole instansi; it is public with the result."""
    _require(by, unit, survei)
    require_layak_terbit(
        milik_kantor=milik_kantor, kegiatan=kegiatan, penanggung_jawab=penanggung_jawab
    )
    if unsur.survei_id != survei.pk:
        raise ValidationError({"unsur": "Unsur ini bukan milik survei ini."})
    return RencanaTindakLanjut.objects.create(
        survei=survei, unit=unit, unsur=unsur, kegiatan=kegiatan.strip(),
        penanggung_jawab=penanggung_jawab.strip(), tenggat=tenggat, dibuat_oleh=by,
    )  # fmt: skip


@transaction.atomic
def edit_rencana(
    *, rencana: RencanaTindakLanjut, unsur: UnsurSurvei, kegiatan: str, penanggung_jawab: str,
    tenggat: date, by, milik_kantor: bool = False,
) -> RencanaTindakLanjut:  # fmt: skip
    rencana = _lock(rencana)
    _require(by, rencana.unit, rencana.survei)
    require_layak_terbit(
        milik_kantor=milik_kantor, kegiatan=kegiatan, penanggung_jawab=penanggung_jawab
    )
    if not STATUS[StatusRTL(rencana.status)].dapat_diubah:
        raise Ditolak("Rencana ini sudah selesai atau dibatalkan. Buka kembali untuk mengubahnya.")
    if unsur.survei_id != rencana.survei_id:
        raise ValidationError({"unsur": "Unsur ini bukan milik survei ini."})
    rencana.unsur, rencana.kegiatan = unsur, kegiatan.strip()
    rencana.penanggung_jawab, rencana.tenggat = penanggung_jawab.strip(), tenggat
    rencana.save(update_fields=["unsur", "kegiatan", "penanggung_jawab", "tenggat"])
    return rencana


@transaction.atomic
def move_rencana(
    *, rencana: RencanaTindakLanjut, kode: str, by, bukti: str = "", alasan: str = "",
    selesai_pada: date | None = None, milik_kantor: bool = False,
) -> RencanaTindakLanjut:  # fmt: skip
    """Start, complete (with proof), cancel (with a reason) or reopen."""
    rencana, transisi = _lock(rencana), TRANSISI[kode]
    _require(by, rencana.unit, rencana.survei)
    if rencana.status not in transisi.dari:
        label = STATUS[StatusRTL(rencana.status)].label.lower()
        raise Ditolak(f"Rencana ini {label}; muat ulang halaman untuk melihat keadaannya.")
    if transisi.perlu_bukti:
        if not bukti.strip():
            raise ValidationError({"bukti": "Tulis buktinya: tautan, nomor dokumen, atau uraian."})
        require_layak_terbit(milik_kantor=milik_kantor, bukti=bukti)
        pada = selesai_pada or timezone.localdate()
        if pada > timezone.localdate():
            raise ValidationError({"selesai_pada": "Tanggal selesai tidak boleh sesudah hari ini."})
        rencana.bukti, rencana.selesai_pada = bukti.strip(), pada
    else:
        rencana.selesai_pada = None
    if transisi.perlu_alasan:
        if not alasan.strip():
            raise ValidationError({"alasan": "Tulis alasan rencana ini dibatalkan."})
        rencana.alasan_batal = alasan.strip()
    rencana.status = transisi.ke
    rencana.save(update_fields=["status", "bukti", "selesai_pada", "alasan_batal"])
    return rencana


def may_plan(user, unit: UnitKerja | None, survei: Survei) -> bool:
    """Plans of a unit belong to whoever manages its surveys, plans without a unit to the instansi."""
    if unit is not None:
        return may(user, Permission.KELOLA_SURVEI, unit=unit)
    return may(user, Permission.KELOLA_SURVEI, instansi=survei.instansi)


def _require(by, unit, survei) -> None:
    if not may_plan(by, unit, survei):
        raise PermissionDenied


def _lock(rencana: RencanaTindakLanjut) -> RencanaTindakLanjut:
    return (
        RencanaTindakLanjut.objects.select_for_update(of=("self",))
        .select_related("survei__instansi", "unit")
        .get(pk=rencana.pk)
    )
