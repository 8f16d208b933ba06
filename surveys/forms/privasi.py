"""Whom citizens ask about their data, and how long each kind is kept."""

from __future__ import annotations

from django import forms

from surveys.calculators.privasi import HARI_TERPANJANG, HARI_TERPENDEK, SIMPANAN, in_words
from surveys.models import KontakPrivasi


class PrivasiForm(forms.ModelForm):
    """An empty number of days means what the application proposes."""

    class Meta:
        model = KontakPrivasi
        fields = ["pejabat", "kontak"]

    def __init__(self, *args, diatur: dict[str, int], **kwargs):
        super().__init__(*args, **kwargs)
        for jenis, simpanan in SIMPANAN.items():
            if simpanan.diatur:
                self.fields[f"hari_{jenis}"] = forms.IntegerField(
                    label=simpanan.apa,
                    min_value=HARI_TERPENDEK,
                    max_value=HARI_TERPANJANG,
                    required=False,
                    initial=diatur.get(jenis),
                    help_text=f"Hari sejak {simpanan.sejak}. Kosong: {simpanan.hari} hari"
                    + (f" ({in_words(simpanan.hari)})." if simpanan.hari % 365 == 0 else "."),
                )

    @property
    def hari(self) -> dict[str, int]:
        """Days that were set, by kind."""
        isi = self.cleaned_data
        return {j.value: isi[n] for j in SIMPANAN if isi.get(n := f"hari_{j}") is not None}

    @property
    def kontak_privasi(self) -> dict:
        return {k: self.cleaned_data[k] for k in ("pejabat", "kontak")}
