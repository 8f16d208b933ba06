"""What a citizen opens to complain and to follow a complaint: without log-in, on any phone."""

from __future__ import annotations

import hashlib
import time
from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from surveys.actions.hapus import with_words
from surveys.actions.pengaduan import (
    TidakCocok,
    erase_words,
    find_ticket,
    judge,
    reopen_by_reporter,
    submit_pengaduan,
    withdraw_consent,
    write_message,
)
from surveys.calculators.tenggat import read_clock
from surveys.forms.pengaduan import (
    KEPUASAN,
    BukaForm,
    LacakForm,
    PengaduanForm,
    PesanForm,
    PuasForm,
)
from surveys.kalender import kalender_of
from surveys.models import KontakPelapor, Pengaduan
from surveys.models.percakapan import Langkah
from surveys.pengaduan_angka import public_figures
from surveys.pengiriman import TandaRusak, TandaTerpakai, new_tanda, read_tanda
from surveys.penjaga import Aksi, TerlaluSering, count, place_of, too_many, trapped
from surveys.policies_pengaduan import refuse_kepuasan, refuse_open, refuse_reopen
from units.models import Instansi
from workload.policies import Ditolak

TERTAHAN = ("aksi", "tanda", "isi", "alasan", "kepuasan", "ulasan")
"""What is sent from the page of a complaint, and kept while the secret is asked again."""
MASA_LACAK = 60 * 60  # seconds that a followed complaint stays open in a browser
BASI = "Formulir ini sudah terlalu lama terbuka. Periksa isinya, lalu kirim lagi."


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_create(request, kode):
    """The form; its answer shows number and secret, once."""
    instansi = get_object_or_404(Instansi, kode=kode)
    if not instansi.kategori_pengaduan.open().exists():
        return render(request, "surveys/pengaduan_tutup.html", {"instansi": instansi}, status=410)
    if request.method != "POST":
        awal = {"cara": "anonim"}
        if layanan := request.GET.get("layanan", "").replace("\x00", ""):
            awal["tentang"] = f"l{layanan}"
        form = PengaduanForm(instansi=instansi, initial=awal)
        return _draw(request, instansi, form, new_tanda())
    form = PengaduanForm(request.POST, instansi=instansi)
    sah = form.is_valid()
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
    except TandaRusak:
        form.add_error(None, BASI)
        return _draw(request, instansi, form, new_tanda(), 422)
    if not sah:
        return _draw(request, instansi, form, request.POST["tanda"], 422)
    try:
        terima = submit_pengaduan(
            unit=form.unit, layanan=form.layanan, kategori=form.cleaned_data["kategori"], isi=form.aduan,
            kontak=form.kontak_pelapor, tanda=tanda, alamat=place_of(request), perangkap=trapped(request),
        )  # fmt: skip
    except TandaTerpakai as galat:
        form.add_error(None, str(galat))
        return _draw(request, instansi, form, new_tanda(lama=tanda.lama), 422)
    except TerlaluSering as galat:
        form.add_error(None, str(galat))
        return too_many(_draw(request, instansi, form, request.POST["tanda"]), galat)
    context = {
        "instansi": instansi,
        "terima": terima,
        "kategori": form.cleaned_data["kategori"],
        "berkas": _file_of(request, instansi, terima),
    }
    return render(request, "surveys/pengaduan_terima.html", context)


def _file_of(request, instansi, terima) -> str:
    """Number and secret as a file within the page itself: saved without asking the server again, so that the
    secret is in no address and no log."""
    lacak = request.build_absolute_uri(reverse("surveys:pengaduan-lacak"))
    teks = f"Pengaduan ke {instansi.nama}\nNomor: {terima.nomor}\nKata kunci: {terima.rahasia}\nPantau di {lacak}\n"
    return f"data:text/plain;charset=utf-8,{quote(teks)}"


def _draw(request, instansi, form, tanda, status=200):
    context = {
        "instansi": instansi,
        "form": form,
        "tanda": tanda,
        "unit": form.pilihan_tentang(),
        "kategori": form.pilihan_kategori(),
        "cara": form.pilihan_cara(),
        "kontak_salah": {"cara", "nama", "kontak", "setuju"} & set(form.errors),
    }
    return render(request, "surveys/pengaduan_create.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_lacak(request):
    """Number and secret, both; a wrong one and a wrong other are answered alike."""
    form = LacakForm(request.POST if request.method == "POST" else None)
    pengaduan, jawab = _unlock(request, form)
    return jawab or redirect("surveys:pengaduan-ikuti", pengaduan.nomor)


def _unlock(request, form, **lain):
    """(the complaint, None) where number and secret are right, and this browser may follow it from now on;
    (None, the page that asks) where not."""

    def ask(status=200):
        return render(
            request, "surveys/pengaduan_lacak.html", {"form": form, **lain}, status=status
        )

    if not form.is_valid():
        return None, ask(422 if form.errors or lain else 200)
    try:
        pengaduan = find_ticket(**form.cleaned_data, alamat=place_of(request))
    except TidakCocok:
        form.add_error(None, "Nomor dan kata kunci tidak cocok. Periksa lagi keduanya.")
        return None, ask(422)
    except TerlaluSering as galat:
        form.add_error(None, "Terlalu banyak percobaan yang salah. Coba lagi setelah satu jam.")
        return None, too_many(ask(), galat)
    request.session.cycle_key()
    request.session["lacak"] = {
        "nomor": pengaduan.nomor, "pada": int(time.time()), "kunci": _digest_of(pengaduan),
    }  # fmt: skip
    return pengaduan, None


def _digest_of(pengaduan) -> str:
    """Changes with the secret: what was opened with an earlier one is closed."""
    return hashlib.sha256(bytes(pengaduan.rahasia)).hexdigest()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_ikuti(request, nomor):
    """The complaint that this browser opened with its secret; for any other number, back to the form. What
    was sent too late waits there and goes on after the secret."""
    pengaduan, aksi = _opened(request, nomor), AKSI.get(request.POST.get("aksi", ""))
    if pengaduan is None and aksi in (None, _leave):
        return redirect("surveys:pengaduan-lacak")
    if pengaduan is None:
        kunci = request.POST.get("rahasia")
        form = LacakForm(
            None if kunci is None else {"nomor": nomor, "rahasia": kunci}, initial={"nomor": nomor}
        )
        tertahan = [(k, request.POST[k]) for k in TERTAHAN if k in request.POST]
        pengaduan, jawab = _unlock(request, form, tertahan=tertahan)
        if jawab:
            return jawab
    if request.method != "POST":
        return _follow(request, pengaduan)
    try:
        if aksi not in (_forget, _erase, _leave):  # taking back is never refused
            count(Aksi.PESAN, place_of(request))
    except TerlaluSering as galat:
        return too_many(_follow(request, pengaduan, galat=str(galat)), galat)
    if aksi is None:
        return _follow(request, pengaduan, galat="Pilih yang ingin dilakukan.")
    galat = aksi(request, pengaduan)
    if galat:
        return _follow(request, pengaduan, galat=galat)
    return redirect("surveys:pengaduan-ikuti", pengaduan.nomor)


def _opened(request, nomor) -> Pengaduan | None:
    """Where this browser opened it with the secret that holds now, not long ago."""
    buka = request.session.get("lacak", {})
    if buka.get("nomor") != nomor or time.time() - buka.get("pada", 0) > MASA_LACAK:
        return None
    dicari = Pengaduan.objects.select_related("unit__instansi", "kategori", "layanan")
    pengaduan = dicari.filter(nomor=nomor).first()
    return pengaduan if pengaduan and buka.get("kunci") == _digest_of(pengaduan) else None


def _write(request, pengaduan) -> str:
    form = PesanForm(request.POST)
    if galat := _first_error(form):
        return galat
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
        write_message(pengaduan=pengaduan, isi=form.cleaned_data["isi"], tanda=tanda)
    except (Ditolak, TandaTerpakai) as tolak:
        return str(tolak)
    except TandaRusak:
        return BASI
    return ""


def _reopen(request, pengaduan) -> str:
    form = BukaForm(request.POST)
    if galat := _first_error(form):
        return galat
    try:
        reopen_by_reporter(pengaduan=pengaduan, alasan=form.cleaned_data["alasan"])
    except Ditolak as tolak:
        return str(tolak)
    return ""


def _judge(request, pengaduan) -> str:
    form = PuasForm(request.POST)
    if galat := _first_error(form):
        return galat
    try:
        judge(pengaduan=pengaduan, **form.cleaned_data)
    except Ditolak as tolak:
        return str(tolak)
    return ""


def _forget(request, pengaduan) -> str:
    withdraw_consent(pengaduan=pengaduan)
    return ""


def _erase(request, pengaduan) -> str:
    try:
        erase_words(pengaduan=pengaduan)
    except Ditolak as tolak:
        return str(tolak)
    return ""


def _leave(request, pengaduan) -> str:
    del request.session["lacak"]
    return ""


AKSI = {
    "pesan": _write,
    "buka": _reopen,
    "puas": _judge,
    "hapus-kontak": _forget,
    "hapus-tulisan": _erase,
    "keluar": _leave,
}


def _first_error(form) -> str:
    return "" if form.is_valid() else " ".join(e for errors in form.errors.values() for e in errors)


def _follow(request, pengaduan, galat=""):
    hari_ini = timezone.localdate()
    jam = pengaduan.tenggat and read_clock(
        pengaduan.tenggat, hari_ini, kalender_of(pengaduan.unit.instansi_id)
    )
    context = {
        "instansi": pengaduan.unit.instansi,
        "pengaduan": pengaduan,
        "jam": jam,
        "jejak": pengaduan.jejak.exclude(langkah__in=(Langkah.HITUNG, Langkah.TERLAPOR)),
        "pesan": pengaduan.pesan.all(),
        "dapat_menulis": not refuse_open(pengaduan),
        "dapat_membuka": not refuse_reopen(pengaduan, hari_ini),
        "dapat_menilai": not refuse_kepuasan(pengaduan),
        "nilai": list(enumerate(KEPUASAN, 1)),
        "penilaian": pengaduan.kepuasan and KEPUASAN[pengaduan.kepuasan - 1],
        "kontak_sampai": KontakPelapor.objects.filter(pengaduan=pengaduan)
        .values_list("hapus_pada", flat=True)
        .first(),
        "dilihat": list(pengaduan.akses_kontak.order_by("pada").values_list("pada", flat=True)),
        "dapat_dihapus": not pengaduan.keadaan.terbuka
        and with_words(Pengaduan.objects.filter(pk=pengaduan.pk)).exists(),
        "tanda": new_tanda(),
        "galat": galat,
        "isian": request.POST if galat else {},
    }
    return render(request, "surveys/pengaduan_ikuti.html", context, status=422 if galat else 200)


@login_not_required
@require_safe
def pengaduan_angka(request, kode):
    """How many complaints, and how fast they are answered; nothing that could point at a person."""
    instansi = get_object_or_404(Instansi, kode=kode)
    context = {"instansi": instansi, "angka": public_figures(instansi)}
    return render(request, "surveys/pengaduan_angka.html", context)
