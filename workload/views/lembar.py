"""The entry page of one post: as a form, and as the endpoint that its script saves to."""

import json
from uuid import uuid4

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Permission
from asnplan.lib.angka import plain
from units.permissions import may
from workload.actions.lembar import BarisAsing, Bentrok, LembarTerkunci, save_lembar
from workload.calculators.isian import LABEL
from workload.calculators.pendekatan import KATA
from workload.catatan_context import catatan_context
from workload.forms.lembar import IsianRusak, read_form, read_json
from workload.lembar import Lembar, blank_row, rows_with
from workload.views.akses import jabatan_in_periode

BARIS_KOSONG = 5
"""Empty rows at the foot of the form; with a script they grow by themselves."""

DASAR_BARIS = ("uid", "versi", "induk", "kelompok", "isi", "pesan")


def _find(request, periode: int, jabatan: int, permission: Permission) -> Lembar:
    """The sheet, for those who may `permission` in the post's unit. Post and period are of one instansi."""
    periode, jabatan = jabatan_in_periode(request.user, periode, jabatan, permission)
    return Lembar(jabatan, periode)


@require_http_methods(["GET", "POST"])
def beban_edit(request, periode, jabatan):
    if request.method == "POST":
        return _save_form(request, _find(request, periode, jabatan, Permission.ISI_BEBAN))
    return _page(request, _find(request, periode, jabatan, Permission.LIHAT))


@require_POST
def beban_save(request, periode, jabatan):
    """Answers the page's script; see static/js/lembar_simpan.js."""
    lembar = _find(request, periode, jabatan, Permission.ISI_BEBAN)
    try:
        kiriman = read_json(request.body)
        result = _save(request, lembar, kiriman)
    except IsianRusak as salah:
        return JsonResponse({"pesan": str(salah)}, status=400)
    except BarisAsing:
        return JsonResponse(
            {"pesan": "Baris ini milik lembar lain. Muat ulang halaman."}, status=400
        )
    except LembarTerkunci as terkunci:
        return JsonResponse({"pesan": str(terkunci)}, status=409)
    return JsonResponse(_answer(lembar, kiriman, result))


def _save(request, lembar: Lembar, kiriman):
    return save_lembar(
        jabatan=lembar.jabatan,
        periode=lembar.periode,
        rows=kiriman.rows,
        deleted=kiriman.deleted,
        order=kiriman.order,
        by=request.user,
    )


def _answer(lembar: Lembar, kiriman, result) -> dict:
    """What the script needs: rows it sent or does not know the state of, and everything computed."""
    semua = kiriman.versi_lembar != result.versi_awal  # somebody else saved in between
    dikirim = {str(r.uid) for r in (*kiriman.rows, *result.bentrok)}
    dikirim |= {str(uid) for uid in result.berubah}
    return {
        "versi_lembar": result.beban.versi if result.beban else 0,
        "pada": timezone.localtime().strftime("%H.%M"),
        "semua": semua,
        "baris": [
            {k: b[k] for k in (*DASAR_BARIS, "menit", "fte")}
            for b in lembar.baris
            if semua or b["uid"] in dikirim
        ],
        "susunan": lembar.susunan,
        "tanda": {str(uid): daftar for uid, daftar in lembar.tanda.items()},
        "bentrok": [_bentrok_data(b) for b in result.bentrok],
        "total": lembar.total,
        "kemajuan": lembar.kemajuan,
    }


def _bentrok_data(b: Bentrok) -> dict:
    return {
        "uid": str(b.uid),
        "jenis": b.jenis,
        "saya": b.saya,
        "mereka": b.mereka,
        "kolom": list(b.kolom),
        "oleh": b.oleh,
        "pada": timezone.localtime(b.pada).strftime("%d-%m-%Y %H.%M") if b.pada else "",
    }


# --- without a script ---------------------------------------------------------------------------


def _save_form(request, lembar: Lembar):
    try:
        formulir = read_form(request.POST)
    except IsianRusak as salah:
        messages.error(request, str(salah))
        return _page(request, lembar, status=400)
    try:
        result = _save(request, lembar, formulir.kiriman)
    except BarisAsing:
        messages.error(request, "Baris ini milik lembar lain. Muat ulang halaman.")
        return _page(request, lembar, status=400)
    except LembarTerkunci as terkunci:
        messages.error(request, f"{terkunci} Yang Anda ketik masih ada di bawah ini.")
        return _page(request, lembar, formulir=formulir, status=409)
    if result.bentrok:
        return _page(request, lembar, formulir=formulir, bentrok=result.bentrok, status=409)
    if formulir.aksi == "hapus" and result.dihapus:
        messages.success(request, "Baris dihapus. Perubahan lain tersimpan.")
    else:
        messages.success(request, "Tersimpan.")
    return redirect(request.path + (f"#tugas-{formulir.sasaran}" if formulir.sasaran else ""))


# --- the page -----------------------------------------------------------------------------------


def _page(request, lembar: Lembar, *, formulir=None, bentrok=(), status=200):
    jabatan, periode = lembar.jabatan, lembar.periode
    boleh = may(request.user, Permission.ISI_BEBAN, unit=jabatan.unit)
    tulis = boleh and not lembar.alasan_terkunci
    baris = list(lembar.baris)
    if formulir:
        baris = _typed_rows(lembar, formulir, bentrok)
    if tulis:
        baris += [blank_row(uuid4()) for _ in range(BARIS_KOSONG)]
    daftar_unit = reverse("workload:beban-list", args=[periode.pk])
    return render(
        request,
        "workload/beban_edit.html",
        {
            **catatan_context(request.user, jabatan=jabatan, periode=periode),
            "lembar": lembar,
            "baris": baris,
            "baris_baru": blank_row(""),
            "ada_bentrok": bool(bentrok),
            "data": json.dumps(_page_data(lembar, tulis)),
            "tulis": tulis,
            "hanya_baca": _why_read_only(lembar, boleh),
            "sebelum": lembar.beside(-1),
            "sesudah": lembar.beside(1),
            "jejak": [
                ("Beban kerja", daftar_unit),
                (
                    jabatan.unit.nama,
                    reverse("workload:analisis-detail", args=[periode.pk, jabatan.unit_id]),
                ),
                (jabatan.nama, None),
            ],
        },
        status=status,
    )


def _why_read_only(lembar: Lembar, boleh: bool) -> str:
    if lembar.alasan_terkunci:
        return lembar.alasan_terkunci
    return "" if boleh else "Anda dapat membaca lembar ini; yang mengisi petugas unit."


def _page_data(lembar: Lembar, tulis: bool) -> dict:
    """What the script starts from; a plain form sends it back as the base of its changes."""
    aturan, jabatan = lembar.aturan, lembar.jabatan
    return {
        "baris": [
            {k: b[k] for k in DASAR_BARIS} for b in lembar.baris
        ],
        "versi_lembar": lembar.beban.versi if lembar.beban else 0,
        "tulis": tulis,
        "aturan": {
            "waktu_efektif": plain(aturan.waktu_efektif),
            "pengali": {p.value: plain(n) for p, n in aturan.pengali.items()},
            "cara": aturan.cara(jabatan.jenis).value,
            "toleransi": plain(aturan.toleransi_ke_atas),
            "dasar": jabatan.dasar,
            "kebutuhan_pembina": jabatan.kebutuhan_pembina,
            "bezetting": lembar.hasil.bezetting,
        },
        "kata": {
            p.value: {"volume": k.volume, "unit": k.unit, "orang": k.orang, "rumus": k.rumus,
                      "contoh": k.contoh}
            for p, k in KATA.items()
        },
        "label": LABEL,
    }  # fmt: skip


def _typed_rows(lembar: Lembar, formulir, bentrok) -> list[dict]:
    """The rows that were refused as the person typed them (all changes where the sheet is locked, else
    those in conflict) among the rows as they are stored now, which become the base of the next save."""
    bentrok = {str(b.uid): b for b in bentrok}
    diketik = {str(r.uid): r.isi for r in formulir.kiriman.rows}
    if bentrok:
        diketik = {uid: b.saya for uid, b in bentrok.items() if b.saya}
    ada = {b["uid"] for b in lembar.baris}
    baris = rows_with(lembar.baris, diketik)
    baris += rows_with([blank_row(uid) for uid in diketik if uid not in ada], diketik)
    return [
        {**b, "bentrok": _conflict_rows(bentrok[b["uid"]])} if b["uid"] in bentrok else b
        for b in baris
    ]


def _conflict_rows(b: Bentrok) -> dict:
    data = _bentrok_data(b)
    kolom = b.kolom or [k for k in LABEL if b.saya and b.saya.get(k)]
    data["banding"] = [
        (LABEL[k], (b.saya or {}).get(k, ""), (b.mereka or {}).get(k, "")) for k in kolom
    ]
    return data
