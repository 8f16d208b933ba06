"""The one field for whatever citizens type; the one question about what officers publish."""

from django import forms

from surveys.calculators.penapisan import find_pribadi
from surveys.calculators.tulisan import clean_tulisan

KANTOR = "Nomor, surel, atau nama di dalamnya milik kantor, bukan data orang lain"


class TulisanField(forms.CharField):
    def to_python(self, value):
        return super().to_python(clean_tulisan(value) if isinstance(value, str) else value)


class TeksTerbit:
    """Mixin: texts that everybody reads at once. Whether numbers and names in them are the office's own is
    asked only where some were found; `teks_terbit` names the fields."""

    teks_terbit: tuple[str, ...]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        isi = [self.data.get(self.add_prefix(n), "") for n in self.teks_terbit]
        if any(find_pribadi(teks) for teks in isi):
            self.fields["milik_kantor"] = forms.BooleanField(label=KANTOR, required=False)
