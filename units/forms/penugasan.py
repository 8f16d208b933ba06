"""Forms of inviting people and giving them roles. Which roles need a unit is said by accounts.roles."""

from django import forms
from django.urls import reverse

from accounts.models import NIP, USERNAME
from accounts.roles import ROLES, Cakupan
from units.forms.dasar import CariField
from units.models import UnitKerja
from units.pencari import PencariUnit


def _nip_field():
    return forms.CharField(
        label="NIP / NI PPPK",
        required=False,
        max_length=25,
        help_text="Boleh kosong. Bila diisi, dapat dipakai untuk masuk.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class _CleanNip:
    def clean_nip(self):
        """As people write it: 19900101 201501 1 001."""
        nip = "".join(self.cleaned_data["nip"].split()).replace(".", "")
        if nip:
            NIP(nip)
        return nip or None


class PeranForm(forms.Form):
    """A role and where it holds."""

    role = forms.ChoiceField(
        label="Peran",
        choices=[(k, f"{r.nama} – {r.keterangan}") for k, r in ROLES.items()],
        widget=forms.RadioSelect,
    )
    unit = CariField(
        label="Unit kerja",
        required=False,
        help_text="Wajib untuk petugas dan pimpinan unit; mencakup semua unit di bawahnya."
        " Peran lain selalu berlaku di seluruh instansi.",
    )

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].connect(
            PencariUnit(UnitKerja.objects.filter(instansi=instansi)),
            reverse("units:unit-list", args=[instansi.kode]),
        )

    def clean(self):
        cleaned = super().clean()
        role = ROLES.get(cleaned.get("role", ""))
        if role is None:
            return cleaned
        if role.cakupan is Cakupan.INSTANSI:
            cleaned["unit"] = None
        elif not cleaned.get("unit") and "unit" not in self.errors:
            self.add_error("unit", f"Pilih unit kerja untuk peran {role.nama.lower()}.")
        return cleaned


class UndangForm(_CleanNip, PeranForm):
    """A new person and the first role."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        validators=[USERNAME],
        help_text="Untuk masuk, misalnya sari.lubis.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    nip = _nip_field()
    email = forms.EmailField(
        label="Surel", required=False, help_text="Boleh kosong. Bila diisi, undangan juga dikirim."
    )
    field_order = ["nama", "username", "nip", "email", "role", "unit"]


class PenggunaForm(_CleanNip, forms.Form):
    """Corrections to a person's own data."""

    nama = forms.CharField(label="Nama lengkap", max_length=150)
    nip = _nip_field()
    email = forms.EmailField(label="Surel", required=False)
