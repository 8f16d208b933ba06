"""The result of a round as words and figures, ready to be drawn: templates and files compute nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from asnplan.lib.angka import format_angka
from surveys.calculators.indeks import SKALA_MUTU, CaraBobot, HasilIndeks, convert, rounded
from surveys.calculators.penutupan import hide
from surveys.calculators.sampel import BATAS_SEL
from surveys.calculators.unsur import NILAI
from surveys.hasil import grafik
from surveys.hasil.hitung import KELOMPOK_USIA, Ringkasan
from surveys.hasil.laporan import Baris, Laporan, TitikWaktu
from surveys.models.respons import JenisKelamin, Pekerjaan, Pendidikan, Saluran

SEBUT_CARA = {
    CaraBobot.TEPAT: "tepat (1 ÷ banyaknya unsur)",
    CaraBobot.TIGA_DESIMAL: "tiga desimal (0,111)",
    CaraBobot.DUA_DESIMAL: "dua desimal (0,11)",
}
WARNA_MUTU = {"A": "success", "B": "primary", "C": "warning", "D": "danger"}


def two(angka: Decimal | Fraction | None, desimal: int = 2) -> str:
    """A figure for people, rounded half up once."""
    if isinstance(angka, Fraction):
        angka = rounded(angka, desimal)
    return format_angka(angka, desimal)


def whole(n: int | None) -> str:
    return format_angka(n)


def quarter(tanggal: date) -> str:
    """The quarter of the year as it is written: I to IV."""
    return ("I", "II", "III", "IV")[(tanggal.month - 1) // 3]


def percent(bagian: int, semua: int) -> str:
    return f"{two(Fraction(100 * bagian, semua), 1)} %" if semua else "–"


def signed(angka: Decimal) -> str:
    return ("+" if angka > 0 else "") + format_angka(angka, 2)


def grade(hasil: HasilIndeks | None) -> dict:
    """IKM and grade of a cell; dashes where there is none."""
    if hasil is None:
        return {"ikm": "–", "huruf": "", "kinerja": "", "warna": ""}
    m = hasil.mutu
    return {
        "ikm": two(hasil.ikm),
        "huruf": m.huruf,
        "kinerja": m.kinerja,
        "warna": WARNA_MUTU[m.huruf],
    }


TUTUP = "ditutup"


def respondents(n: int, *, tertutup: bool = False) -> str:
    """How many answered. One word for fewer than five and for those that are hidden with them: told apart, "under
    five" and "hidden with it" of six are one and five."""
    return TUTUP if tertutup or 0 < n < BATAS_SEL else whole(n)


def interval(ringkasan: Ringkasan | None) -> str:
    """The 95 % interval in the scale of the IKM, cut at the lowest and highest that its weights can give; with
    how many forms it is of where some are incomplete."""
    if ringkasan is None or ringkasan.selang is None:
        return ""
    s = ringkasan.selang
    penuh = sum(u.bobot for u in ringkasan.hasil.unsur)  # 0,99 of nine times 0,11
    bawah = max(convert(Fraction(s.bawah)), convert(NILAI[0] * penuh))
    atas = min(convert(Fraction(s.atas)), convert(NILAI[-1] * penuh))
    dari = f" dari {whole(s.penjawab)} formulir lengkap" if s.penjawab < ringkasan.respons else ""
    return f"{two(bawah)} – {two(atas)}{dari}"


def unsur_rows(laporan: Laporan) -> list[dict]:
    """Per unsur: NRR, weight, weighted, own figure and grade, rank from the lowest, distribution."""
    if laporan.hasil is None:
        return []
    nama = {u.kode: u for u in laporan.unsur}
    urut: dict[Fraction, int] = {}
    for i, u in enumerate(laporan.hasil.terlemah, 1):
        urut.setdefault(u.nrr, i)  # equal ones share a rank
    hasil = []
    for u in laporan.hasil.unsur:
        info = nama[u.kode]
        hitung = u.jawaban.hitung
        hasil.append(
            {
                "kode": u.kode,
                "label": f"U{info.nomor}",
                "nama": info.nama,
                "penjawab": whole(u.jawaban.penjawab),
                "jumlah": whole(u.jawaban.jumlah),
                "nrr": two(u.nrr, 3),
                "bobot": weight(u.bobot, laporan),
                "tertimbang": two(u.tertimbang, 3),
                "ikm": two(u.ikm),
                "huruf": u.mutu.huruf,
                "kinerja": u.mutu.kinerja,
                "warna": WARNA_MUTU[u.mutu.huruf],
                "peringkat": urut[u.nrr],
                "lemah": urut[u.nrr] == 1,
                "batang": SafeString(grafik.distribution(hitung)),
                "hitung": [
                    (label, whole(n), percent(n, u.jawaban.penjawab))
                    for label, n in zip(info.pilihan, hitung, strict=True)
                ],
                "angka": u,
            }
        )
    return hasil


def weight(bobot: Fraction, laporan: Laporan) -> str:
    if laporan.sendiri or laporan.cara is CaraBobot.TEPAT:
        return f"{bobot.numerator}/{bobot.denominator}"
    return format_angka(rounded(bobot, 3 if laporan.cara is CaraBobot.TIGA_DESIMAL else 2))


def ways(laporan: Laporan) -> list[dict]:
    """The IKM under each way of writing the weights, with its distance from the declared one."""
    if laporan.hasil is None:
        return []
    return [
        {
            "cara": SEBUT_CARA[cara],
            "dipakai": cara is laporan.cara,
            "selisih": "" if cara is laporan.cara else signed(h.ikm - laporan.hasil.ikm),
            "beda_mutu": h.mutu != laporan.hasil.mutu,
            **grade(h),
        }
        for cara, h in laporan.cara_lain
    ]


def exact(laporan: Laporan) -> dict | None:
    """What exact weights give, where the survey declares others."""
    tepat = [c for c, (cara, _) in zip(ways(laporan), laporan.cara_lain, strict=False) if cara is CaraBobot.TEPAT]  # fmt: skip
    return tepat[0] if tepat and not tepat[0]["dipakai"] else None


def cells(baris: Iterable[Baris], laporan: Laporan, alamat=None) -> list[dict]:
    """Units or services; `alamat` gives the address of a unit."""
    hasil = []
    for b in baris:
        r = b.ringkasan
        lemah = r.hasil.terlemah[0] if r and r.hasil else None
        nama = {u.kode: u.nama for u in laporan.unsur}
        hasil.append(
            {
                "nama": b.nama,
                "unit": laporan.pohon[b.unit_id].nama,
                "url": alamat(b.pk) if alamat else "",
                "respons": respondents(b.respons, tertutup=b.tertutup),
                "tertutup": b.tertutup,
                "lemah": f"{nama[lemah.kode]} ({two(lemah.nrr)})" if lemah else "",
                "selang": interval(r),
                **grade(r.hasil if r else None),
            }
        )
    return hasil


def sample(laporan: Laporan) -> dict:
    s, tutup = laporan.sampel, laporan.tertutup
    return {
        "baris": [
            {
                "nama": b.nama,
                "unit": b.unit,
                "pengguna": whole(b.pengguna),
                "perlu": whole(b.perlu),
                "terima": TUTUP if b.terima is None else respondents(b.terima),
                "kurang": None not in (b.perlu, b.terima) and b.terima < b.perlu,
                "cukup": None not in (b.perlu, b.terima) and b.terima >= b.perlu,
            }
            for b in s.baris
        ],
        "pengguna": whole(s.pengguna),
        "perlu": whole(s.perlu),
        "kalimat": _received(laporan),
        "kurang": s.kurang and not tutup,
        "cukup": not s.kurang and not tutup,
        "sebagian": s.lain > 0,
        "tanpa": s.tanpa_populasi,
        "ada": s.pengguna > 0,
    }


def _received(laporan: Laporan) -> str:
    s = laporan.sampel
    if laporan.tertutup or (s.lain and not s.terpisah):
        return "Banyaknya yang diterima ditutup."
    if s.lain:
        return (
            f"Diterima {whole(s.terima)} responden dari layanan yang jumlah penggunanya diisi, dan {whole(s.lain)} "
            "dari layanan lain, yang tidak dibandingkan dengan minimum."
        )
    return f"Diterima {respondents(s.terima)} responden."


def profile(laporan: Laporan) -> list[dict]:
    """Who answered: one table per characteristic, small counts hidden."""
    p = laporan.profil
    return [
        _table("Jenis kelamin", p.jenis_kelamin, dict(JenisKelamin.choices)),
        _table("Usia", p.usia, {nama: nama for *_, nama in KELOMPOK_USIA}),
        _table("Pendidikan", p.pendidikan, dict(Pendidikan.choices)),
        _table("Pekerjaan", p.pekerjaan, dict(Pekerjaan.choices)),
        _table("Cara menjawab", p.saluran, dict(Saluran.choices)),
    ]


def _table(judul: str, hitung: Mapping[str, int], label: Mapping[str, str]) -> dict:
    semua = sum(hitung.values())
    tutup = hide(hitung)
    baris = []
    for kunci, nama in [*label.items(), ("", "tidak diisi")]:
        n = hitung.get(kunci, 0)
        if kunci == "" and not n:
            continue
        if kunci in tutup:
            baris.append((nama, respondents(n, tertutup=True), ""))
        else:
            baris.append((nama, whole(n), percent(n, semua)))
    return {"judul": judul, "baris": baris}


def words(saran: Iterable[str]) -> list[str]:
    """What people wrote, equal ones once and the most frequent first: the order tells nothing of who came when."""
    sama = Counter(saran)
    urut = sorted(sama, key=lambda t: (-sama[t], t))
    return [t if sama[t] == 1 else f"{t} ({sama[t]} kali)" for t in urut]


def months(laporan: Laporan) -> list[dict]:
    """Months, or quarters where a month is too small to be shown."""
    if laporan.per_triwulan:
        nama = [(f"Triwulan {quarter(t.bulan)} {t.bulan.year}", f"TW {quarter(t.bulan)}") for t in laporan.per_bulan]  # fmt: skip
    else:
        nama = [(date_format(t.bulan, "F Y"), date_format(t.bulan, "M y")) for t in laporan.per_bulan]  # fmt: skip
    return [_point(t, *n) for t, n in zip(laporan.per_bulan, nama, strict=True)]


def rounds(laporan: Laporan) -> list[dict]:
    return [_point(t, t.nama, t.nama) for t in laporan.per_putaran]


def _point(t: TitikWaktu, nama: str, pendek: str) -> dict:
    return {
        "nama": nama,
        "pendek": pendek,
        "kini": t.kini,
        "respons": respondents(t.respons, tertutup=t.hasil is None),
        "tertutup": t.hasil is None,
        "angka": t.hasil.ikm if t.hasil else None,
        **grade(t.hasil),
    }


def trend_svg(titik: list[dict], judul: str) -> SafeString | str:
    """Empty where there is no line worth drawing: two points are read faster in the table."""
    if sum(t["angka"] is not None for t in titik) < 3:
        return ""
    return SafeString(grafik.trend([(t["pendek"], t["angka"]) for t in titik], judul))


def picture(laporan: Laporan) -> dict | None:
    """The importance–performance picture with its table."""
    g = laporan.gambar
    if g is None:
        return None
    info = {u.kode: u for u in laporan.unsur}
    svg = grafik.quadrants(
        [(f"U{info[t.kode].nomor}", rounded(t.kinerja, 6), t.kepentingan) for t in g.titik],
        (rounded(g.batas_kinerja, 6), g.batas_kepentingan),
        "Kepentingan dan kinerja setiap unsur",
    )
    return {
        "svg": SafeString(svg),
        "baris": [
            {
                "label": f"U{info[t.kode].nomor}",
                "nama": info[t.kode].nama,
                "kinerja": two(t.kinerja, 3),
                "kepentingan": two(t.kepentingan, 3),
                "kuadran": t.kuadran.label,
                "utama": t.kuadran == "utama",
            }
            for t in g.titik
        ],
        "tanpa": [info[k].nama for k in g.tanpa],
    }


def bars_svg(baris: list[dict]) -> SafeString:
    return SafeString(
        grafik.bars(
            [
                (
                    f"{b['label']} {b['nama']}",
                    rounded(b["angka"].nrr, 6),
                    f"{b['nrr']} ({b['huruf']})",
                )
                for b in baris
            ],
            "NRR setiap unsur",
        )
    )


def scale_rows() -> list[tuple[str, str, str]]:
    """(letter, interval, performance) of the grades, the best first."""
    atas, hasil = Decimal(100), []
    for m in SKALA_MUTU:
        hasil.append((m.huruf, f"{two(m.batas)} – {two(atas)}", m.kinerja))
        atas = m.batas - Decimal("0.01")
    return hasil
