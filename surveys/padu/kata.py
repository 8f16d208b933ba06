"""Words and figures of the joined pages, ready to be drawn: templates compute nothing.

Sentences are built from figures alone: where there is no figure, nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from asnplan.lib.angka import format_angka
from surveys.calculators.temu import BAIK, BURUK, Bagian, Temu
from surveys.calculators.unsur import Unsur
from surveys.hasil.penyajian import TUTUP, WARNA_MUTU, grade, interval, respondents, two, whole
from surveys.padu.kartu import TANPA_TEMA, Kartu, TitikIkm
from surveys.padu.suara import Suara, parts_of
from workload import rekap
from workload.rekap.tren import TahunBezetting

NAMA_BAGIAN = {
    Bagian.IKM: "Seluruh layanan (IKM)",
    Bagian.UNSUR: "Unsur terlemah",
    Bagian.BEBAN: "Beban (EU)",
    Bagian.KURANG: "Kekurangan pegawai",
}
NAMA_PENDEK = {
    Bagian.IKM: "IKM",
    Bagian.UNSUR: "Unsur terlemah",
    Bagian.BEBAN: "Beban",
    Bagian.KURANG: "Kekurangan",
}
CARA_BAGIAN = {
    Bagian.IKM: f"0 mulai {two(BAIK)} (mutu A), 1 mulai {two(BURUK)} ke bawah",
    Bagian.UNSUR: f"0 mulai {two(BAIK)} (mutu A), 1 mulai {two(BURUK)} ke bawah",
    Bagian.BEBAN: "0 bila beban setara pemangkunya, 1 bila dua kali lipat",
    Bagian.KURANG: "kurang dibagi kebutuhan",
}


def respondents_text(n: int, tertutup: bool) -> str:
    teks = respondents(n, tertutup=tertutup)
    return f"responden {teks}" if teks == TUTUP else f"{teks} responden"


# --- the index ------------------------------------------------------------------------------------


def points(nilai: Fraction) -> str:
    return two(nilai, 1)


def index_text(temu: Temu | None) -> str:
    return format_angka(temu.indeks, 1) if temu else "–"


def bar(bagian: Fraction | None) -> SafeString | str:
    """A part of 1 as a bar; the figure stands beside it."""
    if bagian is None:
        return ""
    lebar = max(bagian * 100, Fraction(1, 2)) if bagian else Fraction(0)
    return SafeString(
        '<svg class="takar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="takar-dasar" width="100" height="8"/><rect class="takar-isi" width="{two(lebar).replace(",", ".")}" height="8"/></svg>'
    )


def part_rows(
    suara: Suara, pk: int, j: rekap.Jumlah, temu: Temu | None, bobot: Mapping
) -> list[dict]:
    """Each part with the figure it comes from, or why it is not there."""
    hasil, nilai = suara.hasil(pk), parts_of(suara.hasil(pk), j)
    ada = {p.bagian: p for p in temu.bagian} if temu else {}
    rows = []
    for b in Bagian:
        p = ada.get(b)
        rows.append(
            {
                "kode": b.value,
                "nama": NAMA_BAGIAN[b],
                "cara": CARA_BAGIAN[b],
                "angka": input_figure(b, suara, hasil, j) if nilai[b] is not None else "",
                "tanpa": missing(b, suara, pk, j) if nilai[b] is None else "",
                "nilai": two(nilai[b]) if nilai[b] is not None else "–",
                "bobot": bobot[b],
                "poin": points(p.sumbangan) if p else "–",
                "maks": points(p.paling_banyak) if p else "",
                "batang": bar(nilai[b]),
            }
        )
    return rows


def input_figure(b: Bagian, suara: Suara, hasil, j: rekap.Jumlah) -> str:
    if b is Bagian.IKM:
        return f"{two(hasil.ikm)} ({grade(hasil)['huruf']})"
    if b is Bagian.UNSUR:
        u = hasil.terlemah[0]
        return f"{unsur_name(suara, u.kode)} {two(u.ikm)} ({u.mutu.huruf})"
    if b is Bagian.BEBAN:
        if not j.bezetting_dianalisis:
            return f"{format_angka(j.fte, 2)} FTE tanpa pemangku"
        return f"{format_angka(j.fte, 2)} FTE ÷ {whole(j.bezetting_dianalisis)} orang = {format_angka(j.eu, 2)}"
    return f"kurang {whole(j.kurang)} dari {whole(j.kebutuhan)}"


def missing(b: Bagian, suara: Suara, pk: int, j: rekap.Jumlah) -> str:
    """Why a part is not there."""
    if b.dari_warga:
        if suara.putaran is None:
            return "belum ada survei yang dijawab"
        if not suara.respons(pk):
            return f"tidak ada jawaban pada {suara.putaran.survei.nama}"
        return "jawaban terlalu sedikit untuk ditampilkan" if suara.tertutup(pk) else "ada unsur tanpa jawaban"  # fmt: skip
    if b is Bagian.BEBAN:
        return "tanpa beban dan pemangku" if j.dianalisis else "beban kerja belum diisi"
    return "kebutuhan belum dihitung" if j.jabatan else "tidak ada jabatan"


def no_index(suara: Suara, pk: int, j: rekap.Jumlah, bobot: Mapping) -> str:
    """Why there is no index."""
    nilai = parts_of(suara.hasil(pk), j)
    if all(nilai[b] is None for b in Bagian if b.dari_warga):
        return f"suara warga belum ada: {missing(Bagian.IKM, suara, pk, j)}"
    if all(nilai[b] is None for b in Bagian if not b.dari_warga):
        return f"angka rencana belum ada: {missing(Bagian.KURANG, suara, pk, j)}"
    return "bagian yang ada berbobot 0"


def unsur_name(suara: Suara, kode: str) -> str:
    return next(u.nama for u in suara.putaran.unsur if u.kode == kode)


# --- the card -------------------------------------------------------------------------------------


def sentence(k: Kartu) -> str:
    """What meets here, in one sentence."""
    bagian = [*_voice_words(k), *_plan_words(k)]
    teks = "; ".join(bagian)
    return f"{teks[0].upper()}{teks[1:]}." if teks else ""


def _voice_words(k: Kartu) -> list[str]:
    hasil = []
    if k.hasil:
        u = k.hasil.terlemah[0]
        hasil.append(
            f"{unsur_name(k.suara, u.kode)} dinilai paling rendah ({two(u.nrr)} · {u.mutu.huruf}) oleh {whole(u.jawaban.penjawab)} responden"
        )
    if n := k.hitungan.terbuka:
        lewat = k.hitungan.terlambat
        teks = f"{whole(n)} pengaduan terbuka" + (
            f", {whole(lewat)} lewat tenggat" if lewat else ""
        )
        kode, tentang = max(k.shown_unsur().items(), key=lambda u: (u[1], u[0]), default=("", 0))
        if tentang:
            teks += f", {whole(tentang)} tentang {Unsur(kode).isi.nama.lower()}"
        hasil.append(teks)
    if k.aspirasi:
        tema, n, dukungan = k.themes()[0]
        tentang = "" if tema == TANPA_TEMA else f" tentang {tema}"
        hasil.append(f"{whole(n)} aspirasi{tentang} didukung {whole(dukungan)} kali")
    return hasil


def _plan_words(k: Kartu) -> list[str]:
    j, hasil = k.jumlah, []
    if j.eu is not None and j.eu > 1:
        hasil.append(f"beban {format_angka(j.eu, 2)} kali pemangkunya")
    if j.kurang:
        (nama, milik), *lain = k.short_units()
        teks = f"kurang {whole(j.kurang)} dari {whole(j.kebutuhan)} orang"
        if not lain:
            teks = f"kurang {whole(milik.kurang)} dari {whole(milik.kebutuhan)} orang pada {nama}"
        elif lain[0][1].kurang == milik.kurang:
            teks += f" di {whole(len(lain) + 1)} unit"
        else:
            teks += f", terbanyak pada {nama} ({whole(milik.kurang)} dari {whole(milik.kebutuhan)})"
        hasil.append(teks)
    elif j.kebutuhan and not j.kurang:
        hasil.append(f"kebutuhan {whole(j.kebutuhan)} orang terpenuhi")
    return hasil


def round_text(k: Kartu | Suara, berjalan: bool) -> str:
    """Which round the figures are from."""
    suara = k.suara if isinstance(k, Kartu) else k
    if suara.putaran is None:
        return "Belum ada survei yang dijawab."
    s = suara.putaran.survei
    masa = f"{date_format(s.mulai, 'j F Y')} – {date_format(s.selesai, 'j F Y')}"
    return f"{s.nama}, {masa}{', masih berjalan' if berjalan else ''}"


def unsur_rows(k: Kartu, tangani: bool) -> list[dict]:
    """Every unsur, the weakest first, with the open complaints about it: nothing where there are none, and
    for those who do not handle complaints (`tangani`) where it may not be told."""
    if not k.hasil:
        return []
    aduan = k.aduan_unsur if tangani else k.shown_unsur()
    nama = {u.kode: u for u in k.suara.putaran.unsur}
    return [
        {
            "kode": str(nama[u.kode].pk),
            "nama": nama[u.kode].nama,
            "nrr": two(u.nrr),
            "ikm": two(u.ikm),
            "huruf": u.mutu.huruf,
            "warna": WARNA_MUTU[u.mutu.huruf],
            "pengaduan": whole(aduan[u.kode]) if u.kode in aduan else "",
        }
        for u in k.hasil.terlemah
    ]


def kategori_rows(k: Kartu, tangani: bool) -> list[dict]:
    """Open complaints by kind. For those who do not handle them, kinds that may not be told stand together
    without a name; nobody links these, for a link names the kind to everybody."""
    terang = k.shown_kategori()
    rows = [
        {
            "kode": str(b.pk),
            "nama": b.nama,
            "terbuka": whole(b.terbuka),
            "terlambat": whole(b.terlambat) if b.terlambat else "",
            "tautkan": any(b.pk == t.pk for t in terang),
        }
        for b in (k.kategori if tangani else terang)
    ]
    lain = sum(b.terbuka for b in k.kategori) - sum(b.terbuka for b in terang)
    if lain and not tangani:
        nama = "Jenis lain, digabung" if terang else "Semua jenis, digabung"
        rows.append({"nama": nama, "terbuka": whole(lain)})
    return rows


def voice_tile(k: Kartu) -> dict:
    return {
        **grade(k.hasil),
        "respons": respondents(k.respons),
        "selang": interval(k.ringkasan),
        "tanpa": "" if k.hasil else missing(Bagian.IKM, k.suara, k.unit.pk, k.jumlah),
    }


def plan_tile(j: rekap.Jumlah, peringkat) -> dict:
    return {
        "fte": format_angka(j.fte, 2),
        "kebutuhan": whole(j.kebutuhan),
        "bezetting": whole(j.bezetting),
        "jabatan": whole(j.jabatan),
        "kurang": whole(j.kurang),
        "lebih": whole(j.lebih),
        "ada_kurang": j.kurang > 0,
        "eu": format_angka(j.eu, 2),
        "pu": f"{peringkat.huruf}, {peringkat.label.lower()}"
        if peringkat
        else "belum ada pemangku",
        "belum": j.belum_dianalisis,
    }


def post_rows(posts, banyak: int) -> list[dict]:
    return [
        {
            "pk": p.pk,
            "nama": p.nama,
            "unit": p.unit_nama,
            "kebutuhan": whole(p.kebutuhan),
            "bezetting": whole(p.bezetting),
            "kurang": whole(p.kurang),
            "ej": format_angka(p.ej, 2),
        }
        for p in posts[:banyak]
    ]


def trend_rows(ikm: list[TitikIkm], bezetting: list[TahunBezetting]) -> list[dict]:
    """Both trends in the order of time, as a table."""
    rows = [
        {
            "urut": (t.hari.year, t.hari.timetuple().tm_yday),
            "waktu": f"{t.nama}{' (berjalan)' if t.berjalan else ''}",
            "apa": "IKM",
            "angka": f"{two(t.ikm)} ({t.huruf})" if t.ikm is not None else "tidak ditampilkan",
            "ket": respondents_text(t.respons, tertutup=t.ikm is None),
        }
        for t in ikm
    ] + [
        {
            "urut": (t.tahun, 0),
            "waktu": str(t.tahun),
            "apa": "Bezetting",
            "angka": f"{whole(t.bezetting)} orang" if t.bezetting is not None else "tidak dicatat",
            "ket": "dibekukan saat ditutup" if t.ditutup else "periode terbuka",
        }
        for t in bezetting
    ]
    return sorted(rows, key=lambda r: r["urut"])


def as_number(nilai: Fraction | None) -> Decimal | None:
    """A part of the index as a figure for a workbook."""
    return None if nilai is None else Decimal(nilai.numerator) / Decimal(nilai.denominator)
