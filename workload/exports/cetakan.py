"""Frozen figures: what of an export is kept for ever, how it is written down, and how it is read again.

    prepare_cetakan(data, by=...)   the Cetakan of an export, not saved (workload.actions.cetakan keeps it)
    read_isi(cetakan)               its figures as typed rows
    read_today(cetakan, puncak)     the same scope as it is now; differences() compares

Kept are the rule, the sums and one row per unit and per post: figures and names of posts, no person, and
not who made it or when, so that the same figures have the same sidik whoever prints them.
"""

from __future__ import annotations

import dataclasses
import json
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from accounts.roles import Permission
from asnplan.lib.angka import plain
from units.calculators.jenis import Jenis
from units.models import Periode, UnitKerja
from units.permissions import may_anywhere
from workload import rekap
from workload.calculators.sidik import canonical, compute_sidik, kode_of
from workload.exports.kebutuhan import Kebutuhan, read_kebutuhan
from workload.models import Cetakan

SKEMA = "asnplan-cetakan-1"
"""Named in every Cetakan. Other columns are another scheme; old ones are never written anew."""

DESIMAL_EFEKTIVITAS = Decimal("0.000001")


class UnitBeku(NamedTuple):
    """A unit with the sums of its subtree; `tingkat` is its depth below the top of what was printed."""

    kode: str
    nama: str
    tingkat: int
    jabatan: int
    belum_dianalisis: int
    fte: str
    kebutuhan: int
    bezetting: int
    kurang: int
    lebih: int
    eu: str | None
    peringkat: str | None


class JabatanBeku(NamedTuple):
    """A post; `unit` is the place of its unit in the list of units, from 0. No need: not analysed yet."""

    unit: int
    kode: str
    nama: str
    jenis: str
    jenjang: str
    kelas: int | None
    dasar: str
    fte: str
    kebutuhan: int | None
    bezetting: int
    kurang: int
    lebih: int
    ej: str | None
    peringkat: str | None


class Isi(NamedTuple):
    """The figures of a Cetakan, read."""

    instansi: dict
    periode: dict
    cakupan: dict
    aturan: dict
    total: dict
    unit: list[UnitBeku]
    jabatan: list[JabatanBeku]


def prepare_cetakan(data: Kebutuhan, *, by=None, situs: str = "") -> Cetakan:
    """The Cetakan of an export. One query; nothing is saved. `situs` is the address of this server
    (https://…), for the QR code; without it the Cetakan has no `alamat`."""
    angka = figures_of(data)
    isi = canonical(angka)
    puncak = [u for u in data.units if u.tingkat == 0]
    sidik = compute_sidik(isi)
    cetakan = Cetakan(
        kode=kode_of(sidik),
        sidik=sidik,
        instansi=data.instansi,
        periode=data.periode,
        unit_id=puncak[0].pk if len(puncak) == 1 else None,
        seluruh=angka["cakupan"]["seluruh"],
        jabatan=data.total.jabatan,
        kebutuhan=data.total.kebutuhan,
        bezetting=data.total.bezetting,
        isi=isi,
        oleh=by,
    )
    if situs:
        cetakan.alamat = situs.rstrip("/") + cetakan.get_absolute_url()
    return cetakan


def figures_of(data: Kebutuhan) -> dict:
    """What is kept of an export: text, whole numbers and null only, so that nothing depends on how a
    language writes a fraction."""
    letak = {u.pk: i for i, u in enumerate(data.units)}
    seluruh = len(data.units) == UnitKerja.objects.filter(instansi=data.instansi).count()
    t = data.total
    return {
        "skema": SKEMA,
        "instansi": {"kode": data.instansi.kode, "nama": data.instansi.nama},
        "periode": {"tahun": data.periode.tahun, "nama": str(data.periode)},
        "cakupan": {
            "seluruh": seluruh,
            "puncak": [] if seluruh else [u.kode for u in data.units if u.tingkat == 0],
        },
        "aturan": _aturan(data),
        "total": {
            "jabatan": t.jabatan,
            "belum_dianalisis": t.belum_dianalisis,
            "fte": plain(t.fte),
            "kebutuhan": t.kebutuhan,
            "bezetting": t.bezetting,
            "kurang": t.kurang,
            "lebih": t.lebih,
            "eu": _efektivitas(t.eu),
        },
        "kolom_unit": list(UnitBeku._fields),
        "unit": [_unit_row(u) for u in data.units],
        "kolom_jabatan": list(JabatanBeku._fields),
        "jabatan": [_post_row(p, letak[p.unit_id]) for p in data.posts],
    }


def read_isi(cetakan: Cetakan) -> Isi:
    return parse_isi(json.loads(cetakan.isi))


def parse_isi(isi: dict) -> Isi:
    return Isi(
        *(isi[nama] for nama in Isi._fields[:-2]),
        unit=list(map(UnitBeku._make, isi["unit"])),
        jabatan=list(map(JabatanBeku._make, isi["jabatan"])),
    )


def tops_visible_to(user, cetakan: Cetakan, isi: Isi) -> list[UnitKerja] | None:
    """The top units of the scope where the user sees all of them today (the list is empty for a whole
    instansi), else None."""
    if not may_anywhere(user, Permission.LIHAT, instansi=cetakan.instansi):
        return None
    milik = UnitKerja.objects.filter(instansi=cetakan.instansi_id)
    if isi.cakupan["seluruh"]:
        terlihat = milik.visible_to(user).count()
        return [] if terlihat and terlihat == milik.count() else None
    puncak = milik.visible_to(user).filter(kode__in=isi.cakupan["puncak"])
    tersisa = list(puncak.order_by("urutan", "kode", "pk"))
    return tersisa if len(tersisa) == len(isi.cakupan["puncak"]) else None


def read_today(cetakan: Cetakan, puncak: list[UnitKerja]) -> Kebutuhan:
    """The same scope with the figures it has now. `puncak` as tops_visible_to gives it."""
    periode = Periode.objects.select_related("instansi", "aturan").get(pk=cetakan.periode_id)
    if not puncak:
        return read_kebutuhan(periode, angka_saja=True)
    bagian = [read_kebutuhan(periode, unit=unit, angka_saja=True) for unit in puncak]
    posts = [p for b in bagian for p in b.posts]
    return dataclasses.replace(
        bagian[0],
        units=[u for b in bagian for u in b.units],
        posts=posts,
        total=rekap.total(periode, rows=posts),
    )


class Berubah(NamedTuple):
    """A post that is not what it was. `lama` or `baru` is None where it exists only on one side."""

    unit: str
    nama: str
    lama: JabatanBeku | None
    baru: JabatanBeku | None


def differences(lama: Isi, baru: Isi) -> list[Berubah]:
    """Posts whose row differs, in the order of the units then and the new ones after them."""
    dulu, kini = _by_place(lama), _by_place(baru)
    hasil = []
    for tempat in dulu | kini:
        a, b = dulu.get(tempat), kini.get(tempat)
        if a is None or b is None or a[1][1:] != b[1][1:]:
            nama = (a or b)[1].nama
            hasil.append(Berubah((a or b)[0], nama, a and a[1], b and b[1]))
    return hasil


# --- how ----------------------------------------------------------------------------------------


def _unit_row(u: rekap.BarisUnit) -> UnitBeku:
    return UnitBeku(
        kode=u.kode,
        nama=u.nama,
        tingkat=u.tingkat,
        jabatan=u.jabatan,
        belum_dianalisis=u.belum_dianalisis,
        fte=plain(u.fte),
        kebutuhan=u.kebutuhan,
        bezetting=u.bezetting,
        kurang=u.kurang,
        lebih=u.lebih,
        eu=_efektivitas(u.eu),
        peringkat=u.grade,
    )


def _post_row(p: rekap.BarisJabatan, unit: int) -> JabatanBeku:
    return JabatanBeku(
        unit=unit,
        kode=p.kode,
        nama=p.nama,
        jenis=p.jenis,
        jenjang=p.jenjang,
        kelas=p.kelas,
        dasar=p.dasar,
        fte=plain(p.fte),
        kebutuhan=p.kebutuhan,
        bezetting=p.bezetting,
        kurang=p.kurang,
        lebih=p.lebih,
        ej=_efektivitas(p.ej),
        peringkat=p.grade,
    )


def _efektivitas(nilai: Decimal | None) -> str | None:
    return None if nilai is None else plain(nilai.quantize(DESIMAL_EFEKTIVITAS, ROUND_HALF_UP))


def _aturan(data: Kebutuhan) -> dict:
    a = data.aturan
    return {
        "waktu_efektif": plain(a.waktu_efektif),
        "sumber": a.sumber,
        "pengali": {p.value: plain(nilai) for p, nilai in a.pengali.items()},
        "pembulatan": {j.value: a.cara(j).value for j in Jenis},
        "toleransi_ke_atas": plain(a.toleransi_ke_atas),
        "skala": [
            {"huruf": p.huruf, "label": p.label, "batas": plain(p.batas), "inklusif": p.inklusif}
            for p in a.skala
        ],
        "sumber_skala": data.sumber_skala,
    }


def _by_place(isi: Isi) -> dict[tuple, tuple[str, JabatanBeku]]:
    """Rows by unit and post. Posts of one name in one unit are told apart by their order."""
    hasil, kali = {}, {}
    for j in isi.jabatan:
        unit = isi.unit[j.unit]
        kunci = (unit.kode, j.kode or j.nama, j.jenis, j.jenjang)
        n = kali[kunci] = kali.get(kunci, 0) + 1
        hasil[*kunci, n] = (unit.nama, j)
    return hasil
