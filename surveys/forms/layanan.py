"""The form of a service."""

from __future__ import annotations

from django import forms

from surveys.models import Layanan
from units.models import UnitKerja


class LayananForm(forms.Form):
    """`units`: where a new service may be given; None for one whose unit is fixed."""

    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit", empty_label="Pilih unit")
    nama = forms.CharField(
        label="Nama layanan", max_length=200, help_text="Seperti tertulis di standar pelayanan."
    )
    keterangan = forms.CharField(
        label="Keterangan", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    pengguna_setahun = forms.IntegerField(
        label="Pengguna setahun",
        required=False,
        min_value=0,
        max_value=10_000_000,
        help_text="Banyaknya pengguna tahun lalu. Dari sini dihitung responden minimum (Krejcie–Morgan).",
    )
    urutan = forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=10_000,
        help_text="Angka kecil tampil lebih dulu.",
    )

    def __init__(self, *args, units=None, layanan: Layanan | None = None, **kwargs):
        if layanan:
            kolom = ("nama", "keterangan", "pengguna_setahun", "urutan")
            kwargs["initial"] = {k: getattr(layanan, k) for k in kolom}
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
        else:
            self.fields["unit"].queryset = units

    def clean_urutan(self):
        return self.cleaned_data["urutan"] or 0

    @property
    def isian(self) -> dict:
        return {k: v for k, v in self.cleaned_data.items() if k != "unit"}
