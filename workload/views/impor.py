"""Import of workload files: bring many, answer what they leave open, look, save, take back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.roles import Permission
from units.models import Jabatan, UnitKerja
from units.pencari import PencariJabatan
from units.permissions import may, may_anywhere, require
from units.views.dasar import suggestions
from workload import impor_page
from workload.actions import impor as aksi
from workload.forms.impor import UnggahForm
from workload.imports.kerja import LANGKAH, antrean
from workload.models import BerkasImpor, PemetaanImpor
from workload.policies import Ditolak, refuse_periode
from workload.status_impor import StatusImpor
from workload.views.akses import PERIODE

SEBENTAR = 2.0
"""Seconds that a page waits for work it has just asked for: small files seem immediate."""


# --- the files of a period ------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def beban_import(request, periode):
    periode = _open_periode(request, periode)
    units = _fillable(request.user, periode)
    isi = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UnggahForm(*isi, units=units)
    if request.method == "POST":
        if tolak := refuse_periode(periode):
            messages.error(request, tolak)
            return redirect("workload:beban-import", periode.pk)
        if form.is_valid():
            return _receive(request, periode, form)
    page = impor_page.list_files(request.user, periode, request.GET.get("page"))
    if _revive(page.object_list):
        page = impor_page.list_files(request.user, periode, request.GET.get("page"))
    context = {
        "periode": periode,
        "page": page,
        "berjalan": any(b.keadaan.berjalan for b in page),
        "dapat_mengimpor": not periode.ditutup,
    }
    if request.htmx and "kemajuan" in request.GET:
        return render(request, "workload/_partials/impor_daftar.html", context)
    context |= {"form": form, "jejak": _jejak(periode, ("Impor dari Excel", ""))}
    status = 422 if form.is_bound else 200
    return render(request, "workload/beban_import.html", context, status=status)


def _receive(request, periode, form):
    aksi.sweep()
    diterima = [
        aksi.receive(
            periode=periode,
            upload=upload,
            unit_bawaan=form.cleaned_data["unit"],
            by=request.user,
        )
        for upload in form.cleaned_data["berkas"]
    ]
    antrean.wake(wait=SEBENTAR)
    if len(diterima) == 1:
        return redirect(diterima[0])
    messages.success(request, f"{len(diterima)} berkas diterima. Hasil masing-masing ada di bawah.")
    return redirect("workload:beban-import", periode.pk)


# --- one file -------------------------------------------------------------------------------------


@require_GET
def impor_detail(request, periode, berkas):
    berkas = _open_berkas(request, periode, berkas)
    if "pilihan" in request.GET:
        return _suggest(request, berkas)
    if _revive([berkas]):
        berkas = _open_berkas(request, periode, berkas.pk)
    if "blok" in request.GET and request.htmx:
        return render(
            request, "workload/_partials/impor_baris.html", {"blok": _blok(request, berkas)}
        )
    context = {
        "berkas": berkas,
        "periode": berkas.periode,
        "keadaan": berkas.keadaan,
        "ringkasan": berkas.ringkasan,
        "kalimat": impor_page.sentence(berkas),
        "jejak": _jejak(
            berkas.periode,
            ("Impor dari Excel", reverse("workload:beban-import", args=[berkas.periode_id])),
            (berkas.nama, ""),
        ),
    }
    if berkas.keadaan.berjalan:
        return render(request, "workload/impor_detail.html", context | _progress(berkas))
    if berkas.status == StatusImpor.GAGAL:
        context |= _columns(berkas)
    elif berkas.ringkasan:
        context |= _found(request, berkas)
    return render(request, "workload/impor_detail.html", context)


def _found(request, berkas) -> dict:
    """Everything that was found in the file, and what is still open."""
    get = request.GET
    bisa, kurang = impor_page.can_save(berkas)
    ubah = berkas.keadaan.dapat_diubah
    semua = get.get("pilih") == "semua"
    pertanyaan = impor_page.questions(berkas) if ubah else []
    jenis = get.get("jenis", "") if get.get("jenis") in berkas.ringkasan.get("temuan_per_jenis", {}) else ""  # fmt: skip
    temuan, per_jenis = impor_page.differences(berkas, jenis, get.get("selisih"))
    diingat = impor_page.remembered(berkas) if ubah else []
    dilihat, baris_lama = impor_page.replaced(berkas) if ubah else (0, 0)
    return {
        "langkah": impor_page.next_step(berkas),
        "pertanyaan": pertanyaan,
        "terjawab": impor_page.answered(berkas, pertanyaan) if ubah else [],
        "belum_cocok": impor_page.homeless(berkas, semua, get.get("cocok"))
        if ubah and (berkas.ringkasan["tak_cocok"] or semua)
        else None,
        "semua": semua,
        **_columns(berkas),
        "diingat": diingat,
        "diingat_n": len(diingat),
        "temuan": temuan,
        "per_jenis": per_jenis,
        "jenis": jenis,
        "sisa_jenis": f"jenis={jenis}",
        "pratinjau": impor_page.preview(berkas, get.get("pratinjau")),
        "blok_terbuka": _blok(request, berkas) if "blok" in get else None,
        "bisa_simpan": bisa,
        "kurang": kurang,
        "label_simpan": impor_page.save_label(berkas, baris_lama) if bisa else "",
        "dilihat": dilihat,
        "units": _fillable(request.user, berkas.periode) if berkas.ringkasan["tak_cocok"] else None,
        "may_make": may(request.user, Permission.KELOLA_STRUKTUR, instansi=berkas.periode.instansi),
        "tolak_batal": aksi.refuse_undo(berkas),
    }


def _columns(berkas) -> dict:
    return {
        "lembar": impor_page.sheets(berkas),
        "kolom_asing": impor_page.unknown_columns(berkas),
        "pilihan_kolom": impor_page.field_choices(),
        "kolom_perlu": not berkas.ringkasan.get("blok") or impor_page.missing_columns(berkas),
    }


@require_GET
def impor_kemajuan(request, periode, berkas):
    """How far the work is; when it is done the page that asks is loaded again."""
    berkas = _open_berkas(request, periode, berkas)
    _revive([berkas])
    if not request.htmx:
        return redirect(berkas)
    if not BerkasImpor.objects.get(pk=berkas.pk).keadaan.berjalan:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "workload/_partials/impor_kemajuan.html", {"berkas": berkas} | _progress(berkas))  # fmt: skip


@require_POST
def impor_petakan(request, periode, berkas):
    """Everything that a person decides about a file before saving, one form per section of its page."""
    berkas = _open_berkas(request, periode, berkas)
    bagian = request.POST.get("bagian", "")
    if bagian not in _BAGIAN:
        return redirect(berkas)
    try:
        _BAGIAN[bagian](request, berkas)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    antrean.wake(wait=SEBENTAR)
    return redirect(f"{berkas.get_absolute_url()}#{request.POST.get('kembali') or bagian}")


def _answer(request, berkas):
    jawaban = _pairs(request, "kunci", "nilai")
    aksi.answer(berkas=berkas, jawaban=jawaban, by=request.user)


def _name_columns(request, berkas):
    aksi.name_columns(berkas=berkas, kolom=_pairs(request, "judul", "kolom"), by=request.user)


def _take_sheets(request, berkas):
    ambil = set(request.POST.getlist("ambil"))
    tersembunyi = (x["nama"] for x in impor_page.sheets(berkas)["tersembunyi"])
    aksi.take_sheets(
        berkas=berkas, lembar={nama: nama in ambil for nama in tersembunyi}, by=request.user
    )


def _choose_unit(request, berkas):
    kode = request.POST.get("unit", "")
    unit = _fillable(request.user, berkas.periode).filter(pk=kode).first() if _is_id(kode) else None
    aksi.choose_unit(berkas=berkas, unit=unit, by=request.user)


def _choose_posts(request, berkas):
    pilihan, galat = {}, []
    pencari = _pencari(request.user, berkas.periode)
    for nama, nilai in request.POST.items():
        awal, _, pk = nama.partition("-")
        if awal != "pilih" or not _is_id(pk):
            continue
        cari = request.POST.get(f"cari-{pk}", "").replace("\x00", "").strip()[:300]
        if cari:
            ditemukan = pencari.find(cari)
            if len(ditemukan) == 1:
                pilihan[int(pk)] = aksi.Pilihan(jabatan=ditemukan[0].pk)
            else:
                ada = (
                    "tidak ditemukan" if not ditemukan else f"cocok dengan {len(ditemukan)} jabatan"
                )
                galat.append(f"“{cari}” {ada}; pilih salah satu dari saran.")
        elif nilai == "lewati":
            pilihan[int(pk)] = aksi.Pilihan(lewati=True)
        elif nilai == "baru":
            pilihan[int(pk)] = aksi.Pilihan(baru=True)
        elif _is_id(nilai):
            pilihan[int(pk)] = aksi.Pilihan(jabatan=int(nilai))
    galat += aksi.choose_posts(
        berkas=berkas, pilihan=pilihan, sama=request.POST.get("sama") == "1", by=request.user
    )
    for kalimat in galat[:5]:
        messages.warning(request, kalimat)


def _forget(request, berkas):
    kode = request.POST.get("pemetaan", "")
    milik = PemetaanImpor.objects.filter(instansi=berkas.periode.instansi_id)
    pemetaan = milik.filter(pk=kode).first() if _is_id(kode) else None
    if pemetaan is not None:
        aksi.forget(pemetaan=pemetaan, berkas=berkas, by=request.user)


_BAGIAN = {
    "pertanyaan": _answer,
    "kolom": _name_columns,
    "lembar": _take_sheets,
    "unit": _choose_unit,
    "jabatan": _choose_posts,
    "diingat": _forget,
}


@require_POST
def impor_simpan(request, periode, berkas):
    berkas = _open_berkas(request, periode, berkas)
    dilihat = request.POST.get("dilihat", "")
    try:
        aksi.ask_save(
            berkas=berkas, dilihat=int(dilihat) if _is_id(dilihat) else None, by=request.user
        )
        antrean.wake(wait=SEBENTAR)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect(berkas)


@require_POST
def impor_batalkan(request, periode, berkas):
    """Take a saved file back, or throw away one that was not saved."""
    berkas = _open_berkas(request, periode, berkas)
    try:
        if berkas.keadaan.dapat_dibuang:
            aksi.discard(berkas=berkas, by=request.user)
            messages.success(request, f"{berkas.nama} dibuang; tidak ada yang berubah.")
            return redirect("workload:beban-import", berkas.periode_id)
        aksi.ask_undo(berkas=berkas, by=request.user)
        antrean.wake(wait=SEBENTAR)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect(berkas)


# --- what the pages share -------------------------------------------------------------------------


def _open_periode(request, pk):
    periode = get_object_or_404(PERIODE, pk=pk)
    if not may_anywhere(request.user, Permission.ISI_BEBAN, instansi=periode.instansi):
        require(request.user, Permission.ISI_BEBAN, instansi=periode.instansi)  # 404 or 403
    return periode


def _open_berkas(request, periode, pk) -> BerkasImpor:
    """A file of one's own, or of the instansi for those who may fill all of it."""
    berkas = get_object_or_404(
        impor_page.with_twin(BerkasImpor.objects).select_related(
            "periode__instansi", "periode__aturan", "unit_bawaan", "diunggah_oleh", "disimpan_oleh", "dibatalkan_oleh"
        ),
        pk=pk,
        periode=periode,
    )  # fmt: skip
    instansi = berkas.periode.instansi
    sendiri = berkas.diunggah_oleh_id == request.user.pk
    if not (sendiri and may_anywhere(request.user, Permission.ISI_BEBAN, instansi=instansi)):
        require(request.user, Permission.ISI_BEBAN, instansi=instansi)
    return berkas


def _revive(daftar) -> bool:
    """Set a worker to unfinished files that nobody works on: the server was stopped in between."""
    tertunda = {b.pk for b in daftar if b.keadaan.berjalan}
    if not tertunda or tertunda <= antrean.alive(tertunda):
        return False
    antrean.wake()
    return True


def _progress(berkas) -> dict:
    return {
        "langkah_ke": berkas.langkah,
        "langkah_semua": len(LANGKAH),
        "tahap": berkas.tahap or LANGKAH[0],
        "menyimpan": berkas.status != StatusImpor.ANTRE and berkas.status != StatusImpor.DIBACA,
    }


def _fillable(user, periode):
    return UnitKerja.objects.filter(instansi=periode.instansi).visible_to(
        user, Permission.ISI_BEBAN
    )


def _pencari(user, periode) -> PencariJabatan:
    milik = Jabatan.objects.filter(
        instansi=periode.instansi_id, unit__in=_fillable(user, periode), nonaktif_sejak=None
    )
    return PencariJabatan(milik)


def _suggest(request, berkas):
    return suggestions(request, _pencari(request.user, berkas.periode))


def _blok(request, berkas):
    kode = request.GET.get("blok", "")
    return get_object_or_404(berkas.blok, pk=kode if _is_id(kode) else 0)


def _pairs(request, kunci: str, nilai: str) -> dict[str, str]:
    return dict(zip(request.POST.getlist(kunci), request.POST.getlist(nilai), strict=False))


def _is_id(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) <= 18


def _jejak(periode, *lagi):
    return [("Beban kerja", reverse("workload:beban-list", args=[periode.pk])), *lagi]
