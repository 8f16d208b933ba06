"""Pegawai from a file: NIP or NI PPPK, name, post. Matched by NIP; the post by its code, else unit and name."""

from django.utils import timezone

from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import Kolom, normalize, read_tabel
from units.calculators.jenis import Jenis
from units.calculators.nip import (
    JenisNomor,
    NipSalah,
    check_jenis,
    check_lahir,
    clean_nip,
    parse_nip,
)
from units.calculators.pensiun import compute_pensiun
from units.imports.tempat import get_instansi
from units.models import Jabatan, Pegawai

KOLOM = (
    Kolom("nip", ("nip", "nip_ni_pppk", "nip baru", "ni_pppk", "nomor induk"), wajib=True),
    Kolom("nama", ("nama", "nama_pegawai", "nama lengkap"), wajib=True),
    Kolom("kode_jabatan", ("kode_jabatan", "peta_id", "id_jabatan")),
    Kolom("jabatan", ("nama_jabatan", "jabatan")),
    Kolom("kode_unit", ("kode_unit", "kd_unor", "kode unit kerja")),
    Kolom("unit", ("unit_kerja", "nama_unit", "nama unit kerja", "unit")),
    Kolom("status", ("status_kepegawaian", "jenis_asn", "status", "jenis asn")),
    Kolom("tanggal_lahir", ("tanggal_lahir", "tgl_lahir", "tgl lahir")),
    Kolom("golongan", ("golongan", "gol", "golongan ruang")),
    Kolom("pendidikan", ("pendidikan", "pendidikan_terakhir")),
    Kolom("tmt_jabatan", ("tmt_jabatan", "tmt", "tmt jabatan")),
    Kolom("akhir_kontrak", ("akhir_kontrak", "tanggal_akhir_kontrak", "kontrak berakhir")),
)
FIELDS = (
    "nama", "jabatan_id", "jenis_asn", "tanggal_lahir", "golongan", "pendidikan", "tmt_jabatan", "akhir_kontrak",
    "tanggal_pensiun",
)  # fmt: skip


def import_pegawai(sumber, *, instansi: str, nama: str = "") -> HasilImpor:
    """Create or update the holders of posts. The post must be there; a blank one leaves the person without."""
    hasil = HasilImpor()
    milik = get_instansi(instansi, create=False)
    tabel = read_tabel(sumber, KOLOM, nama)
    cari = _Posts(milik)
    hari_ini = timezone.localdate()
    orang: dict[str, dict] = {}
    baris_of: dict[str, int] = {}
    for baris in tabel:
        nip = _nip(baris, hari_ini)
        if nip is None:
            continue
        if nip.teks in baris_of:
            baris.salah("nip", f"NIP ini sudah ada di baris {baris_of[nip.teks]}")
            continue
        baris_of[nip.teks] = baris.nomor
        orang[nip.teks] = _person(baris, nip, cari, hasil)
    tabel.refuse_if_bad()
    _save(milik, orang, hasil)
    return hasil


def _nip(baris, hari_ini):
    isi = baris.isi("nip")
    if isinstance(isi, float):
        baris.salah(
            "nip",
            "diketik sebagai angka sehingga digit terakhirnya hilang di Excel; ubah sel menjadi teks lalu ketik ulang",
        )
        return None
    teks = baris.teks("nip")
    if not teks:
        baris.salah("nip", "harus diisi")
        return None
    try:
        return parse_nip(clean_nip(teks), hari_ini)
    except NipSalah as galat:
        baris.salah("nip", str(galat))
        return None


def _person(baris, nip, cari, hasil) -> dict:
    nama = baris.teks("nama", 150)
    if not nama:
        baris.salah("nama", "harus diisi")
    status = normalize(baris.teks("status"))
    if status and status.split()[0] not in ("pns", "cpns", "pppk"):
        baris.salah("status", f"“{baris.teks('status')}” tidak dikenal; tulis PNS, CPNS, atau PPPK")
        jenis_asn = ""
    else:
        jenis_asn = (
            status.split()[0] if status else ("pppk" if nip.jenis is JenisNomor.PPPK else "pns")
        )
        if pesan := check_jenis(nip, jenis_asn):
            baris.salah("status" if status else "nip", pesan)
    lahir = baris.tanggal("tanggal_lahir") or nip.lahir
    if pesan := check_lahir(nip, lahir):
        hasil.ingatkan(pesan, baris.nomor)
    jabatan = cari.find(baris)
    akhir = baris.tanggal("akhir_kontrak")
    if akhir and jenis_asn != "pppk":
        baris.salah("akhir_kontrak", "akhir kontrak hanya untuk PPPK")
    pensiun = None
    if jabatan is not None:
        pensiun = compute_pensiun(
            lahir,
            jenis=Jenis(jabatan.jenis),
            jenjang=jabatan.jenjang,
            bup_nomenklatur=jabatan.nomenklatur.bup if jabatan.nomenklatur else None,
            akhir_kontrak=akhir,
        ).tanggal
    return {
        "nama": nama,
        "jabatan_id": jabatan.pk if jabatan else None,
        "jenis_asn": jenis_asn,
        "tanggal_lahir": lahir,
        "golongan": baris.teks("golongan", 6),
        "pendidikan": baris.teks("pendidikan", 120),
        "tmt_jabatan": baris.tanggal("tmt_jabatan"),
        "akhir_kontrak": akhir,
        "tanggal_pensiun": pensiun,
    }


class _Posts:
    """Posts of the instansi by code, and by unit (code or name) and name."""

    def __init__(self, instansi):
        self.per_kode: dict[str, Jabatan] = {}
        self.per_nama: dict[tuple[str, str], list[Jabatan]] = {}
        for j in instansi.jabatan.filter(nonaktif_sejak__isnull=True).select_related(
            "unit", "nomenklatur"
        ):
            if j.kode:
                self.per_kode[j.kode] = j
            for unit in {j.unit.kode, normalize(j.unit.nama)}:
                self.per_nama.setdefault((unit, normalize(j.nama)), []).append(j)

    def find(self, baris) -> Jabatan | None:
        kode, nama = baris.teks("kode_jabatan", 60), baris.teks("jabatan", 255)
        if not kode and not nama:
            return None
        if kode in self.per_kode:
            return self.per_kode[kode]
        if not nama:
            baris.salah("kode_jabatan", f"jabatan berkode “{kode}” tidak ada")
            return None
        unit = baris.teks("kode_unit", 60) or normalize(baris.teks("unit"))
        calon = self.per_nama.get((unit, normalize(nama)), [])
        if len(calon) == 1:
            return calon[0]
        tempat = baris.teks("kode_unit") or baris.teks("unit") or "(unit tidak disebut)"
        if calon:
            baris.salah(
                "jabatan",
                f"ada {len(calon)} jabatan “{nama}” di “{tempat}”; tambahkan kolom kode_jabatan",
            )
        else:
            baris.salah("jabatan", f"jabatan “{nama}” di unit “{tempat}” tidak ada")
        return None


def _save(instansi, orang, hasil):
    ada = {p.nip: p for p in instansi.pegawai.filter(nip__in=list(orang))}
    baru, diubah = [], []
    for nip, nilai in orang.items():
        lama = ada.get(nip)
        if lama is None:
            baru.append(Pegawai(instansi=instansi, nip=nip, **nilai))
        elif any(getattr(lama, f) != nilai[f] for f in FIELDS):
            for f in FIELDS:
                setattr(lama, f, nilai[f])
            diubah.append(lama)
    Pegawai.objects.bulk_create(baru, batch_size=2000)
    Pegawai.objects.bulk_update(diubah, FIELDS, batch_size=1000)
    hasil.hitung("pegawai baru", len(baru))
    hasil.hitung("pegawai diubah", len(diubah))
