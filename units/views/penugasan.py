"""People of an instansi: who has which role where; invitations; accounts."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import mail
from accounts.models import User
from accounts.roles import Permission
from accounts.tokens import invitation_path
from units.actions import penugasan as actions
from units.forms.penugasan import PenggunaForm, PeranForm, UndangForm
from units.models import Instansi, Penugasan
from units.permissions import require
from units.views.dasar import open_instansi, remember

PER_PAGE = 50


@dataclass(frozen=True)
class Aksi:
    """A button of the assignment page, its confirm page, and the verb it calls."""

    kode: str
    verba: str
    keterangan: str
    selesai: str
    berbahaya: bool = False


AKSI = {
    a.kode: a
    for a in (
        Aksi(
            "akhiri",
            "Akhiri penugasan",
            "Peran ini berhenti berlaku seketika. Penugasan dapat diaktifkan lagi kapan saja.",
            "Penugasan diakhiri.",
            berbahaya=True,
        ),
        Aksi(
            "aktifkan",
            "Aktifkan lagi penugasan",
            "Peran ini berlaku lagi seketika.",
            "Penugasan aktif lagi.",
        ),
        Aksi(
            "undang",
            "Buat tautan baru",
            "Kata sandi, sesi yang terbuka, dan tautan lama akun ini tidak berlaku lagi."
            " Anda mendapat tautan baru untuk diteruskan kepada orangnya.",
            "Tautan baru dibuat.",
        ),
        Aksi(
            "nonaktifkan",
            "Nonaktifkan akun",
            "Orang ini tidak dapat masuk lagi dan sesinya berakhir. Penugasannya tetap tersimpan.",
            "Akun dinonaktifkan.",
            berbahaya=True,
        ),
        Aksi("pulihkan", "Aktifkan akun", "Orang ini dapat masuk lagi.", "Akun aktif lagi."),
    )
}


def _jejak(instansi, *more):
    return [(instansi.nama, instansi.get_absolute_url()), ("Pengguna", _list_url(instansi)), *more]


def _list_url(instansi):
    return reverse("units:penugasan-list", args=[instansi.kode])


def _show_errors(form, error: ValidationError):
    """The words of a refused action, beside their field where they have one."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            form.add_error(field if field in form.fields else None, errors)
    else:
        form.add_error(None, error)


@require_safe
def penugasan_list(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_PENGGUNA)
    here = Penugasan.objects.filter(instansi=instansi).select_related("unit")
    users = User.objects.filter(pk__in=here.values("user_id")).order_by("nama", "pk")
    cari = request.GET.get("q", "").replace("\0", "").strip()[:100]
    if cari:
        users = users.filter(
            Q(nama__icontains=cari) | Q(username__icontains=cari) | Q(nip__startswith=cari)
        )
    users = users.prefetch_related(
        Prefetch("penugasan", here.order_by("-aktif", "pk"), to_attr="di_sini")
    )
    page = Paginator(users, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "instansi": instansi,
        "page": page,
        "q": cari,
        "query": urlencode({"q": cari}) if cari else "",
        "jejak": _jejak(instansi),
    }
    return render(request, "units/penugasan_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def penugasan_create(request, kode):
    """Invite a new person, or (with ?pengguna=) give a person of this instansi another role."""
    instansi = open_instansi(request, kode, Permission.KELOLA_PENGGUNA)
    user = None
    if pk := request.GET.get("pengguna", ""):
        known = User.objects.filter(penugasan__instansi=instansi).distinct()
        user = get_object_or_404(known, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0)
    form_class = PeranForm if user else UndangForm
    form = form_class(request.POST or None, instansi=instansi)
    if request.method == "POST" and form.is_valid():
        try:
            if user:
                penugasan = actions.assign(
                    user=user, instansi=instansi, by=request.user, **form.cleaned_data
                )
            else:
                penugasan = actions.invite(instansi=instansi, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            _show_errors(form, error)
        else:
            if user:
                messages.success(request, f"{user.nama} sekarang {penugasan.peran.nama.lower()}.")
                return redirect(_list_url(instansi))
            return _page_with_link(request, penugasan)
    judul = f"Tambah peran: {user.nama}" if user else "Undang pengguna"
    context = {
        "instansi": instansi,
        "form": form,
        "pengguna": user,
        "judul": judul,
        "batal": _list_url(instansi),
        "jejak": _jejak(instansi, (judul, None)),
    }
    return render(request, "units/penugasan_create.html", context)


def _page_with_link(request, penugasan):
    """Mail the invitation where there is an address, and show the link once: in this answer only, never
    in the session, where a request that ends later could lose it."""
    user = penugasan.user
    url = request.build_absolute_uri(invitation_path(user))
    if mail.send_invitation(user, url, penugasan.instansi.nama):
        messages.success(request, f"Undangan dikirim ke {user.email}.")
    elif user.email:
        messages.warning(
            request, "Surel undangan tidak terkirim. Teruskan tautan di bawah kepada orangnya."
        )
    response = _edit_page(request, penugasan, tautan=url)
    add_never_cache_headers(response)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def penugasan_edit(request, pk):
    """One assignment and its person; POST `aksi` does one of AKSI, or `simpan` for the person's data."""
    penugasan = get_object_or_404(
        Penugasan.objects.select_related("user", "instansi", "unit").filter(
            instansi__in=Instansi.objects.visible_to(request.user)
        ),
        pk=pk,
    )
    require(request.user, Permission.KELOLA_PENGGUNA, instansi=penugasan.instansi)
    user, instansi = penugasan.user, penugasan.instansi
    remember(request, instansi.pk)
    if request.method == "POST":
        aksi = request.POST.get("aksi", "")
        if aksi == "simpan":
            form = PenggunaForm(request.POST)
            if form.is_valid() and _save_user(request, form, user, instansi):
                return redirect("units:penugasan-edit", pk)
            return _edit_page(request, penugasan, form)
        if aksi not in AKSI:
            return HttpResponseBadRequest("Tindakan tidak dikenal.")
        return _act(request, penugasan, AKSI[aksi])
    if kode := request.GET.get("konfirmasi"):
        if kode not in [a.kode for a in _available(penugasan, request.user)]:
            raise Http404
        context = {"penugasan": penugasan, "aksi": AKSI[kode], "jejak": _edit_jejak(penugasan)}
        return render(request, "units/penugasan_confirm.html", context)
    return _edit_page(request, penugasan)


def _save_user(request, form, user, instansi) -> bool:
    try:
        actions.edit_user(user=user, instansi=instansi, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        _show_errors(form, error)
        return False
    messages.success(request, "Data pengguna disimpan.")
    return True


def _act(request, penugasan, aksi: Aksi):
    person = {"user": penugasan.user, "instansi": penugasan.instansi, "by": request.user}
    verbs = {
        "akhiri": lambda: actions.end_assignment(penugasan=penugasan, by=request.user),
        "aktifkan": lambda: actions.resume_assignment(penugasan=penugasan, by=request.user),
        "undang": lambda: actions.renew_invitation(**person),
        "nonaktifkan": lambda: actions.deactivate_user(**person),
        "pulihkan": lambda: actions.reactivate_user(**person),
    }
    try:
        verbs[aksi.kode]()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, aksi.selesai)
        if aksi.kode == "undang":
            penugasan.user.refresh_from_db()
            return _page_with_link(request, penugasan)
    return redirect("units:penugasan-edit", penugasan.pk)


def _available(penugasan, by) -> list[Aksi]:
    """The actions that make sense now; the verbs themselves refuse what is not allowed."""
    user = penugasan.user
    kodes = ["akhiri" if penugasan.aktif else "aktifkan"]
    if user.pk != by.pk and actions.is_managed_by(user, penugasan.instansi):
        kodes += ["undang", "nonaktifkan"] if user.is_active else ["pulihkan"]
    return [AKSI[k] for k in kodes]


def _edit_jejak(penugasan):
    return _jejak(penugasan.instansi, (penugasan.user.nama, None))


def _edit_page(request, penugasan, form=None, tautan=None):
    user = penugasan.user
    initial = {"nama": user.nama, "nip": user.nip, "email": user.email}
    lain = user.penugasan.filter(instansi=penugasan.instansi).exclude(pk=penugasan.pk)
    create = reverse("units:penugasan-create", args=[penugasan.instansi.kode])
    context = {
        "penugasan": penugasan,
        "pengguna": user,
        "lain": lain.select_related("unit").order_by("-aktif", "pk"),
        "form": form or PenggunaForm(initial=initial),
        "managed": actions.is_managed_by(user, penugasan.instansi),
        "aksi": _available(penugasan, request.user),
        "tautan": tautan,
        "tambah_url": f"{create}?pengguna={user.pk}",
        "hari": settings.PASSWORD_RESET_TIMEOUT // 86_400,
        "jejak": _edit_jejak(penugasan),
    }
    return render(request, "units/penugasan_edit.html", context)
