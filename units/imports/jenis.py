"""Jenis jabatan, jenjang and jenis unit as files write them."""

import re

from asnplan.lib.tabel import normalize
from units.calculators.jenis import Jenis, Jenjang
from units.models import JenisUnit

_POLA_JENIS = (
    # first match wins; patterns over normalized text
    (r"jpt utama", Jenis.JPT_UTAMA),
    (r"jpt madya|eselon i\b|eselon 1\b", Jenis.JPT_MADYA),
    (r"jpt pratama|eselon ii\b|eselon 2\b|tinggi pratama", Jenis.JPT_PRATAMA),
    (r"administrator|eselon iii\b|eselon 3\b", Jenis.ADMINISTRATOR),
    (r"pengawas|eselon iv\b|eselon 4\b|eselon v\b", Jenis.PENGAWAS),
    (r"pelaksana|fungsional umum|\bjfu\b", Jenis.PELAKSANA),
    (r"fungsional|\bjft\b|\bjf\b", Jenis.FUNGSIONAL),
)
_POLA_UNIT = (
    (r"^kecamatan\b", JenisUnit.KECAMATAN),
    (r"^(kelurahan|desa)\b", JenisUnit.KELURAHAN),
    (r"^(puskesmas|uptd? puskesmas)\b", JenisUnit.PUSKESMAS),
    (r"^(rsud|rumah sakit)\b", JenisUnit.RUMAH_SAKIT),
    (r"^(sd|smp|sma|smk|tk|paud|sdn|smpn|sman|smkn|slb|sdlb|smplb|smalb)\b", JenisUnit.SEKOLAH),
    (r"^(sub bagian|subbagian|subbag)\b", JenisUnit.SUBBAGIAN),
    (r"^seksi\b", JenisUnit.SEKSI),
    (r"^sekretariat\b", JenisUnit.SEKRETARIAT),
    (r"^dinas\b", JenisUnit.DINAS),
    (r"^badan\b", JenisUnit.BADAN),
    (r"^bidang\b", JenisUnit.BIDANG),
    (r"^bagian\b", JenisUnit.BAGIAN),
    (r"^biro\b", JenisUnit.BIRO),
    (r"^(uptd?|unit pelaksana teknis)\b", JenisUnit.UPT),
)
_POLA_STRUKTURAL = (
    # a list that says only "struktural": the level that such a title usually has
    (r"^(kepala )?(sub ?bagian|sub ?bidang|subbag|seksi|sub ?seksi|urusan)\b", Jenis.PENGAWAS),
    (r"^(kasubb?ag|kasubb|kasubbid|kasi|lurah)\b", Jenis.PENGAWAS),
    (r"^kepala (upt|unit|cabang|puskesmas|tata usaha)", Jenis.PENGAWAS),
    (r"^kepala (bagian|bidang)\b|^(kabag|kabid|camat)\b", Jenis.ADMINISTRATOR),
    (
        r"^sekretaris (dinas|badan|kecamatan|inspektorat|camat)|^inspektur pembantu",
        Jenis.ADMINISTRATOR,
    ),
    (
        r"^kepala (biro|dinas|badan|kantor|satuan)\b|^(inspektur|asisten|staf ahli)\b",
        Jenis.JPT_PRATAMA,
    ),
    (r"^sekretaris (daerah|dprd|dewan)", Jenis.JPT_PRATAMA),
)
_NAMA_LAMA = {
    "pelaksana pemula": Jenjang.PEMULA,
    "pelaksana": Jenjang.TERAMPIL,
    "pelaksana lanjutan": Jenjang.MAHIR,
}
"""Names of jenjang before PermenPANRB 13/2019."""
_POLA_JENJANG = tuple((rf"\b{j.value.replace('_', ' ')}$", j) for j in Jenjang)


def _first(pola, teks):
    return next((hasil for p, hasil in pola if re.search(p, teks)), None)


def parse_jenis(teks: str) -> Jenis | None:
    """ "ESELON III / Administrator" -> Jenis.ADMINISTRATOR; None where unknown."""
    return _first(_POLA_JENIS, normalize(teks)) if teks else None


def guess_struktural(nama: str) -> Jenis | None:
    """The level of a structural title where a list says no more than "struktural"; None where unsure."""
    return _first(_POLA_STRUKTURAL, normalize(nama))


def guess_jenis_unit(nama: str) -> JenisUnit:
    return _first(_POLA_UNIT, normalize(nama)) or JenisUnit.LAINNYA


def split_jenjang(nama: str) -> Jenjang | None:
    """The jenjang at the end of a functional post's name: "Arsiparis Ahli Muda" -> AHLI_MUDA."""
    teks = normalize(nama)
    return _NAMA_LAMA.get(teks) or _first(_POLA_JENJANG, teks)
