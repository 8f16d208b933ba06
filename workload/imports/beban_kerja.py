"""A workload file into the sheets of a period: read, reconcile, match, replace, all or nothing.

`import_beban_kerja` is the command's way, without a person at hand; the pages (workload.imports.kerja) read
and match in one step, save in a later one, and share everything here that writes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from asnplan.lib.angka import format_angka, plain
from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import BerkasDitolak, Galat
from units.calculators.aturan import Aturan
from units.calculators.jenis import Jenis
from units.imports.tempat import get_instansi, get_periode
from units.models import Jabatan, UnitKerja
from workload.calculators.kebutuhan import Beban, Dasar, Hasil, compute_kebutuhan, other_rules
from workload.imports.baca import read_beban_kerja
from workload.imports.buat import Pembuat
from workload.imports.cocokkan import Pencocok
from workload.imports.ingatan import remembered_headings, remembered_posts
from workload.imports.simpan import replace_rows
from workload.imports.temuan import PEMBULATAN, Temuan
from workload.imports.terbaca import JabatanBerkas, Pertanyaan
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
            "sheet": b.lembar,
            "cell": b.sel,
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
            "questions": [p.as_json() for p in b.pertanyaan],
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
    lewati: bool = False,
    tersembunyi: bool = False,
) -> HasilImpor:
    """Replace the rows of every post in the file. `rincian` holds a HasilJabatan per post.

    Refused with everything that is not exact: posts that are not found, questions that the file leaves
    open. lewati: leave such posts out instead, keep such cells as the text that they are, and say so.
    tersembunyi: take posts of hidden sheets too.
    """
    hasil = HasilImpor()
    milik = get_instansi(instansi, create=create)
    waktu = get_periode(milik, periode, create=create, waktu_efektif=waktu_efektif)
    aturan = waktu.aturan.value()
    buku = read_beban_kerja(
        sumber, aturan, nama=nama, lapor=lapor, alias=remembered_headings(milik)
    )
    berkas = _visible(buku.jabatan, tersembunyi, hasil)
    berkas = _answerable(berkas, lewati, hasil)
    berkas, jabatan, baru, pencocok = _match(berkas, milik, unit, create, lewati, hasil)
    if lapor:
        n = sum(len(b.tugas) for b in berkas)
        lapor(f"{n:,} baris dari {len(berkas):,} jabatan; menyimpan …".replace(",", "."))
    tersimpan = write_posts(list(zip(jabatan, berkas, strict=True)), periode=waktu, by=by)
    for b, j in zip(berkas, jabatan, strict=True):
        keadaan = need_of(b.beban, j, aturan)
        b.temuan = check_rounded(b, keadaan, aturan)
        hasil.rincian.append(HasilJabatan(b, j, pencocok.units[j.unit_id].nama, keadaan))
        hasil.peringatan += [galat_at(t, f"{j.nama}: {t.pesan}") for t in b.temuan]
    for apa, n in (
        ("jabatan", len(jabatan)), ("jabatan baru", len(baru)),
        ("tidak berubah", sum(not t.berubah for t in tersimpan)),
        ("uraian tugas", sum(t.ditulis for t in tersimpan)), ("baris lama diganti", sum(t.diganti for t in tersimpan)),
    ):  # fmt: skip
        hasil.hitung(apa, n)
    return hasil


# --- what a command does where a person would decide ------------------------------------------------


def _visible(berkas: Sequence[JabatanBerkas], tersembunyi: bool, hasil: HasilImpor):
    if tersembunyi:
        return list(berkas)
    for b in berkas:
        if b.tersembunyi:
            pesan = f"“{b.nama}” tidak diambil karena lembarnya tersembunyi"
            hasil.peringatan.append(galat_at(b, pesan))
    return [b for b in berkas if not b.tersembunyi]


def _answerable(berkas: list[JabatanBerkas], lewati: bool, hasil: HasilImpor):
    """Posts without a question that only a person can answer; questions of single cells stay as text."""
    terbuka = {p.kunci: p for b in berkas for p in b.pertanyaan}.values()
    galat = [galat_at(p, p.kalimat[0].lower() + p.kalimat[1:], p.kolom) for p in terbuka]
    if galat and not lewati:
        raise BerkasDitolak(*galat)
    hasil.peringatan += galat
    for b in berkas:
        if any(of_whole_sheet(p) for p in b.pertanyaan):
            pesan = f"“{b.nama}” dilewati karena pertanyaannya belum dijawab"
            hasil.peringatan.append(galat_at(b, pesan))
    return [b for b in berkas if not any(of_whole_sheet(p) for p in b.pertanyaan)]


def _match(berkas, milik, unit, create, lewati, hasil):
    """(entries, their posts, posts that were made, the Pencocok)."""
    pencocok = Pencocok(milik, ingatan=remembered_posts(milik))
    pembuat = Pembuat(pencocok)
    if unit is not None:
        bawaan = pencocok.per_kode_unit.get(unit)
        if bawaan is None and create:
            bawaan = pembuat.make_unit(unit, unit)
        if bawaan is None:
            raise BerkasDitolak(f"Unit “{unit}” tidak ada di instansi “{milik.kode}”.")
        pencocok.confine(bawaan)
    galat: list[Galat] = []
    entri: list[JabatanBerkas] = []
    jabatan: list[Jabatan] = []
    dari: dict[int, JabatanBerkas] = {}
    for b in berkas:
        cocok = pencocok.find(b)
        if cocok.jabatan is None and create:
            cocok = pembuat.make(b, cocok)
        sebab = cocok.sebab
        if cocok.kurang:
            sebab += "; tambahkan --create untuk membuatnya"
        elif cocok.jabatan and id(cocok.jabatan) in dari:
            sebab = f"jabatan “{cocok.jabatan}” sudah muncul di {_where(dari[id(cocok.jabatan)])}"
        if sebab:
            galat.append(galat_at(b, sebab))
            continue
        dari[id(cocok.jabatan)] = b
        entri.append(b)
        jabatan.append(cocok.jabatan)
    if galat and not lewati:
        raise BerkasDitolak(*galat)
    hasil.peringatan += galat
    return entri, jabatan, pembuat.store(), pencocok


# --- shared with the pages --------------------------------------------------------------------------


def of_whole_sheet(p: Pertanyaan | Mapping) -> bool:
    """A question about more than one cell (minutes or hours?): nothing of the post can be saved before it
    is answered. A single cell can stay what it is, text that does not count."""
    kunci, sel = (p["key"], p["cell"]) if isinstance(p, Mapping) else (p.kunci, p.sel)
    return not sel or not kunci.endswith(f"!{sel}")


def write_posts(
    pasangan: list[tuple[Jabatan, JabatanBerkas]],
    *,
    periode,
    by,
    boleh: Collection[int] | None = None,
    unit_of: Mapping[int, UnitKerja] | None = None,
):
    """Replace the rows of posts whose analyses are open for entry; they stay open until this is done.

    boleh: ids of the units that the author may fill; None for the command line.
    """
    unit_of = unit_of or {
        u.pk: u for u in UnitKerja.objects.filter(pk__in={j.unit_id for j, _ in pasangan})
    }
    status = hold_open(periode, {j.unit_id for j, _ in pasangan})
    galat = []
    for j, b in pasangan:
        if tolak := refuse_isi(periode, status[j.unit_id]):
            galat.append(galat_at(b, f"{unit_of[j.unit_id]}: {tolak}"))
        elif boleh is not None and j.unit_id not in boleh:
            pesan = f"jabatan “{j.nama}” di “{unit_of[j.unit_id]}” di luar unit yang dapat Anda isi"
            galat.append(galat_at(b, pesan))
    if galat:
        raise BerkasDitolak(*galat)
    return replace_rows(pasangan, periode=periode, by=by)


def need_of(beban: Beban, jabatan: Jabatan, aturan: Aturan) -> Hasil:
    """Need of the post by the period's rule if these rows were its own."""
    return compute_kebutuhan(
        beban,
        jenis=Jenis(jabatan.jenis),
        bezetting=0,
        aturan=aturan,
        dasar=Dasar(jabatan.dasar),
        kebutuhan_pembina=jabatan.kebutuhan_pembina,
    )


def check_rounded(berkas: JabatanBerkas, hasil: Hasil, aturan: Aturan) -> list[Temuan]:
    """The post's differences, with the file's rounded need judged by the rule of the post it went to; the
    reader could only guess its jenis."""
    cetak = berkas.pembulatan_tercetak
    if cetak is None or hasil.kebutuhan is None:
        return berkas.temuan
    dulu = next((t for t in berkas.temuan if t.jenis == PEMBULATAN), None)
    temuan = [t for t in berkas.temuan if t.jenis != PEMBULATAN]
    if cetak == hasil.kebutuhan:
        return temuan
    pesan = (
        f"Berkas mencetak kebutuhan {format_angka(cetak)}, aturan periode memberi {hasil.kebutuhan}"
    )
    sebab = dulu.sebab if dulu else ""
    if hasil.dasar is Dasar.ABK:
        pesan += f" dari {format_angka(hasil.fte, 4)}"
        lain = next((c for c, n in other_rules(hasil.fte, aturan).items() if n == cetak), None)
        if lain:
            pesan, sebab = f"{pesan}. Berkas memakai aturan “{lain.label}”", "aturan_pembulatan"
    sel = berkas.pembulatan_sel or berkas.sel
    baris = dulu.baris if dulu else berkas.baris
    return [
        *temuan,
        Temuan(PEMBULATAN, f"{pesan}.", baris, cetak, Decimal(hasil.kebutuhan), berkas.lembar, sel, sebab),
    ]  # fmt: skip


# --- addresses --------------------------------------------------------------------------------------


def galat_at(x, pesan: str, kolom: str = "") -> Galat:
    """What is wrong with a post, a difference or a question, with where it stands in the file."""
    baris = getattr(x, "baris", None)
    if baris is None and (angka := re.search(r"\d+$", x.sel)):
        baris = int(angka.group())
    return Galat(pesan, baris, kolom, x.lembar, x.sel)


def _where(b: JabatanBerkas) -> str:
    return f"lembar “{b.lembar}” sel {b.sel}" if b.lembar else f"baris {b.baris}"
