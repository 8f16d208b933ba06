"""Fields and helpers that the forms of this package share."""

from django import forms
from django.core.exceptions import ValidationError

from asnplan.lib.angka import BukanAngka, format_angka, parse_angka


def apply(form: forms.Form, action, /, **kwargs):
    """Run an action with the form's data; a refusal lands on its field and None comes back."""
    try:
        return action(**kwargs)
    except ValidationError as error:
        per_field = getattr(error, "error_dict", {None: [error]})
        for nama, errors in per_field.items():
            form.add_error(nama if nama in form.fields else None, errors)
        return None


class TanggalInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class AngkaField(forms.CharField):
    """A number as Indonesian offices write it: 75.000 or 0,9."""

    default_error_messages = {"kurang": "Isi angka paling sedikit %(minimum)s."}

    def __init__(self, *, minimum=None, **kwargs):
        self.minimum = minimum
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        try:
            angka = parse_angka(value)
        except BukanAngka as error:
            raise ValidationError(str(error)) from error
        if angka is not None and self.minimum is not None and angka < self.minimum:
            raise ValidationError(
                self.error_messages["kurang"] % {"minimum": format_angka(self.minimum)}
            )
        return angka

    def validate(self, value):
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        """Numbers have no length; the limits are in to_python and in the model."""

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else format_angka(value)


class CariInput(forms.TextInput):
    """A text box that suggests: a datalist which the page behind `url` refills as one types.

    Without JavaScript the first suggestions are there, and any name or code may be typed.
    """

    template_name = "units/_cari_input.html"
    url = ""
    pilihan = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        kotak = context["widget"]["attrs"]
        daftar = f"{kotak.get('id', name)}_pilihan"
        kotak |= {
            "list": daftar,
            "autocomplete": "off",
            "hx-get": f"{self.url}?pilihan={name}",
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{daftar}",
            "hx-sync": "this:replace",
        }
        return context | {"pilihan": self.pilihan}


class CariField(forms.CharField):
    """One thing of many, found by its text. `pencari` (units.pencari) finds and writes the things."""

    widget = CariInput

    def connect(self, pencari, url: str) -> None:
        """Say where to search; called by the form once it knows the instansi."""
        self.pencari, self.widget.url = pencari, url
        self.widget.pilihan = pencari.suggest("")

    def clean(self, value):
        teks = super().clean(value)
        if not teks:
            return None
        ditemukan = self.pencari.find(teks)
        if len(ditemukan) == 1:
            return ditemukan[0]
        if not ditemukan:
            raise ValidationError(f"“{teks}” tidak ditemukan. Pilih salah satu dari saran.")
        contoh = "; ".join(self.pencari.write(x) for x in ditemukan[:3])
        raise ValidationError(
            f"Ada {len(ditemukan)} yang cocok dengan “{teks}”. Tulis lengkap, misalnya {contoh}."
        )

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        thing = value if hasattr(value, "pk") else self.pencari.get(value)
        return self.pencari.write(thing) if thing else ""
