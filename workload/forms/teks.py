"""Forms of one text: a reason, a note, an answer."""

from django import forms

from units.actions.dasar import ALASAN_MINIMUM, refuse_alasan

PANJANG_TEKS = 4000


def _teks(label: str, baris: int, **kwargs):
    return forms.CharField(
        label=label, max_length=PANJANG_TEKS, widget=forms.Textarea({"rows": baris}), **kwargs
    )


class AlasanForm(forms.Form):
    alasan = _teks("Alasan", 3, help_text=f"Paling sedikit {ALASAN_MINIMUM} huruf.")

    def clean_alasan(self):
        alasan = self.cleaned_data["alasan"]
        if tolak := refuse_alasan(alasan):
            raise forms.ValidationError(tolak)
        return alasan


class CatatanForm(forms.Form):
    tugas = forms.ModelChoiceField(
        queryset=None,
        required=False,
        to_field_name="uid",
        label="Tentang",
        empty_label="Jabatan ini seluruhnya",
    )
    isi = _teks("Catatan", 4)

    def __init__(self, *args, tugas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tugas"].queryset = tugas


class JawabanForm(forms.Form):
    isi = _teks("Jawaban", 4)
