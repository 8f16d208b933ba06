"""What the pages of an import show: the list of files, and everything about one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce

from accounts.roles import Permission
from asnplan.lib.angka import format_angka
from asnplan.lib.tabel import normalize
from units.permissions import may
from workload.imports.beban_kerja import need_of
from workload.imports.cocokkan import Cara
from workload.imports.kolom import KOLOM
from workload.imports.pratinjau import load_of
from workload.models import (
    BebanJabatan,
    BerkasImpor,
    BlokImpor,
    JenisPemetaan,
    PemetaanImpor,
    UraianTugas,
)
from workload.policies import refuse_impor
from workload.status_impor import StatusImpor

BERKAS_PER_HALAMAN = 50
PERTANYAAN_TAMPIL = 100
TEMUAN_PER_HALAMAN = 200
JABATAN_PER_HALAMAN = 50
KOLOM_TAMPIL = 60

NAMA_KOLOM = {
    "kode": "Kode jabatan", "kode_unit": "Kode unit", "unit": "Unit kerja", "jabatan": "Nama jabatan",
    "jenis": "Jenis jabatan", "nomor": "Nomor", "uraian": "Uraian tugas", "hasil": "Hasil kerja",
    "satuan": "Satuan hasil", "volume": "Volume", "periode": "Periode volume (harian, bulanan, …)",
    "waktu": "Waktu penyelesaian (norma waktu)", "satuan_waktu": "Satuan waktu (menit atau jam)",
    "efektif": "Waktu kerja efektif", "tercetak": "Pegawai yang dibutuhkan", "catatan": "Keterangan",
    "bukti": "Tautan bukti", "pendekatan": "Pendekatan", "rasio_unit": "Rasio: satuan",
    "rasio_orang": "Rasio: orang",
}  # fmt: skip


def n(jumlah: int) -> str:
    return format_angka(jumlah)


# --- the list of files ----------------------------------------------------------------------------


def visible_files(user, periode):
    """Files of the period that the person brought; with ISI_BEBAN over the instansi, everybody's."""
    berkas = BerkasImpor.objects.filter(periode=periode)
    if may(user, Permission.ISI_BEBAN, instansi=periode.instansi):
        return berkas
    return berkas.filter(diunggah_oleh=user)


def with_twin(berkas):
    """Adds `kembar`: the same bytes were saved from another upload of the period."""
    lain = BerkasImpor.objects.filter(
        periode=OuterRef("periode"), sidik=OuterRef("sidik"), status=StatusImpor.TERSIMPAN
    ).exclude(pk=OuterRef("pk"))
    return berkas.annotate(kembar=Exists(lain.exclude(sidik="")))


def list_files(user, periode, page):
    berkas = with_twin(visible_files(user, periode)).select_related(
        "diunggah_oleh", "disimpan_oleh", "dibatalkan_oleh"
    )
    berkas = berkas.defer("lembar", "jawaban", "alias")
    return Paginator(berkas, BERKAS_PER_HALAMAN).get_page(page)


# --- one file -------------------------------------------------------------------------------------


def sentence(berkas: BerkasImpor) -> str:
    """What was found, in one sentence."""
    r = berkas.ringkasan
    if not r:
        return ""
    if not r["blok"]:
        return "Tidak ada tabel uraian tugas yang dikenali di berkas ini."
    kalimat = f"{n(r['blok'])} jabatan dengan {n(r['baris'])} baris uraian tugas ditemukan"
    lembar = sum(1 for lembar in berkas.lembar if lembar["jabatan"])
    if lembar > 1:
        kalimat += f" di {n(lembar)} lembar"
    kalimat += f", {n(r['temuan'])} selisih." if r["temuan"] else "; tidak ada selisih."
    if r["lewati"]:
        kalimat += f" {n(r['lewati'])} jabatan dilewati."
    return kalimat


@dataclass(frozen=True)
class Langkah:
    """The one next thing to do: in words, and where on the page."""

    teks: str
    jangkar: str


def next_step(berkas: BerkasImpor) -> Langkah | None:
    r = berkas.ringkasan
    if not berkas.keadaan.dapat_disimpan or not r:
        return None
    if not r["blok"]:
        return Langkah("Cocokkan judul kolomnya di bawah, atau unggah berkas lain.", "lembar")
    if kolom := missing_columns(berkas):
        return Langkah(f"Sebutkan kolom {kolom} di antara kolom yang tidak dikenali.", "lembar")
    if r["wajib"]:
        return Langkah(f"Jawab {n(r['wajib'])} pertanyaan.", "pertanyaan")
    if r["tak_cocok"]:
        return Langkah(f"Tentukan {n(r['tak_cocok'])} jabatan yang belum cocok.", "jabatan")
    if r["pertanyaan"]:
        return Langkah(
            f"Jawab {n(r['pertanyaan'])} pertanyaan, atau simpan apa adanya.", "pertanyaan"
        )
    return Langkah("Periksa pratinjau, lalu simpan.", "simpan") if r["siap"] else None


def questions(berkas: BerkasImpor) -> list[dict]:
    """Open questions, each once, with the answer given before where it was not understood."""
    if not berkas.ringkasan.get("pertanyaan"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p, nama FROM (SELECT DISTINCT ON (p ->> 'key') p, b.nama, b.urutan, i"
            "   FROM workload_blokimpor b, jsonb_array_elements(b.pertanyaan) WITH ORDINALITY AS q(p, i)"
            "  WHERE b.berkas_id = %s AND NOT b.lewati ORDER BY p ->> 'key', b.urutan) t"
            " ORDER BY NOT (p ->> 'whole')::boolean, urutan, i LIMIT %s",
            [berkas.pk, PERTANYAAN_TAMPIL],
        )
        return [
            _json(p) | {"jabatan": nama, "lama": berkas.jawaban.get(_json(p)["key"], {}).get("nilai", "")}
            for p, nama in cursor.fetchall()
        ]  # fmt: skip


def answered(berkas: BerkasImpor, terbuka: list[dict]) -> list[dict]:
    """Answers that were understood; a person can change them."""
    masih = {p["key"] for p in terbuka}
    return [{"kunci": k} | j for k, j in berkas.jawaban.items() if k not in masih]


def differences(berkas: BerkasImpor, jenis: str, page) -> tuple[object, list[tuple[str, str, int]]]:
    """(page of differences, [(kind, its words, how many)])."""
    per_jenis = berkas.ringkasan.get("temuan_per_jenis", {})
    jumlah = per_jenis.get(jenis) if jenis else sum(per_jenis.values())
    halaman = Paginator(_Temuan(berkas.pk, jenis, jumlah or 0), TEMUAN_PER_HALAMAN).get_page(page)
    return halaman, [(kode, kind_label(kode), n) for kode, n in per_jenis.items()]


class _Temuan:
    """Differences in the order of the file, read one page at a time."""

    def __init__(self, berkas_id: int, jenis: str, jumlah: int):
        self.berkas_id, self.jenis, self.jumlah = berkas_id, jenis, jumlah

    def __len__(self):
        return self.jumlah

    count = __len__

    def __getitem__(self, potong: slice) -> list[dict]:
        if not self.jumlah:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT t, b.nama FROM workload_blokimpor b,"
                " jsonb_array_elements(b.temuan) WITH ORDINALITY AS x(t, i)"
                " WHERE b.berkas_id = %s AND NOT b.lewati"
                " AND (%s = '' OR coalesce(nullif(t ->> 'cause', ''), t ->> 'kind') = %s)"
                " ORDER BY b.urutan, i LIMIT %s OFFSET %s",
                [self.berkas_id, self.jenis, self.jenis, potong.stop - potong.start, potong.start],
            )
            return [_difference(_json(t), nama) for t, nama in cursor.fetchall()]


def _difference(t: dict, nama: str) -> dict:
    return {
        "jabatan": nama,
        "lembar": t["sheet"],
        "sel": t["cell"] or (f"baris {t['row']}" if t["row"] else ""),
        "tercetak": "" if t["printed"] is None else format_angka(Decimal(t["printed"])),
        "terhitung": "" if t["computed"] is None else format_angka(Decimal(t["computed"]), 4),
        "sebab": kind_label(t["cause"] or t["kind"]),
        "pesan": t["message"],
    }


LABEL_TEMUAN = {
    # probable causes
    "satuan_waktu": "Menit dan jam tercampur", "ribuan": "Titik ribuan salah dibaca",
    "baris_terlewat": "Baris terlewat dari jumlah", "baris_ganda": "Baris dijumlahkan dua kali",
    "pembulatan_baris": "Dibulatkan per baris", "aturan_pembulatan": "Pembulatan dengan aturan lain",
    "efektif_lain": "Waktu kerja efektif lain", "periode": "Periode volume tertukar",
    "geser": "Angka bergeser baris", "ikut_baris": "Mengikuti baris yang berbeda",
    "ikut_jumlah": "Mengikuti jumlah yang berbeda", "rekap_rincian": "Baris jumlah rincian",
    "dua_tingkat": "Angka di induk dan rincian", "tak_diketahui": "Sebab tidak diketahui",
    # kinds that are their own cause
    "tanpa_angka": "Tanpa volume atau waktu", "tanpa_waktu_efektif": "Tanpa waktu kerja efektif",
    "waktu_efektif_berbeda": "Waktu kerja efektif lain dari periode", "angka_baris": "Angka baris",
    "jumlah": "Jumlah", "subjumlah": "Jumlah bagian", "pembulatan": "Pembulatan", "selisih": "Kurang atau lebih",
    "efektif": "Waktu kerja efektif", "baris_tersembunyi": "Baris tersembunyi", "angka_ganda": "Angka di dua tingkat",
    "terlalu_panjang": "Teks terlalu panjang", "jenis": "Jenis jabatan",
}  # fmt: skip


def kind_label(kode: str) -> str:
    """The kind or probable cause of a difference, short."""
    return LABEL_TEMUAN.get(kode, kode.replace("_", " ").capitalize())


def homeless(berkas: BerkasImpor, semua: bool, page):
    """Page of blocks that need a post, or of all of them where somebody wants to change a choice."""
    uraian = KeyTextTransform("2", KeyTransform("0", "cuplikan"))  # of the first row
    blok = (
        berkas.blok.select_related("jabatan__unit", "unit_kerja")
        .defer("cuplikan", "temuan", "pertanyaan", "lama")
        .annotate(contoh=uraian)
    )
    if not semua:
        blok = blok.homeless()
    jumlah = berkas.ringkasan.get("blok" if semua else "tak_cocok", 0)
    halaman = _counted(blok.order_by("urutan"), jumlah, page)
    for b in halaman:
        b.usul = None if b.lewati or b.jabatan_id or b.cara else _same_words(b.saran)
    return halaman


def _same_words(saran: list[dict]) -> int | None:
    """The one suggestion whose name is the same once abbreviations are written out: offered as chosen."""
    sama = [s for s in saran if s["mirip"] >= 99]
    return sama[0]["id"] if len(sama) == 1 else None


def preview(berkas: BerkasImpor, page):
    """Page of blocks that go somewhere, with what the period's rule gives and what they replace."""
    lama = (
        UraianTugas.objects.filter(
            beban__periode=berkas.periode_id, beban__jabatan=OuterRef("jabatan")
        )
        .order_by()
        .values("beban__jabatan")
        .annotate(n=Count("pk"))
        .values("n")
    )
    blok = (
        berkas.blok.ready()
        .select_related("jabatan__unit", "unit_kerja")
        .defer("cuplikan", "pertanyaan", "lama", "saran")
        .annotate(baris_lama=Coalesce(Subquery(lama, output_field=IntegerField()), 0))
        .order_by("urutan")
    )
    halaman = _counted(blok, berkas.ringkasan.get("siap", 0), page)
    aturan = berkas.periode.aturan.value()
    for b in halaman:
        _describe(b, aturan)
    return halaman


def _describe(b: BlokImpor, aturan) -> None:
    """Figures of a block as text, for the table."""
    b.cara_label = Cara(b.cara).label if b.cara else ""
    b.fte_teks = format_angka(b.fte, 4)
    b.jumlah_temuan = len(b.temuan)
    b.kebutuhan = "–"
    if b.jabatan:
        hasil = need_of(load_of(b), b.jabatan, aturan)
        b.kebutuhan = "–" if hasil.kebutuhan is None else format_angka(hasil.kebutuhan)
    berkas = b.angka.get("pembulatan") or b.angka.get("jumlah")
    b.kebutuhan_berkas = format_angka(Decimal(berkas)) if berkas else "–"


def _counted(queryset, jumlah: int, page):
    halaman = Paginator(queryset, JABATAN_PER_HALAMAN)
    halaman.count = jumlah  # known already (a cached property of Django's Paginator)
    return halaman.get_page(page)


def replaced(berkas: BerkasImpor) -> tuple[int, int]:
    """(versions of the sheets that will be written, added up; rows that they have now)."""
    baris = UraianTugas.objects.filter(beban=OuterRef("pk")).order_by().values("beban")
    lembar = BebanJabatan.objects.filter(
        periode=berkas.periode_id, jabatan__in=berkas.blok.ready().values("jabatan")
    ).annotate(baris=Subquery(baris.annotate(n=Count("pk")).values("n")))
    hasil = lembar.aggregate(v=Coalesce(Sum("versi"), 0), n=Coalesce(Sum("baris"), 0))
    return hasil["v"], hasil["n"]


def remembered(berkas: BerkasImpor) -> list[PemetaanImpor]:
    """Mappings of earlier files that this one uses."""
    judul = {normalize(j) for lembar in berkas.lembar for j in lembar["kolom"].values()}
    daftar = list(
        PemetaanImpor.objects.filter(
            Q(jenis=JenisPemetaan.KOLOM, kunci__in=judul)
            | Q(
                jenis=JenisPemetaan.JABATAN,
                jabatan__in=berkas.blok.filter(cara=Cara.INGAT).values("jabatan"),
            ),
            instansi=berkas.periode.instansi_id,
        ).select_related("jabatan__unit", "oleh")[:100]
    )
    for m in daftar:
        m.kolom_label = NAMA_KOLOM.get(m.kolom, m.kolom)
    return daftar


def sheets(berkas: BerkasImpor) -> dict:
    """Sheets that were not read, hidden ones, and whether some columns went by no field."""
    diambil = set(berkas.ringkasan.get("tersembunyi_diambil", ()))
    return {
        "tersembunyi": [
            x | {"diambil": x["nama"] in diambil}
            for x in berkas.lembar
            if x["tersembunyi"] and x["jabatan"]
        ],
        "tidak_dibaca": [x for x in berkas.lembar if not x["jabatan"]],
        "kolom_asing": any(x["kolom_asing"] for x in berkas.lembar),
    }


def missing_columns(berkas: BerkasImpor) -> str:
    """Which figures were found on no column of a sheet that has columns nobody knows."""
    for lembar in berkas.lembar:
        if lembar["jabatan"] and lembar["kolom_asing"] and "rasio_unit" not in lembar["kolom"]:
            kurang = [n for n in ("volume", "waktu") if n not in lembar["kolom"]]
            if kurang:
                return " dan ".join(kurang)
    return ""


def unknown_columns(berkas: BerkasImpor) -> list[dict]:
    """Headings that no field goes by, each once: workbooks repeat them on every sheet."""
    hasil: dict[str, dict] = {}
    for lembar in berkas.lembar:
        for huruf, judul in lembar["kolom_asing"].items():
            if kunci := normalize(judul):
                hasil.setdefault(
                    kunci,
                    {
                        "lembar": lembar["nama"],
                        "huruf": huruf,
                        "judul": judul,
                        "alias": berkas.alias.get(kunci, ""),
                    },
                )
    return list(hasil.values())[:KOLOM_TAMPIL]


def field_choices() -> list[tuple[str, str]]:
    return [(k.nama, NAMA_KOLOM.get(k.nama, k.nama)) for k in KOLOM]


def save_label(berkas: BerkasImpor, baris_lama: int) -> str:
    """What the button will do."""
    r = berkas.ringkasan
    teks = f"Simpan {n(r['siap'])} jabatan"
    return f"{teks}, ganti {n(baris_lama)} baris lama" if baris_lama else teks


def can_save(berkas: BerkasImpor) -> tuple[bool, str]:
    """(whether the button works, what is missing)."""
    if not berkas.keadaan.dapat_disimpan:
        return False, ""
    tolak = refuse_impor(berkas)
    return not tolak, tolak


def _json(nilai) -> dict:
    return json.loads(nilai) if isinstance(nilai, str) else nilai
