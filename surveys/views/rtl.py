"""/survei/<round>/rencana/: what is done about the weakest unsur, by whom, until when, and the proof."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.hasil import edit_rencana, may_plan, move_rencana, plan_rencana
from surveys.calculators.tindak_lanjut import recap, speed
from surveys.forms.rtl import RencanaForm, TransisiForm
from surveys.hasil import penyajian
from surveys.hasil.hitung import indeks_of, tally
from surveys.hasil.pohon import visible_nodes
from surveys.models import RencanaTindakLanjut
from surveys.status_rtl import STATUS, TRANSISI, StatusRTL
from surveys.views.dasar import open_survei
from surveys.views.hasil_akses import Bagian, crumbs
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import require
from workload.policies import Ditolak


@require_safe
def rtl_list(request, survei):
    survei = open_survei(request, survei)
    bagian = Bagian(request, survei)
    unit_ids = bagian.unit_ids
    rencana = list(
        RencanaTindakLanjut.objects.filter(survei=survei)
        .for_scope(unit_ids, whole=bagian.unit is None)
        .select_related("unsur", "unit")
    )
    boleh = may_plan(request.user, bagian.unit_kerja(), survei)
    return render(
        request,
        "surveys/rtl_list.html",
        {
            "survei": survei,
            "jejak": crumbs(bagian, "surveys:survei-hasil", ("Rencana tindak lanjut", "")),
            "query": bagian.query(),
            "judul": bagian.pohon[bagian.unit].nama if bagian.unit else survei.instansi.nama,
            "boleh": boleh,
            "lemah": _weakest(survei, bagian, rencana),
            "rencana": plan_rows(rencana, survei, boleh=boleh),
            "rekap": recap_words(rencana, survei),
        },
    )


def plan_rows(rencana, survei, *, boleh=False) -> list[dict]:
    """Plans as they are drawn, open ones with their moves."""
    terbitan, hari_ini = getattr(survei, "terbitan", None), timezone.localdate()
    hasil = []
    for r in rencana:
        status = StatusRTL(r.status)
        cepat = speed(terbitan.terbit_pada if terbitan else None, r.selesai_pada)
        hasil.append(
            {
                "pk": r.pk,
                "rencana": r,
                "unsur": r.unsur.nama,
                "unit": r.unit.nama if r.unit else "Seluruh instansi",
                "keadaan": STATUS[status],
                "terlambat": STATUS[status].dapat_diubah and r.tenggat < hari_ini,
                "kecepatan": cepat.label if cepat else "",
                "transisi": [t for t in TRANSISI.values() if status in t.dari] if boleh else [],
                "dapat_diubah": boleh and STATUS[status].dapat_diubah,
            }
        )
    return hasil


def recap_words(rencana, survei) -> dict:
    terbitan = getattr(survei, "terbitan", None)
    r = recap(
        [(x.tenggat, x.selesai_pada) for x in rencana if x.status != StatusRTL.BATAL],
        terbit=terbitan.terbit_pada if terbitan else None,
        hari_ini=timezone.localdate(),
    )
    return {
        "banyak": r.banyak,
        "selesai": r.selesai,
        "terlambat": r.terlambat,
        "bagian": penyajian.percent(r.selesai, r.banyak),
        "kecepatan": [(k.label, n) for k, n in r.kecepatan.items()] if terbitan else [],
    }


def _weakest(survei, bagian: Bagian, rencana) -> list[dict]:
    """Unsur from the lowest, with how many plans each has; none where figures may not be shown."""
    unsur = list(survei.unsur.all())
    sel = tally(survei, unsur=unsur)
    banyak = {(s.unit_id, s.layanan_id): s.bilangan for s in sel}
    if bagian.simpul not in visible_nodes(bagian.pohon, banyak):
        return []
    milik = set(bagian.unit_ids)
    ringkasan = indeks_of(survei, unsur, [s for s in sel if s.unit_id in milik])
    if ringkasan.hasil is None:
        return []
    info = {u.kode: u for u in unsur}
    ada: dict[int, int] = {}
    for r in rencana:
        if r.status != StatusRTL.BATAL:
            ada[r.unsur_id] = ada.get(r.unsur_id, 0) + 1
    return [
        {
            "pk": info[u.kode].pk,
            "nama": info[u.kode].nama,
            "nrr": penyajian.two(u.nrr, 3),
            "huruf": u.mutu.huruf,
            "kinerja": u.mutu.kinerja,
            "warna": penyajian.WARNA_MUTU[u.mutu.huruf],
            "rencana": ada.get(info[u.kode].pk, 0),
        }
        for u in ringkasan.hasil.terlemah[:3]
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_create(request, survei):
    """?unit= for a unit's plan, ?unsur= as suggested by the list."""
    survei = open_survei(request, survei)
    bagian = Bagian(request, survei)
    _require(request.user, bagian)
    form = RencanaForm(
        request.POST or None, survei=survei, initial={"unsur": request.GET.get("unsur")}
    )
    if request.method == "POST" and form.is_valid():
        unit = UnitKerja.objects.get(pk=bagian.unit) if bagian.unit else None
        if apply(
            form, plan_rencana, survei=survei, unit=unit, by=request.user, **form.cleaned_data
        ):
            messages.success(request, "Rencana tindak lanjut disimpan.")
            return redirect(_list_of(survei, bagian.query()))
    return _draw_form(request, bagian, form, "Tambah rencana tindak lanjut")


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_edit(request, pk):
    rencana, bagian = _open(request, pk)
    awal = {
        "unsur": rencana.unsur_id,
        "kegiatan": rencana.kegiatan,
        "penanggung_jawab": rencana.penanggung_jawab,
        "tenggat": rencana.tenggat,
    }
    form = RencanaForm(request.POST or None, survei=rencana.survei, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            if apply(form, edit_rencana, rencana=rencana, by=request.user, **form.cleaned_data):
                messages.success(request, "Rencana tindak lanjut disimpan.")
                return redirect(_list_of(rencana.survei, bagian.query()))
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
    return _draw_form(request, bagian, form, "Ubah rencana tindak lanjut")


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_transition(request, pk, kode):
    if kode not in TRANSISI:
        raise Http404
    rencana, bagian = _open(request, pk)
    transisi = TRANSISI[kode]
    awal = {"bukti": rencana.bukti, "selesai_pada": timezone.localdate()}
    form = TransisiForm(request.POST or None, transisi=transisi, initial=awal)
    if request.method == "POST" and (form.is_valid() or not form.fields):
        try:
            if apply(
                form, move_rencana, rencana=rencana, kode=kode, by=request.user,
                **getattr(form, "cleaned_data", {}),
            ):  # fmt: skip
                messages.success(request, "Status rencana diperbarui.")
                return redirect(_list_of(rencana.survei, bagian.query()))
        except Ditolak as tolak:
            messages.error(request, str(tolak))
            return redirect(_list_of(rencana.survei, bagian.query()))
    return _draw_form(request, bagian, form, transisi.verba, rencana=rencana)


def _open(request, pk) -> tuple[RencanaTindakLanjut, Bagian]:
    """A plan, for whoever may change it."""
    rencana = get_object_or_404(
        RencanaTindakLanjut.objects.select_related("survei__instansi", "unit", "unsur"), pk=pk
    )
    survei = open_survei(request, rencana.survei_id)
    bagian = Bagian(request, survei, unit=rencana.unit_id)
    _require(request.user, bagian)
    return rencana, bagian


def _require(user, bagian: Bagian) -> None:
    if (unit := bagian.unit_kerja()) is not None:
        require(user, Permission.KELOLA_SURVEI, unit=unit)
    else:
        require(user, Permission.KELOLA_SURVEI, instansi=bagian.survei.instansi)


def _list_of(survei, query="") -> str:
    return reverse("surveys:rtl-list", args=[survei.pk]) + query


def _draw_form(request, bagian: Bagian, form, judul, rencana=None):
    return render(
        request,
        "surveys/rtl_edit.html",
        {
            "survei": bagian.survei,
            "form": form,
            "judul": judul,
            "rencana": rencana,
            "tempat": bagian.pohon[bagian.unit].nama
            if bagian.unit
            else bagian.survei.instansi.nama,
            "batal": _list_of(bagian.survei, bagian.query()),
            "jejak": crumbs(
                bagian,
                "surveys:survei-hasil",
                ("Rencana tindak lanjut", _list_of(bagian.survei, bagian.query())),
                (judul, ""),
            ),
        },
        status=422 if form.errors else 200,
    )
