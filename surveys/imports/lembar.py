"""A sheet of answers: one row per respondent, one column per unsur, for one round.

U8 and U9 are swapped between sources, so whoever brings a sheet says which order it is in; there is no default.
The service is the same for all rows, or a column says it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from asnplan.lib.berkas import BerkasDitolak, Galat
from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import Kolom, Tabel, normalize, read_tabel
from surveys.actions.petugas import check_paper
from surveys.calculators.indeks import Jawaban, rounded
from surveys.calculators.unsur import NILAI, Urutan
from surveys.imports.layanan import LAYANAN, UNIT, DaftarLayanan
from surveys.models import ImporRespons, Layanan, Respons, Survei, UnsurSurvei
from surveys.models.respons import JamSurvei, Pekerjaan, Pendidikan, Saluran

USIA = (5, 120)
KELAMIN = {"l": "L", "laki laki": "L", "pria": "L", "p": "P", "perempuan": "P", "wanita": "P"}
PENDIDIKAN = {normalize(p): p for p in Pendidikan.values} | {"slta": "SMA", "smk": "SMA", "sltp": "SMP"}  # fmt: skip
JAM = {"pagi": JamSurvei.PAGI, "siang": JamSurvei.SIANG} | {normalize(j.label): j for j in JamSurvei}  # fmt: skip
TENTANG = (
    Kolom("tanggal", ("tanggal", "tanggal_survei", "tgl", "tanggal survei")),
    Kolom("jam", ("jam", "jam_survei", "jam layanan")),
    Kolom("jenis_kelamin", ("jenis_kelamin", "kelamin", "jk", "l/p")),
    Kolom("usia", ("usia", "umur", "usia (tahun)")),
    Kolom("pendidikan", ("pendidikan", "pendidikan_terakhir")),
    Kolom("pekerjaan", ("pekerjaan", "pekerjaan utama")),
    Kolom("saran", ("saran", "saran atau masukan", "masukan", "komentar")),
)
BATAS_SARAN = 2_000


@dataclass(frozen=True)
class Pratinjau:
    """What a person compares with the sheet before saving."""

    unsur: list[dict]
    layanan: list[tuple[Layanan, int]]


def columns(unsur: Iterable[UnsurSurvei], urutan: Urutan, *, per_baris: bool) -> tuple[Kolom, ...]:
    """The columns of a sheet in that order: U1 to U9, then own unsur by name, then the respondent. With
    `per_baris` each row says its service."""
    nomor = {u.value: n for n, u in enumerate(urutan.unsur, 1)}
    kolom = [
        Kolom(
            u.kode,
            (f"U{n}", f"P{n}", f"Q{n}", f"Unsur {n}", f"Pertanyaan {n}", u.nama, f"U{n} {u.nama}", u.kode),
            wajib=True,
        )
        for u in sorted(unsur, key=lambda u: nomor.get(u.kode, 99))
        if (n := nomor.get(u.kode))
    ]  # fmt: skip
    kolom += [Kolom(u.kode, (u.nama, u.kode), wajib=True) for u in unsur if u.kode not in nomor]
    layanan = Kolom(LAYANAN.nama, LAYANAN.alias, wajib=per_baris)
    return (layanan, UNIT, *kolom, *TENTANG) if per_baris else (*kolom, *TENTANG, layanan, UNIT)


def import_lembar(
    sumber,
    *,
    survei: Survei,
    layanan: Layanan | None,
    daftar: Iterable[Layanan] = (),
    urutan: Urutan,
    by,
    nama: str = "",
) -> HasilImpor:
    """Store every row, or none. `layanan` None: each row names one of `daftar`. A sheet that is in the round
    already is refused, however its file was saved."""
    survei = Survei.objects.select_for_update(of=("self",), no_key=True).get(pk=survei.pk)
    unsur = list(survei.unsur.all())
    tabel = read_tabel(sumber, columns(unsur, urutan, per_baris=layanan is None), nama)
    sidik = _mark(tabel)
    _refuse_if_known(survei, sidik)
    dikenal = DaftarLayanan(daftar)
    bawaan = min(survei.selesai, timezone.localdate())
    respons = []
    for baris in tabel:
        isi = _row(baris, unsur)
        milik = layanan or dikenal.find(baris)
        tanggal = isi["tanggal"] = isi["tanggal"] or bawaan
        if milik is None:
            continue
        try:
            check_paper(survei, milik, tanggal)
        except ValidationError as galat:
            if not hasattr(galat, "error_dict"):
                raise BerkasDitolak(galat.messages[0]) from None
            baris.salah("tanggal", galat.messages[0])
        respons.append(
            Respons(
                survei=survei, layanan=milik, unit_id=milik.unit_id, saluran=Saluran.IMPOR,
                dicatat_oleh=by, **isi,
            )
        )  # fmt: skip
    tabel.refuse_if_bad()
    impor = ImporRespons.objects.create(
        survei=survei, nama=nama[:200] or "tanpa nama", sidik=sidik, urutan=urutan, banyak=len(respons), oleh=by
    )  # fmt: skip
    for r in respons:
        r.impor = impor
    Respons.objects.bulk_create(respons, batch_size=1000)
    hasil = HasilImpor()
    _warn(hasil, tabel, layanan, bawaan)
    hasil.hitung("jawaban baru", len(respons))
    hasil.rincian = [Pratinjau(_check(unsur, respons, tabel.judul, urutan), _per_service(respons))]
    return hasil


def _mark(tabel: Tabel) -> str:
    """Of the rows as they stand in the sheet: the same whatever the kind of file and the declared order."""
    kolom = sorted(tabel.letak, key=tabel.letak.get)
    sidik = hashlib.sha256()
    for baris in tabel:
        sidik.update(repr([str(baris.isi(k) or "").removesuffix(".0") for k in kolom]).encode())
    return sidik.hexdigest()


def _refuse_if_known(survei: Survei, sidik: str) -> None:
    lama = survei.impor.filter(sidik=sidik, dibatalkan_pada=None).select_related("oleh").first()
    if lama:
        raise BerkasDitolak(
            Galat(
                f"Lembar ini sudah pernah diimpor: {lama.nama}, {timezone.localtime(lama.pada):%d-%m-%Y %H.%M} "
                f"oleh {lama.oleh}. Bila keliru, batalkan dahulu impor itu; bila memang jawaban lain, "
                "tambahkan kolom tanggal."
            )
        )


def _warn(hasil: HasilImpor, tabel: Tabel, layanan: Layanan | None, bawaan) -> None:
    if not tabel.terisi("tanggal"):
        hasil.ingatkan(f"tanpa tanggal; semua jawaban dicatat pada {bawaan:%d-%m-%Y}")
    if layanan and tabel.terisi("layanan"):
        hasil.ingatkan(
            f"kolom layanan di berkas tidak dipakai; semua jawaban dicatat untuk {layanan.nama}"
        )


def _per_service(respons: list[Respons]) -> list[tuple[Layanan, int]]:
    banyak: dict[int, tuple[Layanan, int]] = {}
    for r in respons:
        banyak[r.layanan_id] = (r.layanan, banyak.get(r.layanan_id, (None, 0))[1] + 1)
    return sorted(banyak.values(), key=lambda b: (b[0].unit.nama, b[0].nama))


def _row(baris, unsur: list[UnsurSurvei]) -> dict:
    nilai = [_value(baris, u.kode) for u in unsur]
    if unsur and all(n is None for n in nilai):
        baris.salah(unsur[0].kode, "tidak ada satu pun jawaban di baris ini; hapus baris kosong dan baris jumlah")  # fmt: skip
    return {
        "nilai": nilai,
        "tanggal": baris.tanggal("tanggal"),
        "saran": baris.teks("saran", BATAS_SARAN),
        "usia": _age(baris),
        "jam": _word(baris, "jam", JAM, "pagi atau siang"),
        "jenis_kelamin": _word(baris, "jenis_kelamin", KELAMIN, "L atau P"),
        "pendidikan": _word(baris, "pendidikan", PENDIDIKAN, "SD, SMP, SMA, S1, S2, atau S3"),
        **_job(baris),
    }


def _value(baris, kode: str) -> int | None:
    """1 to 4; empty is missing, and so is nothing else."""
    isi = baris.isi(kode)
    if isi is None or str(isi).strip() == "":
        return None
    teks = baris.teks(kode)
    if teks not in {str(n) for n in NILAI}:
        baris.salah(kode, f"“{teks[:20]}” bukan jawaban; hanya 1, 2, 3, atau 4, kosong bila tidak dijawab")  # fmt: skip
        return None
    return int(teks)


def _age(baris) -> int | None:
    usia = baris.bulat("usia", 1_000)
    if usia is not None and not USIA[0] <= usia <= USIA[1]:
        baris.salah("usia", f"usia {usia} tidak wajar; 5 sampai 120 tahun")
        return None
    return usia


def _word(baris, nama: str, kamus: dict, pilihan: str) -> str:
    teks = baris.teks(nama)
    if not teks:
        return ""
    if normalize(teks) not in kamus:
        baris.salah(nama, f"“{teks[:30]}” tidak dikenal; tulis {pilihan}")
        return ""
    return kamus[normalize(teks)]


def _job(baris) -> dict:
    """One of the six of the form; what is none of them is LAINNYA with its own word."""
    teks = baris.teks("pekerjaan", 60)
    dikenal = {normalize(p): p for p in Pekerjaan.values}
    if not teks or normalize(teks) in dikenal:
        return {"pekerjaan": dikenal.get(normalize(teks), ""), "pekerjaan_lain": ""}
    return {"pekerjaan": Pekerjaan.LAINNYA, "pekerjaan_lain": teks}


def _check(unsur, respons, judul, urutan: Urutan) -> list[dict]:
    """What a person compares with the sheet before saving: column, unsur, counts and mean."""
    rincian = []
    for n, u in enumerate(unsur):
        jawaban = Jawaban.of(r.nilai[n] for r in respons)
        rincian.append(
            {
                "kolom": judul.get(u.kode, ""),
                "unsur": u.nama,
                "hitung": jawaban.hitung,
                "kosong": len(respons) - jawaban.penjawab,
                "jumlah": jawaban.jumlah,
                "nrr": rounded(jawaban.nrr, 3) if jawaban.nrr is not None else None,
            }
        )
    tempat = {u.value: n for n, u in enumerate(urutan.unsur)}
    nama = {u.nama: tempat.get(u.kode, 99) for u in unsur}
    return sorted(rincian, key=lambda r: nama[r["unsur"]])
