"""What BKD would send back, looked for before something leaves; each finding with the place to mend it.

Nothing here stops a download: an office may hand over a draft. `berat` are things for which proposals are
known to come back (figures that are missing or do not hang together); the others are questions that a
reviewer will ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from units.models import Jabatan
from units.models.jabatan import DasarKebutuhan, SumberBezetting
from workload import tanda
from workload.exports.kebutuhan import Kebutuhan
from workload.kelengkapan import isian_per, with_open_notes
from workload.models import Analisis, UraianTugas
from workload.rekap import BarisJabatan
from workload.status import Status

CONTOH = 5


@dataclass(frozen=True)
class Contoh:
    """One place where it is so: what to call it, and the number of its post or unit."""

    nama: str
    nomor: int


@dataclass(frozen=True)
class Perkara:
    """A question asked of everything that is to leave, and what was found.

    halaman  the page on which one is mended: a URL name that takes the number of an example (and, where it
             is one of workload, the period before it)
    daftar   (URL name that takes the period, query) of the list that shows all of them, where there is one
    """

    judul: str
    beres: str
    arti: str
    halaman: str
    berat: bool = True
    daftar: tuple[str, str] | None = None
    jumlah: int = 0
    contoh: tuple[Contoh, ...] = ()


@dataclass(frozen=True)
class Kesiapan:
    """Everything asked, and how much there is to write."""

    perkara: list[Perkara]
    baris_tugas: int

    @property
    def temuan(self) -> list[Perkara]:
        return [p for p in self.perkara if p.jumlah]

    @property
    def beres(self) -> list[Perkara]:
        return [p for p in self.perkara if not p.jumlah]


def read_kesiapan(data: Kebutuhan) -> Kesiapan:
    """Three queries, whatever the number of posts."""
    periode, posts = data.periode, data.posts
    nomor = [p.pk for p in posts]
    lain = _more(nomor, periode)
    rows = UraianTugas.objects.filter(beban__periode=periode, beban__jabatan__in=nomor)
    isian = isian_per("beban__jabatan", rows)
    bertanda = tanda.count_own(rows)

    sama = Counter(map(_name_in_unit, posts))
    belum_final = {p.unit_id: p.unit_nama for p in posts if not lain[p.pk].final}
    perkara = [
        _posts(
            "jabatan belum dianalisis",
            "Semua jabatan mempunyai dasar kebutuhan",
            "Tanpa beban kerja atau surat instansi pembina, kebutuhannya kosong di semua lembar.",
            "workload:beban-edit",
            (p for p in posts if p.kebutuhan is None),
            daftar=("workload:kesenjangan-jabatan", "keadaan=belum"),
        ),
        _posts(
            "jabatan dengan baris yang belum lengkap atau disisihkan",
            "Semua baris beban kerja lengkap",
            "Baris tanpa angka, dengan isian yang tidak terbaca, atau yang disisihkan tidak ikut dihitung.",
            "workload:beban-edit",
            (p for p in posts if p.pk in isian and isian[p.pk].perlu_dilengkapi),
        ),
        Perkara(
            "unit yang analisisnya belum final",
            "Semua analisis sudah final",
            "Angka unit ini masih dapat berubah sesudah diserahkan.",
            "workload:analisis-detail",
            daftar=("workload:beban-list", f"status={Status.DRAF}"),
            jumlah=len(belum_final),
            contoh=_first((nama, pk) for pk, nama in belum_final.items()),
        ),
        _posts(
            "jabatan tanpa kelas jabatan",
            "Semua jabatan mempunyai kelas",
            "Kelas jabatan diminta di Formulir 1 dan Peta Jabatan.",
            "units:jabatan-detail",
            (p for p in posts if p.kelas is None),
        ),
        _posts(
            "jabatan yang kurang pegawai tanpa kualifikasi pendidikan",
            "Jabatan yang kurang pegawai mempunyai kualifikasi pendidikan",
            "Rincian formasi SIASN meminta pendidikan; isi di nomenklatur jabatan itu.",
            "units:jabatan-detail",
            (p for p in posts if p.kurang and not p.struktural and not lain[p.pk].pendidikan),
        ),
        _posts(
            "jabatan dengan surat instansi pembina yang belum lengkap",
            "Surat instansi pembina lengkap",
            "Kebutuhan yang berdasar surat perlu nomor dan tanggal suratnya.",
            "units:jabatan-detail",
            (p for p in posts if p.dasar == DasarKebutuhan.PEMBINA and not lain[p.pk].surat),
        ),
        _posts(
            "jabatan bernama sama di satu unit",
            "Tidak ada jabatan ganda di satu unit",
            "Nama dan jenjang yang sama di satu unit biasanya satu jabatan yang tercatat dua kali.",
            "units:jabatan-detail",
            (p for p in posts if sama[_name_in_unit(p)] > 1),
        ),
        _posts(
            "jabatan dengan tanda kewajaran yang belum diterima",
            "Tidak ada tanda kewajaran yang menunggu",
            "Misalnya menit yang tampak seperti jam, atau satu tugas di atas satu orang. Perbaiki angkanya, atau "
            "terima tanda itu dengan alasan. (Perbandingan dengan unit lain ada di halaman unit.)",
            "workload:beban-edit",
            (p for p in posts if p.pk in bertanda),
            berat=False,
        ),
        _posts(
            "jabatan dengan catatan penelaah yang belum ditutup",
            "Semua catatan penelaah sudah ditutup",
            "Penelaah bertanya dan belum menutup catatannya.",
            "workload:beban-edit",
            (p for p in posts if lain[p.pk].catatan),
            berat=False,
        ),
        _posts(
            "jabatan dengan bezetting yang diketik",
            "Bezetting dihitung dari daftar pegawai",
            "Angka yang diketik tidak dapat ditelusuri ke nama; muat daftar pegawai bila sudah ada.",
            "units:jabatan-detail",
            (p for p in posts if p.bezetting_sumber == SumberBezetting.KETIK),
            berat=False,
        ),
    ]
    return Kesiapan(perkara, sum(i.dihitung + i.belum + i.disisihkan for i in isian.values()))


# --- how ----------------------------------------------------------------------------------------


class Lain(NamedTuple):
    """What the report does not say of a post."""

    pendidikan: str
    surat: bool
    catatan: int
    final: bool


def _more(nomor: list[int], periode) -> dict[int, Lain]:
    final = Analisis.objects.final().filter(periode=periode, unit=OuterRef("unit"))
    posts = with_open_notes(Jabatan.objects.filter(pk__in=nomor), periode)
    return {
        pk: Lain(pendidikan or "", bool(surat.strip() and tanggal), catatan, sudah)
        for pk, pendidikan, surat, tanggal, catatan, sudah in posts.annotate(
            final=Exists(final)
        ).values_list(
            "pk",
            "nomenklatur__pendidikan_minimum",
            "nomor_surat",
            "tanggal_surat",
            "n_catatan",
            "final",
        )
    }


def _posts(
    judul: str, beres: str, arti: str, halaman: str, posts: Iterable[BarisJabatan], **lain
) -> Perkara:
    ketemu = list(posts)
    contoh = _first((f"{p.nama}, {p.unit_nama}", p.pk) for p in ketemu)
    return Perkara(judul, beres, arti, halaman, jumlah=len(ketemu), contoh=contoh, **lain)


def _first(isi: Iterable[tuple[str, int]]) -> tuple[Contoh, ...]:
    return tuple(Contoh(*satu) for _, satu in zip(range(CONTOH), isi, strict=False))


def _name_in_unit(p: BarisJabatan) -> tuple:
    return p.unit_id, p.nama.casefold(), p.jenis, p.jenjang
