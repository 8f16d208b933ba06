"""Forms of complaints: the citizen's, the reporter's who follows one, and the officer's."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from surveys.calculators.unsur import NILAI
from surveys.forms.tulisan import TulisanField
from surveys.models import HariLibur, KategoriPengaduan, Layanan
from surveys.models.pengaduan import CaraLapor
from units.forms.dasar import CariField, TanggalInput
from units.models import UnitKerja
from units.pencari import PencariUnit

PANJANG_ISI = 5_000
ISI_MINIMUM = 15
PILIHAN_CARA = (
    (CaraLapor.ANONIM, "Anonim", "Tanpa nama. Anda memantau jawabannya dengan nomor dan kata kunci."),
    (CaraLapor.RAHASIA, "Rahasia", "Nama dan kontak disimpan terpisah; hanya pimpinan di atas unit yang diadukan dapat membukanya, dengan alasan yang dicatat."),
    (CaraLapor.BERNAMA, "Bernama", "Pimpinan unit dapat melihat nama dan kontak Anda untuk menghubungi Anda."),
)  # fmt: skip
KEPUASAN = ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")


def _teks(label, panjang, **kwargs):
    return TulisanField(label=label, max_length=panjang, required=False, **kwargs)


class PengaduanForm(forms.Form):
    """`tentang` is one choice for unit and service: "u12" a unit, "lkode" a service of one."""

    tentang = forms.CharField(label="Unit atau layanan", error_messages={"required": "Pilih unit atau layanan yang diadukan."})  # fmt: skip
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Jenis pengaduan",
        error_messages={"required": "Pilih jenis pengaduan.", "invalid_choice": "Pilih jenis pengaduan dari daftar."},
    )  # fmt: skip
    isi = TulisanField(
        label="Apa yang terjadi",
        min_length=ISI_MINIMUM,
        max_length=PANJANG_ISI,
        error_messages={"required": "Ceritakan apa yang terjadi.", "min_length": "Ceritakan sedikit lebih lengkap, agar dapat ditindaklanjuti."},
    )  # fmt: skip
    tempat = _teks("Di mana", 200)
    kapan = _teks("Kapan", 100)
    cara = forms.ChoiceField(label="Cara melapor", choices=CaraLapor.choices)
    nama = _teks("Nama", 120)
    kontak = _teks("Nomor telepon atau surel", 120)
    setuju = forms.BooleanField(label="Persetujuan", required=False)

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instansi = instansi
        self.fields["kategori"].queryset = instansi.kategori_pengaduan.open()
        self.unit = self.layanan = None

    def clean_tentang(self):
        pilihan = self.cleaned_data["tentang"]
        if pilihan[:1] == "l":
            dicari = Layanan.objects.open().filter(kode=pilihan[1:], unit__instansi=self.instansi)
            self.layanan = dicari.select_related("unit__instansi").first()
            self.unit = self.layanan and self.layanan.unit
        elif pilihan[:1] == "u" and pilihan[1:].isascii() and pilihan[1:15].isdigit():
            dicari = UnitKerja.objects.filter(instansi=self.instansi, pk=int(pilihan[1:15]))
            self.unit = dicari.select_related("instansi").first()
        if self.unit is None:
            raise forms.ValidationError("Pilih unit atau layanan dari daftar.")
        return pilihan

    def clean(self):
        data = super().clean()
        if "cara" not in data:
            return data
        if data["cara"] == CaraLapor.ANONIM:
            if data.get("nama") or data.get("kontak"):
                self.add_error("cara", "Anda memilih anonim tetapi mengisi nama atau kontak. Kosongkan keduanya, atau pilih rahasia.")  # fmt: skip
            return data
        for kolom, pesan in (
            ("nama", "Tulis nama Anda, atau pilih anonim."),
            ("kontak", "Tulis nomor telepon atau surel, atau pilih anonim."),
            ("setuju", "Kontak hanya boleh disimpan bila Anda setuju. Centang persetujuan, atau pilih anonim."),
        ):  # fmt: skip
            if not data.get(kolom) and kolom not in self.errors:
                self.add_error(kolom, pesan)
        return data

    @property
    def aduan(self) -> dict:
        """What a Pengaduan keeps of it."""
        return {k: self.cleaned_data[k] for k in ("isi", "tempat", "kapan", "cara")}

    @property
    def kontak_pelapor(self) -> dict | None:
        if self.cleaned_data["cara"] == CaraLapor.ANONIM:
            return None
        return {k: self.cleaned_data[k] for k in ("nama", "kontak")}

    def pilihan_cara(self):
        dipilih = self["cara"].value() or CaraLapor.ANONIM
        return [(nilai, judul, arti, nilai == dipilih) for nilai, judul, arti in PILIHAN_CARA]

    def pilihan_kategori(self):
        dipilih = str(self["kategori"].value() or "")
        return [(k, str(k.pk) == dipilih) for k in self.fields["kategori"].queryset]

    def pilihan_tentang(self):
        """(unit, chosen, its services with chosen) in the order of the structure; the units on top, and all
        that give a service or stand directly below the top."""
        dipilih = self["tentang"].value() or ""
        layanan: dict[int, list] = {}
        for x in Layanan.objects.open().filter(unit__instansi=self.instansi):
            layanan.setdefault(x.unit_id, []).append(
                (f"l{x.kode}", x.nama, f"l{x.kode}" == dipilih)
            )
        unit = UnitKerja.objects.filter(instansi=self.instansi).filter(
            Q(induk=None) | Q(induk__induk=None) | Q(pk__in=layanan)
        )
        return [
            (u, f"u{u.pk}", f"u{u.pk}" == dipilih, layanan.get(u.pk, []))
            for u in unit.order_by("induk__urutan", "urutan", "kode")
        ]


class LacakForm(forms.Form):
    nomor = forms.CharField(label="Nomor pengaduan", max_length=100, error_messages={"required": "Tulis nomor pengaduan."})  # fmt: skip
    rahasia = forms.CharField(label="Kata kunci", max_length=100, error_messages={"required": "Tulis kata kuncinya."})  # fmt: skip


class PesanForm(forms.Form):
    isi = TulisanField(label="Pesan", max_length=PANJANG_ISI, error_messages={"required": "Tulis pesannya."})  # fmt: skip


class BukaForm(forms.Form):
    alasan = TulisanField(label="Alasan", max_length=2_000, min_length=10, error_messages={"required": "Tulis mengapa pengaduan ini perlu dibuka kembali.", "min_length": "Tulis alasannya sedikit lebih lengkap."})  # fmt: skip


class PuasForm(forms.Form):
    kepuasan = forms.TypedChoiceField(
        label="Kepuasan",
        choices=list(zip(NILAI, KEPUASAN, strict=True)),
        coerce=int,
        error_messages={"required": "Pilih salah satu penilaian.", "invalid_choice": "Pilih salah satu penilaian."},
    )  # fmt: skip
    ulasan = _teks("Ulasan", 2_000)


# --- officers -------------------------------------------------------------------------------------

_KANTOR = "Nomor, surel, atau nama di dalamnya milik kantor, bukan data orang lain"


class BalasForm(forms.Form):
    isi = forms.CharField(
        label="Balasan untuk pelapor",
        max_length=PANJANG_ISI,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca pelapor. Jangan menyebut data pribadi siapa pun.",
    )
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)


class CatatanForm(forms.Form):
    isi = forms.CharField(
        label="Catatan internal",
        max_length=PANJANG_ISI,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas; tidak pernah terlihat oleh pelapor.",
    )


class LangkahForm(forms.Form):
    """What a step owes, and nothing else."""

    kategori = forms.ModelChoiceField(KategoriPengaduan.objects.none(), label="Jenis pengaduan", empty_label=None)  # fmt: skip
    nomor_lapor = forms.CharField(label="Nomor pengaduan di SP4N-LAPOR!", max_length=30, help_text="Nomor yang diberikan lapor.go.id saat pengaduan ini dimasukkan di sana.")  # fmt: skip
    alasan = forms.CharField(max_length=PANJANG_ISI, widget=forms.Textarea(attrs={"rows": 5}), help_text="Dibaca pelapor. Jangan menyebut data pribadi siapa pun.")  # fmt: skip
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)

    def __init__(self, *args, transisi, pengaduan, **kwargs):
        super().__init__(*args, **kwargs)
        if transisi.perlu_kategori:
            kategori = pengaduan.unit.instansi.kategori_pengaduan
            self.fields["kategori"].queryset = kategori.open() | kategori.filter(
                pk=pengaduan.kategori_id
            )
            self.fields["kategori"].initial = pengaduan.kategori_id
        else:
            del self.fields["kategori"]
        if not transisi.perlu_nomor_lapor:
            del self.fields["nomor_lapor"]
        if transisi.label_alasan:
            self.fields["alasan"].label = transisi.label_alasan
        else:
            del self.fields["alasan"], self.fields["milik_kantor"]


class SerahForm(forms.Form):
    unit = CariField(label="Unit tujuan", help_text="Ketik sebagian nama, lalu pilih.")
    alasan = forms.CharField(label="Alasan", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Dibaca petugas unit tujuan; pelapor hanya membaca nama unitnya.")  # fmt: skip

    def __init__(self, *args, units, url, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].connect(PencariUnit(units), url)


class PerpanjangForm(forms.Form):
    hari = forms.IntegerField(label="Tambahan hari kerja", min_value=1)
    alasan = forms.CharField(label="Alasan", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Dibaca pelapor.")  # fmt: skip
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)


class LihatPelaporForm(forms.Form):
    alasan = forms.CharField(label="Alasan melihat", max_length=200, required=False, widget=forms.TextInput)  # fmt: skip


class KategoriForm(forms.ModelForm):
    class Meta:
        model = KategoriPengaduan
        fields = ["nama", "keterangan", "hari_periksa", "hari_selesai", "hari_tanggapan", "hari_perpanjangan", "ke_atasan", "dasar", "urutan", "nonaktif_sejak"]  # fmt: skip
        widgets = {"nonaktif_sejak": TanggalInput}
        help_texts = {
            "dasar": "Peraturan atau standar pelayanan yang menetapkan hari-hari ini.",
            "nonaktif_sejak": "Isi agar kategori tidak lagi dapat dipilih warga.",
        }

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.instansi = instansi


class LiburForm(forms.ModelForm):
    class Meta:
        model = HariLibur
        fields = ["tanggal", "nama", "jenis", "sumber", "diperiksa"]
        widgets = {"tanggal": TanggalInput}

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.instansi = instansi
