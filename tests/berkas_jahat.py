"""Files that are broken, locked, or made to break what reads them. Built byte by byte: no library writes such."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"

TUGAS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c><c r="B1" t="inlineStr"><is><t>volume</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Menyusun laporan</t></is></c><c r="B2"><v>12</v></c></row>'
)


# --- containers -----------------------------------------------------------------------------------


def arsip(bagian: dict[str, bytes | str], mampat: bool = True) -> bytes:
    keluar = io.BytesIO()
    cara = zipfile.ZIP_DEFLATED if mampat else zipfile.ZIP_STORED
    with zipfile.ZipFile(keluar, "w", cara, compresslevel=1) as z:
        for nama, isi in bagian.items():
            z.writestr(nama, isi)
    return keluar.getvalue()


def bagian_xlsx(*lembar: str | bytes, **lain: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook. A sheet is what stands in <sheetData>, or bytes for the whole part."""
    daftar = "".join(
        f'<sheet name="Lembar {i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, len(lembar) + 1)
    )
    hubungan = "".join(
        f'<Relationship Id="r{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(lembar) + 1)
    )  # fmt: skip
    if "xl/sharedStrings.xml" in lain:
        hubungan += f'<Relationship Id="s" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PAKET}"><Relationship Id="b" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{UTAMA}" xmlns:r="{REL}"><sheets>{daftar}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PAKET}">{hubungan}</Relationships>',
        **{
            f"xl/worksheets/sheet{i}.xml": isi
            if isinstance(isi, bytes)
            else f'<worksheet xmlns="{UTAMA}"><sheetData>{isi}</sheetData></worksheet>'
            for i, isi in enumerate(lembar, 1)
        },
        **lain,
    }


def xlsx(*lembar: str | bytes, **lain: str | bytes) -> bytes:
    return arsip(bagian_xlsx(*lembar, **lain))


def ods(tabel: str, manifes: str = "") -> bytes:
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    isi = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0" xmlns:text="{ns}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="A">{tabel}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return arsip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ns}:manifest:1.0">{manifes}</manifest:manifest>',
            "content.xml": isi,
        }
    )


def ods_sel(nilai: float, ulang_kolom: int = 1) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{nilai}" table:number-columns-repeated="{ulang_kolom}"><text:p>{nilai}</text:p></table:table-cell>'


def ole(aliran: dict[str, bytes]) -> bytes:
    """An OLE2 compound file, as .xls and encrypted workbooks are."""
    badan, awal = b"", {}
    for nama, isi in aliran.items():
        isi = isi.ljust(4096, b"\x00")  # shorter streams live elsewhere
        isi += b"\x00" * (-len(isi) % 512)
        awal[nama] = (len(badan) // 512, len(isi))
        badan += isi
    entri = [("Root Entry", 5, 0xFFFFFFFE, 0)] + [(n, 2, *awal[n]) for n in aliran]
    direktori = b""
    for i, (nama, jenis, sektor, besar) in enumerate(entri):
        teks = (nama + "\x00").encode("utf-16-le")
        anak = 1 if i == 0 else 0xFFFFFFFF
        kanan = i + 1 if 0 < i < len(entri) - 1 else 0xFFFFFFFF
        direktori += teks.ljust(64, b"\x00") + struct.pack(
            "<HBBIII", len(teks), jenis, 1, 0xFFFFFFFF, kanan, anak
        )
        direktori += b"\x00" * 36 + struct.pack("<IQ", sektor, besar)
    direktori += b"\x00" * (-len(direktori) % 512)
    n_badan, n_dir = len(badan) // 512, len(direktori) // 512
    n_fat = 1
    while n_fat * 128 < n_badan + n_dir + n_fat:
        n_fat += 1
    fat = []
    for sektor, besar in awal.values():
        fat += [*range(sektor + 1, sektor + besar // 512), 0xFFFFFFFE]
    fat += [*range(n_badan + 1, n_badan + n_dir), 0xFFFFFFFE] + [0xFFFFFFFD] * n_fat
    fat += [0xFFFFFFFF] * (n_fat * 128 - len(fat))
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    kepala += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, n_fat, n_badan, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)  # fmt: skip
    difat = [*range(n_badan + n_dir, n_badan + n_dir + n_fat)]
    kepala += struct.pack("<109I", *(difat + [0xFFFFFFFF] * (109 - len(difat))))
    return kepala + badan + direktori + struct.pack(f"<{len(fat)}I", *fat)


def xls(*sel: tuple[int, int, float], sandi: bool = False) -> bytes:
    """A BIFF8 workbook with one sheet of numbers."""

    def rekam(jenis: int, isi: bytes = b"") -> bytes:
        return struct.pack("<HH", jenis, len(isi)) + isi

    bof = lambda apa: rekam(0x809, struct.pack("<HHHHII", 0x600, apa, 0, 0, 0, 0x600))  # noqa: E731
    kunci = rekam(0x2F, struct.pack("<HHHH", 1, 1, 1, 1) + b"\x00" * 48) if sandi else b""
    lembar = lambda letak: rekam(0x85, struct.pack("<IBBBB", letak, 0, 0, 1, 0) + b"A")  # noqa: E731
    panjang = len(bof(5) + kunci + lembar(0) + rekam(0x0A))
    isi = bof(5) + kunci + lembar(panjang) + rekam(0x0A) + bof(0x10)
    isi += b"".join(rekam(0x203, struct.pack("<HHHd", b, k, 0, v)) for b, k, v in sel) + rekam(0x0A)
    return ole({"Workbook": isi})


def xlsb(*sel: tuple[int, int, float]) -> bytes:
    """A binary workbook with one sheet of numbers."""

    def rekam(jenis: int, isi: bytes = b"") -> bytes:
        nomor = bytes([jenis]) if jenis < 128 else bytes([jenis & 0x7F | 0x80, jenis >> 7])
        return nomor + bytes([len(isi)]) + isi

    def lebar(t: str) -> bytes:
        return struct.pack("<I", len(t)) + t.encode("utf-16-le")

    nama = rekam(156, struct.pack("<II", 0, 1) + lebar("r1") + lebar("A"))
    buku = rekam(131) + rekam(143) + nama + rekam(144) + rekam(132)
    lembar = rekam(129) + rekam(148, struct.pack("<IIII", 0, 0, 0, 0)) + rekam(145)
    for b, k, v in sel:
        lembar += rekam(0, struct.pack("<II", b, 0) + b"\x00" * 9)
        lembar += rekam(5, struct.pack("<IId", k, 0, v))
    lembar += rekam(146) + rekam(130)
    hubungan = f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.bin"/>'
    return arsip(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": buku,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PAKET}">{hubungan}</Relationships>',
            "xl/worksheets/sheet1.bin": lembar,
        }
    )


def _padat(n: int, isi: bytes) -> bytes:
    """`n` megabytes of the same letter, deflated: a thousand to one."""
    mampat = zlib.compressobj(9, zlib.DEFLATED, -15)
    satu = mampat.compress(isi * 2**20) + mampat.flush(zlib.Z_FULL_FLUSH)  # stands by itself
    return satu * n + mampat.flush()


def bom_zip(mega: int, mengaku: int | None = None, di: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with a part that unpacks to `mega` MB; `mengaku`: the size that it states instead."""
    bagian = bagian_xlsx(TUGAS)
    bagian.pop(di, None)
    tubuh = io.BytesIO(arsip(bagian))
    padat = _padat(mega, b" ")
    info = zipfile.ZipInfo(di)
    info.compress_type, info.compress_size, info.CRC = zipfile.ZIP_DEFLATED, len(padat), 0
    info.file_size = mega * 2**20 if mengaku is None else mengaku
    with zipfile.ZipFile(tubuh, "a") as z:
        info.header_offset = z.start_dir
        z.fp.seek(z.start_dir)
        z.fp.write(info.FileHeader() + padat)
        z.start_dir = z.fp.tell()
        z.filelist.append(info)
        z._didModify = True
    return tubuh.getvalue()


_JPEG = base64.b64decode("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==")  # fmt: skip
_TAWA = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))


# name -> (what makes it, a piece of the sentence that it gets). None: it is read.
DITOLAK: dict[str, tuple[Callable[[], bytes], str]] = {
    "kosong": (lambda: b"", "kosong"),
    "spasi saja": (lambda: b" \r\n\t" * 100, "kosong"),
    "gambar JPEG": (lambda: _JPEG, "gambar JPEG"),
    "PDF": (lambda: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "HTML bernama .xls": (lambda: b"\xef\xbb\xbf<html><body><table><tr><td>NO</td></tr></table>", "HTML"),
    "XML 2003": (lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "XML"),
    "dokumen Word": (lambda: arsip({"word/document.xml": "<w/>"}), "dokumen Word"),
    "arsip biasa": (lambda: arsip({"abk.csv": "a,b"}), "arsip ZIP"),
    "terpotong": (lambda: xlsx(TUGAS)[:-300], "rusak atau terpotong"),
    "awal saja": (lambda: b"PK\x03\x04rusak", "rusak atau terpotong"),
    "lembar hilang": (lambda: arsip({k: v for k, v in bagian_xlsx(TUGAS).items() if "sheet1" not in k}), "tidak dapat dibaca"),
    "XML putus": (lambda: xlsx(f'<worksheet xmlns="{UTAMA}"><sheetData><row r="1"><c r="A1"><v>'.encode()), "tidak dapat dibaca"),
    "isi berubah (CRC)": (lambda: _flip(xlsx(TUGAS)), "rusak"),
    "bersandi, xlsx": (lambda: ole({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": b"\x00" * 9000}), "kata sandi"),
    "bersandi, xls": (lambda: xls((0, 0, 1), sandi=True), "kata sandi"),
    "bersandi, ods": (lambda: ods("", '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'), "kata sandi"),
    "OLE kosong": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "tidak dapat dibaca"),
    "bom zip 2 GB": (lambda: bom_zip(2000), "mengembang terlalu besar"),
    "bom zip, mengaku 100 byte": (lambda: bom_zip(2000, mengaku=100), "mengembang terlalu besar"),
    "bom zip, mengaku 100 byte, kecil": (lambda: bom_zip(20, mengaku=100), "rusak"),
    "daftar arsip raksasa": (lambda: _directory_bomb(), "mengembang terlalu besar"),
    "dua bagian bernama sama": (lambda: _twice(), "rusak"),
    "tawa semiliar (entitas)": (lambda: xlsx(f'<!DOCTYPE w [<!ENTITY a0 "ha">{_TAWA}]><worksheet xmlns="{UTAMA}"><sheetData><row><c t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'.encode()), "rusak"),
    "kisi A1 dan XFD1048576": (lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "XFD1048576"),
    "kisi, tanda kutip tunggal": (lambda: xlsx("<row><c r='A1'><v>1</v></c><c r = 'XFD1048576'><v>1</v></c></row>"), "XFD1048576"),
    "kisi, awalan nama": (lambda: xlsx(f'<x:worksheet xmlns:x="{UTAMA}"><x:sheetData><x:row><x:c r="A1"><x:v>1</x:v></x:c><x:c r="ZZZ1000000"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'.encode()), "ZZZ1000000"),
    "kisi, atribut mengecoh": (lambda: xlsx('<row><c r="A1"><v>1</v></c><c r="XFD1048576" s="/>"><v>1</v></c></row>'), "rusak"),
    "kisi, atribut mengecoh lagi": (lambda: xlsx('<row><c><v>1</v></c><c s=">" r="XFD1048576"><v>1</v></c></row>'), "rusak"),
    "kisi, Z199999 dan ZZ1": (lambda: xlsx('<row r="1"><c r="ZZ1"><v>1</v></c></row><row r="199999"><c r="A199999"><v>1</v></c></row>'), "ZZ199999"),
    "empat juta tanda yang tidak ditutup": (lambda: xlsx('<c r="AA1"' * 4_000_000), "mengembang"),
    "tanda kutip tanpa akhir": (lambda: xlsx("<c r=\"AA1\" '" * 600_000 + '<c t="s" r=' * 200_000), "rusak"),
    "alamat yang bukan alamat": (lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A99999999999999999999"><v>1</v></c></row>'), "rusak"),
    "sel tanpa nama dalam baris tanpa akhir": (lambda: xlsx(("<row r='199000'>" + "<c><v>1</v></c>" * 40) * 20), "paling banyak"),
    "250.000 baris": (lambda: xlsx("".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 250_001))), "paling banyak"),
    "baris penuh sampai XFD, 400 kali": (lambda: xlsx("".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 401))), "XFD400"),
    "5.000 lembar": (lambda: xlsx(*[""] * 5_000), "paling banyak 2000"),
    "banyak lembar jarang": (lambda: xlsx(*['<row r="1"><c r="Z1"><v>1</v></c></row><row r="150000"><c r="A150000"><v>1</v></c></row>'] * 40), "paling banyak"),
    "satu teks, 200.000 sel": (lambda: xlsx("".join(f'<row r="{b}">' + f'<c r="A{b}" t="s"><v>0</v></c>' * 20 + "</row>" for b in range(1, 10_001)), **{"xl/sharedStrings.xml": f'<sst xmlns="{UTAMA}"><si><t>{"x" * 32_000}</t></si></sst>'}), "mengembang"),
    "teks bersama sebanyak-banyaknya": (lambda: xlsx(TUGAS, **{"xl/sharedStrings.xml": f'<sst xmlns="{UTAMA}">'.encode() + b"<si/>" * 6_000_000 + b"</sst>"}), "mengembang"),
    "sejuta penggabungan": (lambda: xlsx(f'<worksheet xmlns="{UTAMA}"><sheetData>{TUGAS}</sheetData><mergeCells>'.encode() + b'<mergeCell ref="A1:B1"/>' * 1_000_000 + b"</mergeCells></worksheet>"), "mengembang"),
    "320.000 rumus tanpa hasil": (lambda: xlsx("".join(f'<row r="{b}">' + "".join(f'<c r="{k}{b}"><f>1</f></c>' for k in "ABCDEFGHIJ") + "</row>" for b in range(1, 32_001))), "rumus tanpa hasil"),
    "workbook.xml raksasa": (lambda: xlsx(TUGAS, **{"xl/workbook.xml": b"<workbook><sheets>" + b"<sheet/>" * 3_000_000 + b"</sheets></workbook>"}), "mengembang"),
    "xls: A1 dan sudut terjauh": (lambda: xls((0, 0, 1), (65535, 65535, 1)), "tidak dapat dibaca"),
    "xlsb: A1 dan sudut terjauh": (lambda: xlsb((0, 0, 1), (1048575, 16383, 1)), "tidak dapat dibaca"),
    "ods: baris diulang sejuta kali": (lambda: ods(f'<table:table-row table:number-rows-repeated="1048576">{ods_sel(1, 1000)}</table:table-row>'), "tidak dapat dibaca"),
    "CSV: satu baris 30 juta kolom": (lambda: b"," * 30_000_000, "terlalu panjang"),
    "CSV: kutip yang tidak ditutup": (lambda: b'a,b\n1,"' + b"x,y\n" * 500_000, "tanda kutip"),
    "CSV: terlalu banyak baris": (lambda: b"a,b\n" * 250_000, "lebih dari 200.000 baris"),
    "CSV: byte NUL": (lambda: b"\x00\x01\x02nama,volume", "bukan CSV"),
}  # fmt: skip

TERBACA: dict[str, Callable[[], bytes]] = {
    "gabungan atas segalanya": lambda: xlsx(
        f'<worksheet xmlns="{UTAMA}"><sheetData>{TUGAS}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'.encode()
    ),
    "makro": lambda: xlsx(TUGAS, **{"xl/vbaProject.bin": b"\xcc\x61" * 5_000, "xl/macrosheets/sheet9.xml": "<a/>"}),
    "tautan ke berkas lain": lambda: xlsx(
        TUGAS + '<row r="3"><c r="B3"><f>[1]Lembar1!A1</f></c></row>',
        **{"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{UTAMA}"/>'},
    ),
    "WEBSERVICE dan DDE": lambda: xlsx(
        TUGAS + '<row r="3"><c r="A3"><f>WEBSERVICE("http://contoh.invalid/")</f></c>'
        "<c r=\"B3\"><f>cmd|' /C calc'!A0</f><v>0</v></c></row>"
    ),
    "sel berwarna sampai ujung": lambda: xlsx(TUGAS + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    "XML bersarang sejuta kali": lambda: xlsx(("<a>" * 1_000_000).encode() + b"<sheetData/>"),
    "rumus melingkar": lambda: xlsx('<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>A1</f></c></row>' + TUGAS.replace('r="1"', 'r="2"')),
    "gambar besar yang tidak dibaca": lambda: bom_zip(2000, di="xl/media/image1.png"),
    "xls: FAT melingkar": lambda: _loop(xls((0, 0, 1))),
    "ods: kolom diulang semiliar": lambda: ods(f"<table:table-row>{ods_sel(1, 1_000_000_000)}</table:table-row>"),
    "setengah juta baris tersembunyi": lambda: xlsx(TUGAS + '<row hidden="1"/>' * 500_000),
    "rumus berat": lambda: xlsx(
        "".join(f'<row r="{b}"><c r="A{b}"><v>1</v></c><c r="B{b}"><f>SUM(A$1:A{b})</f></c></row>' for b in range(1, 5_001))
    ),
    "xls biasa": lambda: xls((0, 0, 1.5), (3, 2, 7)),
    "xls jarang": lambda: xls((0, 0, 1), (65535, 20, 1)),
    "xlsb biasa": lambda: xlsb((0, 0, 1.5), (3, 2, 7)),
    "ods biasa": lambda: ods(f"<table:table-row>{ods_sel(1.5)}{ods_sel(2)}</table:table-row>"),
    "CSV campuran UTF-8 dan Windows": lambda: "nama,volume\nSurat – masuk,1\n".encode() + b"Caf\xe9,2\n",
    "CSV UTF-16": lambda: "nama;volume\nSurat;1\n".encode("utf-16"),
    "CSV UTF-16 tanpa tanda": lambda: "nama;volume\nSurat;1\n".encode("utf-16-le"),
}  # fmt: skip


def _flip(isi: bytes) -> bytes:
    """One byte of the sheet's checksum changed, in both places that state it."""
    with zipfile.ZipFile(io.BytesIO(isi)) as z:
        crc = struct.pack("<I", z.getinfo("xl/worksheets/sheet1.xml").CRC)
    return isi.replace(crc, bytes([crc[0] ^ 1]) + crc[1:])


def _twice() -> bytes:
    isi = bagian_xlsx(TUGAS)
    isi["xl/worksheets/sheet2.xml"] = isi["xl/worksheets/sheet1.xml"]
    return arsip(isi).replace(b"sheet2.xml", b"sheet1.xml")


def _directory_bomb() -> bytes:
    """Half a million entries in the directory, all pointing at the same few bytes."""
    asli = xlsx(TUGAS)
    akhir = asli.rfind(b"PK\x05\x06")
    besar, letak = struct.unpack_from("<II", asli, akhir + 12)
    daftar = asli[letak : letak + besar] * 10_000
    return (
        asli[:letak]
        + daftar
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, 60_000, 60_000, len(daftar), letak, 0)
    )


def _loop(isi: bytes) -> bytes:
    """The first sector of the workbook's chain follows itself."""
    n = len(isi) // 512 - 2  # the table of sectors is the last one
    letak = 512 + n * 512
    return isi[:letak] + struct.pack("<I", 0) + isi[letak + 4 :]
