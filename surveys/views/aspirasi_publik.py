"""What residents read and write without an account: proposals, support, and what came of them."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from surveys.actions import aspirasi as actions
from surveys.calculators.samaran import find_potongan
from surveys.forms.aspirasi import AspirasiWargaForm, TulisanForm
from surveys.models import Aspirasi, Forum, Komitmen, TemaAspirasi
from surveys.pengiriman import (
    TandaRusak,
    TandaTerpakai,
    new_tanda,
    read_ikuti,
    read_tanda,
    sign_ikuti,
)
from surveys.penjaga import Aksi, TerlaluSering, count, place_of, too_many, trapped
from surveys.serupa import find_serupa_publik
from surveys.status_forum import StatusForum
from surveys.views.dasar_forum import proposals_page
from units.models import Instansi, UnitKerja
from units.views.dasar import page_of, query_without_page, search_text

KUE = "perangkat"
KUE_GARAM = "surveys.perangkat"
SETAHUN = 60 * 60 * 24 * 365
PER_HALAMAN = 20


def _instansi(kode: str) -> Instansi:
    return get_object_or_404(Instansi, kode=kode)


@login_not_required
@require_safe
def aspirasi_publik(request, instansi):
    """What residents proposed, to search and to support."""
    instansi = _instansi(instansi)
    semua = Aspirasi.objects.published().filter(unit__instansi=instansi)
    q, tema = search_text(request), request.GET.get("tema", "")
    if q:
        semua = semua.filter(Q(judul_terbit__icontains=q) | Q(isi_terbit__icontains=q))
    if tema.isascii() and tema.isdigit() and len(tema) < 10:
        semua = semua.filter(tema=int(tema))
    semua = semua.select_related("unit", "layanan", "tema").annotate(
        dijawab=Exists(Komitmen.objects.filter(aspirasi=OuterRef("pk")))
    )
    return render(
        request,
        "surveys/aspirasi_publik.html",
        {
            "instansi": instansi,
            "page": proposals_page(request, semua, "terbit_pada", PER_HALAMAN),
            "q": q,
            "tema": tema,
            "urut": request.GET.get("urut", ""),
            "tema_choices": TemaAspirasi.objects.filter(instansi=instansi),
            "query": query_without_page(request),
        },
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aspirasi_tulis(request, instansi):
    """The form; sent twice it is stored once, and nothing typed is lost."""
    instansi = _instansi(instansi)
    if request.method != "POST":
        awal = {"tentang": request.GET.get("tentang", "")}
        return _write(request, instansi, AspirasiWargaForm(instansi=instansi, initial=awal), new_tanda())  # fmt: skip
    form = AspirasiWargaForm(request.POST, instansi=instansi)
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
    except TandaRusak:
        form.is_valid()
        form.add_error(None, "Formulir ini sudah terlalu lama terbuka. Periksa isinya, lalu kirim lagi.")  # fmt: skip
        return _write(request, instansi, form, new_tanda(), status=422)
    if not form.is_valid():
        return _write(request, instansi, form, request.POST["tanda"], status=422)
    try:
        aspirasi = actions.submit_aspirasi(
            isi=form.isian, tanda=tanda, alamat=place_of(request), perangkap=trapped(request)
        )  # fmt: skip
    except TandaTerpakai:
        form.add_error(None, "Formulir ini sudah dipakai mengirim tulisan lain; yang ini belum terkirim. Periksa isinya, lalu kirim lagi.")  # fmt: skip
        return _write(request, instansi, form, new_tanda(), status=422)
    except TerlaluSering as galat:
        form.add_error(None, str(galat))
        return too_many(_write(request, instansi, form, request.POST["tanda"]), galat)
    except ValidationError as galat:
        form.add_error(None, galat.messages)
        return _write(request, instansi, form, request.POST["tanda"], status=422)
    return redirect("surveys:aspirasi-ikuti", sign_ikuti(aspirasi.kunci))


def _write(request, instansi, form, tanda, status=200):
    isi = {"instansi": instansi, "form": form, "tanda": tanda}
    return render(request, "surveys/aspirasi_tulis.html", isi, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aspirasi_ikuti(request, tanda):
    """The author's own page, behind a secret: how it stands; other words, or none, before it is public.
    A wrong form is answered with 200: of anything else Django writes the address, the secret, to the log."""
    try:
        kunci = read_ikuti(tanda)
    except TandaRusak:
        raise Http404 from None
    aspirasi = get_object_or_404(
        Aspirasi.objects.select_related("unit__instansi", "layanan", "tema", "induk").with_dukungan(),
        kunci=kunci,
    )  # fmt: skip
    form = TulisanForm(initial={"judul": aspirasi.judul, "isi": aspirasi.isi})
    if request.method == "POST":
        form = TulisanForm(request.POST)
        try:
            if request.POST.get("aksi") == "tarik":
                actions.withdraw_aspirasi(aspirasi=aspirasi)
                return redirect("surveys:aspirasi-ikuti", tanda)
            count(Aksi.UBAH, place_of(request))
            if form.is_valid():
                actions.rewrite_aspirasi(aspirasi=aspirasi, **form.cleaned_data)
                return redirect("surveys:aspirasi-ikuti", tanda)
        except TerlaluSering as galat:
            form.add_error(None, str(galat))
        except ValidationError as galat:
            form.add_error(None, galat.messages)
    pokok = aspirasi.induk or aspirasi
    return render(
        request,
        "surveys/aspirasi_ikuti.html",
        {
            "instansi": aspirasi.unit.instansi,
            "aspirasi": aspirasi,
            "pokok": Aspirasi.objects.published().filter(pk=pokok.pk).first(),
            "form": form,
            "dapat_diubah": aspirasi.keadaan.dapat_diubah and not aspirasi.induk_id,
            "potongan": find_potongan(aspirasi.judul, aspirasi.isi),
            "versi": aspirasi.versi.count(),
            "serupa": find_serupa_publik(aspirasi) if aspirasi.keadaan.dapat_diubah else (),
            "komitmen": _promises(Komitmen.objects.public().filter(aspirasi=pokok)),
            "alamat": request.build_absolute_uri(reverse("surveys:aspirasi-ikuti", args=[tanda])),
        },
    )  # fmt: skip


@login_not_required
@require_safe
def aspirasi_lihat(request, instansi, kode):
    instansi = _instansi(instansi)
    aspirasi = _published(instansi, kode)
    if aspirasi.kode != kode:
        return redirect("surveys:aspirasi-lihat", instansi.kode, aspirasi.kode)
    return render(
        request,
        "surveys/aspirasi_lihat.html",
        {
            "instansi": instansi,
            "aspirasi": aspirasi,
            "gabungan": aspirasi.gabungan.count(),
            "komitmen": _promises(Komitmen.objects.public().filter(aspirasi=aspirasi)),
            "terima_kasih": request.GET.get("dukungan", ""),
        },
    )


def _published(instansi, kode: str) -> Aspirasi:
    """The public one of that code; of a merged one, the one that it went into."""
    ada = get_object_or_404(Aspirasi, kode=kode, unit__instansi=instansi)
    semua = Aspirasi.objects.published().with_dukungan().select_related("unit", "layanan", "tema")
    return get_object_or_404(semua, pk=ada.induk_id or ada.pk)


@login_not_required
@require_POST
def aspirasi_dukung(request, instansi, kode):
    """Support it: once per device, bounded per address."""
    instansi = _instansi(instansi)
    aspirasi = _published(instansi, kode)
    perangkat = _device(request)
    try:
        baru = actions.support(aspirasi=aspirasi, perangkat=perangkat, alamat=place_of(request))
    except TerlaluSering as galat:
        isi = {"instansi": instansi, "galat": galat, "judul": aspirasi.judul_terbit}
        return too_many(render(request, "surveys/terlalu_sering.html", isi), galat)
    alamat = reverse("surveys:aspirasi-lihat", args=[instansi.kode, aspirasi.kode])
    jawab = redirect(f"{alamat}?dukungan={'baru' if baru else 'sudah'}")
    jawab.set_signed_cookie(
        KUE, perangkat, salt=KUE_GARAM, max_age=SETAHUN, httponly=True, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return jawab


def _device(request) -> str:
    """The random name that this browser was given the first time. Before that, the secret of the form that it
    sends: a button pressed twice at once comes from one device."""
    try:
        if perangkat := request.get_signed_cookie(KUE, default="", salt=KUE_GARAM):
            return perangkat
    except signing.BadSignature:
        pass
    formulir = request.META.get("CSRF_COOKIE")
    return salted_hmac(KUE_GARAM, formulir, algorithm="sha256").hexdigest() if formulir else uuid.uuid4().hex  # fmt: skip


@login_not_required
@require_safe
def kami_lakukan(request, instansi):
    """You said – we did: what was promised to residents, by unit or of one (?unit=), with dates and proof."""
    instansi = _instansi(instansi)
    semua = Komitmen.objects.public().filter(unit__instansi=instansi)
    units = UnitKerja.objects.filter(pk__in=semua.order_by().values("unit")).order_by("urutan", "kode")  # fmt: skip
    if (pilihan := request.GET.get("unit", "")) and (unit := units.filter(kode=pilihan).first()):
        semua = semua.filter(unit=unit)
    else:
        unit = None
    page = page_of(
        request,
        semua.select_related("unit", "forum", "aspirasi")
        .order_by("unit__urutan", "unit__kode", "-dibuat_pada", "-pk"),
        PER_HALAMAN * 2,
    )  # fmt: skip
    return render(
        request,
        "surveys/kami_lakukan.html",
        {
            "instansi": instansi,
            "units": units,
            "unit": unit,
            "page": page,
            "komitmen": _promises(page),
            "hitung": semua.tally(timezone.localdate()),
            "query": query_without_page(request),
            "forum": Forum.objects.announced().filter(unit__instansi=instansi)[:10],
        },
    )


@login_not_required
@require_safe
def forum_publik(request, kode):
    """Before: the invitation to everybody. After: what was said and promised."""
    forum = get_object_or_404(
        Forum.objects.announced().select_related("unit__instansi", "layanan"), kode=kode
    )
    terbit = forum.status == StatusForum.TERBIT
    komitmen = forum.komitmen.select_related("unit", "aspirasi") if terbit else Komitmen.objects.none()  # fmt: skip
    return render(
        request,
        "surveys/forum_publik.html",
        {
            "instansi": forum.unit.instansi,
            "forum": forum,
            "terbit": terbit,
            "batal": forum.status == StatusForum.BATAL,
            "keterwakilan": forum.keterwakilan() if terbit else None,
            "aspirasi": Aspirasi.objects.published().with_dukungan().filter(forum=forum) if terbit else (),
            "komitmen": _promises(komitmen),
        },
    )  # fmt: skip


def _promises(komitmen) -> list[Komitmen]:
    """Each with how it stands today."""
    hari_ini, semua = timezone.localdate(), list(komitmen)
    for k in semua:
        k.keadaan = k.keadaan_pada(hari_ini)
    return semua
