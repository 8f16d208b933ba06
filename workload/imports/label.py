"""The rows of a sheet that are no tasks: labels with values, totals, signatures and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from asnplan.lib.tabel import normalize
from workload.imports.kolom import candidates, clean, clean_name, heading

_LABEL = (
    ("jabatan", r"(nama )?jabatan|nama jab|jabatan yang dianalisis"),
    ("kode", r"kode jabatan"),
    ("kode_unit", r"kode unit( kerja)?"),
    ("unit", r"(nama )?(unit|satuan kerja|satuan organisasi)( (kerja|organisasi|seksi|bidang|bagian|sub|subbagian|jabatan"
             r"|pelaksana|penempatan|eselon|iii|iv|v))*"),
    ("opd", r"(nama )?(opd|skpd|perangkat daerah|organisasi perangkat daerah|satuan organisasi)"),
    ("jenjang_unit", r"jpt (utama|madya|pratama)|administrator|pengawas|eselon (i|ii|iii|iv|v)"),
    ("ikhtisar", r"(ikhtisar|iktisar|ringkasan)( (jabatan|tugas|tugas jabatan))?"),
    ("jenis", r"jenis jabatan"),
    ("efektif", r"(waktu|jam|menit|hari)( kerja)? efektif.*|wke|jke|jumlah (jam|waktu) kerja efektif.*"),
    ("lain", r"instansi|kelas jabatan|tahun( anggaran)?|periode|kabupaten( kota)?|kota|provinsi|pemerintah.*"
             r"|kecamatan|nama pemangku|nama pegawai|nip|pendidikan|golongan|pangkat.*|kualifikasi.*|tanggal|lampiran"
             r"|nomor|tim|formulir|jabatan fungsional|pelaksana|nama instansi|pejabat|atasan langsung"),
)  # fmt: skip
_LABEL = tuple((nama, re.compile(pola)) for nama, pola in _LABEL)
_BUTIR = re.compile(r"^\s*(\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\)?|[-•*])\s*(?=\S)", re.I)
_HANYA_BUTIR = re.compile(r"\s*(\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]?\)?|[-•*]|:)\s*", re.I)


def read_labels(sel: Sequence[object], *, tegas: bool = False) -> dict[str, tuple[int, object]]:
    """Labels of a row with the column and content of their value: "Unit Kerja" | ":" | "Seksi Pemerintahan".

    tegas: only labels followed by a colon (inside a table, where a task may begin with the same words).
    A label without a value gives "".
    """
    isi = [
        (c, x)
        for c, x in enumerate(sel)
        if x is not None and not (isinstance(x, str) and not clean(x))
    ]
    hasil: dict[str, tuple[int, object]] = {}
    for c, x in isi:
        if isinstance(x, str) and "\n" in x and (baris := _labelled_lines(x)):
            return {nama: (c, nilai) for nama, nilai in baris.items()}
    n, kosong = 0, 0
    while n < len(isi):
        c, x = isi[n]
        n += 1
        if not isinstance(x, str) or len(x) > 2000:
            continue
        kiri, titik, kanan = clean(x).partition(":")
        nama = _label(kiri)
        if nama is None:
            if not hasil and len(kiri.split()) > 4:
                return {}  # a task, with "tahun" in the column of periods further right
            continue
        letak, nilai, bertitik = c, kanan.strip(), bool(titik)
        while not nilai and n < len(isi):  # the value stands in one of the next cells
            letak, nilai = isi[n]
            if isinstance(nilai, str):
                teks = clean(nilai)
                if _label(teks.partition(":")[0]) and (":" in teks or n + 1 < len(isi)):
                    letak, nilai = c, ""  # a label again: this one has no value
                    break
                bertitik = bertitik or teks.startswith(":")
                nilai = teks.lstrip(": ").strip()
            n += 1
        if tegas and not bertitik:
            continue
        if not bertitik:
            if nilai == "":
                kosong += 1
            if isinstance(nilai, str) and (
                candidates(nilai) and len(nilai) < 60 and nama != "ikhtisar"
            ):
                return {}  # "NAMA JABATAN | JUMLAH …": the heading of some table
        hasil.setdefault(nama, (letak, nilai))
    return {} if kosong > 1 else hasil


def _labelled_lines(teks: str) -> dict[str, str]:
    """A whole title block in one cell, a label with a colon on each line."""
    hasil: dict[str, str] = {}
    terakhir = ""
    for baris in teks.split("\n"):
        kiri, titik, kanan = clean(baris).partition(":")
        nama = _label(kiri) if titik else None
        if titik and nama is None and len(kiri.split()) <= 5:  # a label that says nothing here
            nama = "bezetting" if _recap(heading(kiri)) is Rekap.BEZETTING else "lain"
        if (
            nama == "efektif"
            and re.search(r"hari|minggu|bulan", baris, re.I)
            and "tahun" not in baris.casefold()
        ):
            nama = "lain"
        if nama:
            terakhir = nama
            hasil.setdefault(nama, kanan.strip())
        elif terakhir:
            hasil[terakhir] = f"{hasil[terakhir]} {clean(baris)}".strip()
    return hasil if len(hasil) > 1 else {}


def _label(teks: str) -> str | None:
    if len(teks) > 60:
        return None
    pokok = normalize(_BUTIR.sub("", teks))
    if not pokok:
        return None
    return next((nama for nama, pola in _LABEL if pola.fullmatch(pokok)), None)


class Rekap(StrEnum):
    """What a row below the tasks sums up."""

    JUMLAH = "jumlah"
    SUBJUMLAH = "subjumlah"
    PEGAWAI = (
        "pegawai"  # "Jumlah pegawai": the total, or the rounded need where a total stands above
    )
    PEMBULATAN = "pembulatan"
    BEZETTING = "bezetting"
    SELISIH = "selisih"
    LAIN = "lain"


@dataclass(frozen=True)
class LabelRekap:
    jenis: Rekap
    kolom: int
    sisa: str  # what stands behind a colon in the same cell


_JUMLAH = re.compile(r"(jumlah|total|grand total|subtotal|sub total|sub jumlah)\b")
_BULAT = re.compile(r"\b(pembulatan|dibulatkan|dibulat|bulat|pembulat)\b")
_ADA = re.compile(
    r"\b(ada|saat ini|pemangku|bez+et+ing|riil|eksisting|existing|tersedia|persediaan)\b"
)
_BEDA = re.compile(r"\b(kekurangan|kelebihan|selisih|kurang|lebih)\b")
_KATA_REKAP = frozenset(
    normalize(
        """jumlah total grand subtotal sub keseluruhan seluruh seluruhnya semua pegawai yang ada saat ini tersedia
        dibutuhkan kebutuhan pembulatan dibulatkan pembulat menjadi ke atas bawah hasil angka beban kerja waktu
        penyelesaian fte formasi jabatan unit pemangku bezetting bezeting bezzeting eksisting existing riil persediaan
        kekurangan kelebihan kurang lebih selisih orang menit jam per tahun dan atau i ii iii iv asn pns halaman
        dipindahkan pindahan dipindah volume dari a b c d n lama baru setahun efektif di lembar akhir sementara"""
    ).split()
)


def read_recap(sel: Sequence[object], sampai: int) -> LabelRekap | None:
    """The recap label of a row, looked for in its text cells up to column `sampai`."""
    for c, x in enumerate(sel):
        if c > sampai:
            return None
        if not isinstance(x, str) or not x.strip():
            continue
        teks = clean(x)
        if len(teks) > 90:
            return None
        kiri, _, kanan = teks.partition(":")
        kata = heading(_BUTIR.sub("", _unspaced(kiri)))
        jenis = _recap(kata) or (Rekap.SELISIH if kiri.strip() in ("+/-", "±", "-/+") else None)
        if jenis:
            return LabelRekap(jenis, c, kanan.strip())
        if kata and not _HANYA_BUTIR.fullmatch(teks):
            return None
    return None


def _unspaced(teks: str) -> str:
    """ "J U M L A H" -> "JUMLAH"."""
    return teks.replace(" ", "") if re.fullmatch(r"(\w ){3,}\w", teks.strip()) else teks


def _recap(kata: str) -> Rekap | None:
    """Only recap words, and in an order that makes a recap: "Jumlah surat masuk dicatat" is a task."""
    kata_kata = kata.split()
    if not kata_kata or len(kata_kata) > 9 or not _KATA_REKAP.issuperset(kata_kata):
        return None
    if _BULAT.search(kata):
        return Rekap.PEMBULATAN
    if re.match(r"(bez+et+ing|bezeting|eksisting|existing|persediaan|pemangku)", kata):
        return Rekap.BEZETTING
    if _BEDA.match(kata) or (_BEDA.search(kata) and _JUMLAH.match(kata)):
        return Rekap.SELISIH
    if m := _JUMLAH.match(kata):
        if _ADA.search(kata):
            return Rekap.BEZETTING
        if m[1].startswith("sub") or re.search(
            r"\b(halaman|dipindahkan|pindahan|dipindah|sementara)\b", kata
        ):
            return Rekap.SUBJUMLAH
        return (
            Rekap.PEGAWAI if re.search(r"\b(pegawai|kebutuhan|formasi)\b", kata) else Rekap.JUMLAH
        )
    if re.match(r"pegawai\b", kata) and _ADA.search(kata):
        return Rekap.BEZETTING
    if re.match(r"(kebutuhan|pegawai yang dibutuhkan|formasi)\b", kata):
        return Rekap.PEGAWAI
    return None


_TANDA_TANGAN = re.compile(
    r"(mengetahui|menyetujui|mengesahkan|disetujui|diketahui|disahkan|ditetapkan|dibuat|disusun)( oleh)?\W*$"
    r"|(atasan langsung|pejabat penilai|yang (membuat|menyusun|bersangkutan)|tim (penyusun|analis)|penyusun|nama jelas"
    r"|pemangku jabatan|ttd|tanda tangan)\W*$|(mengetahui|menyetujui|disetujui|diketahui|dibuat|disusun)( oleh)?\s*:"
    r"|nip\b[\s.:\d]*|pangkat\s*[/:]|(pembina|penata|pengatur)( muda| utama)?( madya)?,?\s*(tk|tingkat|\()"
    r"|(catatan|keterangan|sumber|rumus|petunjuk|ket)\s*:", re.I)  # fmt: skip
_TEMPAT_TANGGAL = re.compile(
    r"[a-z .]+,\s*(tanggal\s*)?[\d.…_\s]*(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember|\.{3,}|…+)?[\s.…_]*(20\d\d|\.{2,}|…)?\s*", re.I)  # fmt: skip


_HALAMAN = re.compile(r"(halaman|hal\.?|page)\s*\d+(\s*(dari|/|of)\s*\d+)?", re.I)


def is_page_mark(sel: Sequence[object]) -> bool:
    """ "Halaman 1 dari 2" alone in a row."""
    teks = [clean(x) for x in sel if isinstance(x, str) and clean(x)]
    return len(teks) == 1 and bool(_HALAMAN.fullmatch(teks[0]))


def is_marker(teks: str) -> bool:
    """ "1.", "a)", "(2)", "-"."""
    return bool(teks) and teks != ":" and bool(_HANYA_BUTIR.fullmatch(teks))


def is_closing(sel: Sequence[object]) -> bool:
    """A signature, a place and date, a footnote: below it nothing of the table follows."""
    teks = [clean(x) for x in sel if isinstance(x, str) and clean(x)]
    if not teks or len(teks) > 4:
        return False
    return any(
        t.startswith("*")
        or _TANDA_TANGAN.match(t)
        or (len(t) < 60 and re.search(r"20\d\d|\.{3}|…", t) and _TEMPAT_TANGGAL.fullmatch(t))
        for t in teks
    )


_JUDUL_FORMULIR = re.compile(
    r"(formulir|form\b|analisis|perhitungan|penghitungan|lampiran|tabel|rekap\w*|daftar)\b.*(beban kerja|kebutuhan pegawai|jabatan).*", re.I)  # fmt: skip


def is_form_title(sel: Sequence[object]) -> bool:
    """ "FORMULIR ANALISIS BEBAN KERJA" alone in a row: another form begins."""
    teks = [clean_name(x) for x in sel if isinstance(x, str) and clean(x)]
    return len(teks) == 1 and bool(_JUDUL_FORMULIR.fullmatch(teks[0]))


def sheet_as_name(nama: str) -> str:
    """A sheet's name where it can be the name of a post: not "Sheet1", "01", "ABK"."""
    teks = clean_name(nama)
    pokok = normalize(teks)
    umum = r"(sheet|lembar|lembar kerja|worksheet|abk|data|tabel|form|formulir|hasil|beban kerja|analisis beban kerja|perhitungan)?( ?\d+)?"
    return "" if re.fullmatch(umum, pokok) else teks


_JUDUL_JABATAN = re.compile(r"analisis beban kerja( abk)? jabatan (.{3,})", re.I)


def title_as_name(sel: Sequence[object]) -> str:
    """ "ANALISIS BEBAN KERJA JABATAN LURAH" -> "LURAH"."""
    teks = [clean_name(x) for x in sel if isinstance(x, str) and clean(x)]
    m = _JUDUL_JABATAN.fullmatch(teks[0]) if len(teks) == 1 else None
    return m[2] if m else ""
