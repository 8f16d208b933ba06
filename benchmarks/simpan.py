"""P5: saving an entry page of 15 rows against 15 bare inserts, each in one committed transaction."""

from __future__ import annotations

import uuid

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from benchmarks import data
from benchmarks.ukur import Hasil, by_turns, ms
from units.models import Jabatan, Periode
from workload.actions.lembar import BarisMasuk, save_lembar
from workload.models import BebanJabatan, UraianTugas

BARIS = 15
PUTARAN = 60
INSERT = """
INSERT INTO workload_uraiantugas (uid, beban_id, urutan, kelompok, uraian, hasil, satuan, pendekatan, volume,
    periode_volume, pengali, waktu, satuan_waktu, catatan, bukti, dihitung, isian_mentah, versi, diubah_pada)
VALUES (%s, %s, %s, false, %s, 'dokumen', 'dokumen', 'tugas', %s, 'tahunan', 1, %s, 'menit', '', '', true,
    '{}', 1, %s)
"""


def run():
    sheet = _Sheet()
    for apa, kami in (("15 new rows", sheet.save_new), ("15 changed rows", sheet.save_changed)):
        a, b = by_turns(kami, sheet.insert_bare, PUTARAN)
        yield Hasil("P5", f"save_lembar, {apa}", ms(a), ms(b), a / b, 5)
    sheet.clear()


class _Sheet:
    """Posts without workload in the empty period: a fresh one for every save of new rows."""

    def __init__(self):
        self.periode = Periode.objects.select_related("aturan").get(
            instansi__kode=data.SATU, tahun=data.TAHUN_KOSONG
        )
        self.user = User.objects.get(username=f"petugas-{data.SATU}")
        self.clear()
        posts = Jabatan.objects.filter(instansi__kode=data.SATU).select_related("unit")
        self.posts = iter(posts.order_by("pk")[: 4 * PUTARAN + 10])
        self.ubah = next(self.posts)
        self.kirim(self.ubah, rows(0))
        self.polos = BebanJabatan.objects.create(jabatan=next(self.posts), periode=self.periode)
        self.n = 0

    def kirim(self, jabatan, rows):
        return save_lembar(jabatan=jabatan, periode=self.periode, rows=rows, by=self.user)

    def save_new(self):
        assert len(self.kirim(next(self.posts), rows(self.n)).berubah) == BARIS

    def save_changed(self):
        self.n += 1
        ada = UraianTugas.objects.filter(beban__jabatan=self.ubah, beban__periode=self.periode)
        versi = dict(ada.values_list("uid", "versi"))
        baru = [
            BarisMasuk(uid, v, {"volume": f"{100 + self.n + i}"})
            for i, (uid, v) in enumerate(versi.items())
        ]
        assert len(self.kirim(self.ubah, baru).berubah) == BARIS

    def insert_bare(self):
        with transaction.atomic(), connection.cursor() as cursor:
            for i in range(BARIS):
                isi = (uuid.uuid4(), self.polos.pk, i, f"Menyusun laporan {i}", 100 + i, 30)
                cursor.execute(INSERT, [*isi, timezone.now()])

    def clear(self):
        UraianTugas.objects.filter(beban__periode=self.periode).delete()
        BebanJabatan.objects.filter(periode=self.periode).delete()


def rows(n: int) -> list[BarisMasuk]:
    return [
        BarisMasuk(
            uuid.uuid4(),
            0,
            {
                "uraian": f"Menyusun laporan {i}",
                "hasil": "dokumen",
                "satuan": "dokumen",
                "volume": f"{100 + n + i}",
                "waktu": "30",
            },
        )
        for i in range(BARIS)
    ]
