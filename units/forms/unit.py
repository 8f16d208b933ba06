from django import forms
from django.urls import reverse

from units.forms.dasar import CariField
from units.models import Instansi, UnitKerja
from units.pencari import PencariUnit


class InstansiForm(forms.ModelForm):
    class Meta:
        model = Instansi
        fields = ["nama", "alamat", "keterangan"]
        widgets = {
            "alamat": forms.Textarea(attrs={"rows": 2}),
            "keterangan": forms.Textarea(attrs={"rows": 3}),
        }


class UnitForm(forms.ModelForm):
    induk = CariField(
        label="Unit induk",
        required=False,
        help_text="Ketik kode atau nama. Kosongkan bila unit ini yang teratas.",
    )

    class Meta:
        model = UnitKerja
        fields = ["nama", "kode", "jenis", "induk", "urutan", "tugas", "fungsi"]
        widgets = {
            "tugas": forms.Textarea(attrs={"rows": 3}),
            "fungsi": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "kode": "Kode yang sama dipakai saat mengimpor berkas.",
            "urutan": "Angka kecil tampil lebih dulu di antara unit yang setingkat.",
        }

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.instansi = instansi
        self.fields["urutan"].required = False
        self.fields["induk"].connect(
            PencariUnit(instansi.unit.all()), reverse("units:unit-list", args=[instansi.kode])
        )

    def clean_urutan(self):
        return self.cleaned_data["urutan"] or 0
