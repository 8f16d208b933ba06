"""Names of posts and units as offices shorten them, written out so that they can be compared. Pure."""

from __future__ import annotations

from functools import lru_cache

from asnplan.lib.tabel import normalize

SINGKATAN = {
    # titles
    "ka": "kepala", "kepsek": "kepala sekolah", "kasi": "kepala seksi", "kasie": "kepala seksi",
    "kasubag": "kepala sub bagian", "kasubbag": "kepala sub bagian", "ksb": "kepala sub bagian",
    "kasubid": "kepala sub bidang", "kasubbid": "kepala sub bidang", "kasubdit": "kepala sub direktorat",
    "kabag": "kepala bagian", "kabid": "kepala bidang", "kadis": "kepala dinas", "kaban": "kepala badan",
    "karo": "kepala biro", "kapus": "kepala puskesmas", "kaur": "kepala urusan", "kades": "kepala desa",
    "kaupt": "kepala upt", "kauptd": "kepala uptd", "sekcam": "sekretaris kecamatan",
    "sekkel": "sekretaris kelurahan", "seklur": "sekretaris kelurahan", "sekdis": "sekretaris dinas",
    "sekda": "sekretaris daerah", "sekban": "sekretaris badan", "sekretariat": "sekretariat",
    "subag": "sub bagian", "subbag": "sub bagian", "subbagian": "sub bagian", "subid": "sub bidang",
    "subbid": "sub bidang", "subbidang": "sub bidang", "kec": "kecamatan", "kel": "kelurahan",
    "sie": "seksi", "sek": "sekretaris", "bid": "bidang", "bag": "bagian",
    # what they do
    "pem": "pemerintahan", "tapem": "tata pemerintahan", "pemum": "pemerintahan umum",
    "trantib": "ketenteraman dan ketertiban", "tramtib": "ketenteraman dan ketertiban",
    "trantibum": "ketenteraman dan ketertiban umum", "ketentraman": "ketenteraman",
    "kesos": "kesejahteraan sosial", "kessos": "kesejahteraan sosial", "kesra": "kesejahteraan rakyat",
    "ekbang": "ekonomi dan pembangunan", "pmd": "pemberdayaan masyarakat desa",
    "pmk": "pemberdayaan masyarakat kelurahan", "pm": "pemberdayaan masyarakat",
    "yanum": "pelayanan umum", "yan": "pelayanan", "umpeg": "umum dan kepegawaian",
    "peg": "kepegawaian", "kepeg": "kepegawaian", "keu": "keuangan", "prog": "program",
    "perenc": "perencanaan", "adm": "administrasi", "admin": "administrasi",
    "pengadm": "pengadministrasi", "pengadministrasian": "pengadministrasi", "ops": "operasional",
    "tu": "tata usaha", "sdm": "sumber daya manusia", "um": "umum", "masy": "masyarakat",
    "pmbdy": "pemberdayaan", "lh": "lingkungan hidup", "kebersihn": "kebersihan",
    # levels
    "jf": "", "jft": "", "jfu": "", "plt": "", "plh": "", "pj": "", "pjs": "",
}  # fmt: skip
_SAMBUNG = frozenset({"dan", "pada", "di", "serta", "the"})


@lru_cache(maxsize=20_000)
def expand(teks: str) -> str:
    """ "KASI TRANTIB Kec. Contoh" -> "kepala seksi ketenteraman ketertiban kecamatan contoh"."""
    panjang = " ".join(SINGKATAN.get(kata, kata) for kata in normalize(teks).split())
    return " ".join(kata for kata in panjang.split() if kata not in _SAMBUNG)
