"""Citizens' voice as evidence: what may be linked, its figures on the day, and the words to cite them with.

    sources_of(suara, …)      what of a unit may be linked: unsur, kinds of complaints, aspirations
    freeze_plan(...)         the figures of a post, kept with the link
    cite(tautan)             the text that a proposal takes; made of the kept figures alone

Figures are kept as text, exact: they are rounded once, when cited. The words of an aspirasi are not: they go where its author takes it back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.formats import date_format

from asnplan.lib.angka import format_angka, plain
from surveys.calculators.sampel import BATAS_SEL
from surveys.hasil.penyajian import two, whole
from surveys.models import TautanSuara
from surveys.padu.kartu import Rincian
from surveys.padu.suara import Suara
from surveys.status_aspirasi import StatusAspirasi
from units.models import Jabatan, Periode
from workload import rekap


@dataclass(frozen=True)
class Sumber:
    """Something citizens said that may be linked. `tujuan`: the field of TautanSuara that it fills."""

    kode: str
    judul: str
    keterangan: str
    tujuan: dict[str, int]
    angka: dict = field(default_factory=dict)


def sources_of(suara: Suara, unit: int, rincian: Rincian) -> list[Sumber]:
    return [*_unsur(suara, unit), *_kategori(rincian), *_aspirasi(rincian)]


def _unsur(suara: Suara, unit: int) -> list[Sumber]:
    if not (semua := suara.hasil(unit)):
        return []
    survei = suara.putaran.survei
    info = {u.kode: u for u in suara.putaran.unsur}
    hasil = []
    peringkat: dict[Fraction, int] = {}
    for urut, u in enumerate(semua.terlemah, 1):
        peringkat.setdefault(u.nrr, urut)  # equal ones share a rank
        angka = {
            "jenis": "unsur", "unsur": info[u.kode].nama, "nrr": str(u.nrr), "ikm": str(u.ikm),
            "huruf": u.mutu.huruf, "urut": peringkat[u.nrr], "dari": len(info), "penjawab": u.jawaban.penjawab,
            "survei": survei.nama, "mulai": survei.mulai.isoformat(), "selesai": survei.selesai.isoformat(),
            "respons": suara.respons(unit), "ikm_unit": str(semua.ikm),
            "huruf_unit": semua.mutu.huruf if semua.mutu else "",
        }  # fmt: skip
        hasil.append(
            Sumber(
                f"unsur-{info[u.kode].pk}", info[u.kode].nama,
                f"{two(u.nrr)} · {u.mutu.huruf}, {survei.nama}", {"unsur_id": info[u.kode].pk}, angka,
            )
        )  # fmt: skip
    return hasil


def _kategori(k: Rincian) -> list[Sumber]:
    """A citation leaves the office: kinds that may not be told to everybody are not in it."""
    return [
        Sumber(
            f"kategori-{b.pk}", b.nama, f"{whole(b.terbuka)} pengaduan terbuka", {"kategori_id": b.pk},
            {"jenis": "kategori", "kategori": b.nama, "terbuka": b.terbuka, "terlambat": b.terlambat},
        )
        for b in k.shown_kategori()
    ]  # fmt: skip


def _aspirasi(k: Rincian) -> list[Sumber]:
    return [
        Sumber(
            f"aspirasi-{a.pk}", a.judul, f"{whole(a.dukungan)} dukungan", {"aspirasi_id": a.pk},
            {"jenis": "aspirasi", "dukungan": a.dukungan, "tema": a.tema, "tanggal": a.tanggal.isoformat()},
        )
        for a in k.aspirasi
    ]  # fmt: skip


def freeze_plan(periode: Periode, jabatan: Jabatan) -> dict:
    """Load, need, holders and gap of a post, as the period counts them now."""
    (b,) = rekap.rows_of(rekap.with_figures(Jabatan.objects.filter(pk=jabatan.pk), periode))
    return {
        "periode": str(periode), "jabatan": b.nama, "unit": b.unit_nama, "fte": plain(b.fte),
        "kebutuhan": b.kebutuhan, "bezetting": b.bezetting, "kurang": b.kurang, "lebih": b.lebih,
        "ej": plain(b.ej) if b.ej is not None else None,
    }  # fmt: skip


# --- the citation ---------------------------------------------------------------------------------


def cite(t: TautanSuara) -> str:
    """Voice, plan, and who joined them when and why; three sentences."""
    pada = date_format(timezone.localtime(t.dibuat_pada), "j F Y")
    oleh = t.dibuat_oleh.get_short_name() if t.dibuat_oleh else "–"
    alasan = t.alasan if t.alasan.endswith((".", "!", "?")) else f"{t.alasan}."
    return f"{voice_words(t)} {plan_words(t)} Ditautkan {pada} oleh {oleh}: {alasan}"


def voice_words(t: TautanSuara) -> str:
    a, pada = t.angka["suara"], date_format(timezone.localtime(t.dibuat_pada), "j F Y")
    if a["jenis"] == "unsur":
        urut = "terendah" if a["urut"] == 1 else f"urutan {a['urut']} dari yang terendah"
        return (
            f"Unsur {a['unsur']} pada {t.unit.nama} dinilai {two(Fraction(a['nrr']))} dari 4 "
            f"({two(Decimal(a['ikm']))}, mutu {a['huruf']}), {urut} dari {a['dari']} unsur, "
            f"oleh {whole(a['penjawab'])} responden {a['survei']} ({_day(a['mulai'])} – {_day(a['selesai'])}); "
            f"IKM unit {two(Decimal(a['ikm_unit']))} (mutu {a['huruf_unit'] or '–'})."
        )
    if a["jenis"] == "kategori":
        lewat = f", {_few(a['terlambat'])} lewat tenggat" if a["terlambat"] else ""
        return f"Pada {pada} ada {_few(a['terbuka'])} pengaduan terbuka “{a['kategori']}” pada {t.unit.nama}{lewat}."
    return (
        f"Aspirasi warga {_title(t)} pada {t.unit.nama} ({_day(a['tanggal'])}) didukung "
        f"{whole(a['dukungan'])} kali sampai {pada}."
    )


def plan_words(t: TautanSuara) -> str:
    r = t.angka["rencana"]
    awal = f"Jabatan {r['jabatan']} pada {r['unit']}"
    if r["kebutuhan"] is None:
        teks = f"{awal} dipangku {whole(r['bezetting'])} orang; kebutuhannya belum dihitung"
    else:
        selisih = "pas" if not r["kurang"] and not r["lebih"] else f"kurang {whole(r['kurang'])}" if r["kurang"] else f"lebih {whole(r['lebih'])}"  # fmt: skip
        teks = (
            f"{awal} berbeban {format_angka(Decimal(r['fte']), 2)} FTE, membutuhkan {whole(r['kebutuhan'])} orang "
            f"dan dipangku {whole(r['bezetting'])} orang: {selisih}"
        )
    tugas = f", untuk tugas “{t.uraian}”" if t.uraian else ""
    return f"{teks} ({r['periode']}){tugas}."


def source_title(t: TautanSuara) -> str:
    """What was linked, in a few words."""
    if t.aspirasi_id:
        return _title(t).strip("“”")
    return t.angka["suara"]["unsur" if t.unsur_id else "kategori"]


def source_figure(t: TautanSuara) -> str:
    a = t.angka["suara"]
    if a["jenis"] == "unsur":
        return f"{two(Fraction(a['nrr']))} · {a['huruf']}, {whole(a['penjawab'])} responden {a['survei']}"
    if a["jenis"] == "kategori":
        return f"{_few(a['terbuka'])} pengaduan terbuka"
    return f"{whole(a['dukungan'])} dukungan"


def _title(t: TautanSuara) -> str:
    """The public words of an aspirasi, while it is public."""
    if t.aspirasi.status == StatusAspirasi.TERBIT:
        return f"“{t.aspirasi.judul_terbit}”"
    return "yang kini tidak terbit"


def _few(n: int) -> str:
    """Of complaints. Links made before small kinds were left out (sources_of) hold fewer than five."""
    return whole(n) if n >= BATAS_SEL else f"kurang dari {BATAS_SEL}"


def _day(teks: str) -> str:
    return date_format(date.fromisoformat(teks), "j F Y")
