"""The sheet of one post as its page shows it: rows, figures, flags, and the way to the next post.

Reading only; workload.actions.lembar writes. The same data fill the page and the answer to a save.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from asnplan.lib.angka import format_angka
from units.bezetting import terisi, with_terisi
from units.calculators.aturan import Pembulatan
from units.calculators.jenis import Jenis
from units.models import Jabatan, Periode
from workload.actions.lembar import isi_of
from workload.calculators.isian import KOSONG, read_isian
from workload.calculators.kebutuhan import Beban, Dasar, Hasil, compute_kebutuhan, fte
from workload.calculators.pendekatan import KATA, MENIT_PER_JAM, Pendekatan
from workload.calculators.susunan import numbering, path_depth
from workload.models import Analisis, BebanJabatan, UraianTugas
from workload.policies import refuse_isi
from workload.status import Status
from workload.tanda import tanda_of_sheet, with_context

DESIMAL_FTE = 4


@dataclass(frozen=True)
class Tetangga:
    """A post in the list of the unit: where it is and whether it is filled."""

    nama: str
    url: str
    terisi: bool
    aktif: bool


class Lembar:
    """The workload of one post in one period. Everything is read once, when asked for."""

    def __init__(self, jabatan: Jabatan, periode: Periode):
        self.jabatan, self.periode = jabatan, periode
        self.aturan = periode.aturan.value()

    @cached_property
    def beban(self) -> BebanJabatan | None:
        if self.tugas:
            return self.tugas[0].beban
        return BebanJabatan.objects.filter(jabatan=self.jabatan, periode=self.periode).first()

    @cached_property
    def tugas(self) -> list[UraianTugas]:
        rows = UraianTugas.objects.filter(beban__jabatan=self.jabatan, beban__periode=self.periode)
        return list(with_context(rows.select_related("beban")))

    @cached_property
    def susunan(self) -> list[tuple[UUID, UUID | None]]:
        uid = {t.pk: t.uid for t in self.tugas}
        return [(t.uid, uid.get(t.induk_id)) for t in self.tugas]

    # --- rows -----------------------------------------------------------------------------------

    @cached_property
    def tanda(self) -> dict[UUID, list[dict]]:
        """Flags per row as plain data."""
        tanda = tanda_of_sheet(self.tugas, periode_id=self.periode.pk, unit_id=self.jabatan.unit_id)
        return {uid: [self._tanda_data(uid, t) for t in daftar] for uid, daftar in tanda.items()}

    def _tanda_data(self, uid: UUID, tanda) -> dict:
        return {
            "kode": str(tanda.kode),
            "judul": tanda.judul,
            "pesan": tanda.pesan,
            "rinci": tanda.rinci,
            "diterima": tanda.diterima,
            "alasan": tanda.alasan,
            "oleh": tanda.oleh,
            "url": reverse("workload:tanda-accept", args=[self.periode.pk, uid, tanda.kode]),
        }

    @cached_property
    def baris(self) -> list[dict]:
        """The rows as plain data, in order."""
        nomor, dalam = numbering(self.susunan), path_depth(self.susunan)
        induk = dict(self.susunan)
        return [
            self._row(t, nomor=nomor[t.uid], tingkat=dalam[t.uid], induk=induk[t.uid])
            for t in self.tugas
        ]

    def _row(self, t: UraianTugas, *, nomor: str, tingkat: int, induk: UUID | None) -> dict:
        isi = isi_of(t)
        orang = None
        if t.beban_menit is not None or t.beban_orang is not None:
            orang = fte(
                t.beban_menit or Decimal(0), self.aturan.waktu_efektif, t.beban_orang or Decimal(0)
            )
        return {
            "uid": str(t.uid),
            "versi": t.versi,
            "induk": str(induk) if induk else None,
            "kelompok": t.kelompok,
            "nomor": nomor,
            "tingkat": tingkat,
            "isi": isi,
            "pesan": read_isian(isi, kelompok=t.kelompok).pesan if t.isian_mentah else {},
            "menit": format_angka(t.beban_menit, kosong=""),
            "fte": format_angka(orang, DESIMAL_FTE, kosong=""),
            "tanda": self.tanda.get(t.uid, []),
            "kata": KATA[Pendekatan(t.pendekatan)],
        }

    # --- figures --------------------------------------------------------------------------------

    @cached_property
    def hasil(self) -> Hasil:
        dihitung = [t for t in self.tugas if not (t.beban_menit is None and t.beban_orang is None)]
        return compute_kebutuhan(
            Beban(
                menit=sum((t.beban_menit or Decimal(0) for t in dihitung), Decimal(0)),
                orang=sum((t.beban_orang or Decimal(0) for t in dihitung), Decimal(0)),
                baris=len(dihitung),
            ),
            jenis=Jenis(self.jabatan.jenis),
            bezetting=self.bezetting[0],
            aturan=self.aturan,
            dasar=Dasar(self.jabatan.dasar),
            kebutuhan_pembina=self.jabatan.kebutuhan_pembina,
        )

    @cached_property
    def bezetting(self) -> tuple[int, str]:
        """(holders, where the number comes from)."""
        isi = terisi(self._keadaan, self.periode)
        if isi.sumber:
            return isi.jumlah, isi.sumber.label.lower()
        return isi.jumlah, "dari daftar pegawai" if isi.jumlah else "belum ada pegawai"

    @cached_property
    def total(self) -> dict:
        """The foot of the table as text."""
        hasil = self.hasil
        menit = sum((t.beban_menit or Decimal(0) for t in self.tugas), Decimal(0))
        return {
            "menit": format_angka(menit),
            "fte": format_angka(hasil.fte, DESIMAL_FTE),
            "fte_penuh": format_angka(hasil.fte),
            "kebutuhan": format_angka(hasil.kebutuhan),
            "bezetting": format_angka(hasil.bezetting),
            "bezetting_sumber": self.bezetting[1],
            "selisih": selisih(hasil),
            "belum": sum(
                not t.kelompok and t.beban_menit is None and t.beban_orang is None
                for t in self.tugas
            ),
            "dasar": self.dasar,
        }

    @property
    def dasar(self) -> str:
        """By which rule the need was found, in a few words."""
        if self.hasil.cara is Pembulatan.SATU:
            return "Jabatan struktural: satu pemangku, berapa pun bebannya"
        if self.hasil.dasar is Dasar.PEMBINA:
            return f"Menurut surat instansi pembina {self.jabatan.nomor_surat}".strip()
        return self.hasil.cara.label

    @property
    def jam_efektif(self) -> Decimal:
        return self.aturan.waktu_efektif / MENIT_PER_JAM

    # --- what is around it ----------------------------------------------------------------------

    @cached_property
    def _keadaan(self) -> Jabatan:
        """The post as it stands now: with its holders and the status of its unit's analysis."""
        status = Analisis.objects.filter(unit=self.jabatan.unit_id, periode=self.periode)
        posts = Jabatan.objects.filter(pk=self.jabatan.pk).only("pk")
        return (
            with_terisi(posts, self.periode)
            .annotate(status_analisis=Subquery(status.values("status")))
            .get()
        )

    @property
    def status(self) -> Status:
        return Status(self._keadaan.status_analisis or Status.DRAF)

    @property
    def alasan_terkunci(self) -> str:
        """Why nobody may write now; "" where it is open."""
        return refuse_isi(self.periode, self.status)

    @cached_property
    def tetangga(self) -> list[Tetangga]:
        """All posts of the unit, in order."""
        terhitung = UraianTugas.objects.filter(
            beban__jabatan=OuterRef("pk"), beban__periode=self.periode
        ).counted()
        posts = (
            Jabatan.objects.filter(unit=self.jabatan.unit_id)
            .active_in(self.periode)
            .annotate(terisi=Exists(terhitung))
            .order_by("urutan", "nama", "pk")
        )
        return [
            Tetangga(
                nama=p.nama,
                url=reverse("workload:beban-edit", args=[self.periode.pk, p.pk]),
                terisi=p.terisi,
                aktif=p.pk == self.jabatan.pk,
            )
            for p in posts
        ]

    def beside(self, langkah: int) -> Tetangga | None:
        """The next (1) or previous (-1) post of the unit."""
        di = next((i for i, p in enumerate(self.tetangga) if p.aktif), None)
        if di is None or not 0 <= di + langkah < len(self.tetangga):
            return None
        return self.tetangga[di + langkah]

    @property
    def kemajuan(self) -> dict:
        return {"terisi": sum(p.terisi for p in self.tetangga), "jumlah": len(self.tetangga)}


def selisih(hasil: Hasil) -> dict:
    """Word and tone of the gap; never colour alone."""
    if hasil.kebutuhan is None:
        return {"teks": "belum dihitung", "nada": ""}
    if hasil.kurang:
        return {"teks": f"kurang {format_angka(hasil.kurang)}", "nada": "kurang"}
    if hasil.lebih:
        return {"teks": f"lebih {format_angka(hasil.lebih)}", "nada": "lebih"}
    return {"teks": "pas", "nada": "cukup"}


def blank_row(uid: UUID | str, nomor: str = "") -> dict:
    """A row that does not exist yet."""
    return {
        "uid": str(uid),
        "versi": 0,
        "induk": None,
        "kelompok": False,
        "nomor": nomor,
        "tingkat": 0,
        "isi": dict(KOSONG),
        "pesan": {},
        "menit": "",
        "fte": "",
        "tanda": [],
        "kata": KATA[Pendekatan.TUGAS],
    }


def rows_with(baris: Iterable[dict], isi: Mapping[str, Mapping[str, str]]) -> list[dict]:
    """The rows with what a person typed in place of what is stored: a refused form shown again."""
    return [{**b, "isi": {**b["isi"], **isi[b["uid"]]}} if b["uid"] in isi else b for b in baris]
