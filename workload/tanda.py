"""Plausibility flags of stored rows: the questions of calculators.kewajaran, asked of a sheet or of all
sheets of a unit, with what people have already accepted. Three queries, whatever the number of rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from workload.calculators import kewajaran
from workload.calculators.kewajaran import AMBANG, Kode, Tanda
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.kunci import kunci_uraian
from workload.models import BebanJabatan, PenerimaanTanda, UraianTugas
from workload.norma import NORMA_MENIT, norms_elsewhere


@dataclass(frozen=True)
class TandaBaris:
    """A flag on a stored row. `diterima`: a person gave a reason for exactly these figures."""

    kode: Kode
    pesan: str
    rinci: str
    sidik: str
    diterima: bool = False
    alasan: str = ""
    oleh: str = ""

    @property
    def judul(self) -> str:
        return self.kode.judul


def tanda_for_sheet(beban: BebanJabatan) -> dict[UUID, list[TandaBaris]]:
    """Flags of the rows of one sheet, by row; rows without a flag are absent."""
    rows = with_context(UraianTugas.objects.filter(beban=beban))
    return tanda_of_sheet(rows, periode_id=beban.periode_id, unit_id=beban.jabatan.unit_id)


def tanda_of_sheet(rows, *, periode_id: int, unit_id: int) -> dict[UUID, list[TandaBaris]]:
    """The same from the rows of the sheet, read `with_context`."""
    hasil = _tanda(rows, periode_id=periode_id, unit_id=unit_id)
    return {tugas.uid: daftar for tugas, daftar in hasil}


def count_tanda(unit, periode) -> dict[int, int]:
    """Flags that nobody has accepted, by post of the unit; posts without any are absent."""
    rows = UraianTugas.objects.filter(beban__periode=periode, beban__jabatan__unit=unit)
    jumlah: Counter[int] = Counter()
    for tugas, daftar in _tanda(with_context(rows), periode_id=periode.pk, unit_id=unit.pk):
        jumlah[tugas.jabatan_id] += sum(not t.diterima for t in daftar)
    return {jabatan: n for jabatan, n in jumlah.items() if n}


def count_open(tanda: dict[UUID, list[TandaBaris]]) -> int:
    """Flags that nobody has accepted."""
    return sum(not t.diterima for daftar in tanda.values() for t in daftar)


def count_own(rows) -> dict[int, int]:
    """Flags that nobody has accepted, by post, as far as a row raises them by itself: not those that come
    from other units or sheets. One query that reads only the rows that can raise one."""
    jam = Q(satuan_waktu=SatuanWaktu.JAM, waktu__gte=AMBANG.jam_per_hasil)
    menit = Q(satuan_waktu=SatuanWaktu.MENIT, waktu__gt=0, waktu__lt=AMBANG.menit_terkecil)
    rows = (
        with_context(rows.filter(dihitung=True, kelompok=False))
        .annotate(norma_menit=NORMA_MENIT)
        .filter(
            jam
            | menit
            | Q(beban_menit__gt=F("waktu_efektif") * AMBANG.orang_per_tugas)
            | Q(norma_menit__gt=AMBANG.menit_per_hasil)
            | Q(beban_menit=0)
            | Q(beban_orang=0)
        )
    )
    jumlah: Counter[int] = Counter()
    for t in rows:
        baris = baris_value(t)
        sidik = baris.sidik()
        for tanda in kewajaran.check_baris(baris, waktu_efektif=t.waktu_efektif):
            jumlah[t.jabatan_id] += not _with_penerimaan(tanda, sidik, t).diterima
    return {jabatan: n for jabatan, n in jumlah.items() if n}


# --- how ------------------------------------------------------------------------------------------


def baris_value(tugas: UraianTugas) -> kewajaran.Baris:
    """The figures of a stored row as the calculators take them."""
    return kewajaran.Baris(
        volume=tugas.volume,
        waktu=tugas.waktu,
        satuan_waktu=SatuanWaktu(tugas.satuan_waktu),
        pengali=tugas.pengali,
        pendekatan=Pendekatan(tugas.pendekatan),
        rasio_unit=tugas.rasio_unit,
        rasio_orang=tugas.rasio_orang,
    )


def _tanda(rows, *, periode_id: int, unit_id: int) -> list[tuple[UraianTugas, list[TandaBaris]]]:
    tugas = [t for t in rows if t.dihitung and not t.kelompok]
    if not tugas:
        return []
    pembanding = norms_elsewhere(
        {t.kunci for t in tugas if t.waktu}, periode_id=periode_id, unit_id=unit_id
    )
    daftar: dict[int, list[TandaBaris]] = {t.pk: [] for t in tugas}
    for t in tugas:
        baris = baris_value(t)
        for tanda in kewajaran.check_baris(
            baris, waktu_efektif=t.waktu_efektif, pembanding=pembanding.get(t.kunci)
        ):
            daftar[t.pk].append(_with_penerimaan(tanda, baris.sidik(), t))
    for t, tanda, sidik in _volume_sama(tugas):
        daftar[t.pk].append(_with_penerimaan(tanda, sidik, t))
    return [(t, daftar[t.pk]) for t in tugas if daftar[t.pk]]


def with_context(rows):
    """Rows, sheet by sheet in their order, with what their flags are judged by: key, effective time, acceptances, the sheets to compare."""
    lalu = (
        BebanJabatan.objects.filter(
            jabatan=OuterRef("beban__jabatan"), periode__tahun__lt=OuterRef("beban__periode__tahun")
        )
        .order_by("-periode__tahun")
        .values("pk")[:1]
    )
    terima = PenerimaanTanda.objects.filter(tugas=OuterRef("pk")).values(
        json=JSONObject(kode="kode", sidik="sidik", alasan="alasan", oleh="oleh__nama")
    )
    return rows.annotate(
        kunci=kunci_uraian(),
        jabatan_id=F("beban__jabatan_id"),
        waktu_efektif=F("beban__periode__aturan__waktu_efektif"),
        disalin_dari=F("beban__disalin_dari"),
        periode_lalu=Subquery(lalu),
        penerimaan=ArraySubquery(terima),
    ).order_by("beban_id", "urutan", "pk")


def _with_penerimaan(tanda: Tanda, sidik: str, tugas) -> TandaBaris:
    for p in tugas.penerimaan:
        if p["kode"] == tanda.kode and p["sidik"] == sidik:
            return TandaBaris(
                tanda.kode, tanda.pesan, tanda.rinci, sidik, True, p["alasan"], p["oleh"] or ""
            )
    return TandaBaris(tanda.kode, tanda.pesan, tanda.rinci, sidik)


def _volume_sama(tugas: Iterable) -> list[tuple[UraianTugas, Tanda, str]]:
    """(first row concerned, flag, fingerprint of all volumes concerned) per sheet that repeats another."""
    lembar: dict[int, list] = {}
    for t in tugas:
        lembar.setdefault(t.beban_id, []).append(t)
    sumber_ids = {s for t in tugas for s in (t.disalin_dari, t.periode_lalu) if s}
    if not sumber_ids:
        return []
    sumber = _source_rows(sumber_ids)
    hasil = []
    for rows in lembar.values():
        pertama = {t.kunci: t for t in reversed(rows)}
        volume = _volumes((t.kunci, t.volume, t.pengali) for t in rows)
        for sumber_id, salinan in (
            (rows[0].disalin_dari, True),
            (rows[0].periode_lalu, False),
        ):
            if sumber_id not in sumber:
                continue
            nama, lain = sumber[sumber_id]
            temuan = kewajaran.check_volume_sama(
                volume, kewajaran.VolumeLembar(nama, lain, salinan)
            )
            if temuan:
                tanda, sama = temuan
                sidik = kewajaran.sidik(
                    sumber_id, *(x for k in sorted(sama) for x in (k, volume[k]))
                )
                hasil.append((pertama[sama[0]], tanda, sidik))
                break  # one flag per sheet: the source of a copy says more than last period
    return hasil


def _source_rows(beban_ids) -> dict[int, tuple[str, dict[str, Decimal]]]:
    rows = (
        UraianTugas.objects.filter(beban__in=beban_ids, volume__isnull=False)
        .annotate(kunci=kunci_uraian())
        .values_list(
            "beban_id",
            "beban__jabatan__nama",
            "beban__jabatan__unit__nama",
            "beban__periode__tahun",
            "kunci",
            "volume",
            "pengali",
        )
    )
    nama, isi = {}, {}
    for beban_id, jabatan, unit, tahun, kunci, volume, pengali in rows:
        nama[beban_id] = f"{jabatan}, {unit}, {tahun}"
        isi.setdefault(beban_id, []).append((kunci, volume, pengali))
    return {pk: (nama[pk], _volumes(baris)) for pk, baris in isi.items()}


def _volumes(baris: Iterable[tuple[str, Decimal | None, Decimal]]) -> dict[str, Decimal]:
    """Yearly volume by key; zeros say nothing and a text that occurs twice cannot be matched."""
    daftar = [(kunci, volume * pengali) for kunci, volume, pengali in baris if volume]
    kali = Counter(kunci for kunci, _ in daftar)
    return {kunci: volume for kunci, volume in daftar if kali[kunci] == 1}
