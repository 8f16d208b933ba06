"""What to do with answers that were set aside."""

from __future__ import annotations

from django import forms

from surveys.models.respons import KeadaanRespons

KEPUTUSAN = [
    (KeadaanRespons.SAH.value, "Hitung: jawaban ini wajar"),
    (
        KeadaanRespons.DITOLAK.value,
        "Tolak: tidak dihitung, tetap disimpan dan ditampilkan jumlahnya",
    ),
]


class KarantinaForm(forms.Form):
    respons = forms.MultipleChoiceField(
        label="Jawaban",
        error_messages={
            "required": "Pilih paling sedikit satu jawaban.",
            "invalid_choice": "Ada jawaban yang tidak ditemukan; muat ulang halaman ini.",
        },
    )
    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=KEPUTUSAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dihitung atau ditolak."},
    )
    alasan = forms.CharField(
        label="Alasan", max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, pilihan=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["respons"].choices = [(str(pk), str(pk)) for pk in pilihan]
