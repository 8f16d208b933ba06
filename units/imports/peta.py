"""Peta jabatan from a file: the tree of posts, with class, holders and the units they sit in.

Units that are missing are made (with create=True) from the column of unit names: a unit hangs below the
unit of its first post's superior and takes the code column where there is one, else that post's code.
For jabatan fungsional a need in the file is the one set by the instansi pembina; the letter is added later.
"""

from dataclasses import dataclass

from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import BerkasDitolak, Galat, Kolom, normalize, read_tabel
from units.calculators.jenis import Jenis
from units.imports.jenis import guess_jenis_unit, parse_jenis, split_jenjang
from units.imports.pohon import find_cycles
from units.imports.tempat import get_instansi, get_periode
from units.models import Bezetting, Jabatan, UnitKerja

KOLOM = (
    Kolom("kode", ("id", "kode_jabatan", "kode", "peta_id", "id_jabatan"), wajib=True),
    Kolom("atasan", ("parent_id", "kode_atasan", "id_atasan", "atasan", "induk")),
    Kolom("nama", ("nama_jabatan", "jabatan", "nama"), wajib=True),
    Kolom("kode_unit", ("kode_unit", "kode unit kerja", "kd_unor")),
    Kolom("unit", ("unit_kerja", "nama_unit", "nama unit kerja", "unit")),
    Kolom("jenis", ("jenis_jabatan", "jenis", "eselon"), wajib=True),
    Kolom("jenjang", ("jenjang", "jenjang_jabatan")),
    Kolom("kelas", ("kelas_jabatan", "kelas", "kls")),
    Kolom("urutan", ("urutan", "no urut")),
    Kolom("bezetting", ("bezetting", "ketersediaan", "riil", "jumlah pegawai", "b")),
    Kolom("kebutuhan", ("kebutuhan", "kebutuhan_tersimpan", "kebutuhan_pegawai", "k")),
    Kolom("nomor_surat", ("nomor_surat", "no surat pembina")),
    Kolom("tanggal_surat", ("tanggal_surat", "tgl surat pembina")),
)


@dataclass
class Kotak:
    """One box of the file."""

    baris: int
    kode: str
    atasan: str | None
    nama: str
    kunci_unit: str
    nama_unit: str
    jenis: Jenis
    jenjang: str
    kelas: int | None
    urutan: int
    bezetting: int | None
    kebutuhan: int | None
    nomor_surat: str
    tanggal_surat: object


def import_peta_jabatan(
    sumber, *, instansi: str, periode: int, create: bool = False, nama: str = "", lapor=None
) -> HasilImpor:
    """Create or update posts by their code, with their units, superiors and typed holders of the period."""
    hasil = HasilImpor()
    milik = get_instansi(instansi, create=create)
    waktu = get_periode(milik, periode, create=create)
    kotak = _read(sumber, nama, hasil)
    unit_of = _units(milik, kotak, create, hasil)
    if lapor:
        lapor(f"{len(kotak)} jabatan terbaca; menyimpan …")
    _save(milik, waktu, kotak, unit_of, hasil)
    return hasil


def _read(sumber, nama, hasil) -> dict[str, Kotak]:
    tabel = read_tabel(sumber, KOLOM, nama)
    if not tabel.punya("unit") and not tabel.punya("kode_unit"):
        raise BerkasDitolak("Kolom “unit_kerja” atau “kode_unit” tidak ditemukan.")
    kotak: dict[str, Kotak] = {}
    for baris in tabel:
        kode, nama_jabatan = baris.teks("kode", 60), baris.teks("nama", 255)
        jenis = parse_jenis(baris.teks("jenis"))
        kode_unit, nama_unit = baris.teks("kode_unit", 60), baris.teks("unit", 255)
        for kolom, ada in (("kode", kode), ("nama", nama_jabatan)):
            if not ada:
                baris.salah(kolom, "harus diisi")
        if jenis is None:
            baris.salah("jenis", f"“{baris.teks('jenis')}” bukan jenis jabatan yang dikenal")
        if not kode_unit and not nama_unit:
            baris.salah("unit" if tabel.punya("unit") else "kode_unit", "harus diisi")
        if kode in kotak:
            baris.salah("kode", f"“{kode}” sudah dipakai di baris {kotak[kode].baris}")
        kelas = baris.bulat("kelas", 99)
        if kelas is not None and not 1 <= kelas <= 17:
            baris.salah("kelas", f"kelas jabatan 1–17, bukan {kelas}")
        jenjang = (
            split_jenjang(baris.teks("jenjang") or nama_jabatan)
            if jenis is Jenis.FUNGSIONAL
            else None
        )
        if not kode or jenis is None or kode in kotak:
            continue
        kotak[kode] = Kotak(
            baris.nomor, kode, baris.teks("atasan", 60) or None, nama_jabatan, kode_unit or normalize(nama_unit),
            nama_unit or kode_unit, jenis, jenjang.value if jenjang else "", kelas,
            baris.bulat("urutan") or 0, baris.bulat("bezetting"), baris.bulat("kebutuhan"),
            baris.teks("nomor_surat", 120), baris.tanggal("tanggal_surat"),
        )  # fmt: skip
    tabel.refuse_if_bad()
    _check_superiors(kotak, hasil, tabel.judul.get("atasan", "atasan"))
    return kotak


def _check_superiors(kotak, hasil, judul):
    atasan_of = {}
    for k in kotak.values():
        if k.atasan is not None and k.atasan not in kotak:
            hasil.ingatkan(
                f"atasan “{k.atasan}” dari “{k.nama}” tidak ditemukan; dimuat tanpa atasan",
                k.baris,
                judul,
            )
            k.atasan = None
        atasan_of[k.kode] = k.atasan
    if putaran := find_cycles(atasan_of):
        raise BerkasDitolak(
            *(
                Galat("atasan berputar: " + " → ".join([*p, p[0]]), kotak[p[0]].baris, judul)
                for p in putaran
            )
        )


def _units(instansi, kotak, create, hasil) -> dict[str, UnitKerja]:
    """Unit per key of the file: by code, else by name; made where missing and asked for."""
    ada = list(instansi.unit.all())
    per_kode = {u.kode: u for u in ada}
    per_nama: dict[str, list[UnitKerja]] = {}
    for u in ada:
        per_nama.setdefault(normalize(u.nama), []).append(u)
    unit_of: dict[str, UnitKerja] = {}
    galat, baru = [], []
    for k in kotak.values():
        if k.kunci_unit in unit_of:
            continue
        calon = (
            [per_kode[k.kunci_unit]]
            if k.kunci_unit in per_kode
            else per_nama.get(normalize(k.nama_unit), [])
        )
        if len(calon) == 1:
            unit_of[k.kunci_unit] = calon[0]
        elif len(calon) > 1:
            galat.append(
                Galat(
                    f"ada {len(calon)} unit bernama “{k.nama_unit}”; tambahkan kolom kode_unit",
                    k.baris,
                )
            )
        elif create:
            kode = k.kunci_unit if k.kunci_unit != normalize(k.nama_unit) else k.kode
            unit = UnitKerja(
                instansi=instansi,
                kode=kode,
                nama=k.nama_unit,
                jenis=guess_jenis_unit(k.nama_unit),
                urutan=len(baru),
            )
            unit_of[k.kunci_unit] = unit
            baru.append((unit, k))
        else:
            galat.append(
                Galat(
                    f"unit “{k.nama_unit}” belum ada; tambahkan --create untuk membuatnya", k.baris
                )
            )
    if galat:
        raise BerkasDitolak(*galat)
    UnitKerja.objects.bulk_create([u for u, _ in baru])
    for unit, k in baru:
        atasan = kotak[k.atasan] if k.atasan else None
        while atasan and unit_of[atasan.kunci_unit] == unit:  # the first box outside this unit
            atasan = kotak[atasan.atasan] if atasan.atasan else None
        unit.induk = unit_of[atasan.kunci_unit] if atasan else None
    UnitKerja.objects.bulk_update([u for u, _ in baru], ["induk"], batch_size=1000)
    hasil.hitung("unit baru", len(baru))
    return unit_of


FIELDS = ("nama", "unit_id", "jenis", "jenjang", "kelas", "urutan")


def _save(instansi, periode, kotak, unit_of, hasil):
    ada = {j.kode: j for j in instansi.jabatan.exclude(kode="")}
    baru, diubah = [], []
    for k in kotak.values():
        nilai = dict(
            zip(
                FIELDS,
                (k.nama, unit_of[k.kunci_unit].pk, k.jenis.value, k.jenjang, k.kelas, k.urutan),
                strict=True,
            )
        )
        if k.jenis is Jenis.FUNGSIONAL and k.kebutuhan is not None:
            nilai |= {"dasar": "pembina", "kebutuhan_pembina": k.kebutuhan}
            nilai |= {
                f: v
                for f, v in (("nomor_surat", k.nomor_surat), ("tanggal_surat", k.tanggal_surat))
                if v
            }
        jabatan = ada.get(k.kode)
        if jabatan is None:
            ada[k.kode] = Jabatan(instansi=instansi, kode=k.kode, **nilai)
            baru.append(ada[k.kode])
        elif any(getattr(jabatan, f) != v for f, v in nilai.items()):
            for f, v in nilai.items():
                setattr(jabatan, f, v)
            diubah.append(jabatan)
    Jabatan.objects.bulk_create(baru, batch_size=2000)
    Jabatan.objects.bulk_update(
        diubah,
        [*FIELDS, "dasar", "kebutuhan_pembina", "nomor_surat", "tanggal_surat"],
        batch_size=1000,
    ) if diubah else None
    berpindah = []
    for k in kotak.values():
        atasan = ada[k.atasan].pk if k.atasan else None
        if ada[k.kode].atasan_id != atasan:
            ada[k.kode].atasan_id = atasan
            berpindah.append(ada[k.kode])
    Jabatan.objects.bulk_update(berpindah, ["atasan"], batch_size=1000)
    Bezetting.objects.bulk_create(
        [
            Bezetting(jabatan=ada[k.kode], periode=periode, jumlah=k.bezetting)
            for k in kotak.values()
            if k.bezetting is not None
        ],
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["jabatan", "periode"],
        update_fields=["jumlah", "sumber"],
    )
    hasil.hitung("jabatan baru", len(baru))
    hasil.hitung("jabatan diubah", len(diubah))
    tanpa_surat = sum(
        1
        for k in kotak.values()
        if k.jenis is Jenis.FUNGSIONAL and k.kebutuhan and not k.nomor_surat
    )
    if tanpa_surat:
        hasil.ingatkan(
            f"{tanpa_surat} jabatan fungsional memakai kebutuhan dari berkas tanpa nomor surat instansi pembina; "
            "lengkapi surat di halaman jabatan"
        )
