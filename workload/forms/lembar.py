"""What a browser sends of a sheet, as a script (JSON) or as a plain form, read into rows.

Shape only: whether a figure is good is asked later (calculators.isian), so that nothing typed is refused.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from workload.actions.lembar import BarisMasuk
from workload.calculators.isian import KOLOM, KOSONG, clean, is_blank, same
from workload.calculators.susunan import Susunan, move

BATAS_BARIS = 2_000
VERSI_TERBESAR = 2**31 - 1


class IsianRusak(ValueError):
    """Not something our page sends; the message is in Indonesian."""


@dataclass(frozen=True)
class Kiriman:
    """One save as asked for: changed rows, deleted rows, and the whole arrangement where it changed."""

    rows: list[BarisMasuk]
    deleted: list[BarisMasuk] = field(default_factory=list)
    order: Susunan | None = None
    versi_lembar: int | None = None


# --- from the script ----------------------------------------------------------------------------


def read_json(body: bytes) -> Kiriman:
    """{rows: [{uid, versi, isi, dasar?, terkirim?}], hapus: [{uid, versi, …}], susunan?: [[uid, induk]],
    versi_lembar?}"""
    try:
        data = json.loads(body)
        rows, hapus = data.get("rows") or [], data.get("hapus") or []
        susunan = data.get("susunan")
        if max(len(rows), len(hapus), len(susunan or ())) > BATAS_BARIS:
            raise IsianRusak(f"Paling banyak {BATAS_BARIS} baris dalam satu lembar.")
        return Kiriman(
            rows=list({r.uid: r for r in map(_baris, rows)}.values()),
            deleted=[_baris(r) for r in hapus],
            order=None if susunan is None else [(UUID(u), i and UUID(i)) for u, i in susunan],
            versi_lembar=data.get("versi_lembar"),
        )
    except IsianRusak:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as salah:
        raise IsianRusak(
            "Kiriman tidak dapat dibaca. Muat ulang halaman; isian tidak hilang."
        ) from salah


def _baris(data: Mapping) -> BarisMasuk:
    versi = data.get("versi", 0)
    if not isinstance(versi, int) or not 0 <= versi <= VERSI_TERBESAR:
        raise ValueError(versi)
    return BarisMasuk(
        uid=UUID(data["uid"]),
        versi=versi,
        isi=_isi(data.get("isi")) or {},
        dasar=_isi(data.get("dasar")),
        terkirim=_isi(data.get("terkirim")),
    )


def _isi(data: Mapping | None) -> dict[str, str] | None:
    if data is None:
        return None
    if not all(isinstance(teks, str | None) for teks in data.values()):
        raise TypeError("isi")
    return clean(data)


# --- from a plain form --------------------------------------------------------------------------


@dataclass(frozen=True)
class KirimanFormulir:
    """A form post: what to save, and which button was pressed for which row."""

    kiriman: Kiriman
    aksi: str
    sasaran: UUID | None


GERAK = ("naik", "turun", "masuk", "keluar")


def read_form(post) -> KirimanFormulir:
    """All rows are in the form; those that differ from what the page was made from are changes.

    Buttons: aksi = simpan | hapus:<uid> | naik:<uid> | turun:<uid> | masuk:<uid> | keluar:<uid>.
    After a conflict `pilih-<uid>` is "saya" (keep mine) or "mereka" (keep theirs).
    """
    try:
        dasar = json.loads(post.get("dasar") or "{}")
        asal = {UUID(b["uid"]): b for b in dasar.get("baris", ())}
        urutan = [UUID(uid) for uid in post.getlist("baris")]
        aksi, _, sasaran = post.get("aksi", "simpan").partition(":")
        sasaran = UUID(sasaran) if sasaran else None
        baris = [_from_form(post, uid, asal.get(uid)) for uid in urutan]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as salah:
        raise IsianRusak("Formulir tidak lengkap. Muat ulang halaman lalu coba lagi.") from salah
    if len(urutan) > BATAS_BARIS:
        raise IsianRusak(f"Paling banyak {BATAS_BARIS} baris dalam satu lembar.")

    order = None
    if aksi in GERAK and sasaran:
        ada = [b.uid for b in baris if b.versi or not is_blank(b.isi)]
        induk = {uid: asal[uid].get("induk") for uid in ada if uid in asal}
        susunan = [(uid, UUID(induk[uid]) if induk.get(uid) else None) for uid in ada]
        order = move(susunan, sasaran, aksi)
    return KirimanFormulir(
        kiriman=Kiriman(
            rows=[b for b in baris if _changed(b) and post.get(f"pilih-{b.uid}") != "mereka"],
            deleted=[b for b in baris if aksi == "hapus" and b.uid == sasaran and b.versi],
            order=order,
        ),
        aksi=aksi,
        sasaran=sasaran,
    )


def _from_form(post, uid: UUID, asal: Mapping | None) -> BarisMasuk:
    isi = clean({k: post[f"{uid}-{k}"] for k in KOLOM if f"{uid}-{k}" in post})
    if str(uid) in post.getlist("bentrok") and not post.get(f"pilih-{uid}"):
        return BarisMasuk(uid, VERSI_TERBESAR, isi)  # not chosen yet: the clash comes back
    versi = int(asal["versi"]) if asal else 0
    if not 0 <= versi <= VERSI_TERBESAR:
        raise ValueError(versi)
    return BarisMasuk(uid, versi, isi, dasar=clean(asal["isi"]) if asal else dict(KOSONG))


def _changed(baris: BarisMasuk) -> bool:
    asal = {**KOSONG, **(baris.dasar or {})}
    return any(not same(k, teks, asal[k]) for k, teks in baris.isi.items())
