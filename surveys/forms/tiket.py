"""How many slips to make."""

from django import forms

from surveys.actions.petugas import MAKS_TIKET


class TiketForm(forms.Form):
    banyak = forms.IntegerField(
        label="Banyaknya", min_value=1, max_value=MAKS_TIKET, initial=24, help_text="24 muat di dua lembar A4."
    )  # fmt: skip
