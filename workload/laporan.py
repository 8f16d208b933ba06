"""What the pages of the gap report draw: figures written out as text, once, in Python.

A template formatting numbers row by row costs more than the database (docs/adr/0008); here every cell is
a string already, and every address is a prefix and a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString

from asnplan.lib.angka import format_angka as format_text
from units.calculators.jenis import LABEL_JENIS, LABEL_JENJANG, Jenis, Jenjang
from workload import rekap
from workload.charts import bars
from workload.rekap.baris import ANGKA, add_up

JENIS = {j.value: label for j, label in LABEL_JENIS.items()}
JENJANG = {j.value: label for j, label in LABEL_JENJANG.items()}
TANDA_SUMBER = {"ketik": "diketik", "beku": "dibekukan", "pegawai": "", "": ""}
NOL = rekap.Jumlah()
KURANG, LEBIH, NOL_KELAS = map(SafeString, ("n kurang", "n lebih", "n nol"))


class Alamat:
    """Addresses of one period's pages, made without asking the URL map for every row."""

    def __init__(self, periode):
        self.periode = periode
        self.ringkasan = reverse("workload:kesenjangan", args=[periode.pk])
        self.per_jabatan = f"{self.ringkasan}jabatan/"
        self.per_jenis = f"{self.ringkasan}jenis/"
        self.peta = reverse("workload:peta-jabatan", args=[periode.pk])
        self._unit = _prefix("workload:kesenjangan-unit", periode)
        self._hitung_unit = _prefix("workload:perhitungan-unit", periode)
        self._hitung_jabatan = _prefix("workload:perhitungan-jabatan", periode)

    def unit(self, pk):
        return SafeString(f"{self._unit}{pk}/")

    def hitung_unit(self, pk, kembali):
        return SafeString(f"{self._hitung_unit}{pk}/?kembali={quote(kembali, safe='')}")

    def hitung_jabatan(self, pk, kembali):
        """The working of a post; it leads back to the row it was opened from."""
        return self.hitung_post(pk, f"{kembali}#jabatan-{pk}")

    def hitung_post(self, pk, kembali):
        """The same, leading back to just that address."""
        return SafeString(f"{self._hitung_jabatan}{pk}/?kembali={quote(kembali, safe='')}")

    def unduh(self, unit, halaman="workload:unduh"):
        """The page of everything that leaves; or another page of this period with the same ?unit=."""
        alamat = reverse(halaman, args=[self.periode.pk])
        return f"{alamat}?unit={unit.pk}" if unit else alamat


def _prefix(nama, periode) -> str:
    return reverse(nama, args=[periode.pk, 0]).removesuffix("0/")


def whole(angka: int | None) -> SafeString:
    """A number of people; None is a dash. Figures and addresses made here hold nothing to escape, and
    say so: looking through hundreds of cells for "<" is a third of the time of a table."""
    return SafeString(f"{angka:,}".replace(",", ".") if angka is not None else "–")


def format_angka(angka, desimal: int | None = None) -> SafeString:
    return SafeString(format_text(angka, desimal))


def figures(j: rekap.Jumlah) -> dict:
    """The cells that every row of sums has."""
    return {
        "jabatan": whole(j.jabatan),
        "fte": format_angka(j.fte, 2),
        "kebutuhan": whole(j.kebutuhan),
        "bezetting": whole(j.bezetting),
        "kurang": whole(j.kurang),
        "lebih": whole(j.lebih),
        "k": KURANG if j.kurang else NOL_KELAS,
        "l": LEBIH if j.lebih else NOL_KELAS,
        "eu": format_angka(j.eu, 2),
        "grade": getattr(j, "grade", None) or "–",
        "belum": whole(j.belum_dianalisis),
        "b": "n" if j.belum_dianalisis else NOL_KELAS,
    }


def summary(j: rekap.Jumlah) -> dict:
    """The tiles, and how the sums hang together."""
    terhitung = j.bezetting - j.bezetting_belum
    return figures(j) | {
        "ada_belum": j.belum_dianalisis > 0,
        "dianalisis": whole(j.dianalisis),
        "bezetting_dianalisis": whole(j.bezetting_dianalisis),
        "bezetting_belum": whole(j.bezetting_belum),
        "terhitung": whole(terhitung),
        "selisih": signed(j.kurang - j.lebih),
    }


def signed(angka: int) -> str:
    return f"{'−' if angka < 0 else '+' if angka > 0 else ''}{whole(abs(angka))}"


@dataclass(frozen=True)
class Langsung:
    """The posts that a unit holds itself, beside those of the units below it."""

    pk: int
    nama: str
    jumlah: rekap.Jumlah
    grade: str | None


def unit_rows(rows, alamat: Alamat, kembali: str, tanda=None) -> list[dict]:
    """Rows of units (BarisUnit or Langsung), with bars on one scale; `tanda`: what stands beside them
    (workload.sambungan)."""
    sums = [r.jumlah if isinstance(r, Langsung) else r for r in rows]
    maks = max((max(s.kebutuhan, s.bezetting) for s in sums), default=0)
    hasil = []
    for r, s in zip(rows, sums, strict=True):
        sel = figures(s) | {"bars": bars(s.kebutuhan, s.bezetting, maks)}
        if isinstance(r, Langsung):
            sel |= {
                "id": "langsung",
                "nama": r.nama,
                "url": f"{alamat.unit(r.pk)}#jabatan",
                "hitung": "",
            }
            sel["grade"] = r.grade or "–"
        else:
            sel |= {
                "id": f"unit-{r.pk}",
                "nama": r.nama,
                "url": alamat.unit(r.pk),
                "hitung": alamat.hitung_unit(r.pk, f"{kembali}#unit-{r.pk}"),
                "tanda": (tanda or {}).get(r.pk),
            }
        hasil.append(sel)
    return hasil


def post_rows(rows: list[rekap.BarisJabatan], alamat: Alamat, kembali: str) -> list[dict]:
    """Rows of posts."""
    return [
        {
            "id": SafeString(f"jabatan-{r.pk}"),
            "nama": r.nama,
            "jenis": JENIS[r.jenis] + (f", {JENJANG.get(r.jenjang, '')}" if r.jenjang else ""),
            "kelas": r.kelas or "–",
            "unit": r.unit_nama,
            "unit_url": alamat.unit(r.unit_id),
            "hitung": alamat.hitung_jabatan(r.pk, kembali),
            "fte": format_angka(r.fte, 2) if r.baris else "–",
            "belum": r.kebutuhan is None,
            "pembina": r.dasar == "pembina" and not r.struktural,
            "kebutuhan": whole(r.kebutuhan),
            "bezetting": whole(r.bezetting),
            "sumber": TANDA_SUMBER[r.bezetting_sumber],
            "kurang": whole(r.kurang),
            "lebih": whole(r.lebih),
            "k": KURANG if r.kurang else NOL_KELAS,
            "l": LEBIH if r.lebih else NOL_KELAS,
            "ej": format_angka(r.ej, 2),
            "grade": r.grade or "–",
        }
        for r in rows
    ]


def jenis_rows(rows: list[rekap.BarisJenis], alamat: Alamat, unit) -> list[dict]:
    """Rows per jenis, and per jenjang below it; each leads to its posts."""
    maks = max((max(r.kebutuhan, r.bezetting) for r in rows), default=0)
    milik = f"&unit={unit.pk}" if unit else ""
    return [
        figures(r)
        | {
            "nama": JENJANG[r.jenjang] if r.jenjang else JENIS[r.jenis],
            "rinci": bool(r.jenjang),
            "bars": bars(r.kebutuhan, r.bezetting, maks),
            "url": f"{alamat.per_jabatan}?jenis={r.jenis}"
            + (f"&jenjang={r.jenjang}" if r.jenjang else "")
            + milik,
        }
        for r in rows
    ]


def heat_map(shown, cells, tree, alamat: Alamat) -> dict:
    """Unit × jenis: what is short and what is over in each part of the organisation.

    `shown` are the units that get a row; every cell belongs to the nearest of them at or above its unit.
    """
    rows = {u.pk: u for u in shown}
    puncak = {u.pk for u in shown if u.tingkat == 0 and len({v.tingkat for v in shown}) > 1}
    row_of: dict[int, int | None] = {}
    for u in tree:  # depth first: a unit comes after the one above it
        row_of[u.pk] = u.pk if u.pk in rows else row_of.get(u.induk_id)
    sums = {
        key: rekap.Jumlah(**dict(zip(ANGKA, angka, strict=True)))
        for key, angka in add_up(cells, lambda c: (row_of.get(c.unit_id), c.jenis)).items()
        if key[0] is not None
    }
    kolom = [j.value for j in Jenis if any(jenis == j.value for _, jenis in sums)]
    return {
        "kolom": [JENIS[j] for j in kolom],
        "baris": [
            {
                "nama": f"Langsung di {u.nama}" if pk in puncak else u.nama,
                "url": alamat.unit(pk) + ("#jabatan" if pk in puncak else ""),
                "sel": [
                    _heat_cell(
                        sums.get((pk, j)),
                        f"{alamat.unit(pk)}#jabatan"
                        if pk in puncak
                        else f"{alamat.per_jabatan}?unit={pk}&jenis={j}",
                    )
                    for j in kolom
                ],
            }
            for pk, u in rows.items()
            if pk not in puncak or any(key[0] == pk for key in sums)
        ],
    }


def _heat_cell(j: rekap.Jumlah | None, url: str) -> dict:
    """Sign, words and colour; the colour deepens with the share of the need that is not met."""
    if j is None:
        return {"kelas": "", "teks": "", "arti": "tidak ada jabatan", "url": ""}
    teks = " ".join(
        filter(None, (j.kurang and f"−{whole(j.kurang)}", j.lebih and f"+{whole(j.lebih)}"))
    )
    arti = f"kurang {whole(j.kurang)}, lebih {whole(j.lebih)}, kebutuhan {whole(j.kebutuhan)}"
    if j.kurang:
        kelas = f"panas kurang-{_level(j.kurang, j.kebutuhan)}"
    elif j.lebih:
        kelas = f"panas lebih-{_level(j.lebih, j.bezetting)}"
    elif j.belum_dianalisis == j.jabatan:
        kelas, teks, arti = "panas belum", "?", "belum dianalisis"
    else:
        kelas, teks = "panas pas", "0"
    if j.belum_dianalisis and teks != "?":
        teks, arti = f"{teks} ?", f"{arti}, belum dianalisis {whole(j.belum_dianalisis)} jabatan"
    return {"kelas": kelas, "teks": teks, "arti": arti, "url": url}


def _level(bagian: int, dari: int) -> int:
    """1, 2 or 3: up to a quarter, up to a half, more."""
    return 1 if bagian * 4 <= dari else 2 if bagian * 2 <= dari else 3


def rule_line(aturan) -> str:
    """The Aturan in a sentence, under every table: what the figures were counted by."""
    v = aturan.value()
    cara: dict[str, list[str]] = {}
    for j in Jenis:
        cara.setdefault(v.cara(j).label, []).append(JENIS[j.value])
    return "; ".join(f"{nama}: {', '.join(isi)}" for nama, isi in cara.items())


JENIS_PILIHAN = [(j.value, JENIS[j.value]) for j in Jenis]
JENJANG_PILIHAN = [(j.value, JENJANG[j.value]) for j in Jenjang]
