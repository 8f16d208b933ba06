"""Every sheet of the workbook against the database, cell by cell: of an invented agency that has one of
everything, of the demo, and of a real agency."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pytest
from django.core.management import call_command
from django.db import transaction

from asnplan.lib.xlsx import MAX_PATAHAN
from tests.factories import build_instansi, build_jabatan, build_pegawai, build_tugas
from tests.workload.buku_kerja import (
    below,
    count_breaks,
    count_formulas,
    differences,
    recalculate,
    rows,
    sheet_names,
)
from units.calculators.jenis import Jenis, Jenjang
from units.calculators.pensiun import compute_pensiun
from units.models import Jabatan, NomenklaturJabatan, Pegawai, Periode
from workload import rekap
from workload.demo.muat import load_demo
from workload.exports.buku import write_buku
from workload.exports.kebutuhan import read_kebutuhan
from workload.models import UraianTugas

pytestmark = [pytest.mark.django_db, pytest.mark.data]

LEMBAR = [
    *("Sampul", "Rekap Unit", "Per Jabatan", "ABK", "FORMULIR 1", "PROYEKSI 5 TAHUN"),
    *("PETA JABATAN", "DAFTAR KEBUTUHAN", "REKAP KEBUTUHAN ASN"),
]
TAHUN = 2026


@dataclass
class Kasus:
    """A period and its workbook; what the tests compare with is read from the database here."""

    periode: Periode

    @cached_property
    def isi(self) -> bytes:
        berkas = io.BytesIO()
        write_buku(read_kebutuhan(self.periode, oleh="uji"), berkas)
        return berkas.getvalue()

    @cached_property
    def nama_lembar(self) -> list[str]:
        return sheet_names(self.isi)

    @cached_property
    def units(self):
        return rekap.units(self.periode)

    @cached_property
    def posts(self):
        """In the order of the tree: each unit's own, then those of the units below it."""
        urutan = {u.pk: i for i, u in enumerate(self.units)}
        return sorted(rekap.posts(self.periode), key=lambda p: urutan[p.unit_id])

    @cached_property
    def baris(self):
        """Units and posts as forms list them."""
        per_unit = {}
        for p in self.posts:
            per_unit.setdefault(p.unit_id, []).append(p)
        return [x for u in self.units for x in (u, *per_unit.get(u.pk, ()))]

    @cached_property
    def total(self):
        return rekap.total(self.periode)

    @cached_property
    def pegawai(self):
        hasil = {}
        for p in Pegawai.objects.select_related("jabatan__nomenklatur"):
            hasil.setdefault(p.jabatan_id, []).append(p)
        return hasil

    def tahun_keluar(self, post) -> list[int] | None:
        """The years in which the holders of a post leave; None where not all are known by name."""
        orang = self.pegawai.get(post.pk, [])
        if len(orang) != post.bezetting:
            return None
        return [_pensiun(p).tanggal.year for p in orang]


def _pensiun(p):
    j = p.jabatan
    return compute_pensiun(
        p.tanggal_lahir,
        jenis=Jenis(j.jenis),
        jenjang=j.jenjang,
        bup_nomenklatur=j.nomenklatur.bup if j.nomenklatur else None,
        akhir_kontrak=p.akhir_kontrak,
    )


def _buatan() -> Periode:
    """Minutes, hours, a ratio, headings with details, rows that wait, gaps each way, holders named and not,
    a jenjang missing, a letter, text that looks like a formula, a post without an analysis."""
    instansi = build_instansi("buatan", "Kota <Contoh> & Co")
    unit = instansi.unit.get
    seksi, kelurahan = unit(kode="PEM"), unit(kode="KEL")
    kasi = build_jabatan(seksi, "Kepala Seksi", jenis="pengawas", bezetting=1, kelas=9)
    build_tugas(kasi, 40, 10, satuan_waktu="jam")
    staf = build_jabatan(seksi, "Pengolah Data", kode="J-1", kelas=6, bezetting=5)
    judul = build_tugas(staf, uraian="Pelayanan", kelompok=True)
    harian = {"periode_volume": "harian", "pengali": 250, "satuan_waktu": "jam"}
    build_tugas(staf, 24, "0.1", induk=judul, uraian="Terima berkas " * 20, **harian)
    build_tugas(staf, "0.1", "7.5", induk=judul, catatan="dari buku agenda")
    build_tugas(staf, 8, None, pendekatan="rasio", rasio_unit=3, rasio_orang=1)
    build_tugas(staf, 18, 2700, dihitung=False, uraian="Ditahan")
    build_tugas(staf, None, 20, uraian="=1+1")
    lurah = build_jabatan(kelurahan, "Lurah", jenis="pengawas", kelas=9)
    build_tugas(lurah, 100, 90)
    for n in range(60):  # a table that goes on over several pages
        build_tugas(lurah, n, "1.5", uraian=f"Menyusun laporan kegiatan kelurahan nomor {n}")
    for lahir, status, kontrak in (
        ("1969-12-10", "pns", None),  # leaves on 1 January 2028
        ("1969-03-10", "pns", None),
        ("1968-03-10", "pns", None),  # leaves in the year of the period
        ("1960-03-10", "pns", None),  # should have left
        ("1990-01-01", "pppk", "2029-12-31"),
        ("1995-01-01", "cpns", None),
    ):
        build_pegawai(
            lurah if lahir == "1969-12-10" else _pelayan(kelurahan),
            tanggal_lahir=lahir,
            jenis_asn=status,
            akhir_kontrak=kontrak,
        )
    build_jabatan(kelurahan, '=HYPERLINK("http://contoh")', bezetting=2)
    analis = NomenklaturJabatan.objects.create(
        instansi=instansi, nama="Analis", jenis="fungsional", pendidikan_minimum="S-1", bup=60
    )
    jf = {"jenis": "fungsional", "nomenklatur": analis}
    build_jabatan(unit(kode="SEK"), "Analis", jenjang="ahli_muda", bezetting=0, **jf)
    tanpa_jenjang = build_jabatan(unit(kode="SEK"), "Analis tanpa jenjang", bezetting=3, **jf)
    build_tugas(tanpa_jenjang, 1000, 500)
    build_jabatan(
        unit(kode="SEK"), "Arsiparis", jenis="fungsional", jenjang="terampil", bezetting=1,
        dasar="pembina", kebutuhan_pembina=4, nomor_surat="B/1/2026", tanggal_surat="2026-02-03",
    )  # fmt: skip
    build_jabatan(unit(kode="KEC"), "Sekretaris Utama", jenis="jpt_utama", bezetting=1)
    return instansi.periode.get()


def _pelayan(kelurahan) -> Jabatan:
    ada = Jabatan.objects.filter(nama="Pelayan").first()
    if ada is None:
        ada = build_jabatan(kelurahan, "Pelayan", bezetting=99)  # names win over a typed number
        build_tugas(ada, 75_000, "5.5")
    return ada


def _dpd(shared) -> Periode:
    folder = shared / "data/dpd-setjen"
    pilih = {"instansi": "dpd", "periode": TAHUN, "stdout": io.StringIO()}
    call_command("import_peta_jabatan", folder / "peta_jabatan.csv", create=True, **pilih)
    call_command("import_beban_kerja", folder / "abk_lines.csv", **pilih)
    return Periode.objects.get(instansi__kode="dpd")


@pytest.fixture(scope="module", params=["buatan", "demo", "dpd"])
def kasus(request, django_db_setup, django_db_blocker) -> Iterator[Kasus]:
    """Loaded once for this file, whose tests only read it; taken back when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        if request.param == "buatan":
            periode = _buatan()
        elif request.param == "demo":
            periode = load_demo().periode.get(tahun=TAHUN)
        else:
            periode = _dpd(request.getfixturevalue("shared"))
        yield Kasus(Periode.objects.select_related("instansi", "aturan").get(pk=periode.pk))
        transaction.set_rollback(True)


def same(a, b) -> bool:
    """An empty cell is nothing, and figures agree to nine places."""
    if isinstance(a, int | float | Decimal) and isinstance(b, int | float | Decimal):
        return abs(Decimal(repr(a)) - Decimal(b)) <= Decimal("1e-9") * max(1, abs(Decimal(b)))
    return (a or None) == (b or None)


def assert_rows(tercetak, seharusnya) -> None:
    assert len(tercetak) >= len(seharusnya) > 0
    for n, (a, b) in enumerate(zip(tercetak, seharusnya, strict=False)):
        assert len(a) == len(b), (n, a, b)
        assert all(same(x, y) for x, y in zip(a, b, strict=True)), (n, a, b)


# --- the whole ------------------------------------------------------------------------------------


def test_sheets_in_the_order_of_the_form(kasus):
    nama = [n for n in kasus.nama_lembar if not re.fullmatch(r"ABK \d", n)]
    assert nama == LEMBAR


def test_every_page_of_abk_is_counted_out(kasus):
    """More breaks than a sheet may have would be dropped, and tables would be cut anywhere."""
    assert 0 < max(count_breaks(kasus.isi)) < MAX_PATAHAN


def test_recalculated_by_a_spreadsheet_nothing_changes(kasus, tmp_path):
    """LibreOffice computes every formula anew; each must give the figure that was stored with it."""
    assert count_formulas(kasus.isi) > 100
    assert differences(kasus.isi, recalculate(kasus.isi, tmp_path)) == []


# --- recaps ---------------------------------------------------------------------------------------


def test_rekap_unit(kasus):
    seharusnya = [
        [
            *(u.kode, u.nama, u.jabatan, u.belum_dianalisis, u.fte, u.kebutuhan, u.bezetting),
            *(u.kurang, u.lebih, u.bezetting_dianalisis),
            *("–" if u.eu is None else u.eu, u.grade or "–"),
        ]
        for u in kasus.units
    ]
    assert_rows(below(kasus.isi, "Rekap Unit", "Kode unit"), seharusnya)


def test_per_jabatan(kasus):
    baris = below(kasus.isi, "Per Jabatan", "Kode unit")
    for isi, p in zip(baris, kasus.posts, strict=False):
        assert (isi[0], isi[2] or "", isi[3]) == (p.unit_kode, p.kode, p.nama)
        angka = [isi[i] for i in (6, 8, 9, 11, 12, 14, 15, 16, 17)]
        ej = "–" if p.ej is None else p.ej
        seharusnya = [
            *(p.kelas, p.baris, p.fte, p.kebutuhan, p.bezetting, p.kurang, p.lebih),
            *(ej, p.grade or "–"),
        ]
        assert all(same(a, b) for a, b in zip(angka, seharusnya, strict=True)), (angka, seharusnya)
    assert not any(b[11] for b in baris[len(kasus.posts) :])


# --- ABK ------------------------------------------------------------------------------------------


def _tables(isi: bytes, nama: list[str]) -> list[dict]:
    """The tables of the sheets ABK: their heading block, task rows and totals by label."""
    tabel = []
    semua = [x for n in nama for x in zip(rows(isi, n), rows(isi, n, rumus=True), strict=True)]
    for nilai, asli in semua:
        kepala = str(nilai[0] or "")
        if kepala.startswith("Nama Jabatan: "):
            tabel.append({"nama": kepala[14:], "tugas": [], "rumus": [], "akhir": {}})
        elif kepala.startswith("Unit Kerja: "):
            tabel[-1]["unit"] = kepala[12:]
        elif nilai[:8] == list("12345678"):
            continue  # the numbers of the columns again, on the next page
        elif re.fullmatch(r"\d+(\.\w+)*", kepala) and isinstance(nilai[0], str):
            tabel[-1]["tugas"].append(nilai)
            tabel[-1]["rumus"].append(asli)
        elif tabel and nilai[6] is not None and kepala.isupper() and kepala != "NO":
            tabel[-1]["akhir"][kepala] = nilai[6]
    return tabel


def test_abk_of_every_post(kasus):
    per_post = {}
    for t in UraianTugas.objects.filter(beban__periode=kasus.periode).select_related("beban"):
        per_post.setdefault(t.beban.jabatan_id, []).append(t)
    tabel = _tables(kasus.isi, [n for n in kasus.nama_lembar if n.startswith("ABK")])
    ada = [p for p in kasus.posts if p.pk in per_post]
    assert [(t["nama"], t["unit"]) for t in tabel] == [(p.nama, p.unit_nama) for p in ada]
    efektif = kasus.periode.aturan.waktu_efektif
    for satu, p in zip(tabel, ada, strict=True):
        seharusnya = {
            "JUMLAH": p.fte,
            "PEMBULATAN": p.kebutuhan,
            "BEZETTING (PEGAWAI YANG ADA)": p.bezetting,
            "KURANG (−) / LEBIH (+)": None if p.kebutuhan is None else p.bezetting - p.kebutuhan,
        }
        for label, nilai in seharusnya.items():
            assert same(satu["akhir"].get(label), nilai), (p.nama, label, satu["akhir"])
        tugas = {t.uraian: t for t in per_post[p.pk]}
        assert len(satu["tugas"]) == len(per_post[p.pk])
        if len(tugas) < len(per_post[p.pk]):
            continue  # texts that repeat within the post: held by the sum
        for nilai, rumus in zip(satu["tugas"], satu["rumus"], strict=True):
            t = tugas[nilai[1]]
            menit, orang = t.beban_menit, t.beban_orang
            fte = None
            if menit is not None or orang is not None:
                fte = (menit or 0) / efektif + (orang or 0)
            assert same(nilai[6], fte) if fte is not None else nilai[6] is None, nilai
            if t.kelompok:
                assert nilai[2:] == [None] * 6
            elif t.pendekatan != "tugas":
                assert nilai[3] == nilai[4] == "–" and same(nilai[5], t.volume)
            else:
                jam = 60 if t.satuan_waktu == "jam" else 1
                assert same(nilai[3], None if t.waktu is None else t.waktu * jam)
                assert same(nilai[4], efektif) and str(rumus[4]).startswith("=Sampul!$B$")
                assert same(nilai[5], None if t.volume is None else t.volume * t.pengali)
                assert str(rumus[3]).endswith("*60") == (jam == 60 and t.waktu is not None)
                assert ("*" in str(rumus[5])) == (t.pengali != 1 and t.volume is not None)
            if not t.kelompok and fte is None:
                assert nilai[7].startswith("Tidak dihitung. ")


# --- forms ----------------------------------------------------------------------------------------

GOLONGAN = ("jpt_madya", "jpt_pratama", "administrator", "pengawas", "eselon_v", *Jenjang, "pelaksana")  # fmt: skip


def _golongan(p) -> int | None:
    if p.jenis == "fungsional":
        return GOLONGAN.index(p.jenjang) if p.jenjang else None
    return GOLONGAN.index("jpt_madya" if p.jenis == "jpt_utama" else p.jenis)


def _lima_belas(posts, angka) -> list[int]:
    isi = [0] * 15
    for p in posts:
        n = angka(p) or 0
        if (tempat := _golongan(p)) is not None:
            isi[tempat] += n
        isi[14] += n
    return isi


def _subtree(kasus, unit) -> list:
    induk = {u.pk: u.induk_id for u in kasus.units}

    def di_bawah(pk):
        while pk is not None and pk != unit.pk:
            pk = induk[pk]
        return pk is not None

    return [p for p in kasus.posts if di_bawah(p.unit_id)]


def test_formulir_1(kasus):
    semua = rows(kasus.isi, "FORMULIR 1")
    assert semua[0][0] == "REKAPITULASI DATA KELEMBAGAAN DAN DATA KEPEGAWAIAN TH. 2026"
    assert semua[0][40] == "FORMULIR 1"
    assert semua[1][0] == f"KABUPATEN/KOTA : {kasus.periode.instansi.nama.upper()}"
    atas, bawah, nomor = (semua[i] for i in (3, 4, 5))
    assert [i for i, x in enumerate(atas) if x] == [0, 1, 8, 9, 10, 25, 40]
    assert (atas[10], atas[25], atas[40]) == ("JUMLAH PNS RIIL", "KEBUTUHAN ABK", "BUP TH. 2027")
    assert bawah[10:25] == bawah[25:40] and bawah[10] == "JPT MADYA (Es. I)"
    assert [n for n in nomor if n is not None] == list(range(1, 36))

    seharusnya, urut = [], 0
    for x in kasus.baris:
        if isinstance(x, rekap.BarisUnit):
            posts, kelas, nomor_baris, tingkat = _subtree(kasus, x), None, None, x.tingkat
        else:
            urut += 1
            posts, kelas, nomor_baris = [x], x.kelas, urut
            tingkat = next(u.tingkat for u in kasus.units if u.pk == x.unit_id) + 1
        nama = [None] * 7
        nama[min(tingkat, 6)] = x.nama
        bup = sum(_bup(kasus, p) for p in posts)
        angka = _lima_belas(posts, lambda p: p.bezetting) + _lima_belas(
            posts, lambda p: p.kebutuhan
        )
        seharusnya.append([nomor_baris, *nama, None, kelas, *angka, bup])
    assert_rows(semua[6:], seharusnya)
    jumlah = semua[6 + len(seharusnya)]
    assert jumlah[1] == "JUMLAH"
    assert (jumlah[24], jumlah[39]) == (kasus.total.bezetting, kasus.total.kebutuhan)


def _bup(kasus, p) -> int:
    orang = kasus.pegawai.get(p.pk, [])
    if len(orang) != p.bezetting:
        return 0
    return sum(
        _pensiun(o).tanggal.year == TAHUN + 1 and not _pensiun(o).karena_kontrak for o in orang
    )


def _proyeksi(kasus, p) -> list:
    """Columns 3 to 15 of a post."""
    keluar = kasus.tahun_keluar(p)
    per_tahun, dulu = ["–"] * 5, "–"
    if keluar is not None:
        per_tahun = [keluar.count(TAHUN + i) for i in range(1, 6)]
        dulu = sum(k <= TAHUN for k in keluar)
    if p.kebutuhan is None:
        return [p.bezetting, "–", *per_tahun, *["–"] * 5, dulu]
    butuh = [
        p.kebutuhan - p.bezetting + sum(k <= TAHUN + i for k in keluar or ()) for i in range(1, 6)
    ]
    return [p.bezetting, p.kebutuhan, *per_tahun, *butuh, dulu]


def _proyeksi_jumlah(kasus, posts) -> list:
    """Columns 3 to 15 of a unit; what is known of nobody is not nought."""
    if not posts:
        return [None] * 13
    semua = [_proyeksi(kasus, p) for p in posts]
    jumlah = [sum(n for n in kolom if n != "–") for kolom in zip(*semua, strict=True)]
    bernama = any(kasus.tahun_keluar(p) for p in posts)
    if not bernama and any(kasus.tahun_keluar(p) is None for p in posts):
        jumlah[2:7], jumlah[12] = ["–"] * 5, "–"
    return jumlah


def test_proyeksi_five_years_that_skip_nothing(kasus):
    semua = rows(kasus.isi, "PROYEKSI 5 TAHUN")
    kepala = next(i for i, b in enumerate(semua) if b[0] == "No")
    assert [b for b in semua[kepala] if b][4:6] == [
        "Jumlah yang akan Pensiun",
        "Pegawai yang Dibutuhkan",
    ]
    tahun = [f"Tahun {i} ({TAHUN + i})" for i in range(1, 6)]
    assert semua[kepala + 1][4:14] == tahun * 2
    assert semua[kepala + 2][:14] == list(range(1, 15))

    isi = semua[kepala + 3 :]
    urut = 0
    for baris, x in zip(isi, kasus.baris, strict=False):
        if isinstance(x, rekap.BarisUnit):
            assert baris[:2] == [None, x.nama]
            assert baris[2:] == _proyeksi_jumlah(kasus, _subtree(kasus, x))
        else:
            urut += 1
            assert baris == [urut, x.nama, *_proyeksi(kasus, x)]
    akhir = isi[len(kasus.baris)]
    assert akhir[1:] == ["JUMLAH", *_proyeksi_jumlah(kasus, kasus.posts)]
    tanpa = [p for p in kasus.posts if kasus.tahun_keluar(p) is None]
    catatan = " ".join(str(b[0]) for b in isi[len(kasus.baris) + 1 :])
    assert (f"Pada {len(tanpa):,} jabatan".replace(",", ".") in catatan) == bool(tanpa)


def test_peta_jabatan(kasus):
    seharusnya = []
    status = {"kurang": "Kurang", "lebih": "Lebih", "pas": "Sesuai", "belum": "Belum dianalisis"}
    for x in kasus.baris:
        if isinstance(x, rekap.BarisUnit):
            seharusnya.append([None, x.nama, *[None] * 5])
        else:
            selisih = None if x.kebutuhan is None else x.bezetting - x.kebutuhan
            jenis = Jenis(x.jenis).label + (f" {Jenjang(x.jenjang).label}" if x.jenjang else "")
            seharusnya.append(
                [jenis, x.nama, x.kelas, x.bezetting, x.kebutuhan, selisih, status[x.keadaan]]
            )
    isi = below(kasus.isi, "PETA JABATAN", "JENIS JABATAN")
    assert_rows(isi, seharusnya)
    jumlah, kurang, lebih = isi[len(seharusnya) : len(seharusnya) + 3]
    t = kasus.total
    assert (jumlah[3], jumlah[4], kurang[5], lebih[5]) == (t.bezetting, t.kebutuhan, -t.kurang, t.lebih)  # fmt: skip


def test_daftar_kebutuhan(kasus):
    pendidikan = dict(
        Jabatan.objects.filter(nomenklatur__isnull=False).values_list(
            "pk", "nomenklatur__pendidikan_minimum"
        )
    )
    status = {"kurang": "Kurang", "lebih": "Lebih", "pas": "OK", "belum": "Belum dianalisis"}
    seharusnya = [
        [
            *(n, p.nama, p.unit_nama, pendidikan.get(p.pk), p.kebutuhan, p.bezetting),
            *(status[p.keadaan], None if p.kebutuhan is None else p.bezetting - p.kebutuhan),
        ]
        for n, p in enumerate(kasus.posts, 1)
    ]
    isi = below(kasus.isi, "DAFTAR KEBUTUHAN", "NO")
    assert_rows(isi, seharusnya)
    jumlah, kurang, lebih = isi[len(seharusnya) : len(seharusnya) + 3]
    t = kasus.total
    assert (jumlah[5], jumlah[4], kurang[7], lebih[7]) == (t.bezetting, t.kebutuhan, -t.kurang, t.lebih)  # fmt: skip


def test_rekap_kebutuhan_asn(kasus):
    isi = below(kasus.isi, "REKAP KEBUTUHAN ASN", "No")[1:]
    r = 0
    for angka, judul, jenis in (
        ("I", "FUNGSIONAL", "fungsional"),
        ("II", "PELAKSANA", "pelaksana"),
    ):
        assert isi[r][:2] == [angka, f"JABATAN {judul}"]
        posts = [p for p in kasus.posts if p.jenis == jenis]
        for n, p in enumerate(posts, 1):
            baris = isi[r + n]
            assert baris[0] == n and baris[1].startswith(p.nama) and baris[4] == p.unit_nama
            orang = kasus.pegawai.get(p.pk, [])
            if len(orang) == p.bezetting:
                status = [o.jenis_asn for o in orang]
                assert baris[7:10] == [status.count(s) for s in ("cpns", "pns", "pppk")]
            else:
                assert baris[7:10] == [None] * 3
            assert [baris[6], baris[10]] == [p.kebutuhan, p.bezetting]
            assert not any(baris[11:14]), "what is proposed is the planner's to fill in"
            assert baris[14] == (None if p.kebutuhan is None else p.bezetting - p.kebutuhan)
        jumlah = isi[r + len(posts) + 1]
        assert jumlah[1] == f"JUMLAH JABATAN {judul}"
        assert jumlah[6] == sum(p.kebutuhan or 0 for p in posts)
        assert jumlah[10] == sum(p.bezetting for p in posts)
        r += len(posts) + 2
    lain = [p for p in kasus.posts if p.struktural]
    assert isi[r][6] + sum(p.kebutuhan or 0 for p in lain) == kasus.total.kebutuhan
    assert isi[r][10] + sum(p.bezetting for p in lain) == kasus.total.bezetting
