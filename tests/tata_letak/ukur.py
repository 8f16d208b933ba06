"""Reads drawn workbooks with the program and counts: what was found, what was read right, what was said.

A figure is wrong where a row counts for another load than is true and nothing is said at that row, neither a
question nor a finding. That must never happen; everything else is a rate.
"""

from __future__ import annotations

import io
import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from asnplan.lib.tabel import BerkasDitolak, normalize
from tests.tata_letak.contoh import Contoh, draw_contoh
from tests.tata_letak.model import HarapBaris, HarapJabatan, Kesalahan, polos
from workload.imports.baca import read_beban_kerja
from workload.imports.temuan import Temuan
from workload.imports.terbaca import (
    BarisTugas,
    BukuTerbaca,
    JabatanBerkas,
    LembarTerbaca,
    Pertanyaan,
)

TELITI = Fraction(1, 10**9)


@dataclass
class Hitung:
    """So many of so many."""

    benar: int = 0
    dari: int = 0

    def __iadd__(self, lain: Hitung) -> Hitung:
        self.benar, self.dari = self.benar + lain.benar, self.dari + lain.dari
        return self

    def catat(self, benar: object) -> bool:
        self.benar, self.dari = self.benar + bool(benar), self.dari + 1
        return bool(benar)

    @property
    def bagian(self) -> float:
        return self.benar / self.dari if self.dari else 1.0

    def __str__(self) -> str:
        return f"{100 * self.bagian:7.3f} %  ({self.benar:,} of {self.dari:,})"


@dataclass(frozen=True)
class Gagal:
    """One thing that is not as it should be, in one line."""

    jenis: str
    benih: int
    alasan: str


@dataclass
class Nilai:
    """What came of some workbooks."""

    buku: int = 0
    buku_bersih: int = 0
    salah: int = 0  # wrong figures, in silence
    salah_dikatakan: int = (
        0  # counted for a wrong load, though a question or finding stands at the row
    )
    tertahan: int = 0  # not counted, and the reader says why
    salah_duga: int = 0  # findings in clean workbooks that should not be there
    hitung: dict[str, Hitung] = field(default_factory=lambda: defaultdict(Hitung))
    gagal: list[Gagal] = field(default_factory=list)
    tanda: Counter = field(default_factory=Counter)
    tanda_gagal: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))

    def __iadd__(self, lain: Nilai) -> Nilai:
        self.buku += lain.buku
        self.buku_bersih += lain.buku_bersih
        self.salah += lain.salah
        self.salah_dikatakan += lain.salah_dikatakan
        self.tertahan += lain.tertahan
        self.salah_duga += lain.salah_duga
        for nama, h in lain.hitung.items():
            self.hitung[nama] += h
        self.gagal += lain.gagal
        self.tanda += lain.tanda
        for jenis, c in lain.tanda_gagal.items():
            self.tanda_gagal[jenis] += c
        return self


def ukur(benih: Iterable[int]) -> Nilai:
    jumlah = Nilai()
    for b in benih:
        jumlah += nilai_contoh(draw_contoh(b))
    return jumlah


def read(
    contoh: Contoh,
    jawaban: Mapping[str, str] | None = None,
    alias: Mapping[str, str] | None = None,
) -> BukuTerbaca:
    return read_beban_kerja(
        io.BytesIO(contoh.isi),
        contoh.aturan,
        nama=contoh.nama,
        alias=alias or {},
        jawaban=jawaban or {},
    )


def ukur_asing(benih: Iterable[int]) -> Nilai:
    """Workbooks with one heading that nobody knows: nothing may be wrong in silence before somebody names
    the column, and everything must be right after."""
    jumlah = Nilai()
    for b in benih:
        contoh = draw_contoh(b, asing=True)
        if not contoh.tata.judul_asing:
            continue
        p = _Pembanding(contoh)
        p.nilai.buku = 1
        try:
            buku = read(contoh)
        except BerkasDitolak as galat:
            p.gagal("ditolak", f"{contoh.tata.judul_asing}: {galat}"[:200])
        else:
            p.compare_unnamed(buku)
            alias = heading_names(contoh, buku)
            dipahami = all(_dipahami(contoh, k) for k in buku.lembar if k.kepala)
            alasan = f"{contoh.tata.judul[contoh.tata.judul_asing]} ({contoh.tata.judul_asing})"
            p.catat(
                "unknown headings: offered or understood",
                alias or dipahami,
                "tidak_ditawarkan",
                alasan,
            )
            p.catat("unknown headings: offered", alias)
            if alias:
                buku = read(contoh, alias=alias)
                if jawaban := answers(contoh, buku):
                    buku = read(contoh, jawaban, alias)
                p.compare_answered(buku, jawaban, "after the heading was named")
        jumlah += p.nilai
    return jumlah


def heading_names(contoh: Contoh, buku: BukuTerbaca) -> dict[str, str]:
    """What a person says of the one heading that was made unknown, where the reader shows it as such."""
    asing = normalize(contoh.tata.judul[contoh.tata.judul_asing][0])
    ditawarkan = {normalize(j) for k in buku.lembar for j in k.kolom_asing.values()}
    return {asing: contoh.tata.judul_asing} if asing in ditawarkan else {}


def answers(contoh: Contoh, buku: BukuTerbaca) -> dict[str, str]:
    """What somebody who knows the truth answers to the questions of a workbook."""
    jawaban = {}
    for p in buku.pertanyaan:
        if _menanya_satuan(p):
            kata = contoh.tata.satuan
            jawaban[p.kunci] = next((x for x in p.pilihan if kata in x.casefold()), kata)
            continue
        for h in contoh.harap:
            for hb in h.baris:
                if h.lembar != p.lembar:
                    continue
                if p.sel in hb.tanya or p.sel == hb.longgar:
                    jawaban[p.kunci] = _jawab(hb, hb.tugas.tanya)
                elif p.sel in (hb.sel.get("volume"), hb.sel.get("waktu")) and hb.tugas.berangka:
                    kolom = "volume" if p.sel == hb.sel.get("volume") else "waktu"
                    jawaban[p.kunci] = _jawab(hb, kolom)
    return jawaban


def _jawab(hb: HarapBaris, kolom: str) -> str:
    t = hb.tugas
    if kolom == "volume":
        return f"{float(t.volume):g}".replace(".", ",")
    jam = t.satuan_waktu == "jam"
    return f"{float(t.waktu / 60 if jam else t.waktu):g} {t.satuan_waktu}".replace(".", ",")


def nilai_contoh(contoh: Contoh) -> Nilai:
    """One workbook, read and compared with its truth."""
    p = _Pembanding(contoh)
    p.nilai.buku = 1
    p.nilai.buku_bersih = int(contoh.bersih)
    try:
        buku = read(contoh)
    except BerkasDitolak as galat:
        p.gagal("ditolak", str(galat)[:160])
        buku = BukuTerbaca([])
    except Exception:  # a crash is a result too, and the worst
        baris = traceback.format_exc().strip().splitlines()
        p.gagal("galat", f"{baris[-1][:120]} di {baris[-3].strip()[-70:]}")
        buku = BukuTerbaca([])
    p.compare(buku)
    if jawaban := answers(contoh, buku):
        p.compare_answered(read(contoh, jawaban), jawaban)
    tanda = {f"{n}={v}" for n, v in contoh.tata.tanda().items()}
    p.nilai.tanda.update(tanda)
    for jenis in {g.jenis for g in p.nilai.gagal}:
        p.nilai.tanda_gagal[jenis].update(tanda)
    return p.nilai


def _dipahami(contoh: Contoh, lembar: LembarTerbaca) -> bool:
    """The reader knew what nobody could know; the rows then tell whether it was right."""
    nama = contoh.tata.judul_asing
    dikira = {"satuan": ("satuan", "hasil")}.get(nama, (nama,))
    asing = normalize(contoh.tata.judul[nama][0])
    return any(normalize(lembar.kolom.get(n, "")) == asing for n in dikira)


class _Pembanding:
    def __init__(self, contoh: Contoh):
        self.contoh, self.nilai = contoh, Nilai()

    def gagal(self, jenis: str, alasan: str) -> None:
        self.nilai.gagal.append(Gagal(jenis, self.contoh.benih, alasan))

    def catat(self, nama: str, benar: object, jenis: str = "", alasan: str = "") -> bool:
        if not self.nilai.hitung[nama].catat(benar) and jenis:
            self.gagal(jenis, alasan)
        return benar

    def compare(self, buku: BukuTerbaca) -> None:
        terbaca: dict[tuple[str, int], tuple[JabatanBerkas, BarisTugas, int]] = {}
        for j in buku.jabatan:
            for i, t in enumerate(j.tugas):
                terbaca[j.lembar, t.nomor_baris] = (j, t, i)
        self.temuan, self.pertanyaan = buku.temuan, buku.pertanyaan
        self._jabatan(buku)
        for h in self.contoh.harap:
            for hb in h.baris:
                self._baris(h, hb, terbaca.pop((h.lembar, hb.baris), None))
        bagian = {(h.lembar, n) for h in self.contoh.harap for n in h.bagian}
        for (lembar, nomor), (_, t, _) in terbaca.items():
            beban = t.beban.menit or t.beban.orang
            if (lembar, nomor) in bagian and not beban:
                continue
            self.catat(
                "rows: precision",
                False,
                "baris_lebih",
                f"{lembar}!{nomor} “{t.uraian[:50]}” beban {beban}",
            )
            if beban:
                self.nilai.salah += 1
                self.gagal(
                    "ANGKA_SALAH",
                    f"{lembar}!{nomor} bukan tugas, dihitung {beban}: “{t.uraian[:50]}”",
                )
        self._kesalahan()
        self._pertanyaan()
        self._salah_duga()

    def compare_unnamed(self, buku: BukuTerbaca) -> None:
        """Before the heading is named: a row is right, or something is said of it."""
        self.temuan, self.pertanyaan = buku.temuan, buku.pertanyaan
        terbaca = {(j.lembar, t.nomor_baris): t for j in buku.jabatan for t in j.tugas}
        ditanya = {p.lembar for p in buku.pertanyaan if "!kolom_" in p.kunci}  # once for the sheet
        for h in self.contoh.harap:
            for hb in h.baris:
                t = terbaca.get((h.lembar, hb.baris))
                if (
                    t
                    and Fraction(t.beban.menit) != hb.menit
                    and not (self._dikatakan(h, hb) or h.lembar in ditanya)
                ):
                    self.nilai.salah += 1
                    self.gagal(
                        "ANGKA_SALAH",
                        f"{h.lembar}!{hb.baris} benar {float(hb.menit):g}, dibaca {t.beban.menit} "
                        f"({self.contoh.tata.judul_asing} tidak dikenal)",
                    )

    def compare_answered(
        self, buku: BukuTerbaca, jawaban: dict[str, str], kapan: str = "after the answers"
    ) -> None:
        """Read again with the answers: every row counts as it should, and nothing is asked twice."""
        self.temuan, self.pertanyaan = buku.temuan, buku.pertanyaan
        terbaca = {(j.lembar, t.nomor_baris): t for j in buku.jabatan for t in j.tugas}
        for h in self.contoh.harap:
            for hb in h.baris:
                t = terbaca.get((h.lembar, hb.baris))
                if t is None or hb.kelompok or not hb.tugas.berangka:
                    continue
                beban = Fraction(t.beban.menit)
                alasan = (
                    f"{h.lembar}!{hb.baris} benar {float(hb.tugas.menit):g} menit, "
                    f"dibaca {float(beban):g} (jawaban {jawaban})"
                )[:220]
                benar = beban == hb.tugas.menit
                self.catat(f"{kapan}: load of a row", benar, "jawaban", alasan)
        for kunci in jawaban:
            lagi = any(p.kunci == kunci for p in buku.pertanyaan)
            alasan = f"{kunci}: {jawaban[kunci]}"
            self.catat(f"{kapan}: not asked again", not lagi, "ditanya_lagi", alasan)

    # --- posts ----------------------------------------------------------------------------------------

    def _jabatan(self, buku: BukuTerbaca) -> None:
        sisa = list(buku.jabatan)
        for h in self.contoh.harap:
            baris = {hb.baris for hb in h.baris}

            def irisan(j, baris=baris, lembar=h.lembar):
                return len(baris & {t.nomor_baris for t in j.tugas}) if j.lembar == lembar else 0

            j = max(sisa, key=irisan, default=None)
            if j is None or not irisan(j):
                self.catat("posts: recall", False, "jabatan_hilang", f"{h.lembar}: {h.nama}")
                continue
            sisa.remove(j)
            self.catat("posts: precision", True)
            sama = polos(j.nama) == polos(h.nama)
            self.catat(
                "posts: recall",
                sama,
                "nama_jabatan",
                f"{h.lembar}: “{h.nama}” dibaca “{j.nama[:60]}”",
            )
            if h.unit is not None:
                self.catat(
                    "texts: unit",
                    polos(j.unit) == polos(h.unit),
                    "unit",
                    f"{h.lembar}: “{h.unit}” dibaca “{j.unit[:60]}”",
                )
            if h.ikhtisar is not None:
                self.catat(
                    "texts: ikhtisar",
                    polos(h.ikhtisar) == polos(j.ikhtisar),
                    "ikhtisar",
                    f"{h.lembar}: “{h.ikhtisar[:30]}” dibaca “{j.ikhtisar[:50]}”",
                )
            self.catat(
                "posts: hidden sheet", j.tersembunyi == h.tersembunyi, "tersembunyi", h.lembar
            )
            if h.efektif:
                basis = self.contoh.tata.periode_di == "basis"
                dibaca = {Fraction(x) for x in j.efektif}
                salah = any(k.jenis.startswith("efektif") for k in self.contoh.kesalahan)
                if not salah:
                    self.catat(
                        "figures: effective time",
                        dibaca == h.efektif,
                        "efektif",
                        f"{h.lembar}: {sorted(map(float, h.efektif))} dibaca {sorted(map(float, dibaca))}{' basis' if basis else ''}",
                    )
            for nama, dicetak in (
                ("jumlah", h.jabatan.jumlah),
                ("pembulatan", h.jabatan.pembulatan),
                ("bezetting", h.jabatan.bezetting),
            ):
                if nama in h.sel and self.contoh.tata.tersimpan:
                    dibaca = getattr(j, f"{nama}_tercetak")
                    self.catat(
                        "figures: printed totals",
                        _sama(dibaca, dicetak),
                        f"tercetak_{nama}",
                        f"{h.lembar}!{h.sel[nama]}: {_tulis(dicetak)} dibaca {dibaca}",
                    )
        for j in sisa:
            self.catat(
                "posts: precision",
                False,
                "jabatan_lebih",
                f"{j.lembar}!{j.sel}: “{j.nama[:50]}” {len(j.tugas)} baris",
            )

    # --- rows -----------------------------------------------------------------------------------------

    def _baris(self, h: HarapJabatan, hb: HarapBaris, dibaca) -> None:
        tempat = f"{h.lembar}!{hb.baris}"
        tugas = hb.tugas
        if not self.catat(
            "rows: recall",
            dibaca is not None,
            "baris_hilang",
            f"{tempat} “{tugas.uraian[:50]}” {tugas.bentuk}",
        ):
            return
        self.catat("rows: precision", True)
        j, t, i = dibaca
        self._teks(h, hb, t, tempat)
        dalam = (
            min((x.tingkat for x in j.tugas if x.nomor_baris not in h.bagian), default=0)
            if h.bagian
            else 0
        )
        self.catat(
            "rows: nesting",
            (t.tingkat - dalam, t.kelompok) == (hb.tingkat, hb.kelompok),
            "susunan",
            f"{tempat} tingkat {hb.tingkat} kelompok {hb.kelompok}, dibaca {t.tingkat} {t.kelompok}",
        )
        beban = Fraction(t.beban.menit)
        benar = beban == hb.menit and abs(Fraction(t.beban.orang) - hb.orang) <= TELITI
        dikatakan = self._dikatakan(h, hb)
        if self.contoh.tata.campur_titik or (hb.longgar and not benar):
            if not benar and not dikatakan:
                self.nilai.salah += 1
                alasan = f"{tempat} benar {float(hb.menit):g} menit, dibaca {float(beban):g}"
                self.gagal("ANGKA_SALAH", f"{alasan} (“{tugas.tulisan or 'titik bercampur'}”)")
            return
        if not benar and dikatakan and h.satuan != "terbuka":
            if beban:
                self.nilai.salah_dikatakan += 1
            else:
                self.nilai.tertahan += 1
        if not benar and not dikatakan:
            self.nilai.salah += 1
            self.gagal(
                "ANGKA_SALAH",
                f"{tempat} benar {float(hb.menit):g} menit, dibaca {float(beban):g} (volume {t.volume}, {t.periode}, waktu {t.waktu} {t.satuan_waktu}, dihitung {t.dihitung})",
            )
        if hb.tanya:
            ada = any(p.lembar == h.lembar and p.sel in hb.tanya for p in self.pertanyaan)
            self.catat(
                "questions: asked",
                ada,
                "tanya_hilang",
                f"{tempat} {sorted(hb.tanya)} “{tugas.tulisan}”",
            )
            return
        if hb.orang:
            self.catat(
                "figures: people of a ratio row",
                benar,
                *(
                    ("angka_tertahan", f"{tempat} benar {hb.orang} orang, dibaca {t.beban.orang}")
                    if dikatakan
                    else ()
                ),
            )
        if not tugas.berangka or hb.kelompok:
            return
        waktu = None if t.waktu is None else Fraction(t.waktu) * Fraction(t.satuan_waktu.menit)
        if h.satuan != "terbuka":
            self.catat(
                "figures: load of a row",
                benar,
                *(
                    (
                        "angka_tertahan",
                        f"{tempat} benar {float(hb.menit):g} menit, dibaca {float(beban):g}, tetapi dikatakan",
                    )
                    if dikatakan
                    else ()
                ),
            )
            self.catat(
                "figures: time",
                waktu == tugas.waktu,
                "waktu",
                f"{tempat} {float(tugas.waktu):g} menit dibaca {waktu and float(waktu)}",
            )
        self.catat(
            "figures: volume",
            t.volume is not None
            and Fraction(t.volume) == tugas.volume
            and t.periode.value == tugas.periode,
            "volume",
            f"{tempat} {float(tugas.volume):g} {tugas.periode} dibaca {t.volume} {t.periode}",
        )
        if hb.tercetak is not None and self.contoh.tata.tersimpan:
            self.catat(
                "figures: printed of a row",
                _sama(j.tercetak[i], hb.tercetak),
                "tercetak_baris",
                f"{tempat} {_tulis(hb.tercetak)} dibaca {j.tercetak[i]}",
            )

    def _teks(self, h: HarapJabatan, hb: HarapBaris, t: BarisTugas, tempat: str) -> None:
        isi, dari = polos(t.uraian), 0
        for potongan in map(polos, hb.potongan):
            letak = isi.find(potongan, dari)
            if letak < 0:
                break
            dari = letak + len(potongan)
        else:
            letak = 0
        lebih = len(isi) - sum(len(polos(p)) for p in hb.potongan) > 6 * len(hb.potongan)
        self.catat(
            "texts: task",
            letak >= 0 and not lebih,
            "uraian",
            f"{tempat} {hb.potongan} dibaca “{t.uraian[:90]}”",
        )
        if hb.kelompok or not hb.tugas.berangka:
            return
        lajur = self.contoh.tata.lajur
        for nama in ("hasil", "satuan"):
            if nama in lajur:
                harap = polos(getattr(hb.tugas, nama))
                self.catat(
                    "texts: result and its unit",
                    harap in (polos(t.hasil), polos(t.satuan)),
                    nama,
                    f"{tempat} “{harap}” dibaca “{t.hasil[:30]}” / “{t.satuan[:30]}”",
                )
        if "no" in hb.sel and hb.tugas.nomor:
            huruf = re.sub(r"\W", "", hb.tugas.nomor)
            self.catat(
                "texts: number",
                re.sub(r"\W", "", t.nomor).endswith(huruf),
                "nomor",
                f"{tempat} {hb.tugas.nomor} dibaca {t.nomor!r}",
            )

    def _dikatakan(self, h: HarapJabatan, hb: HarapBaris) -> bool:
        """Whether a question or a finding stands at this row, or a question about the unit of the sheet."""
        if any(
            x.lembar == h.lembar and _nomor_baris(x) == hb.baris
            for x in [*self.pertanyaan, *self.temuan]
        ):
            return True
        return h.satuan != "tersurat" and any(
            _menanya_satuan(p) and p.lembar == h.lembar for p in self.pertanyaan
        )

    # --- what was said --------------------------------------------------------------------------------

    def _kesalahan(self) -> None:
        for k in self.contoh.kesalahan:
            if not k.wajib:
                continue
            kena = [x for x in [*self.temuan, *self.pertanyaan] if _kena(x, k)]
            kelompok = "follow-ups of contradictions" if k.akibat else "contradictions"
            ada = bool(kena)
            if not ada:
                baris = {_nomor(s) for s in k.sel}
                dekat = [
                    x for x in self.temuan if x.lembar == k.lembar and _nomor_baris(x) in baris
                ]
                self.catat(
                    f"{kelompok}: reported",
                    bool(dekat),
                    f"tidak_dilaporkan:{k.jenis}",
                    f"{k.lembar}!{sorted(k.sel)[:4]} sebab {sorted(k.sebab)}",
                )
                self.catat(f"{kelompok}: at the right cell", False)
                if dekat:
                    self.gagal(
                        f"sel_keliru:{k.jenis}",
                        f"{k.lembar}!{sorted(k.sel)[:4]} dilaporkan di {dekat[0].sel or dekat[0].baris}",
                    )
            else:
                self.catat(f"{kelompok}: reported", True)
                self.catat(f"{kelompok}: at the right cell", True)
            if k.sebab and not k.akibat:
                sebab = {x.sebab for x in kena if isinstance(x, Temuan)}
                self.catat(
                    "contradictions: cause named rightly",
                    bool(sebab & k.sebab),
                    f"sebab_keliru:{k.jenis}",
                    f"{k.lembar}!{sorted(k.sel)[:3]} harus {sorted(k.sebab)}, disebut {sorted(sebab)}",
                )
            if not k.akibat:
                self.nilai.hitung[f"  {k.jenis}"].catat(ada)

    def _pertanyaan(self) -> None:
        """A question where nothing is open is a burden; one where something is, was counted with its row."""
        for h in self.contoh.harap:
            if h.satuan == "terbuka" and any(hb.menit for hb in h.baris):
                ada = any(_menanya_satuan(p) and p.lembar == h.lembar for p in self.pertanyaan)
                ada = ada or all(self._dikatakan(h, hb) for hb in h.baris if hb.menit)
                self.catat(
                    "questions: asked",
                    ada,
                    "tanya_satuan_hilang",
                    f"{h.lembar}: {h.nama} (satuan waktu tidak tertulis)",
                )
        for p in self.pertanyaan:
            if self.contoh.tata.campur_titik:
                continue
            if _menanya_satuan(p):
                perlu = any(
                    h.lembar == p.lembar and h.satuan != "tersurat" for h in self.contoh.harap
                )
            else:
                perlu = any(
                    p.lembar == h.lembar and (p.sel in hb.tanya or p.sel == hb.longgar)
                    for h in self.contoh.harap
                    for hb in h.baris
                )
                perlu = perlu or any(_kena(p, k) for k in self.contoh.kesalahan)
            self.catat(
                "questions: needed",
                perlu,
                "tanya_lebih",
                f"{p.kunci} “{p.isi[:30]}” {p.kalimat[:80]}",
            )

    def _salah_duga(self) -> None:
        for t in self.temuan:
            if any(_kena(t, k) for k in self.contoh.kesalahan) or self._boleh(t):
                continue
            if self.contoh.bersih:
                self.nilai.salah_duga += 1
            jenis = "salah_duga" if self.contoh.bersih else "salah_duga_kotor"
            self.gagal(
                f"{jenis}:{t.jenis}",
                f"{t.lembar}!{t.sel or t.baris} {t.sebab} {t.tercetak} {t.terhitung} {t.pesan[:110]}",
            )
        if self.contoh.bersih:
            self.catat(
                "clean workbooks without a false alarm",
                not any(g.jenis.startswith("salah_duga:") for g in self.nilai.gagal),
            )

    def _boleh(self, t: Temuan) -> bool:
        """Remarks that are right though nothing was put in."""
        c = self.contoh
        if "tersembunyi" in t.jenis:
            return c.tata.baris_tersembunyi or c.tata.lembar_tersembunyi
        if t.jenis == "waktu_efektif_berbeda":
            return c.efektif != Fraction(c.aturan.waktu_efektif)
        if t.jenis == "tanpa_waktu_efektif":
            return c.tata.efektif_di == "pertama" or (
                c.tata.efektif_di == "gabung" and c.tata.ulang_judul > 0
            )
        for h in c.harap:
            for hb in h.baris:
                if (
                    h.lembar == t.lembar
                    and hb.baris == _nomor_baris(t)
                    and hb.tugas.bentuk == "rekap"
                ):
                    return True
        return False


def _kena(x: Temuan | Pertanyaan, k: Kesalahan) -> bool:
    if x.lembar != k.lembar:
        return False
    if x.sel:
        return x.sel in k.sel
    return isinstance(x, Temuan) and x.baris in {_nomor(s) for s in k.sel}


def _menanya_satuan(p: Pertanyaan) -> bool:
    return "satuan" in p.kunci.rpartition("!")[2]


def _nomor(sel: str) -> int:
    return int(re.sub(r"\D", "", sel) or 0)


def _nomor_baris(x) -> int | None:
    if x.sel:
        return _nomor(x.sel)
    return x.baris if isinstance(x, Temuan) else None


def _sama(dibaca: Decimal | None, benar) -> bool:
    return dibaca is not None and abs(Fraction(dibaca) - Fraction(benar)) <= TELITI


def _tulis(nilai) -> str:
    return f"{float(nilai):.6g}"
