"""What a reader hands over, as the blocks that a page shows: matched, counted, with a preview of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from asnplan.lib.angka import format_angka, plain
from units.calculators.aturan import Aturan
from units.models import Jabatan
from workload.calculators.kebutuhan import Beban, fte
from workload.imports.beban_kerja import check_rounded, need_of, of_whole_sheet
from workload.imports.cocokkan import Cara, Pencocok
from workload.imports.temuan import PEMBULATAN
from workload.imports.terbaca import BarisTugas, JabatanBerkas
from workload.models import BerkasImpor, BlokImpor

_angka = lru_cache(maxsize=20_000)(format_angka)  # a file repeats its figures


def block_key(b: JabatanBerkas) -> str:
    """What a block is recognised by when its file is read again."""
    return f"{b.lembar}!{b.sel or b.baris}|{b.kode}|{b.kode_unit}|{b.unit}|{b.nama}"[:600]


def build_blocks(
    berkas: BerkasImpor,
    jabatan: Iterable[JabatanBerkas],
    *,
    pencocok: Pencocok,
    aturan: Aturan,
    lama: Mapping[str, BlokImpor],
) -> list[BlokImpor]:
    """A block per post of the file. What a person decided about it before (`lama`) holds."""
    hasil: list[BlokImpor] = []
    terpakai: dict[int, BlokImpor] = {}
    for urutan, b in enumerate(jabatan):
        blok = _block(berkas, urutan, b, aturan)
        _decide(blok, b, pencocok, lama.get(blok.kunci))
        if blok.jabatan and not blok.lewati:
            if pertama := terpakai.get(blok.jabatan.pk):
                blok.sebab = f"jabatan “{blok.jabatan}” sudah diisi dari {where(pertama)}"
                blok.jabatan, blok.cara = None, ""
            else:
                terpakai[blok.jabatan.pk] = blok
        if blok.jabatan is None:
            blok.saran = [_suggestion(s, pencocok) for s in pencocok.suggest(b)]
        else:
            hasil_aturan = need_of(b.beban, blok.jabatan, aturan)
            blok.temuan = [t.as_json() for t in check_rounded(b, hasil_aturan, aturan)]
        hasil.append(blok)
    return hasil


def _decide(blok: BlokImpor, b: JabatanBerkas, pencocok: Pencocok, lama: BlokImpor | None) -> None:
    blok.lewati = lama.lewati if lama else b.tersembunyi
    blok.unit_kerja = pencocok.find_unit(b).unit
    if lama and lama.cara == Cara.ORANG and lama.jabatan_id in pencocok.per_pk:
        blok.jabatan, blok.cara = pencocok.per_pk[lama.jabatan_id], Cara.ORANG
        return
    cocok = pencocok.find(b)
    blok.jabatan, blok.cara, blok.sebab = cocok.jabatan, cocok.cara or "", cocok.sebab
    if cocok.jabatan is None and lama and lama.cara == Cara.BARU and blok.unit_kerja:
        blok.cara = Cara.BARU


def _suggestion(saran, pencocok: Pencocok) -> dict:
    unit = pencocok.units[saran.jabatan.unit_id]
    return {
        "id": saran.jabatan.pk,
        "teks": f"{saran.jabatan.nama} · {unit.nama}",
        "mirip": saran.mirip,
        "letak": saran.letak,
    }


def _block(berkas: BerkasImpor, urutan: int, b: JabatanBerkas, aturan: Aturan) -> BlokImpor:
    beban = b.beban
    return BlokImpor(
        berkas=berkas,
        urutan=urutan,
        kunci=block_key(b),
        lembar=b.lembar[:255],
        sel=b.sel[:20],
        baris=b.baris,
        tersembunyi=b.tersembunyi,
        kode=b.kode[:60],
        kode_unit=b.kode_unit[:60],
        unit=b.unit[:255],
        nama=b.nama[:255],
        jenis=b.jenis.value if b.jenis else "",
        jumlah_baris=len(b.tugas),
        fte=fte(beban.menit, aturan.waktu_efektif, beban.orang),
        angka={
            "menit": plain(beban.menit),
            "orang": plain(beban.orang),
            "baris": beban.baris,
            "jumlah": None if b.jumlah_tercetak is None else plain(b.jumlah_tercetak),
            "pembulatan": None if b.pembulatan_tercetak is None else plain(b.pembulatan_tercetak),
            "pembulatan_sel": b.pembulatan_sel,
        },
        temuan=[t.as_json() for t in b.temuan],
        pertanyaan=[p.as_json() | {"whole": of_whole_sheet(p)} for p in b.pertanyaan],
        cuplikan=[_row(t, tercetak, aturan) for t, tercetak in zip(b.tugas, b.tercetak, strict=True)],
    )  # fmt: skip


def _row(t: BarisTugas, tercetak: Decimal | None, aturan: Aturan) -> list:
    """A row as the preview shows it: [row of the file, level, task, result, volume, norm, FTE, printed, note]."""
    beban = t.beban
    if t.pendekatan.memakai_waktu:
        norma = _figure(t, "waktu", t.waktu)
        norma = f"{norma} {t.satuan_waktu.value}" if norma else ""
    else:
        norma = f"1 : {_angka(t.rasio_unit)}" if t.rasio_unit is not None else ""
    volume = _figure(t, "volume", t.volume)
    hitung = fte(beban.menit, aturan.waktu_efektif, beban.orang) if beban.baris else None
    return [
        t.nomor_baris,
        t.tingkat,
        f"{t.nomor} {t.uraian}".strip() if t.nomor else t.uraian,
        " · ".join(filter(None, (t.hasil, t.satuan))),
        f"{volume} {t.periode.value}" if volume else "",
        norma,
        "" if hitung is None else _angka(hitung, 4),
        "" if tercetak is None else _angka(tercetak),
        _note(t),
    ]


def _figure(t: BarisTugas, kolom: str, nilai: Decimal | None) -> str:
    return f"“{t.mentah[kolom]}”" if kolom in t.mentah else _angka(nilai) if nilai is not None else ""  # fmt: skip


def _note(t: BarisTugas) -> str:
    if t.kelompok:
        return "judul"
    if t.mentah:
        return "belum angka, tidak dihitung"
    return "" if t.dihitung else "belum dihitung sampai dipastikan"


def load_of(blok: BlokImpor) -> Beban:
    """The load of the block's rows, from its stored figures."""
    a = blok.angka
    return Beban(Decimal(a["menit"]), Decimal(a["orang"]), a["baris"])


def rematch(blok: BlokImpor, jabatan: Jabatan | None, cara: str, aturan: Aturan) -> None:
    """Send the block to another post; what depends on the post is found again. Does not save."""
    blok.jabatan, blok.cara = jabatan, cara
    blok.temuan = [t for t in blok.temuan if t["kind"] != PEMBULATAN]
    cetak = blok.angka.get("pembulatan")
    if jabatan is not None and cetak is not None:
        b = JabatanBerkas(blok.baris, "", "", "", "", None, blok.lembar, blok.sel)
        b.pembulatan_tercetak = Decimal(cetak)
        b.pembulatan_sel = blok.angka.get("pembulatan_sel", "")
        hasil = need_of(load_of(blok), jabatan, aturan)
        blok.temuan += [t.as_json() for t in check_rounded(b, hasil, aturan)]


def where(blok: BlokImpor) -> str:
    """Where the block stands in its file, for a sentence."""
    return f"lembar “{blok.lembar}” sel {blok.sel}" if blok.lembar else f"baris {blok.baris}"
