"""Forms of the import pages."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from units.models import UnitKerja

MAKS_BERKAS = 50


class BanyakBerkasInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class BanyakBerkasField(forms.FileField):
    """Several files at once. Whether one of them can be used is said of that one, not of the form."""

    widget = BanyakBerkasInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"})

    def clean(self, data, initial=None) -> list[UploadedFile]:
        daftar = [b for b in (data if isinstance(data, list | tuple) else [data]) if b]
        if not daftar:
            raise forms.ValidationError("Pilih paling sedikit satu berkas.")
        if len(daftar) > MAKS_BERKAS:
            raise forms.ValidationError(f"Paling banyak {MAKS_BERKAS} berkas sekali unggah.")
        return daftar


class UnggahForm(forms.Form):
    berkas = BanyakBerkasField(
        label="Berkas Excel atau CSV",
        help_text="Boleh banyak sekaligus, dalam tata letak apa pun. Seret berkas ke kotak ini, atau pilih.",
    )
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit, bila berkas tidak menyebutnya",
        required=False,
        empty_label="Berkas sudah menyebut unitnya",
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
