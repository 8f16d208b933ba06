"""A workload file into the sheets of a period: read, reconcile, match, replace, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from asnplan.lib.angka import plain
from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import BerkasDitolak, Galat
from units.calculators.jenis import Jenis
from units.imports.tempat import get_instansi, get_periode
from units.models import Jabatan
from workload.calculators.kebutuhan import Dasar, Hasil, compute_kebutuhan
from workload.imports.baca import read_beban_kerja
from workload.imports.cocokkan import match_posts
from workload.imports.simpan import replace_rows
from workload.imports.temuan import Temuan
from workload.imports.terbaca import JabatanBerkas
from workload.policies import hold_open, refuse_isi


@dataclass(frozen=True)
class HasilJabatan:
    """One post of the file, where it went, and what it comes to by the period's rule."""

    berkas: JabatanBerkas
    jabatan: Jabatan
    unit: str
    hasil: Hasil

    def as_json(self) -> dict:
        b = self.berkas
        return {
            "unit": self.unit,
            "jabatan": self.jabatan.nama,
            "kode": self.jabatan.kode,
            "rows": len(b.tugas),
            "fte": plain(self.hasil.fte),
            "kebutuhan": self.hasil.kebutuhan,
            "printed": {
                "rows": [None if t is None else plain(t) for t in b.tercetak],
                "total": None if b.jumlah_tercetak is None else plain(b.jumlah_tercetak),
                "rounded": None if b.pembulatan_tercetak is None else plain(b.pembulatan_tercetak),
                "effective_minutes": [plain(m) for m in b.efektif],
            },
            "differences": [t.as_json() for t in b.temuan],
        }


def import_beban_kerja(
    sumber,
    *,
    instansi: str,
    periode: int,
    unit: str | None = None,
    create: bool = False,
    waktu_efektif: Decimal | None = None,
    nama: str = "",
    by=None,
    lapor=None,
    only_units=None,
) -> HasilImpor:
    """Replace the rows of every post in the file. `rincian` holds a HasilJabatan per post.

    only_units: a queryset of units the author may write in (pages); None for the command line.
    """
    hasil = HasilImpor()
    milik = get_instansi(instansi, create=create)
    waktu = get_periode(milik, periode, create=create, waktu_efektif=waktu_efektif)
    aturan = waktu.aturan.value()
    buku = read_beban_kerja(sumber, aturan, nama=nama, lapor=lapor)
    if buku.pertanyaan:
        raise BerkasDitolak(*(p.as_galat() for p in buku.pertanyaan))
    berkas = buku.jabatan
    jabatan, baru = match_posts(berkas, instansi=milik, unit=unit, create=create)
    unit_of = dict(milik.unit.values_list("pk", "nama"))
    _refuse_locked(berkas, jabatan, waktu, unit_of)
    if only_units is not None:
        _refuse_foreign(berkas, jabatan, only_units, unit_of)
    if lapor:
        lapor(
            f"{sum(len(b.tugas) for b in berkas):,} baris dari {len(berkas):,} jabatan; menyimpan …".replace(
                ",", "."
            )
        )
    ditulis, diganti = replace_rows(list(zip(jabatan, berkas, strict=True)), periode=waktu, by=by)
    for b, j in zip(berkas, jabatan, strict=True):
        keadaan = compute_kebutuhan(
            b.beban,
            jenis=Jenis(j.jenis),
            bezetting=0,
            aturan=aturan,
            dasar=Dasar(j.dasar),
            kebutuhan_pembina=j.kebutuhan_pembina,
        )
        _check_rounded(b, keadaan)
        hasil.rincian.append(HasilJabatan(b, j, unit_of[j.unit_id], keadaan))
        hasil.peringatan += [Galat(f"{j.nama}: {t.pesan}", t.baris) for t in b.temuan]
    for apa, n in (
        ("jabatan", len(jabatan)), ("jabatan baru", len(baru)), ("uraian tugas", ditulis), ("baris lama diganti", diganti),
    ):  # fmt: skip
        hasil.hitung(apa, n)
    return hasil


def _check_rounded(berkas: JabatanBerkas, hasil: Hasil) -> None:
    cetak = berkas.pembulatan_tercetak
    if cetak is not None and hasil.kebutuhan is not None and cetak != hasil.kebutuhan:
        berkas.temuan.append(
            Temuan(
                "pembulatan",
                f"Berkas mencetak kebutuhan {cetak}, aturan periode memberi {hasil.kebutuhan}.",
                berkas.baris,
                cetak,
                Decimal(hasil.kebutuhan),
            )
        )


def _refuse_locked(berkas, jabatan, periode, unit_of):
    """Sheets of an analysis that is no longer open for entry are not touched; the others stay open until
    the rows are written."""
    status = hold_open(periode, {j.unit_id for j in jabatan})
    galat = [
        Galat(f"{unit_of[j.unit_id]}: {tolak}", b.baris)
        for b, j in zip(berkas, jabatan, strict=True)
        if (tolak := refuse_isi(periode, status[j.unit_id]))
    ]
    if galat:
        raise BerkasDitolak(*galat)


def _refuse_foreign(berkas, jabatan, only_units, unit_of):
    boleh = set(only_units.values_list("pk", flat=True))
    galat = [
        Galat(
            f"jabatan “{j.nama}” di “{unit_of[j.unit_id]}” di luar unit yang dapat Anda isi",
            b.baris,
        )
        for b, j in zip(berkas, jabatan, strict=True)
        if j.unit_id not in boleh
    ]
    if galat:
        raise BerkasDitolak(*galat)
