"""Forms of who sets up complaints: categories with their limits, and days off."""

from __future__ import annotations

from django import forms

from surveys.models import HariLibur, KategoriPengaduan
from units.forms.dasar import TanggalInput


class KategoriForm(forms.ModelForm):
    class Meta:
        model = KategoriPengaduan
        fields = ["nama", "keterangan", "hari_periksa", "hari_selesai", "hari_tanggapan", "hari_perpanjangan", "ke_atasan", "unsur", "dasar", "urutan", "nonaktif_sejak"]  # fmt: skip
        widgets = {"nonaktif_sejak": TanggalInput}
        help_texts = {
            "dasar": "Peraturan atau standar pelayanan yang menetapkan batasnya.",
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
