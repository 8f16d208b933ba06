"""The people of the demo. Every name, date and number here is invented; none is a real civil servant.

Each line: nama, tanggal lahir, tahun-bulan pengangkatan, jenis kelamin, golongan, pendidikan, TMT jabatan.
A Pppk has the year of appointment alone, and a contract of five years from the TMT.
"""

# fmt: off
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from units.models.pegawai import JenisAsn

KODE_KONTRAK_PPPK = "21"  # the two digits that stand where a PNS has the month


@dataclass(frozen=True)
class Pns:
    nama: str
    lahir: date
    pengangkatan: str
    kelamin: str
    golongan: str
    pendidikan: str
    tmt: date

    jenis = JenisAsn.PNS
    akhir_kontrak = None

    @property
    def awal_nip(self) -> str:
        """Birth, appointment and sex: fifteen of the eighteen digits; a serial number follows."""
        return f"{self.lahir:%Y%m%d}{self.pengangkatan.replace('-', '')}{'LP'.index(self.kelamin) + 1}"


@dataclass(frozen=True)
class Pppk(Pns):
    jenis = JenisAsn.PPPK

    @property
    def awal_nip(self) -> str:
        return f"{self.lahir:%Y%m%d}{self.pengangkatan}{KODE_KONTRAK_PPPK}{'LP'.index(self.kelamin) + 1}"

    @property
    def akhir_kontrak(self) -> date:
        return self.tmt.replace(year=self.tmt.year + 5) - timedelta(days=1)


def pegawai_with_nip() -> list[tuple[str, Pns, str]]:
    """(post, person, NIP): persons who share the first fifteen digits get 001, 002, ..."""
    dipakai = Counter()
    daftar = []
    for post, orang in PEGAWAI:
        dipakai[orang.awal_nip] += 1
        daftar.append((post, orang, f"{orang.awal_nip}{dipakai[orang.awal_nip]:03d}"))
    return daftar


def _pns(post, nama, lahir, pengangkatan, kelamin, golongan, pendidikan, tmt):
    return post, Pns(nama, date.fromisoformat(lahir), pengangkatan, kelamin, golongan, pendidikan, date.fromisoformat(tmt))


def _pppk(post, nama, lahir, tahun, kelamin, golongan, pendidikan, tmt):
    return post, Pppk(nama, date.fromisoformat(lahir), tahun, kelamin, golongan, pendidikan, date.fromisoformat(tmt))


PEGAWAI = [
    # Camat and Sekretariat
    _pns("/camat", "Parlaungan Sibuea", "1974-03-12", "1998-03", "L", "IV/a", "S-2 Administrasi Publik", "2023-01-09"),
    _pns("SEK/sekcam", "Rosmaida Lubis", "1976-08-24", "2001-12", "P", "IV/a", "S-2 Manajemen", "2022-06-13"),
    _pns("UMPEG/kasubbag", "Darmawan Syahputra", "1978-05-17", "2005-01", "L", "III/d", "S-1 Ilmu Pemerintahan", "2021-10-04"),
    _pns("UMPEG/asdma", "Fitri Handayani Nasution", "1990-09-02", "2019-03", "P", "III/b", "S-1 Administrasi Negara", "2022-01-03"),
    _pns("UMPEG/arsiparis", "Bungaran Situmeang", "1988-01-30", "2014-02", "L", "II/d", "D-3 Kearsipan", "2020-07-01"),
    _pns("UMPEG/prakom", "Yoga Pranata Wibowo", "1995-04-11", "2020-12", "L", "III/a", "S-1 Teknik Informatika", "2022-04-01"),
    _pns("UMPEG/tu", "Nurlela Batubara", "1971-06-05", "1999-03", "P", "III/b", "SMA IPS", "2018-01-02"),
    _pns("UMPEG/tu", "Sumiati", "1973-12-19", "2007-01", "P", "III/a", "SMK Administrasi Perkantoran", "2018-01-02"),
    _pns("UMPEG/tu", "Jhonson Pardomuan Purba", "1979-10-08", "2009-01", "L", "II/d", "SMA IPS", "2019-05-06"),
    _pppk("UMPEG/tu", "Dewi Anggraini Tanjung", "1993-02-14", "2023", "P", "V", "SMK Administrasi Perkantoran", "2023-06-01"),
    _pns("UMPEG/barang", "Mangasi Tua Sitorus", "1982-07-21", "2010-01", "L", "III/a", "D-3 Manajemen Aset", "2021-03-01"),
    _pns("UMPEG/pengemudi", "Legimin", "1970-11-03", "2007-01", "L", "II/c", "SMP", "2017-01-02"),
    _pns("UMPEG/pengemudi", "Syahrul Efendi", "1980-04-26", "2009-01", "L", "II/c", "SMA IPS", "2017-01-02"),
    _pppk("UMPEG/pengemudi", "Rudi Hartono Manullang", "1989-08-15", "2022", "L", "V", "SMK Otomotif", "2022-03-01"),
    _pns("KEUPROG/kasubbag", "Tiurma Elisabet Hutapea", "1977-02-28", "2003-12", "P", "III/d", "S-1 Akuntansi", "2020-09-14"),
    _pns("KEUPROG/penelaah", "Ahmad Fauzan Rangkuti", "1992-12-01", "2020-01", "L", "III/a", "S-1 Perencanaan Wilayah", "2022-01-03"),
    _pns("KEUPROG/keuangan", "Sri Wahyuningsih", "1984-03-23", "2010-01", "P", "III/b", "D-3 Akuntansi", "2019-02-01"),
    _pns("KEUPROG/keuangan", "Melva Roulina Simbolon", "1991-07-09", "2019-03", "P", "II/d", "D-3 Akuntansi", "2021-01-04"),
    # Seksi of the kecamatan; the post of Kepala Seksi Pemberdayaan Masyarakat is vacant
    _pns("TAPEM/kasi", "Hotman Marulitua Sihite", "1973-01-15", "1998-03", "L", "III/d", "S-1 Ilmu Pemerintahan", "2020-02-03"),
    _pns("TAPEM/penelaah", "Indah Permata Sari Daulay", "1989-05-27", "2015-02", "P", "III/b", "S-1 Hukum", "2021-06-01"),
    _pns("TRANTIB/kasi", "Zulkifli Matondang", "1975-09-30", "2000-12", "L", "III/d", "S-1 Hukum", "2021-10-04"),
    _pns("TRANTIB/penata", "Edi Suranta Ketaren", "1983-11-12", "2009-01", "L", "III/b", "S-1 Administrasi Negara", "2020-01-02"),
    _pns("TRANTIB/operator", "Sugianto", "1972-04-04", "2007-01", "L", "II/d", "SMA IPS", "2016-01-04"),
    _pns("TRANTIB/operator", "Benyamin Sinulingga", "1978-06-18", "2009-01", "L", "II/d", "SMA IPS", "2016-01-04"),
    _pns("TRANTIB/operator", "Khairul Anwar Siregar", "1981-10-22", "2010-01", "L", "II/c", "SMA IPA", "2018-03-01"),
    _pppk("TRANTIB/operator", "Andika Prasetyo", "1994-01-08", "2022", "L", "V", "SMA IPS", "2022-03-01"),
    _pppk("TRANTIB/operator", "Ronaldo Gultom", "1996-03-16", "2023", "L", "V", "SMK Teknik Mesin", "2023-06-01"),
    _pns("YANUM/kasi", "Cut Nurmala Hasibuan", "1979-12-25", "2005-01", "P", "III/d", "S-1 Administrasi Negara", "2022-06-13"),
    _pns("YANUM/loket", "Ernawati Chaniago", "1976-02-11", "2007-01", "P", "III/a", "SMA IPS", "2017-01-02"),
    _pns("YANUM/loket", "Tumpal Silitonga", "1985-08-07", "2010-01", "L", "II/d", "SMA IPA", "2018-01-02"),
    _pppk("YANUM/loket", "Putri Maharani Harahap", "1997-10-19", "2023", "P", "V", "SMK Multimedia", "2023-06-01"),
    _pns("YANUM/pengelola", "Rahmat Hidayat Piliang", "1987-06-29", "2014-02", "L", "III/a", "D-3 Manajemen Informatika", "2020-01-02"),
    _pns("PM/penelaah", "Novita Br Sembiring", "1990-11-06", "2018-03", "P", "III/b", "S-1 Sosiologi", "2021-01-04"),
    _pns("KESOS/kasi", "Masdalifah Ritonga", "1974-07-13", "2001-12", "P", "III/d", "S-1 Kesejahteraan Sosial", "2020-02-03"),
    _pns("KESOS/data", "Wahyu Kurniawan", "1993-09-24", "2020-12", "L", "II/d", "D-3 Statistika", "2022-01-03"),
    # Kelurahan Labuhan Deli
    _pns("1001/lurah", "Syarifuddin Barus", "1975-05-20", "2002-12", "L", "III/d", "S-1 Ilmu Pemerintahan", "2021-10-04"),
    _pns("1001-SEK/sekretaris", "Halimah Tussadiah", "1980-03-03", "2008-01", "P", "III/c", "S-1 Ekonomi", "2021-10-04"),
    _pns("1001-SEK/tu", "Poniman", "1977-01-27", "2009-01", "L", "II/d", "SMA IPS", "2017-01-02"),
    _pns("1001-PEM/kasi", "Ruslan Effendi Damanik", "1978-09-14", "2006-04", "L", "III/c", "S-1 Hukum", "2020-02-03"),
    _pns("1001-PEM/loket", "Marlina Aritonang", "1988-12-09", "2014-02", "P", "II/c", "SMA IPS", "2019-01-02"),
    _pns("1001-PEM/data", "Bayu Setiawan", "1994-06-02", "2020-12", "L", "II/d", "D-3 Manajemen Informatika", "2022-01-03"),
    _pns("1001-TRANTIB/kasi", "Abdul Muis Pohan", "1971-08-16", "1998-03", "L", "III/c", "SMA IPS", "2016-08-01"),
    _pns("1001-TRANTIB/operator", "Toga Parulian Nainggolan", "1983-04-05", "2010-01", "L", "II/c", "SMA IPS", "2017-01-02"),
    _pns("1001-PMKS/kasi", "Yusnidar Koto", "1979-11-28", "2007-01", "P", "III/c", "S-1 Sosiologi", "2021-03-01"),
    # Kelurahan Rengas Pulau
    _pns("1002/lurah", "Binsar Hamonangan Tampubolon", "1977-07-07", "2003-12", "L", "III/d", "S-1 Administrasi Negara", "2022-06-13"),
    _pns("1002-SEK/sekretaris", "Siti Khadijah Pulungan", "1981-02-22", "2009-01", "P", "III/c", "S-1 Manajemen", "2021-10-04"),
    _pns("1002-SEK/tu", "Suparmi", "1974-10-10", "2007-01", "P", "III/a", "SMA IPS", "2016-01-04"),
    _pns("1002-PEM/kasi", "Ferdinan Lumban Gaol", "1980-08-31", "2006-04", "L", "III/d", "S-1 Ilmu Pemerintahan", "2020-02-03"),
    _pns("1002-PEM/loket", "Rini Astuti", "1986-05-12", "2010-01", "P", "II/d", "SMA IPA", "2018-01-02"),
    _pppk("1002-PEM/loket", "Maulida Fadhilah Saragih", "1998-01-21", "2023", "P", "V", "SMK Administrasi Perkantoran", "2023-06-01"),
    _pns("1002-PEM/data", "Doli Marpaung", "1991-03-29", "2019-03", "L", "III/a", "D-3 Komputer Akuntansi", "2021-01-04"),
    _pns("1002-TRANTIB/kasi", "Muhammad Yamin Guci", "1976-12-04", "2005-01", "L", "III/c", "S-1 Hukum", "2019-09-02"),
    _pppk("1002-TRANTIB/operator", "Sahat Oloan Sinaga", "1992-09-17", "2022", "L", "V", "SMA IPS", "2022-03-01"),
    _pns("1002-PMKS/kasi", "Asmarani Br Perangin-angin", "1978-04-19", "2005-01", "P", "III/d", "S-1 Kesejahteraan Sosial", "2020-02-03"),
    _pns("1002-PMKS/data", "Teguh Santoso", "1990-02-06", "2018-03", "L", "II/d", "D-3 Statistika", "2020-01-02"),
    _pns("1002-PMKS/penelaah", "Lasmaria Octavia Manurung", "1994-11-15", "2022-03", "P", "III/a", "S-1 Teknik Sipil", "2022-03-01"),
    # Kelurahan Terjun; the Lurah retires in 2027
    _pns("1003/lurah", "Ngatiman Harjo", "1969-02-18", "1994-03", "L", "III/d", "S-1 Ilmu Pemerintahan", "2019-09-02"),
    _pns("1003-SEK/sekretaris", "Lamhot Rajagukguk", "1979-06-26", "2006-04", "L", "III/c", "S-1 Administrasi Negara", "2021-10-04"),
    _pns("1003-SEK/tu", "Zubaidah Hanum", "1982-01-13", "2010-01", "P", "II/d", "SMA IPS", "2017-01-02"),
    _pns("1003-PEM/kasi", "Pangihutan Simamora", "1975-10-29", "2003-12", "L", "III/d", "S-1 Hukum", "2018-02-01"),
    _pns("1003-PEM/loket", "Eka Yuliani", "1989-07-18", "2014-02", "P", "II/c", "SMK Administrasi Perkantoran", "2019-01-02"),
    _pns("1003-PEM/data", "Ilham Akbar Dalimunthe", "1995-08-28", "2022-03", "L", "II/c", "D-3 Manajemen Informatika", "2022-03-01"),
    _pns("1003-TRANTIB/kasi", "Suryadi Pasaribu", "1973-03-31", "2000-12", "L", "III/c", "SMA IPS", "2017-08-01"),
    _pppk("1003-TRANTIB/operator", "Fajar Nugroho", "1993-12-12", "2022", "L", "V", "SMA IPS", "2022-03-01"),
    _pns("1003-PMKS/kasi", "Delima Sihombing", "1981-09-09", "2008-01", "P", "III/c", "S-1 Sosiologi", "2021-03-01"),
    _pns("1003-PMKS/data", "Armansyah Caniago", "1987-02-03", "2014-02", "L", "III/a", "D-3 Statistika", "2020-01-02"),
    # Kelurahan Tanah Enam Ratus; nobody holds the data post of the seksi pemberdayaan
    _pns("1004/lurah", "Herlina Magdalena Siahaan", "1978-01-11", "2004-12", "P", "III/d", "S-1 Ilmu Pemerintahan", "2022-06-13"),
    _pns("1004-SEK/sekretaris", "Saiful Bahri Lingga", "1980-12-30", "2008-01", "L", "III/c", "S-1 Ekonomi", "2021-10-04"),
    _pns("1004-SEK/tu", "Murniati Zega", "1984-06-15", "2010-01", "P", "II/d", "SMA IPS", "2018-01-02"),
    _pns("1004-PEM/kasi", "Budi Utomo Sagala", "1977-11-21", "2006-04", "L", "III/d", "S-1 Administrasi Negara", "2020-02-03"),
    _pns("1004-PEM/loket", "Nelly Agustina Pane", "1983-08-01", "2009-01", "P", "II/d", "SMA IPA", "2018-01-02"),
    _pppk("1004-PEM/loket", "Reza Alfarizi", "1996-05-05", "2023", "L", "V", "SMK Rekayasa Perangkat Lunak", "2023-06-01"),
    _pns("1004-PEM/data", "Kartini Br Ginting", "1992-04-21", "2019-03", "P", "III/a", "D-3 Komputer Akuntansi", "2021-01-04"),
    _pns("1004-TRANTIB/kasi", "Parulian Hasugian", "1974-02-09", "2001-12", "L", "III/c", "SMA IPS", "2017-08-01"),
    _pns("1004-TRANTIB/operator", "Suwandi", "1979-09-23", "2009-01", "L", "II/c", "SMA IPS", "2017-01-02"),
    _pns("1004-PMKS/kasi", "Rafiqah Zahra Hutasuhut", "1982-10-17", "2009-01", "P", "III/c", "S-1 Psikologi", "2021-03-01"),
    # Kelurahan Paya Pasir; the sekretaris retires at the end of 2026, the seksi pemberdayaan has no head
    _pns("1005/lurah", "Ramli Syahbana Tarihoran", "1976-06-12", "2003-12", "L", "III/d", "S-1 Administrasi Negara", "2021-10-04"),
    _pns("1005-SEK/sekretaris", "Sutrisno Wagiman", "1968-10-25", "1993-03", "L", "III/c", "SMA IPS", "2017-01-02"),
    _pns("1005-SEK/tu", "Lely Marlina Simarmata", "1987-03-08", "2014-02", "P", "II/c", "SMA IPS", "2018-01-02"),
    _pns("1005-PEM/kasi", "Hendra Gunawan Sitepu", "1981-07-25", "2008-01", "L", "III/c", "S-1 Hukum", "2021-03-01"),
    _pns("1005-PEM/loket", "Wulandari", "1991-01-18", "2019-03", "P", "II/c", "SMK Administrasi Perkantoran", "2020-01-02"),
    _pns("1005-TRANTIB/kasi", "Amrizal Sikumbang", "1977-05-02", "2006-04", "L", "III/c", "S-1 Administrasi Negara", "2019-09-02"),
    _pns("1005-TRANTIB/operator", "Joni Iskandar Turnip", "1985-12-20", "2010-01", "L", "II/c", "SMA IPS", "2018-01-02"),
]

# Holders of 2025 who retired or moved away early in 2026: part of the frozen bezetting only
KELUAR_2026 = {"PM/kasi": 1, "TRANTIB/operator": 1, "1002-TRANTIB/operator": 1, "1004-PMKS/data": 1}
