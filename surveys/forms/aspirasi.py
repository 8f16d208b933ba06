"""Forms of aspirations: of residents, of officers, of moderators."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.db.models import Q

from surveys.calculators.samaran import TERPENDEK
from surveys.forms.forum import connect_layanan, connect_unit, teks, unit_field
from surveys.forms.tulisan import TulisanField
from surveys.models import Aspirasi, Layanan, TemaAspirasi
from surveys.models.aspirasi import SumberAspirasi
from units.forms.dasar import TanggalInput
from units.models import UnitKerja

PANJANG_ISI = 2_000
MUSRENBANG = ("tahun", "tingkat", "nomor_ba")


class TulisanForm(forms.Form):
    """The words of a resident."""

    judul = TulisanField(
        label="Usulan Anda, dalam satu kalimat",
        max_length=120,
        error_messages={"required": "Tulis usulan Anda dalam satu kalimat."},
    )
    isi = TulisanField(label="Penjelasan", max_length=PANJANG_ISI, required=False, widget=teks(5))


class AspirasiWargaForm(TulisanForm):
    """The public form. `tentang` is a unit ("u12") or one of its services ("l34")."""

    tentang = forms.ChoiceField(
        label="Tentang layanan atau kantor mana?",
        error_messages={
            "required": "Pilih layanan atau kantornya.",
            "invalid_choice": "Pilih salah satu dari daftar.",
        },
    )
    tema = forms.ModelChoiceField(
        label="Tentang hal apa?", queryset=None, required=False, empty_label="Belum tahu"
    )

    field_order = ("tentang", "tema", "judul", "isi")

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tema"].queryset = TemaAspirasi.objects.open().filter(instansi=instansi)
        units = UnitKerja.objects.filter(instansi=instansi)
        self.tempat = connect_tentang(units, units.filter(induk=None))
        self.fields["tentang"].choices = [("", "Pilih…"), *self.tempat.choices]

    @property
    def isian(self) -> dict:
        """What an Aspirasi keeps of it."""
        data = self.cleaned_data
        return {k: data[k] for k in ("judul", "isi", "tema")} | self.tempat.resolve(data["tentang"])


@dataclass(frozen=True)
class Tentang:
    """What a proposal may be about, as one list: units, each with its services."""

    units: dict[int, UnitKerja]
    layanan: dict[int, Layanan]

    @property
    def choices(self) -> list[tuple]:
        per_unit: dict[int, list] = {}
        for x in self.layanan.values():
            per_unit.setdefault(x.unit_id, []).append((f"l{x.pk}", x.nama))
        return [
            (unit.nama, [(f"u{pk}", f"{unit.nama} (umum)"), *per_unit.get(pk, [])])
            for pk, unit in self.units.items()
        ]

    def code_of(self, layanan: Layanan | None, unit: UnitKerja) -> str:
        return f"l{layanan.pk}" if layanan and layanan.pk in self.layanan else f"u{unit.pk}"

    def resolve(self, kode: str) -> dict:
        """Fields of an Aspirasi, of a code that the list offered."""
        jenis, pk = kode[0], int(kode[1:])
        layanan = self.layanan[pk] if jenis == "l" else None
        return {"layanan": layanan, "unit": self.units[layanan.unit_id if layanan else pk]}


def connect_tentang(units, selalu) -> Tentang:
    """Of the given units those that residents deal with: which give a service, and those always named."""
    melayani = Layanan.objects.open().filter(unit__in=units)
    dipakai = units.filter(Q(pk__in=melayani.values("unit")) | Q(pk__in=selalu))
    ada = {u.pk: u for u in dipakai.order_by("urutan", "kode")}
    return Tentang(ada, {x.pk: x for x in melayani.order_by("urutan", "nama")})


class AspirasiPetugasForm(forms.ModelForm):
    """What an officer heard at the counter, or reads in the papers of a musrenbang."""

    unit = unit_field(label="Unit yang dituju", required=False)

    class Meta:
        model = Aspirasi
        fields = [
            "tahun", "tingkat", "nomor_ba", "judul", "isi", "pengusul", "layanan", "unit", "tema", "tanggal",
        ]  # fmt: skip
        widgets = {"isi": teks(4), "tanggal": TanggalInput()}
        labels = {"judul": "Usulan, dalam satu kalimat", "isi": "Penjelasan"}
        help_texts = {"layanan": "Boleh kosong. Bila diisi, unitnya mengikuti layanan itu."}

    def __init__(self, *args, sumber, user, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["judul"].required = True  # empty only where its author took it back
        for nama in MUSRENBANG:
            if sumber == SumberAspirasi.MUSRENBANG:
                self.fields[nama].required = nama != "nomor_ba"
            else:
                del self.fields[nama]
        self._connect(user, instansi)

    def _connect(self, user, instansi):
        connect_unit(self.fields["unit"], user, instansi)
        connect_layanan(self.fields["layanan"], instansi)
        self.fields["tema"].queryset = TemaAspirasi.objects.open().filter(instansi=instansi)
        self.units = self.fields["unit"].pencari.semua

    def clean(self):
        data = super().clean()
        layanan = data.get("layanan")
        if layanan and not self.units.filter(pk=layanan.unit_id).exists():
            self.add_error("layanan", "Layanan itu milik unit yang bukan tugas Anda.")
        elif layanan:
            data["unit"] = layanan.unit
        elif not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Pilih unit atau layanan yang dituju.")
        return data

    def _post_clean(self):
        """The rules of the model are asked by the action."""


class TempatAspirasiForm(AspirasiPetugasForm):
    """Where an aspirasi from a resident belongs; the words are the resident's."""

    class Meta(AspirasiPetugasForm.Meta):
        fields = ["layanan", "unit", "tema"]

    def __init__(self, *args, user, instansi, **kwargs):
        forms.ModelForm.__init__(self, *args, **kwargs)
        self._connect(user, instansi)


class ModerasiForm(forms.Form):
    """A decision: publish with some pieces covered, or refuse with a reason."""

    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("terbit", "Terbitkan"), ("tolak", "Jangan terbitkan")],
        widget=forms.RadioSelect,
    )
    samarkan = forms.MultipleChoiceField(
        label="Samarkan yang tampak seperti data pribadi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hapus centangnya hanya bila memang bukan data pribadi.",
    )
    kata_lain = forms.CharField(
        label="Samarkan juga",
        required=False,
        widget=teks(2),
        max_length=PANJANG_ISI * 2,  # all of a text may have been covered before
        help_text="Nama atau kata lain, satu per baris, persis seperti tertulis.",
    )
    alasan = forms.CharField(
        label="Alasan tidak diterbitkan",
        required=False,
        widget=teks(3),
        max_length=1_000,
        help_text="Dibaca oleh yang menyampaikan.",
    )

    def __init__(self, *args, potongan, tulisan: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.tulisan = tulisan
        if not potongan:
            del self.fields["samarkan"]
            return
        self.fields["samarkan"].choices = [(p.teks, f"{p.teks} ({p.jenis})") for p in potongan]
        self.fields["samarkan"].initial = [p.teks for p in potongan]

    def clean_kata_lain(self):
        kata = [k.strip() for k in self.cleaned_data["kata_lain"].splitlines() if k.strip()]
        for k in kata:
            if len(k) < TERPENDEK:
                raise forms.ValidationError(f"“{k}” terlalu pendek; paling sedikit {TERPENDEK} huruf.")  # fmt: skip
            if k not in self.tulisan:
                raise forms.ValidationError(f"“{k}” tidak ada di tulisan itu. Salin persis.")
        return kata

    def clean(self):
        data = super().clean()
        if data.get("keputusan") == "tolak" and not data.get("alasan", "").strip():
            self.add_error("alasan", "Tulis alasan yang dapat dibaca penyampainya.")
        return data


class TemaForm(forms.ModelForm):
    class Meta:
        model = TemaAspirasi
        fields = ["nama", "urutan", "nonaktif_sejak"]
        widgets = {"nonaktif_sejak": TanggalInput()}

    def _post_clean(self):
        """The rules of the model are asked by the action."""
