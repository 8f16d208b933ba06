"""One complaint as officers work on it: the page, and each step."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions import tangani
from surveys.actions.kontak import may_see_kontak, only_from_above
from surveys.forms.pengaduan import KEPUASAN
from surveys.forms.tangani import (
    BalasForm,
    CatatanForm,
    LangkahForm,
    PerpanjangForm,
    SerahForm,
    TerlaporForm,
)
from surveys.kalender import kalender_of
from surveys.models import KontakPelapor
from surveys.pengiriman import new_tanda
from surveys.policies_pengaduan import available_transitions, refuse_extension, refuse_transition
from surveys.status_pengaduan import STATUS, TRANSISI
from surveys.views.dasar_pengaduan import (
    clock,
    do,
    do_once,
    list_crumbs,
    open_pengaduan,
    sent,
    sent_to,
    step_crumbs,
)
from units.models import UnitKerja
from units.pencari import PencariUnit
from units.permissions import may
from units.views.dasar import suggestions


@never_cache
@require_safe
def pengaduan_detail(request, pk):
    return _draw_detail(request, open_pengaduan(request, pk))


def _draw_detail(request, pengaduan, balas=None, catatan=None, status=200):
    user, hari_ini = request.user, timezone.localdate()
    unit = pengaduan.unit
    context = {
        "pengaduan": pengaduan,
        "keadaan": pengaduan.keadaan,
        "jejak": list_crumbs(unit.instansi, (pengaduan.nomor, None)),
        "jam": clock(pengaduan, hari_ini, kalender_of(unit.instansi_id)),
        "terbuka": pengaduan.keadaan.terbuka,
        "langkah": available_transitions(pengaduan),
        "perpanjangan": not refuse_extension(pengaduan, 1),
        "perjalanan": pengaduan.jejak.select_related("oleh", "ke_unit"),
        "pesan": pengaduan.pesan.select_related("oleh"),
        "catatan": pengaduan.catatan.select_related("oleh"),
        "akses": pengaduan.akses_kontak.select_related("oleh"),
        "ada_kontak": KontakPelapor.objects.filter(pengaduan=pengaduan).exists(),
        "boleh_pelapor": may_see_kontak(user, pengaduan),
        "dari_atas": only_from_above(pengaduan),
        "penilaian": pengaduan.kepuasan and KEPUASAN[pengaduan.kepuasan - 1],
        "balas_form": balas or BalasForm(prefix="balas"),
        "catatan_form": catatan or CatatanForm(prefix="catatan"),
        "tanda": new_tanda(),
    }
    return render(request, "surveys/pengaduan_detail.html", context, status=status)


@sent_to
def pengaduan_reply(request, pengaduan):
    form = BalasForm(request.POST, prefix="balas")
    if form.is_valid() and do_once(
        request, form, tangani.reply, pengaduan=pengaduan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Balasan terkirim; pelapor dapat membacanya.")
        return redirect(pengaduan)
    return _draw_detail(request, pengaduan, balas=form, status=422)


@sent_to
def pengaduan_note(request, pengaduan):
    form = CatatanForm(request.POST, prefix="catatan")
    if form.is_valid() and do_once(
        request, form, tangani.leave_note, pengaduan=pengaduan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Catatan internal disimpan.")
        return redirect(pengaduan)
    return _draw_detail(request, pengaduan, catatan=form, status=422)


@sent_to
def pengaduan_accept(request, pengaduan):
    if tangani.accept(pengaduan=pengaduan, by=request.user):
        messages.success(request, "Dinyatakan pengaduan sungguhan; tenggatnya kini ikut dihitung.")
    return redirect(pengaduan)


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_transition(request, pk, kode):
    pengaduan = open_pengaduan(request, pk)
    transisi = TRANSISI.get(kode)
    if transisi is None:
        raise Http404
    if request.method != "POST" and (tolak := refuse_transition(transisi, pengaduan)):
        messages.warning(request, tolak)
        return redirect(pengaduan)
    form = LangkahForm(
        request.POST if request.method == "POST" else None, transisi=transisi, pengaduan=pengaduan
    )
    if sent(request, form) and do_once(
        request,
        form,
        tangani.move,
        pengaduan=pengaduan,
        kode=kode,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, f"{pengaduan.nomor}: {STATUS[transisi.ke].label}.")
        return redirect(pengaduan)
    return _draw_step(request, pengaduan, form, transisi.verba)


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_extend(request, pk):
    pengaduan = open_pengaduan(request, pk)
    if request.method != "POST" and (tolak := refuse_extension(pengaduan, 1)):
        messages.warning(request, tolak)
        return redirect(pengaduan)
    sisa = pengaduan.hari_perpanjangan - pengaduan.diperpanjang
    form = PerpanjangForm(request.POST if request.method == "POST" else None)
    form.fields["hari"].help_text = f"Paling banyak {sisa} hari kerja."
    if sent(request, form) and do_once(
        request, form, tangani.extend, pengaduan=pengaduan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Tenggat diperpanjang.")
        return redirect(pengaduan)
    return _draw_step(request, pengaduan, form, "Perpanjang tenggat")


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_handover(request, pk):
    """Afterwards the person may no longer see it; then the list is where they land."""
    pengaduan = open_pengaduan(request, pk)
    units = UnitKerja.objects.filter(instansi=pengaduan.unit.instansi_id).exclude(
        pk=pengaduan.unit_id
    )
    if "pilihan" in request.GET:
        return suggestions(request, PencariUnit(units))
    form = SerahForm(
        request.POST if request.method == "POST" else None, units=units, url=request.path
    )
    if sent(request, form):
        instansi = pengaduan.unit.instansi
        baru = do(form, tangani.hand_over, pengaduan=pengaduan, by=request.user, **form.cleaned_data)  # fmt: skip
        if baru:
            messages.success(request, f"{pengaduan.nomor} diserahkan ke {baru.unit.nama}.")
            if may(request.user, Permission.TANGANI_PENGADUAN, unit=baru.unit):
                return redirect(baru)
            return redirect("surveys:pengaduan-list", instansi.kode)
    return _draw_step(request, pengaduan, form, "Serahkan ke unit lain")


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_terlapor(request, pk):
    """Which officer it is about: from then on not a page of it opens for that person."""
    pengaduan = open_pengaduan(request, pk)
    form = TerlaporForm(request.POST if request.method == "POST" else None, pengaduan=pengaduan)
    if sent(request, form) and do(
        form, tangani.mark_terlapor, pengaduan=pengaduan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Disimpan.")
        return redirect(pengaduan)
    return _draw_step(request, pengaduan, form, "Petugas yang diadukan", tombol="Simpan")


def _draw_step(request, pengaduan, form, judul, tombol=""):
    context = {
        "pengaduan": pengaduan,
        "form": form,
        "judul": judul,
        "tombol": tombol or judul,
        "tanda": new_tanda(),
        "jejak": step_crumbs(pengaduan, judul),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/pengaduan_step.html", context, status=status)
