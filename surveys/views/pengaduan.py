"""Complaints as officers work on them: the list with its clocks, one complaint, and its steps."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Permission
from surveys.actions import tangani
from surveys.actions.kontak import may_see_kontak, see_kontak
from surveys.calculators.nomor import normalise
from surveys.calculators.tenggat import Laju, read_clock
from surveys.forms.pengaduan import (
    KEPUASAN,
    BalasForm,
    CatatanForm,
    LangkahForm,
    LihatPelaporForm,
    PerpanjangForm,
    SerahForm,
)
from surveys.kalender import kalender_of, years_of_clocks, years_without_holidays
from surveys.models import Pengaduan
from surveys.models.pengaduan import CaraLapor
from surveys.pengaduan_angka import facts_of, summarise
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda
from surveys.policies_pengaduan import available_transitions, refuse_extension, refuse_transition
from surveys.status_pengaduan import STATUS, TRANSISI
from surveys.views.kelola import suara_crumbs
from units.models import UnitKerja
from units.pencari import PencariUnit
from units.permissions import may, may_anywhere, require
from units.views.dasar import (
    open_instansi,
    page_of,
    query_without_page,
    remember,
    suggestions,
)
from workload.policies import Ditolak

WARNA = {Laju.LONGGAR: "success", Laju.DEKAT: "warning", Laju.LEWAT: "danger"}
BASI = "Halaman ini sudah terlalu lama terbuka. Periksa isinya, lalu kirim lagi."


@dataclass(frozen=True)
class Saringan:
    kode: str
    label: str


SARINGAN = (
    Saringan("terbuka", "Terbuka"),
    Saringan("lewat", "Lewat tenggat"),
    Saringan("naik", "Naik ke unit atas"),
    Saringan("tutup", "Ditutup"),
    Saringan("sisih", "Disisihkan"),
)


@require_safe
def pengaduan_list(request, kode):
    """Complaints of the units in which the person handles them, the most urgent first."""
    instansi = _open_handling(request, kode)
    milik = Pengaduan.objects.visible_to(request.user).filter(unit__instansi=instansi)
    hari_ini, kalender = timezone.localdate(), kalender_of(instansi.pk)
    pilih = request.GET.get("saring", "terbuka")
    cari = request.GET.get("q", "").replace("\x00", "").strip()[:50]
    hitung = {s.kode: _filter(milik, s.kode, hari_ini).count() for s in SARINGAN}
    daftar = milik.filter(nomor=normalise(cari)) if cari else _filter(milik, pilih, hari_ini)
    daftar = daftar.select_related("unit", "kategori", "naik_ke").defer("isi", "ulasan")
    tutup = pilih == "tutup" and not cari
    daftar = daftar.order_by("-ditutup_pada", "pk") if tutup else daftar.most_urgent_first()
    page = page_of(request, daftar)
    context = {
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Pengaduan", None)),
        "page": page,
        "baris": [_row(p, hari_ini, kalender) for p in page],
        "saringan": [(s.kode, s.label, hitung[s.kode], s.kode == pilih and not cari) for s in SARINGAN],
        "q": cari,
        "query": query_without_page(request),
        "boleh_atur": may(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
        "tanpa_kategori": not instansi.kategori_pengaduan.open().exists(),
        "tanpa_libur": years_without_holidays(instansi.pk, *years_of_clocks(instansi.pk, hari_ini)),
        "alamat_publik": request.build_absolute_uri(reverse("surveys:pengaduan-create", args=[instansi.kode])),
    }  # fmt: skip
    return render(request, "surveys/pengaduan_list.html", context)


def _open_handling(request, kode):
    instansi = open_instansi(request, kode)
    if not may_anywhere(request.user, Permission.TANGANI_PENGADUAN, instansi=instansi):
        raise PermissionDenied
    return instansi


def _filter(milik, pilih: str, hari_ini):
    match pilih:
        case "lewat":
            return milik.counted().overdue(hari_ini)
        case "naik":
            return milik.counted().open().filter(naik_ke__isnull=False)
        case "tutup":
            return milik.exclude(pk__in=milik.open())
        case "sisih":
            return milik.exclude(curiga="")
        case _:
            return milik.counted().open()


def _row(p: Pengaduan, hari_ini, kalender) -> dict:
    return {"p": p, "jam": _clock(p, hari_ini, kalender), "keadaan": p.keadaan}


def _clock(p: Pengaduan, hari_ini, kalender):
    """(words, colour) of the clock; of a closed complaint how long it took."""
    if p.tenggat is None:
        hari = kalender.count(p.mulai_hitung, timezone.localdate(p.ditutup_pada))
        tepat = timezone.localdate(p.ditutup_pada) <= p.tenggat_selesai
        return {
            "kalimat": f"Ditutup dalam {hari} hari kerja{'' if tepat else ', lewat tenggat'}",
            "warna": "light" if tepat else "danger",
        }
    jam = read_clock(p.tenggat, hari_ini, kalender)
    return {"kalimat": jam.kalimat, "warna": WARNA[jam.laju], "tenggat": jam.tenggat}


def _open(request, pk) -> Pengaduan:
    """The complaint, for people who handle it where it is now."""
    pengaduan = get_object_or_404(
        Pengaduan.objects.select_related(
            "unit__instansi", "unit_diadukan", "kategori", "layanan", "naik_ke"
        ),
        pk=pk,
    )
    require(request.user, Permission.TANGANI_PENGADUAN, unit=pengaduan.unit)
    remember(request, pengaduan.unit.instansi_id)
    return pengaduan


def _crumbs(pengaduan, *jejak):
    instansi = pengaduan.unit.instansi
    daftar = ("Pengaduan", reverse("surveys:pengaduan-list", args=[instansi.kode]))
    return suara_crumbs(instansi, daftar, *jejak)


def _step_crumbs(pengaduan, judul):
    return _crumbs(pengaduan, (pengaduan.nomor, pengaduan.get_absolute_url()), (judul, None))


@never_cache
@require_safe
def pengaduan_detail(request, pk):
    return _draw_detail(request, _open(request, pk))


def _draw_detail(request, pengaduan, balas=None, catatan=None, status=200):
    user, hari_ini = request.user, timezone.localdate()
    unit = pengaduan.unit
    context = {
        "pengaduan": pengaduan,
        "keadaan": pengaduan.keadaan,
        "jejak": _crumbs(pengaduan, (pengaduan.nomor, None)),
        "jam": _clock(pengaduan, hari_ini, kalender_of(unit.instansi_id)),
        "terbuka": pengaduan.keadaan.terbuka,
        "langkah": available_transitions(pengaduan),
        "perpanjangan": not refuse_extension(pengaduan, 1),
        "perjalanan": pengaduan.jejak.select_related("oleh", "ke_unit"),
        "pesan": pengaduan.pesan.select_related("oleh"),
        "catatan": pengaduan.catatan.select_related("oleh"),
        "akses": pengaduan.akses_kontak.select_related("oleh"),
        "ada_kontak": Pengaduan.objects.filter(pk=pengaduan.pk, kontak__isnull=False).exists(),
        "boleh_pelapor": may_see_kontak(user, pengaduan),
        "penilaian": pengaduan.kepuasan and KEPUASAN[pengaduan.kepuasan - 1],
        "balas_form": balas or BalasForm(prefix="balas"),
        "catatan_form": catatan or CatatanForm(prefix="catatan"),
        "tanda": new_tanda(),
    }
    return render(request, "surveys/pengaduan_detail.html", context, status=status)


@require_POST
def pengaduan_reply(request, pk):
    pengaduan = _open(request, pk)
    form = BalasForm(request.POST, prefix="balas")
    if form.is_valid():
        try:
            tangani.reply(
                pengaduan=pengaduan, by=request.user,
                tanda=read_tanda(request.POST.get("tanda", "")), **form.cleaned_data,
            )  # fmt: skip
        except TandaRusak:
            form.add_error(None, BASI)
        except Ditolak as tolak:
            form.add_error("isi", str(tolak))
        else:
            messages.success(request, "Balasan terkirim; pelapor dapat membacanya.")
            return redirect(pengaduan)
    return _draw_detail(request, pengaduan, balas=form, status=422)


@require_POST
def pengaduan_note(request, pk):
    pengaduan = _open(request, pk)
    form = CatatanForm(request.POST, prefix="catatan")
    if form.is_valid():
        tangani.leave_note(pengaduan=pengaduan, isi=form.cleaned_data["isi"], by=request.user)
        messages.success(request, "Catatan internal disimpan.")
        return redirect(pengaduan)
    return _draw_detail(request, pengaduan, catatan=form, status=422)


@require_POST
def pengaduan_accept(request, pk):
    pengaduan = _open(request, pk)
    if tangani.accept(pengaduan=pengaduan, by=request.user):
        messages.success(request, "Dinyatakan pengaduan sungguhan; tenggatnya kini ikut dihitung.")
    return redirect(pengaduan)


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_transition(request, pk, kode):
    pengaduan = _open(request, pk)
    transisi = TRANSISI.get(kode)
    if transisi is None:
        raise Http404
    if tolak := refuse_transition(transisi, pengaduan):
        messages.warning(request, tolak)
        return redirect(pengaduan)
    form = LangkahForm(
        request.POST if request.method == "POST" else None, transisi=transisi, pengaduan=pengaduan
    )
    if _sent(request, form) and _do(
        form, tangani.move, pengaduan=pengaduan, kode=kode, by=request.user, **form.cleaned_data
    ):
        messages.success(request, f"{pengaduan.nomor}: {STATUS[transisi.ke].label}.")
        return redirect(pengaduan)
    return _draw_step(request, pengaduan, form, transisi.verba)


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_extend(request, pk):
    pengaduan = _open(request, pk)
    if tolak := refuse_extension(pengaduan, 1):
        messages.warning(request, tolak)
        return redirect(pengaduan)
    sisa = pengaduan.hari_perpanjangan - pengaduan.diperpanjang
    form = PerpanjangForm(request.POST if request.method == "POST" else None)
    form.fields["hari"].help_text = f"Paling banyak {sisa} hari kerja."
    if _sent(request, form) and _do(
        form, tangani.extend, pengaduan=pengaduan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Tenggat diperpanjang.")
        return redirect(pengaduan)
    return _draw_step(request, pengaduan, form, "Perpanjang tenggat")


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_handover(request, pk):
    """Afterwards the person may no longer see it; then the list is where they land."""
    pengaduan = _open(request, pk)
    units = UnitKerja.objects.filter(instansi=pengaduan.unit.instansi_id).exclude(
        pk=pengaduan.unit_id
    )
    if "pilihan" in request.GET:
        return suggestions(request, PencariUnit(units))
    form = SerahForm(
        request.POST if request.method == "POST" else None, units=units, url=request.path
    )
    if _sent(request, form):
        instansi = pengaduan.unit.instansi
        baru = _do(form, tangani.hand_over, pengaduan=pengaduan, by=request.user, **form.cleaned_data)  # fmt: skip
        if baru:
            messages.success(request, f"{pengaduan.nomor} diserahkan ke {baru.unit.nama}.")
            if may(request.user, Permission.TANGANI_PENGADUAN, unit=baru.unit):
                return redirect(baru)
            return redirect("surveys:pengaduan-list", instansi.kode)
    return _draw_step(request, pengaduan, form, "Serahkan ke unit lain")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_reporter(request, pk):
    """Who complained: shown in the answer to a POST only, and each look is written down."""
    pengaduan = _open(request, pk)
    if not may_see_kontak(request.user, pengaduan):
        raise PermissionDenied
    form = LihatPelaporForm(request.POST if request.method == "POST" else None)
    kontak, status = None, 200
    if _sent(request, form):
        kontak = _do(form, see_kontak, pengaduan=pengaduan, by=request.user, **form.cleaned_data)
        status = 200 if kontak else 422
    context = {
        "pengaduan": pengaduan,
        "rahasia": pengaduan.cara == CaraLapor.RAHASIA,
        "form": form,
        "kontak": kontak,
        "jejak": _step_crumbs(pengaduan, "Pelapor"),
    }
    return render(request, "surveys/pengaduan_reporter.html", context, status=status)


def _sent(request, form) -> bool:
    return request.method == "POST" and form.is_valid()


def _do(form, action, /, **kwargs):
    """Run an action; a refusal lands on the form and None comes back."""
    try:
        return action(**kwargs)
    except Ditolak as tolak:
        form.add_error("alasan" if "alasan" in form.fields else None, str(tolak))
        return None


def _draw_step(request, pengaduan, form, judul):
    context = {
        "pengaduan": pengaduan,
        "form": form,
        "judul": judul,
        "jejak": _step_crumbs(pengaduan, judul),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/pengaduan_step.html", context, status=status)


@require_safe
def pengaduan_figures(request, kode):
    """Counts and times per unit and category, of what the person may see, exact."""
    instansi = _open_handling(request, kode)
    tahun = timezone.localdate().year
    milik = (
        Pengaduan.objects.visible_to(request.user)
        .counted()
        .filter(unit__instansi=instansi, masuk_pada__year=tahun)
    )
    kalender = kalender_of(instansi.pk)
    daftar = reverse("surveys:pengaduan-list", args=[instansi.kode])
    context = {
        "instansi": instansi,
        "tahun": tahun,
        "jejak": suara_crumbs(instansi, ("Pengaduan", daftar), ("Angka", None)),
        "tabel": [
            ("Per unit", summarise(facts_of(milik, "unit__nama", kalender))),
            ("Per jenis", summarise(facts_of(milik, "kategori__nama", kalender))),
        ],
    }
    return render(request, "surveys/pengaduan_figures.html", context)
