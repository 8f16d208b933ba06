"""The one field for whatever citizens type."""

from django import forms

from surveys.calculators.tulisan import clean_tulisan


class TulisanField(forms.CharField):
    def to_python(self, value):
        return super().to_python(clean_tulisan(value) if isinstance(value, str) else value)
