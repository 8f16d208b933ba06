"""Forms of the page that copies rows."""

from django import forms


class CariForm(forms.Form):
    q = forms.CharField(label="Cari", max_length=100, required=False)


class SalinForm(forms.Form):
    """What was ticked. Rows are named by what the source calls them: uid, or key of a norm."""

    kirim = forms.UUIDField(widget=forms.HiddenInput)
    volume = forms.ChoiceField(
        label="Volume",
        choices=[
            ("tanpa", "Kosongkan volume: diisi dari catatan kerja unit ini"),
            ("dengan", "Salin volume juga"),
        ],
        initial="tanpa",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, baris, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["baris"] = forms.MultipleChoiceField(
            label="Baris",
            choices=[(kunci, kunci) for kunci in baris],
            error_messages={
                "required": "Pilih paling sedikit satu baris.",
                "invalid_choice": "Sumber sudah berubah. Pilih lagi barisnya.",
            },
        )
