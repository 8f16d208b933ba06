"""A sheet of answers: one row per respondent, one column per unsur, for one service of one round.

U8 and U9 are swapped between sources, so whoever brings a sheet says which order it is in; there is no default.
"""

from __future__ import annotations

import hashlib
import uuid

from django.core.exceptions import ValidationError
from django.utils import timezone

from asnplan.lib.berkas import BerkasDitolak, Galat
from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import Kolom, normalize, read_tabel
from surveys.actions.petugas import check_paper
from surveys.calculators.indeks import Jawaban, rounded
from surveys.calculators.unsur import NILAI, Urutan
from surveys.models import Layanan, Respons, Survei, UnsurSurvei
from surveys.models.respons import JamSurvei, Pekerjaan, Pendidikan, Saluran

RUANG = uuid.UUID("b7f3d0b2-7d1c-4c2c-9d59-2f1f0a142017")
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


def columns(unsur: list[UnsurSurvei], urutan: Urutan) -> tuple[Kolom, ...]:
    """The columns of a sheet in that order: U1 to U9, then own unsur by name, then the respondent."""
    nomor = {u.value: n for n, u in enumerate(urutan.unsur, 1)}
    kolom = [
        Kolom(u.kode, (f"U{n}", f"P{n}", f"Q{n}", f"Unsur {n}", f"Pertanyaan {n}", u.nama), wajib=True)
        for u in sorted(unsur, key=lambda u: nomor.get(u.kode, 99))
        if (n := nomor.get(u.kode))
    ]  # fmt: skip
    kolom += [Kolom(u.kode, (u.nama, u.kode), wajib=True) for u in unsur if u.kode not in nomor]
    return (*kolom, *TENTANG)


def import_lembar(
    sumber, *, survei: Survei, layanan: Layanan, urutan: Urutan, by, nama: str = ""
) -> HasilImpor:
    """Store every row, or none. The same file for the same service is refused the second time."""
    survei = Survei.objects.select_for_update(of=("self",), no_key=True).get(pk=survei.pk)
    unsur = list(survei.unsur.all())
    sidik = hashlib.sha256(sumber.read()).hexdigest()
    sumber.seek(0)
    tabel = read_tabel(sumber, columns(unsur, urutan), nama)
    hasil = HasilImpor()
    bawaan = min(survei.selesai, timezone.localdate())
    respons = []
    for baris in tabel:
        isi = _row(baris, unsur)
        tanggal = isi["tanggal"] = isi["tanggal"] or bawaan
        try:
            check_paper(survei, layanan, tanggal)
        except ValidationError as galat:
            if not hasattr(galat, "error_dict"):
                raise BerkasDitolak(galat.messages[0]) from None
            baris.salah("tanggal", galat.messages[0])
        kunci = uuid.uuid5(RUANG, f"{survei.pk}/{layanan.pk}/{sidik}/{baris.nomor}")
        respons.append(
            Respons(
                survei=survei, layanan=layanan, unit_id=layanan.unit_id, saluran=Saluran.IMPOR,
                dicatat_oleh=by, kunci=kunci, **isi,
            )
        )  # fmt: skip
    tabel.refuse_if_bad()
    if Respons.objects.filter(kunci__in=[r.kunci for r in respons]).exists():
        raise BerkasDitolak(Galat("Berkas ini sudah pernah diimpor untuk layanan ini."))
    if not tabel.terisi("tanggal"):
        hasil.ingatkan(f"tanpa tanggal; semua jawaban dicatat pada {bawaan:%d-%m-%Y}")
    Respons.objects.bulk_create(respons, batch_size=1000)
    hasil.hitung("jawaban baru", len(respons))
    hasil.rincian = _check(unsur, respons, tabel.judul, urutan)
    return hasil


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
