"""The SKM report as Word, in the official order: chapters I to V and annexes. People go on writing in it, so
the text is plain, headings are real headings, and every chart stands beside a table that says the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape

from django.utils.formats import date_format
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from surveys.hasil import grafik, penyajian
from surveys.hasil.laporan import Laporan, Lembaran
from surveys.status_rtl import STATUS, StatusRTL

HURUF = "Arial"
MAX_TABULASI = 500  # rows of single answers that a Word file still opens well with
LEBAR = 16.0  # centimetres between the margins
_BUKAN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_docx(
    file: BinaryIO,
    laporan: Laporan,
    *,
    saran: Sequence[str],
    rencana: Iterable,
    lembaran: Sequence[Lembaran] | None,
    hari_ini: date,
) -> None:
    """`lembaran`: every answer, where there are few enough of them for a Word file (MAX_TABULASI)."""
    _Laporan(laporan, list(saran), list(rencana), lembaran, hari_ini).write(file)


class _Laporan:
    def __init__(self, laporan: Laporan, saran, rencana, lembaran, hari_ini):
        self.laporan, self.survei = laporan, laporan.survei
        self.saran, self.rencana, self.hari_ini = saran, rencana, hari_ini
        self.lembaran = lembaran
        self.nama = laporan.unit.nama if laporan.unit else self.survei.instansi.nama
        self.unsur = penyajian.unsur_rows(laporan)
        self.utama = penyajian.grade(laporan.hasil)
        self.respons = penyajian.respondents(laporan.respons)
        self.masa = f"{date_format(self.survei.mulai, 'j F Y')} sampai {date_format(self.survei.selesai, 'j F Y')}"
        self.tabel_ke = self.gambar_ke = 0
        self.daftar: list[str] = []
        self.dok = Document()
        self._style()
        self.footer()

    def write(self, file: BinaryIO) -> None:
        self.cover()
        self.pendahuluan()
        self.metodologi()
        self.hasil()
        self.tindak_lanjut()
        self.kesimpulan()
        self.lampiran()
        self.contents()
        self.dok.save(file)

    # --- chapters -------------------------------------------------------------------------------

    def cover(self):
        baris = [
            ("LAPORAN", 22, 150),
            ("SURVEI KEPUASAN MASYARAKAT", 22, 0),
            (self.survei.nama, 14, 10),
            (self.nama.upper(), 18, 60),
            *([(self.survei.instansi.nama, 13, 4)] if self.laporan.unit else []),
            (self.masa, 11, 14),
        ]
        for teks, ukuran, atas in baris:
            p = self.text(teks)
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            p.paragraph_format.space_before = Pt(atas)
            p.runs[0].bold, p.runs[0].font.size = ukuran > 13, Pt(ukuran)
        judul = self.dok.add_paragraph("DAFTAR ISI", style="TOC Heading")
        judul.paragraph_format.page_break_before = True
        self.isi = self.dok.add_paragraph()  # filled when the chapters are known

    def pendahuluan(self):
        self.bab("BAB I", "PENDAHULUAN")
        self.sub("Latar Belakang")
        self.text(
            f"Penyelenggara pelayanan publik wajib mengadakan survei kepuasan masyarakat paling sedikit sekali "
            f"setahun. Laporan ini memuat hasil {self.survei.nama} pada {self.nama}, yang diadakan {self.masa}."
        )
        self.sub("Dasar Hukum")
        self.list(
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat "
            "Unit Penyelenggara Pelayanan Publik",
            *([self.survei.dasar_bobot] if self.survei.dasar_bobot else []),
        )
        self.sub("Maksud dan Tujuan")
        self.text(
            "Mengetahui tingkat kepuasan pengguna layanan, menemukan unsur yang terlemah, dan menyusun rencana "
            "tindak lanjut yang dapat diperiksa."
        )
        self.sub("Sasaran")
        self.list(
            "mendorong partisipasi masyarakat dalam menilai kinerja pelayanan",
            "mendorong penyelenggara meningkatkan mutu pelayanan",
            "mendorong pelayanan yang lebih inovatif",
        )
        self.sub("Manfaat")
        self.text(
            "Hasil survei menjadi dasar perbaikan layanan, bahan penetapan kebijakan, dan umpan balik bagi "
            "masyarakat yang telah menilai."
        )

    def metodologi(self):
        s = penyajian.sample(self.laporan)
        self.bab("BAB II", "METODOLOGI")
        self.sub("Periode Survei")
        self.text(f"Survei berlangsung {self.masa}.")
        self.sub("Ruang Lingkup")
        nama = Counter(b.nama for b in self.laporan.per_layanan)
        sebut = [n if k == 1 else f"{n} (di {k} unit)" for n, k in nama.items()]
        self.text(
            f"Survei mencakup {nama.total()} layanan pada {self.nama}"
            + (": " + "; ".join(sebut) + "." if 0 < len(sebut) <= 30 else ".")
        )
        self.text(
            "Unsur yang dinilai, dengan nomor pada survei ini: "
            + "; ".join(f"U{u.nomor} {u.nama.lower()}" for u in self.laporan.unsur)
            + "."
        )
        self.sub("Jumlah dan Teknik Sampel")
        if s["ada"]:
            self.text(
                f"Pengguna layanan setahun {s['pengguna']} orang. Minimum menurut Krejcie dan Morgan (taraf "
                f"kepercayaan 95 %, galat 5 %) adalah {s['perlu']} responden, dibagi menurut banyaknya pengguna "
                f"setiap layanan. {s['kalimat']}"
                + (" Sampel kurang dari minimum." if s["kurang"] else "")
            )
            self.table(
                "Minimum dan responden per layanan",
                ("Layanan", "Unit", "Pengguna", "Minimum", "Diterima"),
                [(b["nama"], b["unit"], b["pengguna"], b["perlu"], b["terima"]) for b in s["baris"]],
                (5.5, 4.5, 2, 2, 2),
                kanan=(2, 3, 4),
            )  # fmt: skip
        else:
            self.text(
                "Jumlah pengguna layanan setahun belum tercatat, sehingga jumlah sampel minimum tidak dihitung."
            )
        self.sub("Pengumpulan Data")
        saluran = next(t for t in penyajian.profile(self.laporan) if t["judul"] == "Cara menjawab")
        cara = "; ".join(f"{n[0].lower()}{n[1:]} {j}" for n, j, _ in saluran["baris"] if j != "0")
        self.text(
            "Kuesioner dijawab sendiri oleh responden tanpa nama, NIK, atau nomor telepon."
            + (
                "" if self.laporan.tertutup else f" Cara menjawab: {cara}."
            )  # it adds up to how many
        )
        sisih = [
            f"{penyajian.whole(n)} jawaban {kata}"
            for n, kata in ((self.laporan.karantina, "dikarantina"), (self.laporan.ditolak, "ditolak"))
            if n
        ]  # fmt: skip
        if sisih:
            self.text(
                f"{' dan '.join(sisih)} karena diduga berulang atau tidak wajar: disimpan dan tidak dihitung."
            )
        self.sub("Pengolahan Data")
        bobot = (
            "bobot sendiri yang berjumlah 1"
            if self.laporan.sendiri
            else penyajian.SEBUT_CARA[self.laporan.cara]
        )
        self.text(
            "NRR setiap unsur adalah jumlah nilai dibagi banyaknya responden yang menjawab unsur itu. Indeks adalah "
            f"jumlah NRR kali bobot; bobot ditulis {bobot}. IKM adalah indeks kali 25, dibulatkan sekali ke dua "
            "desimal, lalu dinilai. Angka gabungan dihitung dari semua responden, bukan rata-rata angka layanan "
            "atau unit. Angka kurang dari lima responden ditutup, dan satu angka lagi bila darinya yang tertutup "
            "dapat dihitung."
        )
        self.table(
            "Skala mutu pelayanan (PermenPANRB 14/2017)",
            ("Mutu", "Nilai interval konversi", "Kinerja"),
            penyajian.scale_rows(),
            (2, 7, 7),
        )

    def hasil(self):
        self.bab("BAB III", "HASIL SURVEI")
        if self.laporan.hasil is None:
            self.text(
                "Angka bagian ini tidak ditampilkan: "
                + (
                    "jawabannya kurang dari lima, atau darinya jawaban bagian lain dapat dihitung balik."
                    if self.laporan.tertutup
                    else "belum ada jawaban untuk setiap unsur."
                )
            )
            return
        self.sub("Karakteristik Responden")
        for t in penyajian.profile(self.laporan)[:4]:
            self.table(
                f"Responden menurut {t['judul'].lower()}",
                (t["judul"], "Responden", "Bagian"),
                t["baris"],
                (8, 4, 4),
                kanan=(1, 2),
            )
        self.sub("Nilai Rata-rata Setiap Unsur")
        self.table(
            "NRR, bobot, dan peringkat setiap unsur (1 = terlemah)",
            ("Unsur", "Penjawab", "NRR", "Bobot", "Tertimbang", "Nilai", "Mutu", "Peringkat"),
            [
                (f"{u['label']} {u['nama']}", u["penjawab"], u["nrr"], u["bobot"], u["tertimbang"], u["ikm"],
                 u["huruf"], str(u["peringkat"]))
                for u in self.unsur
            ],
            (4.4, 1.95, 1.35, 1.35, 2.2, 1.4, 1.3, 2.05),
            kanan=(1, 2, 3, 4, 5, 7),
        )  # fmt: skip
        self.picture("NRR setiap unsur", penyajian.bars_svg(self.unsur))
        self.sub("Indeks Kepuasan Masyarakat")
        selang = penyajian.interval(self.laporan.ringkasan)
        self.text(
            f"Indeks {penyajian.two(self.laporan.hasil.indeks, 3)}; IKM {self.utama['ikm']}, mutu {self.utama['huruf']} "
            f"({self.utama['kinerja'].lower()}), dari {self.respons} responden."
            + (f" Selang kepercayaan 95 %: {selang}." if selang else "")
        )
        if cara := penyajian.ways(self.laporan):
            self.table(
                "IKM yang sama dengan cara menulis bobot yang lain",
                ("Cara bobot", "IKM", "Mutu", "Selisih"),
                [
                    (
                        c["cara"] + (" – dipakai" if c["dipakai"] else ""),
                        c["ikm"],
                        c["huruf"],
                        c["selisih"] or "–",
                    )
                    for c in cara
                ],
                (8, 3, 2, 3),
                kanan=(1, 3),
            )
        for judul, baris in (
            ("IKM per unit", self.laporan.per_unit),
            ("IKM per layanan", self.laporan.per_layanan),
        ):
            isi = penyajian.cells([b for b in baris if b.respons], self.laporan)
            sama = len({b["nama"] for b in isi}) < len(
                isi
            )  # the unit tells services of one name apart
            if isi:
                self.table(
                    judul,
                    ("Nama", "Responden", "IKM", "Mutu", "Unsur terlemah"),
                    [
                        (b["nama"] + (f"\n{b['unit']}" if sama else ""), b["respons"], _closed(b), b["huruf"], b["lemah"])
                        for b in isi
                    ],
                    (6.1, 2.1, 1.9, 1.3, 4.6),
                    kanan=(1, 2),
                )  # fmt: skip
        for judul, titik in (
            ("IKM dari survei ke survei", penyajian.rounds(self.laporan)),
            (
                f"IKM per {'triwulan' if self.laporan.per_triwulan else 'bulan'}",
                penyajian.months(self.laporan),
            ),
        ):
            if len(titik) > 1:
                self.table(
                    judul,
                    ("Waktu", "Responden", "IKM", "Mutu"),
                    [
                        (t["nama"], t["respons"], _closed(t), t["huruf"])
                        for t in titik
                    ],
                    (8, 3, 3, 2),
                    kanan=(1, 2),
                )  # fmt: skip
                if svg := penyajian.trend_svg(titik, judul):
                    self.picture(judul, svg)
        self.sub("Saran dan Masukan")
        if self.saran:
            self.text("Yang dikenali sebagai nomor telepon, NIK, surel, atau nama ditutup.")
            self.list(*penyajian.words(self.saran))
        else:
            self.text("Tidak ada saran tertulis.")

    def tindak_lanjut(self):
        self.bab("BAB IV", "ANALISIS DAN RENCANA TINDAK LANJUT")
        self.sub("Analisis")
        if self.unsur:
            lemah = sorted(self.unsur, key=lambda u: u["angka"].nrr)
            self.text(
                "Tiga unsur terlemah: "
                + "; ".join(
                    f"{u['nama'].lower()} (NRR {u['nrr']}, {u['kinerja'].lower()})"
                    for u in lemah[:3]
                )
                + ". Terkuat: "
                + f"{lemah[-1]['nama'].lower()} (NRR {lemah[-1]['nrr']})."
            )
        if gambar := penyajian.picture(self.laporan):
            self.text(
                "Kepentingan setiap unsur diturunkan dari korelasinya dengan jumlah unsur lain pada formulir yang "
                "lengkap. Yang penting tetapi lemah didahulukan."
            )
            self.picture("Kepentingan dan kinerja setiap unsur", gambar["svg"])
            self.table(
                "Letak setiap unsur",
                ("Unsur", "Kinerja", "Kepentingan", "Letak"),
                [
                    (f"{t['label']} {t['nama']}", t["kinerja"], t["kepentingan"], t["kuadran"])
                    for t in gambar["baris"]
                ],
                (7, 2, 2.5, 4.5),
                kanan=(1, 2),
            )
        self.sub("Rencana Tindak Lanjut")
        if not self.rencana:
            self.text("Rencana tindak lanjut belum disusun.")
            return
        nrr = {u["kode"]: u["angka"].nrr for u in self.unsur}
        urut = sorted(self.rencana, key=lambda r: (nrr.get(r.unsur.kode, 9), r.tenggat))
        self.table(
            "Rencana tindak lanjut, mulai dari unsur terlemah",
            ("No", "Prioritas unsur", "Program atau kegiatan", "Waktu", "Penanggung jawab", "Status dan bukti"),
            [
                (str(i), r.unsur.nama, r.kegiatan, date_format(r.tenggat, "j M Y") + f"\n(TW {penyajian.quarter(r.tenggat)})",
                 r.penanggung_jawab, _status(r))
                for i, r in enumerate(urut, 1)
            ],
            (0.9, 2.9, 4.2, 2.1, 2.6, 3.3),
        )  # fmt: skip

    def kesimpulan(self):
        self.bab("BAB V", "KESIMPULAN DAN SARAN")
        self.sub("Kesimpulan")
        if self.unsur:
            lemah = sorted(self.unsur, key=lambda u: u["angka"].nrr)
            sama = [u["nama"].lower() for u in lemah if u["angka"].nrr == lemah[0]["angka"].nrr]
            self.list(
                f"IKM {self.nama} adalah {self.utama['ikm']}, mutu {self.utama['huruf']} ({self.utama['kinerja'].lower()}).",
                f"Unsur terlemah: {' dan '.join(sama)} dengan NRR {lemah[0]['nrr']}.",
                f"{len(self.rencana)} rencana tindak lanjut telah disusun, {sum(r.status == StatusRTL.SELESAI for r in self.rencana)} di antaranya selesai."
                if self.rencana
                else "Rencana tindak lanjut belum disusun.",
            )
        else:
            self.text("Angka belum cukup untuk disimpulkan.")
        self.sub("Saran")
        self.text(
            "Hasil ini diumumkan kepada masyarakat, dan pelaksanaan rencana tindak lanjut dipantau sampai selesai."
        )
        for teks, atas in (("…………………………, …… ………………… 20……", 36), (f"Pimpinan {self.nama}", 0), ("(…………………………………………)", 60), ("NIP", 0)):  # fmt: skip
            p = self.text(teks)
            p.paragraph_format.left_indent, p.paragraph_format.space_before = Cm(8.5), Pt(atas)
            p.paragraph_format.space_after, p.paragraph_format.keep_with_next = Pt(0), True

    def lampiran(self):
        self.bab("LAMPIRAN", "KUESIONER")
        for u in self.laporan.unsur:
            self.text(f"U{u.nomor}. {u.pertanyaan}", tebal=True)
            self.text("   ".join(f"({n}) {p}" for n, p in enumerate(u.pilihan, 1)))
        self.bab("LAMPIRAN", "TABULASI PER RESPONDEN")
        if self.lembaran is None:
            self.text(
                "Tabulasi per responden ada di berkas olahan Excel."
                if self.laporan.ringkasan
                else "Tidak ditampilkan."
            )
        else:
            label = [f"U{u.nomor}" for u in self.laporan.unsur]
            self.table(
                "Nilai setiap responden, tanpa identitas",
                ("No", "Layanan", *label),
                [(str(i), b.tempat, *("" if n is None else str(n) for n in b.nilai)) for i, b in enumerate(self.lembaran, 1)],
                (1.1, 14.9 - 0.95 * len(label), *([0.95] * len(label))),
            )  # fmt: skip
        self.bab("LAMPIRAN", "DOKUMENTASI")
        self.text("(Tempelkan foto pelaksanaan survei di sini.)")
        self.text(f"Disusun dengan asnplan, {date_format(self.hari_ini, 'j F Y')}.")

    # --- parts ----------------------------------------------------------------------------------

    def _style(self):
        gaya = self.dok.styles["Normal"]
        gaya.font.name, gaya.font.size = HURUF, Pt(11)
        gaya.paragraph_format.space_after = Pt(6)
        for nama, ukuran in (("Heading 1", 14), ("Heading 2", 12), ("TOC Heading", 14)):
            kepala = self.dok.styles[nama]
            kepala.font.name, kepala.font.size, kepala.font.bold = HURUF, Pt(ukuran), True
            kepala.font.color.rgb = RGBColor(0x12, 0x34, 0x3B)
            for sifat in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                kepala.element.rPr.rFonts.attrib.pop(qn(f"w:{sifat}"), None)
        gaya.element.get_or_add_rPr().append(_element("w:lang", val="id-ID"))
        for s in self.dok.sections:
            s.page_width, s.page_height = Cm(21), Cm(29.7)
            s.left_margin = s.right_margin = Cm(2.5)
        self.dok.core_properties.title = _clean(f"Laporan SKM {self.nama}, {self.survei.nama}")
        self.dok.core_properties.author = _clean(self.survei.instansi.nama)

    def bab(self, nomor, judul):
        kepala = self.dok.add_heading(f"{nomor}  {judul}", 1)
        kepala.paragraph_format.page_break_before = True
        self.daftar.append(kepala.text)

    def sub(self, judul):
        self.dok.add_heading(judul, 2)

    def contents(self):
        """The table of contents: a field that Word fills with page numbers (right click, update), showing the
        chapters until then."""
        _field(self.isi, 'TOC \\o "1-2" \\h \\z \\u', "\n".join(self.daftar))

    def footer(self):
        p = self.dok.sections[0].footer.paragraphs[0]
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        p.add_run(_clean(f"Laporan {self.survei.nama}, {self.nama}  ·  halaman ")).font.size = Pt(8)
        _field(p, "PAGE", "1", Pt(8))
        self.dok.sections[0].different_first_page_header_footer = True

    def text(self, teks, *, tebal=False):
        p = self.dok.add_paragraph()
        p.add_run(_clean(teks)).bold = tebal
        return p

    def list(self, *butir):
        for satu in butir:
            self.dok.add_paragraph(_clean(satu), style="List Bullet")

    def caption(self, teks):
        p = self.dok.add_paragraph(style="Caption")
        p.paragraph_format.keep_with_next = True
        p.add_run(_clean(teks)).font.color.rgb = RGBColor(0x12, 0x34, 0x3B)
        return p

    def table(self, judul, kepala, baris, lebar, *, kanan=()):
        self.tabel_ke += 1
        self.caption(f"Tabel {self.tabel_ke}. {judul}")
        baris = list(baris)
        utuh = len(baris) <= 12  # a short table stays on one page
        isi = [_row(kepala, lebar, kanan, kepala=True, lanjut=True)]
        isi += [
            _row(b, lebar, kanan, lanjut=utuh and i < len(baris)) for i, b in enumerate(baris, 1)
        ]
        gaya = self.dok.styles["Table Grid"].style_id
        self.dok._body._element._insert_tbl(parse_xml(TABEL.format(
            w=nsdecls("w"), gaya=gaya, lebar=_dxa(sum(lebar)), isi="".join(isi),
            kolom="".join(f'<w:gridCol w:w="{_dxa(cm)}"/>' for cm in lebar),
        )))  # fmt: skip
        self.dok.add_paragraph().paragraph_format.space_after = Pt(2)

    def picture(self, judul, svg):
        self.gambar_ke += 1
        gambar = self.dok.add_picture(BytesIO(grafik.png(svg)), width=Cm(LEBAR))
        gambar._inline.docPr.set("descr", judul)  # for whoever cannot see it
        self.dok.paragraphs[-1].paragraph_format.keep_with_next = True
        self.caption(f"Gambar {self.gambar_ke}. {judul}").paragraph_format.keep_with_next = False


def _closed(b: dict) -> str:
    return penyajian.TUTUP if b["tertutup"] else b["ikm"]


def _status(r) -> str:
    label = STATUS[StatusRTL(r.status)].label
    if r.selesai_pada:
        label += f" {date_format(r.selesai_pada, 'j M Y')}"
    return f"{label}: {r.bukti}" if r.bukti else label


def _element(nama: str, **sifat: str):
    e = OxmlElement(nama)
    for k, v in sifat.items():
        e.set(qn(f"w:{k}"), v)
    return e


def _field(paragraf, perintah: str, tampil: str, ukuran=None) -> None:
    """A field of Word with what it shows until it is filled."""
    for jenis, isi in (("begin", None), (None, perintah), ("separate", None), ("", tampil), ("end", None)):  # fmt: skip
        huruf = paragraf.add_run()
        huruf.font.size = ukuran
        if jenis:
            huruf._r.append(_element("w:fldChar", fldCharType=jenis))
        elif jenis is None:
            teks = _element("w:instrText")
            teks.text = f" {isi} "
            huruf._r.append(teks)
        else:
            huruf.text = isi


TABEL = (
    '<w:tbl {w}><w:tblPr><w:tblStyle w:val="{gaya}"/><w:tblW w:w="{lebar}" w:type="dxa"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "<w:tblGrid>{kolom}</w:tblGrid>{isi}</w:tbl>"
)
"""A table as text, parsed once: cell by cell the library takes seconds for the services of a city."""

RATA_KANAN = '<w:jc w:val="right"/>'
BERWARNA = '<w:shd w:val="clear" w:color="auto" w:fill="DCE9EC"/>'
BARIS_BARU = '</w:t><w:br/><w:t xml:space="preserve">'


def _dxa(cm: float) -> int:
    """Twentieths of a point."""
    return round(cm * 567)


def _row(isi, lebar, kanan, *, kepala=False, lanjut=False) -> str:
    """A heading stands again on every page; `lanjut` keeps the row on the page of the next."""
    lanjut, ulang = "<w:keepNext/>" * lanjut, "<w:tblHeader/>" * kepala
    warna, tebal = BERWARNA * kepala, "<w:b/>" * kepala
    sel = [
        f'<w:tc><w:tcPr><w:tcW w:w="{_dxa(cm)}" w:type="dxa"/>{warna}</w:tcPr>'
        f'<w:p><w:pPr>{lanjut}<w:spacing w:after="0"/>{RATA_KANAN * (c in kanan)}</w:pPr>'
        f'<w:r><w:rPr>{tebal}<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">'
        f"{BARIS_BARU.join(escape(_clean(str(teks))).splitlines())}</w:t></w:r></w:p></w:tc>"
        for c, (teks, cm) in enumerate(zip(isi, lebar, strict=True))
    ]
    return f"<w:tr><w:trPr><w:cantSplit/>{ulang}</w:trPr>{''.join(sel)}</w:tr>"


def _clean(teks: str) -> str:
    """Without what XML cannot carry."""
    return _BUKAN_XML.sub("", teks)
