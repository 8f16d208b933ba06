"""/padu/: citizens' voice beside load and gap – the list of units, the card of one, the weights."""

from __future__ import annotations

import tempfile
from fractions import Fraction

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Permission
from asnplan.lib.angka import format_angka
from surveys.actions.padu import set_bobot
from surveys.calculators.temu import BOBOT_MAKS, Bagian, compute_temu
from surveys.exports.padu_xlsx import write_daftar
from surveys.hasil.penyajian import two, whole
from surveys.hasil.pohon import unit_of
from surveys.padu import grafik, kata
from surveys.padu.daftar import Saringan, own_bobot, read_bobot, read_daftar
from surveys.padu.kartu import Kartu, read_kartu
from surveys.padu.suara import parts_of, read_tempat
from surveys.policies_padu import may_link
from surveys.views.dasar import suara_crumbs
from units.models import Instansi, JenisUnit, Periode, UnitKerja
from units.models.unit_kerja import user_assignments
from units.permissions import may, may_anywhere, require
from units.views.dasar import open_instansi
from workload.calculators.kebutuhan import grade
from workload.views.ekspor import XLSX

JUDUL = "Suara warga dan beban"
PER_HALAMAN = 50
PALING_BANYAK = 8  # aspirations, commitments and posts on a card
KOLOM = (("ikm", "IKM"), ("unsur", "Unsur terlemah"), ("eu", "EU"), ("kurang", "Kurang"), ("pengaduan", "Pengaduan terbuka"))  # fmt: skip


# --- the list -------------------------------------------------------------------------------------


@require_safe
def padu_list(request, kode):
    instansi = open_instansi(request, kode)
    periode, semua = _periods(request, instansi)
    hari_ini = timezone.localdate()
    saringan = Saringan.read(request.GET)
    daftar = read_daftar(periode, request.user, saringan, hari_ini)
    suara, tetap = daftar.suara, {"periode": periode.pk}
    page = Paginator(daftar.baris, PER_HALAMAN).get_page(request.GET.get("page"))
    awal = reverse("surveys:padu-unit", args=[periode.pk, 0]).removesuffix("0/")
    return render(
        request,
        "surveys/padu_list.html",
        {
            "instansi": instansi,
            "jejak": suara_crumbs(instansi, (JUDUL, "")),
            "periode": periode,
            "periode_lain": semua,
            "saringan": saringan,
            "query": saringan.query(**tetap),
            "putaran": kata.round_text(suara, _running(suara, hari_ini)),
            "survei_lain": [p.survei for p in suara.semua_putaran],
            "survei": suara.putaran.survei.pk if suara.putaran else None,
            "jenis": JenisUnit.choices,
            "bobot": [
                {
                    "kode": b.value,
                    "nama": kata.NAMA_BAGIAN[b],
                    "cara": kata.CARA_BAGIAN[b],
                    "isi": saringan.ketik[b.value] if saringan.ketik else daftar.bobot[b],
                }
                for b in Bagian
            ],
            "bobot_maks": BOBOT_MAKS,
            "bobot_dipakai": daftar.bobot,
            "bobot_lain": saringan.bobot is not None and saringan.bobot != own_bobot(periode.instansi),
            "boleh_simpan": may(request.user, Permission.KELOLA_PERIODE, instansi=instansi),
            "kolom": [
                {
                    "nama": nama,
                    "url": "?" + saringan.query(**tetap, urut=kolom),
                    "urut": saringan.urut == kolom,
                }
                for kolom, nama in KOLOM
            ],
            "url_indeks": "?" + saringan.query(**tetap, urut=""),
            "page": page,
            "baris": [_row(b, daftar, awal) for b in page.object_list],
            "banyak": whole(len(daftar.baris)),
            "unit": whole(daftar.unit),
            "tanpa": whole(daftar.tanpa) if daftar.tanpa else "",
            "url_semua": "?" + saringan.query(**tetap, semua="" if saringan.semua else "1"),
            "url_polos": f"?periode={periode.pk}",
        },
    )  # fmt: skip


def _row(b, daftar, awal: str) -> dict:
    """A unit's row: figures as text, and what each part of the index is."""
    j, h, suara = b.jumlah, b.hasil, daftar.suara
    nilai = parts_of(h, j)
    bagian = {x.value: two(n) if n is not None else "" for x, n in nilai.items()}
    lemah = h.terlemah[0] if h else None
    return {
        "nama": j.nama,
        "url": SafeString(f"{awal}{j.pk}/"),
        "indeks": kata.index_text(b.temu),
        "batang": kata.bar(Fraction(b.temu.indeks) / 100) if b.temu else "",
        "tanpa": "" if b.temu else kata.no_index(suara, b.pk, j, daftar.bobot),
        "sebagian": [kata.NAMA_PENDEK[x] for x in b.temu.tanpa] if b.temu else [],
        "ikm": two(h.ikm) if h else "–",
        "huruf": h.mutu.huruf if h and h.mutu else "",
        "respons": kata.respondents_text(b.respons, suara.tertutup(b.pk)) if b.respons else "",
        "lemah": kata.unsur_name(suara, lemah.kode) if lemah else "–",
        "lemah_ikm": f"{two(lemah.ikm)} {lemah.mutu.huruf}" if lemah else "",
        "eu": format_angka(j.eu, 2),
        "kurang": whole(j.kurang),
        "kebutuhan": whole(j.kebutuhan),
        "terbuka": whole(b.hitungan.terbuka),
        "lewat": whole(b.hitungan.terlambat) if b.hitungan.terlambat else "",
        "bagian": bagian,
    }


@require_safe
def padu_export(request, kode):
    """The list as it is filtered and sorted, as a workbook."""
    instansi = open_instansi(request, kode)
    periode, _ = _periods(request, instansi)
    hari_ini = timezone.localdate()
    daftar = read_daftar(periode, request.user, Saringan.read(request.GET), hari_ini)
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    write_daftar(daftar, periode, berkas, hari_ini=hari_ini)
    berkas.seek(0)
    nama = f"suara-dan-beban-{instansi.kode}-{periode.tahun}.xlsx"
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX)


@require_POST
def padu_weights(request, kode):
    """Keep the weights in sight as those that everybody of the instansi begins with."""
    instansi = open_instansi(request, kode, Permission.KELOLA_PERIODE)
    ketik = {b.value: request.POST.get(b.value, "").strip()[:6] for b in Bagian}
    bobot, salah = read_bobot(ketik)
    periode = request.POST.get("periode", "")
    kembali = reverse("surveys:padu-list", args=[kode])
    lagi = f"?periode={periode}" if periode.isascii() and periode.isdigit() else "?"
    if bobot is None:
        messages.error(request, f"Bobot tidak disimpan. {salah}")
        return redirect(kembali + lagi + "".join(f"&{k}={v}" for k, v in ketik.items() if v.isdigit()))  # fmt: skip
    try:
        set_bobot(instansi=instansi, bobot=bobot, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Bobot disimpan sebagai bawaan {instansi.nama}.")
    return redirect(kembali + lagi)


def _periods(request, instansi: Instansi) -> tuple[Periode, list[Periode]]:
    """The period asked for, else the one people work in; and all of them."""
    semua = list(instansi.periode.select_related("instansi__bobot_temu", "aturan").newest_first())
    if not semua:
        raise Http404
    kode = request.GET.get("periode", "")
    if not kode:
        return semua[0], semua
    periode = next((p for p in semua if str(p.pk) == kode), None)
    if periode is None:
        raise Http404
    return periode, semua


def _running(suara, hari_ini) -> bool:
    return bool(suara.putaran and suara.putaran.survei.takes_answers(hari_ini))


# --- the card -------------------------------------------------------------------------------------


def open_periode(request, pk: int) -> Periode:
    """The period with its rule and weights, for whoever sees any part of its instansi; else 404."""
    periode = Periode.objects.select_related("instansi__bobot_temu", "aturan").filter(pk=pk).first()
    if periode is None or not may_anywhere(request.user, Permission.LIHAT, instansi=periode.instansi):  # fmt: skip
        raise Http404
    if len({p.instansi_id for p in user_assignments(request.user)}) > 1:
        request.session["instansi"] = periode.instansi_id
    return periode


def open_place(user, periode: Periode, pohon, pk: int) -> UnitKerja:
    """A unit of the tree; 404 for strangers."""
    if pk not in pohon:
        raise Http404
    unit = unit_of(pohon, pk, periode.instansi)
    require(user, Permission.LIHAT, unit=unit)
    return unit


@require_safe
def padu_unit(request, periode, unit):
    """Everything about a unit that meets here."""
    periode, hari_ini = open_periode(request, periode), timezone.localdate()
    tempat = read_tempat(periode.instansi_id, hari_ini)
    unit = open_place(request.user, periode, tempat[0], unit)
    k = read_kartu(periode, unit.pk, hari_ini, tempat=tempat, survei=_survei(request))
    bobot = own_bobot(periode.instansi)
    temu = compute_temu(parts_of(k.hasil, k.jumlah), bobot)
    tangani = may(request.user, Permission.TANGANI_PENGADUAN, unit=unit)
    return render(
        request,
        "surveys/padu_unit.html",
        {
            "periode": periode,
            "instansi": periode.instansi,
            "unit": unit,
            "jejak": card_crumbs(request.user, periode, k, unit),
            "kalimat": kata.sentence(k),
            "putaran": kata.round_text(k, _running(k.suara, hari_ini)),
            "survei_lain": [
                (p.survei, p is k.suara.putaran) for p in k.suara.semua_putaran
            ],
            "suara": kata.voice_tile(k),
            "rencana": kata.plan_tile(k.jumlah, grade(k.jumlah.eu, periode.aturan.value().skala)),
            "indeks": kata.index_text(temu),
            "bagian": kata.part_rows(k.suara, k.unit.pk, k.jumlah, temu, bobot),
            "tanpa_indeks": "" if temu else kata.no_index(k.suara, k.unit.pk, k.jumlah, bobot),
            "unsur": kata.unsur_rows(k, tangani),
            "hitungan": k.hitungan,
            "kategori": kata.kategori_rows(k, tangani),
            "daftar_pengaduan": reverse("surveys:pengaduan-list", args=[periode.instansi.kode])
            if tangani
            else "",
            "tema": [(n, whole(b), whole(d)) for n, b, d in k.themes()],
            "aspirasi": k.aspirasi[:PALING_BANYAK],
            "aspirasi_banyak": len(k.aspirasi),
            "komitmen": k.komitmen[:PALING_BANYAK],
            "komitmen_banyak": len(k.komitmen),
            "jabatan": kata.post_rows(k.shortages(), PALING_BANYAK),
            "jabatan_banyak": sum(1 for p in k.posts if p.kurang),
            "tautan": k.tautan,
            "tren": kata.trend_rows(k.tren_ikm, k.tren_bezetting),
            "gambar": SafeString(
                grafik.trend(k.tren_ikm, k.tren_bezetting, f"IKM dan bezetting {unit.nama}")
            ),
            "boleh_tautkan": may_link(request.user, unit),
        },
    )  # fmt: skip


def _survei(request) -> int | None:
    kode = request.GET.get("survei", "")
    return int(kode) if kode.isascii() and kode.isdigit() and len(kode) < 19 else None


def card_crumbs(user, periode: Periode, k: Kartu | dict, unit: UnitKerja, *akhir):
    """Suara warga › the list › units above that the person sees › this one."""
    kode = periode.instansi.kode
    pohon = k.suara.pohon if isinstance(k, Kartu) else k
    jejak = [(JUDUL, f"{reverse('surveys:padu-list', args=[kode])}?periode={periode.pk}")]
    for pk in reversed(unit.jalur):
        if may(user, Permission.LIHAT, unit=unit_of(pohon, pk, periode.instansi)):
            jejak.append((pohon[pk].nama, reverse("surveys:padu-unit", args=[periode.pk, pk])))
    return suara_crumbs(periode.instansi, *jejak, *akhir)
