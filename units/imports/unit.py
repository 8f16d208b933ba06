"""Units from a file: kode, nama, induk. A unit that names itself as parent is a top unit, as in exports
of some SIMPEG; a parent that is not there is reported and the unit loaded without one; a cycle is an error."""

from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import BerkasDitolak, Galat, Kolom, read_tabel
from units.imports.jenis import guess_jenis_unit
from units.imports.pohon import find_cycles, parents_first
from units.imports.tempat import get_instansi
from units.models import JenisUnit, UnitKerja
from units.models.instansi import KODE

KOLOM = (
    Kolom("kode", ("kode_unit", "kode", "kd_unor", "id_unor", "kode unor", "id"), wajib=True),
    Kolom(
        "nama",
        ("nama_unit", "nama", "nama_unor", "unit_kerja", "nama unit kerja", "unor"),
        wajib=True,
    ),
    Kolom(
        "induk",
        ("kode_induk", "induk", "kd_induk", "diatasan id", "id_induk", "parent_id", "unor induk"),
    ),
    Kolom("jenis", ("jenis", "jenis_unit")),
    Kolom("urutan", ("urutan", "no urut", "no")),
    Kolom("tugas", ("tugas",)),
    Kolom("fungsi", ("fungsi",)),
)
JENIS = {label.casefold(): nilai for nilai, label in JenisUnit.choices} | {
    n: n for n in JenisUnit.values
}


def import_unit(sumber, *, instansi: str, create: bool = False, nama: str = "") -> HasilImpor:
    """Create or update the units of the file by their code; parents may be in the file or already there."""
    hasil = HasilImpor()
    milik = get_instansi(instansi, create=create)
    tabel = read_tabel(sumber, KOLOM, nama)
    baris_of: dict[str, int] = {}
    data: dict[str, dict] = {}
    induk_of: dict[str, str | None] = {}
    for baris in tabel:
        kode = baris.teks("kode", 60)
        nama_unit = baris.teks("nama", 255).lstrip(
            "- "
        )  # SIASN draws the depth of a unit as dashes
        if not kode or not nama_unit:
            baris.salah("kode" if not kode else "nama", "harus diisi")
            continue
        if not KODE.regex.search(kode):
            baris.salah("kode", KODE.message)
            continue
        if kode in data:
            baris.salah("kode", f"“{kode}” sudah dipakai di baris {baris_of[kode]}")
            continue
        nama_unit = nama_unit.lstrip(
            "-"
        )  # SIASN draws the depth of a unit as dashes before its name
        jenis = baris.teks("jenis").casefold()
        if jenis and jenis not in JENIS:
            baris.salah("jenis", f"“{jenis}” tidak dikenal; pilihan: {', '.join(JenisUnit.labels)}")
        urutan = baris.bulat("urutan")
        baris_of[kode] = baris.nomor
        induk_of[kode] = baris.teks("induk", 60) or None
        data[kode] = {
            "nama": nama_unit,
            "jenis": JENIS.get(jenis),
            "urutan": len(data) if urutan is None else urutan,
            **{f: baris.teks(f) for f in ("tugas", "fungsi") if tabel.punya(f)},
        }
    tabel.refuse_if_bad()
    ada = {u.kode: u for u in milik.unit.all()}
    if not tabel.punya("induk"):  # the file says nothing of parents: leave them as they are
        kode_of = {u.pk: u.kode for u in ada.values()}
        induk_of = {k: kode_of.get(ada[k].induk_id) if k in ada else None for k in induk_of}
    _resolve_parents(induk_of, baris_of, ada, hasil, tabel.judul.get("induk", "induk"))
    _save(milik, data, induk_of, ada, hasil)
    return hasil


def _resolve_parents(induk_of, baris_of, ada, hasil, judul):
    """Self-parents become top units, unknown parents are reported and dropped, cycles refused."""
    puncak = [k for k, induk in induk_of.items() if induk in (None, k)]
    for kode, induk in induk_of.items():
        if induk == kode:
            induk_of[kode] = None
            hasil.hitung("unit puncak (menunjuk dirinya sendiri)")
        elif induk is None and len(puncak) > 1:
            hasil.ingatkan(
                f"unit “{kode}” tidak menyebut induk; dimuat sebagai unit puncak",
                baris_of[kode],
                judul,
            )
        elif induk is not None and induk not in induk_of and induk not in ada:
            hasil.ingatkan(
                f"induk “{induk}” dari unit “{kode}” tidak ditemukan (yatim); dimuat sebagai unit puncak",
                baris_of[kode],
                judul,
            )
            induk_of[kode] = None
    # parents that are already in the database may hang below units of the file
    kode_of = {u.pk: u.kode for u in ada.values()}
    semua = {u.kode: kode_of.get(u.induk_id) for u in ada.values()} | induk_of
    if putaran := find_cycles(semua):
        raise BerkasDitolak(
            *(
                Galat(
                    "induk berputar: "
                    + " → ".join([*kode, kode[0]])
                    + " (baris "
                    + ", ".join(str(baris_of[k]) for k in kode if k in baris_of)
                    + ")",
                    min((baris_of[k] for k in kode if k in baris_of), default=None),
                    judul,
                )
                for kode in putaran
            )
        )


def _save(instansi, data, induk_of, ada, hasil):
    """Level by level, so that a parent has its number before its children refer to it."""
    dibuat, diubah = [], []
    kode_of = {u.pk: u.kode for u in ada.values()}
    for kode in parents_first(induk_of):
        if kode not in data:
            continue
        unit = ada.get(kode)
        nilai = data[kode]
        if nilai["jenis"] is None:  # the file does not say: as it is, or as the name suggests
            nilai["jenis"] = unit.jenis if unit else guess_jenis_unit(nilai["nama"])
        if unit is None:
            unit = ada[kode] = UnitKerja(instansi=instansi, kode=kode, **nilai)
            dibuat.append(unit)
        elif (
            any(getattr(unit, f) != v for f, v in nilai.items())
            or kode_of.get(unit.induk_id) != induk_of[kode]
        ):
            for f, v in nilai.items():
                setattr(unit, f, v)
            diubah.append(unit)
    UnitKerja.objects.bulk_create(dibuat, batch_size=2000)
    berinduk = []
    for unit in (*dibuat, *diubah):
        induk = ada[induk_of[unit.kode]].pk if induk_of[unit.kode] else None
        if unit.induk_id != induk:
            unit.induk_id = induk
            berinduk.append(unit)
    UnitKerja.objects.bulk_update(
        diubah, ["nama", "jenis", "urutan", "tugas", "fungsi"], batch_size=1000
    )
    UnitKerja.objects.bulk_update(berinduk, ["induk"], batch_size=1000)
    hasil.hitung("unit baru", len(dibuat))
    hasil.hitung("unit diubah", len(diubah))
