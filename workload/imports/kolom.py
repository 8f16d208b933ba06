"""The columns of a workload file and what their headings say of units and periods.

A heading is understood in steps, the surest first: what a person said (alias), a known spelling, a known
spelling once units and formulas are taken off ("WAKTU PENYELESAIAN (MENIT) 4"), the telling words in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from asnplan.lib.berkas import bersih
from asnplan.lib.tabel import Kolom, normalize
from asnplan.lib.xlsx import MAX_TEKS
from units.calculators.aturan import PeriodeVolume
from workload.calculators.pendekatan import MENIT_PER_JAM, Pendekatan, SatuanWaktu

KOLOM = (
    Kolom("kode", ("peta_id", "kode_jabatan", "id_jabatan", "kode jabatan")),
    Kolom("kode_unit", ("kode_unit", "kode unit kerja", "kd_unor")),
    Kolom("unit", ("unit_kerja", "nama_unit", "nama unit kerja", "unit", "unit organisasi", "satuan kerja",
                   "unit penempatan")),
    Kolom("jabatan", ("nama_jabatan", "jabatan", "nama jabatan")),
    Kolom("jenis", ("jenis_jabatan", "jenis")),
    Kolom("nomor", ("no_tugas", "no", "nomor", "no urut", "nomor urut")),
    Kolom("uraian", ("uraian_tugas", "uraian", "uraian tugas jabatan", "tugas", "rincian tugas", "uraian kegiatan",
                     "tugas jabatan", "uraian tugas pokok", "tugas pokok", "kegiatan", "alat obyek kerja", "alat objek kerja",
                     "obyek kerja", "objek kerja", "peralatan obyek kerja"), wajib=True),
    Kolom("hasil", ("hasil_kerja", "hasil", "output", "produk", "hasil kerja output", "keluaran")),
    Kolom("satuan", ("satuan_hasil", "satuan", "satuan hasil kerja", "satuan produk", "satuan output", "satuan volume")),
    Kolom(
        "volume",
        ("volume", "jumlah_hasil", "volume_kerja", "volume beban kerja", "jumlah volume", "jumlah beban kerja",
         "jumlah beban kerja 1 tahun", "beban kerja 1 tahun", "jumlah hasil dalam 1 tahun", "jumlah hasil kerja",
         "beban_kerja", "beban tugas", "kuantitas", "frekuensi", "jumlah output", "jumlah produk", "target",
         "jumlah kegiatan", "jumlah yang aktif", "jumlah alat", "jumlah objek", "jumlah obyek"),
        wajib=True,
    ),
    Kolom("periode", ("satuan_periode", "periode", "periode_volume", "waktu pelaksanaan", "satuan periode volume")),
    Kolom(
        "waktu",
        ("waktu_penyelesaian_menit", "waktu penyelesaian (menit)", "norma_waktu_menit", "waktu_menit",
         "waktu_penyelesaian_jam", "waktu penyelesaian (jam)", "norma_waktu_jam", "waktu_jam",
         "norma_waktu", "norma waktu", "waktu_penyelesaian", "norma", "standar waktu", "waktu standar",
         "waktu penyelesaian tugas", "waktu penyelesaian rata rata", "rata rata waktu penyelesaian", "wpt", "waktu"),
        wajib=True,
    ),
    Kolom("satuan_waktu", ("satuan_waktu", "satuan norma waktu", "satuan waktu penyelesaian")),
    Kolom(
        "efektif",
        ("waktu_kerja_efektif_menit", "waktu kerja efektif (menit)", "waktu efektif (menit)",
         "waktu_kerja_efektif_jam", "waktu kerja efektif (jam)", "waktu efektif (jam)",
         "waktu_kerja_efektif", "waktu_efektif", "wke", "jam kerja efektif", "jam_kerja_efektif", "jke",
         "jam efektif", "menit kerja efektif"),
    ),
    Kolom(
        "tercetak",
        ("kebutuhan_pegawai_tersimpan", "kebutuhan_pegawai", "pegawai_yang_dibutuhkan", "kebutuhan",
         "pegawai dibutuhkan", "jumlah pegawai yang dibutuhkan", "jumlah kebutuhan pegawai", "fte",
         "kebutuhan jumlah pegawai", "hasil perhitungan", "hasil hitung"),
    ),
    Kolom("catatan", ("keterangan", "ket", "catatan")),
    Kolom("bukti", ("bukti", "tautan_bukti", "eviden")),
    Kolom("pendekatan", ("pendekatan", "metode")),
    Kolom("rasio_unit", ("rasio_unit", "rasio_satuan", "skr", "standar kemampuan rata rata")),
    Kolom("rasio_orang", ("rasio_orang",)),
)  # fmt: skip
"""What a file to fill in offers."""

KOLOM_LAIN = (
    Kolom("beban", ("jumlah waktu", "total waktu", "jumlah beban", "total beban", "jumlah waktu penyelesaian",
                    "beban waktu", "jumlah menit", "jumlah jam", "total menit", "total jam")),
    Kolom("bezetting", ("bezetting", "bezeting", "bezzeting", "pegawai yang ada", "pegawai yang ada saat ini",
                        "jumlah pegawai yang ada", "jumlah pegawai saat ini", "jumlah pemangku jabatan",
                        "jumlah pemangku", "pemangku jabatan", "jumlah pegawai", "pegawai saat ini", "riil",
                        "eksisting", "existing")),
    Kolom("selisih", ("selisih", "kekurangan kelebihan", "kelebihan kekurangan", "kurang lebih", "lebih kurang")),
    Kolom("rasio", ("rasio", "target rasio", "standar rasio")),
    Kolom("dihitung", ("ikut dihitung", "dihitung")),
    Kolom("ikhtisar", ("ikhtisar jabatan", "ikhtisar")),
    Kolom("uid", ("kode_baris",)),
    Kolom("tingkat", ("tingkat",)),
    Kolom("mentah", ("isian_mentah",)),
)  # fmt: skip
"""What is read where a file has it."""

ANGKA = ("volume", "waktu", "efektif", "tercetak", "beban", "rasio_unit", "rasio_orang", "rasio")
WAJIB_BLOK = ("volume", "waktu")
ARTI = {"volume": "volume (beban kerja, jumlah hasil)", "waktu": "waktu penyelesaian satu hasil"}
NAMA_KOLOM = {k.nama: k.alias[0] for k in (*KOLOM, *KOLOM_LAIN)}

_POLA = (
    # words that tell a field in a heading spelled its own way; the first that fits names it
    ("jabatan", r"\bnama jabatan\b"),
    ("kode", r"\bkode jab"),
    ("satuan_waktu", r"\bsatuan\b.*\bwaktu\b"),
    ("efektif", r"\befektif\b|\bwke\b|\bjke\b"),
    ("bezetting", r"\bbez+et+ing\b|\bpemangku\b|\bpegawai\b.*\b(ada|saat ini|tersedia|riil)\b"),
    ("selisih", r"\bkekurangan\b|\bkelebihan\b|\bselisih\b"),
    ("tercetak", r"\bpegawai\b|\bkebutuhan\b|\bfte\b|\bformasi\b"),
    ("waktu", r"\brata rata\b.*\bwaktu\b|\bwaktu\b.*\brata rata\b"),
    ("waktu", r"\bnorma\b|\bwaktu\b.*\b(penyelesaian|proses|pengerjaan|diperlukan|dibutuhkan|standar|per)\b|\bwpt\b"
              r"|\b(standar|lama) waktu\b|\bswk\b|\blama (penyelesaian|pengerjaan)\b"),
    ("uraian", r"\buraian\b|\brincian (tugas|kegiatan)\b|\btugas (pokok|jabatan)\b"),
    ("satuan", r"\bsatuan\b"),
    ("volume", r"\bvolume\b|\bvol\b|\bbeban kerja\b|\bbeban tugas\b|\bjumlah (hasil|output|produk|kegiatan)\b"
               r"|\b(hasil|output|produk)\b.*\b(jumlah|volume)\b|\bfrekuensi\b|\bkuantitas\b|\btarget\b"),
    ("hasil", r"\bhasil\b|\boutput\b|\bproduk\b|\bkeluaran\b"),
    ("periode", r"\bperiode\b"),
    ("beban", r"\bbeban\b|\b(jumlah|total)\b.*\b(waktu|menit|jam)\b"),
    ("unit", r"\bunit (kerja|organisasi)\b|\bsatuan kerja\b"),
    ("catatan", r"\bketerangan\b|\bcatatan\b"),
    ("nomor", r"^(no|nomor)\b"),
)  # fmt: skip
KATA_JUDUL = frozenset(
    normalize(
        """no nomor uraian tugas jabatan hasil kerja satuan volume beban jumlah waktu penyelesaian norma efektif menit jam
        pegawai yang dibutuhkan kebutuhan keterangan per tahun bulan hari minggu dalam satu 1 rata min max maks minimum
        maksimum produk output standar orang pertahun setahun kuantitas frekuensi target periode total ada saat ini
        kekurangan kelebihan selisih bezetting detik x dan atau kali org ket rasio"""
    ).split()
)
"""Words that a row of sub-headings is made of."""
_KEDUA = {"volume": "beban", "waktu": "beban"}
"""What a second column of the kind is: beside VOLUME, "BEBAN KERJA" is volume × time."""

_SINGKATAN = {
    "yg": "yang", "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "keb": "kebutuhan", "peg": "pegawai",
    "thn": "tahun", "th": "tahun", "bln": "bulan", "vol": "volume", "mnt": "menit", "kebut": "kebutuhan",
    "dlm": "dalam", "utk": "untuk", "penyelesaiaan": "penyelesaian", "effektif": "efektif", "efektip": "efektif",
    "sat": "satuan", "dibutuhkn": "dibutuhkan", "diperlukan": "dibutuhkan", "rata2": "rata rata",
}  # fmt: skip
_UJUNG = re.compile(r"\b(min|minimum|minimal|max|maks|maksimum|maksimal|tercepat|terlama)\b")
"""Beside a mean, the least and the most are no figures to count with."""
_BUANG = re.compile(r"\b(menit|jam|dalam|satu|1|setahun|pertahun|per tahun|tahun|per bulan|perbulan|sebulan|bulan"
                    r"|per hari|perhari|sehari|hari|per minggu|perminggu|seminggu|minggu|per|orang)\b")  # fmt: skip
_RUMUS = re.compile(r"\b(\d+|\d*x\d+|[a-l]x[a-l]|[a-l])\b")  # "7 = (4 x 5) / 6", "(f x g)"
_PERIODE_JUDUL = (
    (r"\b(bulan|perbulan|sebulan|bulanan)\b", PeriodeVolume.BULANAN),
    (r"\b(hari|perhari|sehari|harian)\b", PeriodeVolume.HARIAN),
    (r"\b(minggu|perminggu|seminggu|mingguan)\b", PeriodeVolume.MINGGUAN),
)

PERIODE = {
    **dict.fromkeys(("harian", "hari", "per hari", "perhari"), PeriodeVolume.HARIAN),
    **dict.fromkeys(("mingguan", "minggu", "per minggu", "perminggu"), PeriodeVolume.MINGGUAN),
    **dict.fromkeys(("bulanan", "bulan", "per bulan", "perbulan", "bln"), PeriodeVolume.BULANAN),
    **dict.fromkeys(("tahunan", "tahun", "per tahun", "pertahun", "thn", ""), PeriodeVolume.TAHUNAN),
}  # fmt: skip
SATUAN_WAKTU = {
    **dict.fromkeys(("menit", "mnt", "min"), SatuanWaktu.MENIT),
    **dict.fromkeys(("jam", "j"), SatuanWaktu.JAM),
}
PENDEKATAN = {
    **{p.value: p for p in Pendekatan},
    **{normalize(p.kata.nama): p for p in Pendekatan},
    "": Pendekatan.TUGAS,
}
DIHITUNG = {
    "": True, "ya": True, "y": True, "1": True, "benar": True, "true": True,
    "tidak": False, "t": False, "0": False, "false": False,
}  # fmt: skip

BATAS_JAM = Decimal(3000)
"""An effective time of a year below this is in hours: known ones are 1,200 to 1,507 hours and 72,000 to
92,820 minutes (PermenPANRB 1/2020, Perka BKN 19/2011, Permendagri 12/2008 and local studies)."""

DASAR_PERIODE = {
    # minutes of one such span -> the period a volume was counted over (forms that divide by 300, 1.500, 6.000)
    Decimal(300): PeriodeVolume.HARIAN,
    Decimal(1500): PeriodeVolume.MINGGUAN,
    Decimal(6000): PeriodeVolume.BULANAN,
    Decimal(6250): PeriodeVolume.BULANAN,
    Decimal(6500): PeriodeVolume.BULANAN,
}

_FORMAT = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]"
)


def clean(teks: str) -> str:
    """Text without marks that cannot be seen (right-to-left, zero width, control characters)."""
    return _FORMAT.sub("", teks).strip()


def as_cell(teks: str) -> str:
    """What is left of a text that went into a cell and was read again."""
    return clean(bersih(teks[:MAX_TEKS]))


def clean_name(teks: str) -> str:
    """A name on one line, single spaces."""
    return " ".join(clean(teks).split())


@lru_cache(maxsize=4096)
def heading(teks: str) -> str:
    """A heading as it is compared: no case, no punctuation, common abbreviations written out."""
    teks = re.sub(
        r"(?<=\w)-\s*\n\s*(?=\w)", "", clean(teks).replace("_", " ")
    )  # "PENYELE-", "SAIAN"
    teks = re.sub(r"\b(?:\w\s){2,}\w\b", lambda m: "".join(m[0].split()), teks)  # "W K E"
    kata = normalize(teks).replace("penyele saian", "penyelesaian").split()
    return " ".join(_SINGKATAN.get(k, k) for k in kata)


@lru_cache(maxsize=4096)
def _reduced(teks: str) -> str:
    return " ".join(_RUMUS.sub(" ", _BUANG.sub(" ", heading(teks))).split())


@lru_cache(maxsize=4096)
def candidates(judul: str) -> tuple[tuple[tuple[int, int], str], ...]:
    """Fields that a heading may mean, each with its rank: (step, place in the list); lower is surer."""
    penuh, pokok = heading(judul), _reduced(judul)
    hasil: dict[str, tuple[int, int]] = {}

    def add(nama, rank):
        if nama not in hasil or rank < hasil[nama]:
            hasil[nama] = rank

    if not penuh:
        return ()
    for nama, rank in _ALIAS.get(penuh, ()):
        add(nama, (1, rank))
    if pokok:
        for nama, rank in _ALIAS.get(pokok, ()):
            add(nama, (2, rank))
        if len(penuh) <= 90:
            for n, (nama, pola) in enumerate(_POLA):
                if re.search(pola, penuh if nama == "nomor" else pokok):
                    add(nama, (3, n))
                    break
    if _UJUNG.search(penuh):
        hasil = {nama: (step + 4, n) for nama, (step, n) in hasil.items()}
    else:
        for nama, kedua in _KEDUA.items():
            if nama in hasil:
                add(kedua, (4, 0))
    return tuple(sorted((rank, nama) for nama, rank in hasil.items()))


def _aliases() -> dict[str, list[tuple[str, int]]]:
    tabel: dict[str, list[tuple[str, int]]] = {}
    for k in (*KOLOM, *KOLOM_LAIN):
        for n, alias in enumerate(k.alias):
            tabel.setdefault(heading(alias), []).append((k.nama, n))
    return tabel


_ALIAS = _aliases()


@dataclass
class Letak:
    """Which column holds which field. `lain`: headings that no field goes by or whose field is taken."""

    kolom: dict[str, int] = field(default_factory=dict)
    judul: dict[str, str] = field(default_factory=dict)
    lain: dict[int, str] = field(default_factory=dict)
    ganda: dict[int, str] = field(default_factory=dict)  # column -> field that another column has


def match_headings(
    judul: Mapping[int, str], alias: Mapping[str, str], sendiri: Mapping[int, str] = {}
) -> Letak:
    """Each field gets the column whose heading says it best; `alias` is what a person said.

    sendiri   the part of a heading that is not shared with the columns beside it ("SATUAN" of "BEBAN KERJA SATUAN")
    """
    pasangan: list[tuple[tuple[int, int], int, str]] = []
    for kolom, teks in judul.items():
        if diberi := alias.get(normalize(teks)) or alias.get(heading(teks)):
            pasangan.append(((0, 0), kolom, diberi))
        else:
            pendek = sendiri.get(kolom, teks)
            bagian = {teks, pendek} if KATA_JUDUL.issuperset(heading(pendek).split()) else {pendek}
            pasangan += [(rank, kolom, nama) for t in bagian for rank, nama in candidates(t)]
    pasangan.sort()
    hasil, dipakai, kalah = Letak(), set(), {}
    for _, kolom, nama in pasangan:
        if kolom in dipakai:
            continue
        if nama in hasil.kolom:
            kalah.setdefault(kolom, nama)
            continue
        hasil.kolom[nama], hasil.judul[nama] = kolom, clean(judul[kolom])
        dipakai.add(kolom)
    for kolom, teks in judul.items():
        if kolom not in dipakai and heading(teks):
            hasil.lain[kolom] = clean(teks)
            if kolom in kalah:
                hasil.ganda[kolom] = kalah[kolom]
    return hasil


@lru_cache(maxsize=4096)
def heading_unit(judul: str) -> SatuanWaktu | None:
    """The unit that a heading names: "Waktu penyelesaian (jam)" -> JAM; "Jam kerja efektif" -> None."""
    teks = re.sub(r"\b(jam|menit)( kerja)? efektif\b", " ", heading(judul))
    disebut = {SATUAN_WAKTU[kata] for kata in teks.split() if kata in ("jam", "menit")}
    return disebut.pop() if len(disebut) == 1 else None


@lru_cache(maxsize=4096)
def heading_period(judul: str) -> PeriodeVolume | None:
    """The period that a heading of volumes names: "Volume per bulan" -> BULANAN."""
    teks = heading(judul)
    if "tahun" in teks:
        return None
    return next((p for pola, p in _PERIODE_JUDUL if re.search(pola, teks)), None)


def effective_minutes(nilai: Decimal, satuan: SatuanWaktu | None) -> tuple[Decimal, SatuanWaktu]:
    """Effective time in minutes and the unit it was in: as the heading says, else by its size."""
    if satuan is None:
        satuan = (
            SatuanWaktu.JAM if nilai < BATAS_JAM and nilai != Decimal(300) else SatuanWaktu.MENIT
        )
    return nilai * (MENIT_PER_JAM if satuan is SatuanWaktu.JAM else 1), satuan
