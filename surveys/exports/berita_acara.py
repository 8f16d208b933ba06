"""The berita acara of a forum as Word: what is in it first, the file last.

The field list is that of PermenPANRB 16/2017 as offices use it; which of them the regulation itself demands
is not verified (docs/panduan/forum-warga.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from io import BytesIO

from django.utils import timezone
from django.utils.formats import date_format, time_format
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from surveys.models import Forum
from surveys.status_aspirasi import StatusAspirasi

KOSONG = "–"
TITIK = "…………………………"


@dataclass(frozen=True)
class Tabel:
    judul: str
    kepala: tuple[str, ...]
    lebar: tuple[str, ...]  # cm, as text: docx takes whole units
    baris: list[tuple[str, ...]]
    kosong: str


@dataclass(frozen=True)
class BeritaAcara:
    instansi: str
    unit: str
    judul: str
    nomor: str
    pembuka: str
    butir: list[tuple[str, str]]
    keterwakilan: str
    tanpa_nama: str
    unsur: Tabel
    peserta: Tabel
    usulan: Tabel
    notulen: list[str]
    tanggapan: list[str]
    komitmen: Tabel
    penutup: list[str]
    pimpinan: str
    jabatan_pimpinan: str
    wakil: str


def read_berita_acara(forum: Forum, tautan: str) -> BeritaAcara:
    """Everything the paper says; `tautan` is the public page of the forum."""
    hadir, keterwakilan = list(forum.peserta.filter(hadir=True)), forum.keterwakilan()
    tanpa_nama = keterwakilan.orang - len(hadir)
    usulan = forum.aspirasi.exclude(
        status__in=[StatusAspirasi.DITOLAK, StatusAspirasi.DITARIK]
    ).select_related("layanan", "unit")
    hari_ini = timezone.localdate()
    return BeritaAcara(
        instansi=forum.unit.instansi.nama,
        unit=forum.unit.nama,
        judul=forum.judul,
        nomor=forum.nomor_ba or TITIK,
        pembuka=(
            f"Pada hari {date_format(forum.tanggal, 'l')}, tanggal {tanggal(forum.tanggal)}, telah diadakan "
            f"Forum Konsultasi Publik “{forum.judul}” oleh {forum.unit.nama}."
        ),
        butir=[
            ("Waktu", f"{tanggal(forum.tanggal)}, {pukul(forum)}"),
            ("Tempat atau media", f"{forum.tempat} ({forum.get_cara_display().lower()})"),
            ("Yang dibicarakan", forum.tema),
            ("Layanan", forum.layanan.nama if forum.layanan else "Semua layanan unit ini"),
            ("Dasar", forum.dasar or KOSONG),
        ],
        keterwakilan=f"{keterwakilan.orang} orang. {keterwakilan.kalimat}",
        tanpa_nama=f"{tanpa_nama} orang lagi menurut daftar hadir yang ditandatangani, terlampir."
        if tanpa_nama and hadir
        else "",
        unsur=Tabel(
            "Yang hadir",
            ("Unsur", "Orang"),
            ("13.5", "3.5"),
            [(label, str(n)) for label, n in keterwakilan.hadir]
            + [(f"{label} (bukan unsur)", str(n)) for label, n in keterwakilan.lain if n],
            "",
        ),
        peserta=Tabel(
            "Daftar hadir",
            ("No", "Nama", "Asal atau lembaga", "Unsur", "Tanda tangan"),
            ("1", "4.5", "4.5", "3.5", "3.5"),
            [
                (str(n), p.nama, p.asal or KOSONG, p.get_unsur_display(), "")
                for n, p in enumerate(hadir, 1)
            ],
            "Menurut daftar hadir yang ditandatangani, terlampir."
            if keterwakilan.orang
            else "Kehadiran belum dicatat.",
        ),
        usulan=Tabel(
            "Ringkasan usulan",
            ("No", "Pengusul", "Usulan", "Layanan"),
            ("1", "3.5", "8.5", "4"),
            [
                (
                    str(n),
                    a.pengusul or KOSONG,
                    f"{a.judul}. {a.isi}".strip() if a.isi else a.judul,
                    a.layanan.nama if a.layanan else a.unit.nama,
                )
                for n, a in enumerate(usulan.order_by("pk"), 1)
            ],
            "Tidak ada usulan yang dicatat.",
        ),
        notulen=paragraphs(forum.notulen),
        tanggapan=paragraphs(forum.tanggapan),
        komitmen=Tabel(
            "Kesepakatan dan tindak lanjut",
            ("No", "Yang akan dilakukan", "Penanggung jawab", "Batas waktu", "Status"),
            ("1", "6.5", "4", "2.8", "2.7"),
            [
                (
                    str(n),
                    k.isi,
                    f"{k.pemilik}, {k.unit.nama}",
                    tanggal(k.batas),
                    k.keadaan_pada(hari_ini).label,
                )
                for n, k in enumerate(forum.komitmen.select_related("unit"), 1)
            ],
            "Tidak ada kesepakatan yang dicatat.",
        ),
        penutup=[
            f"Lampiran: {forum.lampiran or 'daftar hadir yang ditandatangani dan foto'}.",
            f"Hasil forum dan tindak lanjutnya dapat dibaca di {tautan}",
            f"Ditandatangani di {TITIK} pada tanggal {TITIK}",
        ],
        pimpinan=forum.pimpinan or TITIK,
        jabatan_pimpinan=forum.jabatan_pimpinan or f"Pimpinan {forum.unit.nama}",
        wakil=forum.wakil_warga or TITIK,
    )


def tanggal(hari: date) -> str:
    return date_format(hari, "j F Y")


def pukul(forum: Forum) -> str:
    mulai = time_format(forum.jam_mulai, "H.i")
    selesai = time_format(forum.jam_selesai, "H.i") if forum.jam_selesai else "selesai"
    return f"pukul {mulai}–{selesai}"


def paragraphs(teks: str) -> list[str]:
    return [b.strip() for b in teks.splitlines() if b.strip()] or [KOSONG]


KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def clean(isi):
    """Without characters that no Word file can hold; what is typed or pasted may have some."""
    if isinstance(isi, str):
        return KENDALI.sub(" ", isi)
    if isinstance(isi, list | tuple):
        return type(isi)(clean(x) for x in isi)
    return replace(isi, **{f.name: clean(getattr(isi, f.name)) for f in fields(isi)})


def write_docx(ba: BeritaAcara) -> bytes:
    """The file: A4, one table per list, two signatures."""
    ba = clean(ba)
    dokumen = Document()
    _page(dokumen)
    tentang = dokumen.core_properties
    tentang.title, tentang.author = f"Berita acara: {ba.judul}"[:255], ba.instansi[:255]
    tentang.comments, tentang.language = "", "id"
    for teks, ukuran in ((ba.instansi, 12), ("BERITA ACARA FORUM KONSULTASI PUBLIK", 14), (ba.judul, 12)):  # fmt: skip
        _centred(dokumen, teks, ukuran, tebal=True)
    _centred(dokumen, f"Nomor: {ba.nomor}", 11)
    dokumen.add_paragraph(ba.pembuka)
    _grid(dokumen, None, ("4", "13"), ba.butir)
    _table(dokumen, ba.unsur)
    dokumen.add_paragraph(ba.keterwakilan)
    _table(dokumen, ba.peserta, tinggi=0.9)
    if ba.tanpa_nama:
        dokumen.add_paragraph(ba.tanpa_nama)
    _table(dokumen, ba.usulan)
    for judul, isi in (("Jalannya forum", ba.notulen), ("Tanggapan penyelenggara", ba.tanggapan)):
        dokumen.add_heading(judul, level=2)
        for p in isi:
            dokumen.add_paragraph(p)
    _table(dokumen, ba.komitmen)
    for p in ba.penutup:
        dokumen.add_paragraph(p)
    _signatures(dokumen, ba)
    berkas = BytesIO()
    dokumen.save(berkas)
    return berkas.getvalue()


def _page(dokumen) -> None:
    bagian = dokumen.sections[0]
    bagian.page_width, bagian.page_height = Cm(21), Cm(29.7)
    bagian.left_margin = bagian.right_margin = Cm(2)
    bagian.top_margin = bagian.bottom_margin = Cm(2)
    biasa = dokumen.styles["Normal"]
    biasa.font.name, biasa.font.size = "Arial", Pt(11)
    biasa.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    biasa.paragraph_format.space_after = Pt(4)
    judul = dokumen.styles["Heading 2"]
    judul.font.name, judul.font.size = "Arial", Pt(12)
    judul.font.color.rgb = None
    tema = [a for a in judul.element.rPr.rFonts.attrib if a.lower().endswith("theme")]
    for atribut in tema:  # a theme's font would win over the one just named
        del judul.element.rPr.rFonts.attrib[atribut]


def _centred(dokumen, teks: str, ukuran: int, *, tebal: bool = False) -> None:
    p = dokumen.add_paragraph()
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    lari = p.add_run(teks)
    lari.bold, lari.font.size = tebal, Pt(ukuran)


def _table(dokumen, tabel: Tabel, *, tinggi: float = 0) -> None:
    """`tinggi`: of each row at least, in cm; a signature wants room."""
    dokumen.add_heading(tabel.judul, level=2)
    if not tabel.baris:
        dokumen.add_paragraph(tabel.kosong)
        return
    _grid(dokumen, tabel.kepala, tabel.lebar, tabel.baris, tinggi)
    dokumen.add_paragraph()


def _grid(dokumen, kepala, lebar, baris, tinggi: float = 0) -> None:
    semua = [kepala, *baris] if kepala else baris
    tabel = dokumen.add_table(rows=len(semua), cols=len(lebar), style="Table Grid")
    tabel.autofit = False
    for kolom, cm in zip(tabel.columns, lebar, strict=True):  # some read the grid, some the cells
        kolom.width = Cm(float(cm))
    for n, isi in enumerate(semua):
        tabel.rows[n]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if tinggi and n:
            tabel.rows[n].height = Cm(tinggi)
        for sel, teks, cm in zip(tabel.rows[n].cells, isi, lebar, strict=True):
            sel.width = Cm(float(cm))
            sel.text = teks
            jarak = sel.paragraphs[0].paragraph_format
            jarak.space_before, jarak.space_after = Pt(2), Pt(2)
            for lari in sel.paragraphs[0].runs:
                lari.bold, lari.font.size = bool(kepala) and n == 0, Pt(10)
    if kepala:  # again on every page
        tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _signatures(dokumen, ba: BeritaAcara) -> None:
    dokumen.add_paragraph()
    tabel = dokumen.add_table(rows=1, cols=2)
    kiri, kanan = tabel.rows[0].cells
    for sel, atas, nama in (
        (kiri, "Wakil masyarakat,", ba.wakil),
        (kanan, f"{ba.jabatan_pimpinan},", ba.pimpinan),
    ):
        sel.text = atas
        for p in [sel.paragraphs[0], *(sel.add_paragraph(t) for t in ("", "", "", nama))]:
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            p.paragraph_format.keep_with_next = True
