"""Who is invited to a forum, who came, and what they proposed: typed in fast."""

from __future__ import annotations

import re

from django import forms

from surveys.calculators.keterwakilan import LAIN, UNSUR, find_unsur
from surveys.forms.aspirasi import connect_tentang
from surveys.forms.forum import teks
from surveys.models import TemaAspirasi
from surveys.models.forum import UNSUR_CHOICES

ORANG_SEKALIGUS = 300
USULAN_SEKALIGUS = 6
KOTAK = forms.TextInput({"class": "form-control"})
PILIHAN = forms.Select({"class": "form-select"})
NOMOR_URUT = re.compile(r"^\d+(?:[.)]\s*|\s*[\t;]\s*|\s+)")  # "12. ", "12)", or a column of its own


class PesertaForm(forms.Form):
    """Many people at once, typed or pasted from a sheet: name, where from, element."""

    unsur = forms.ChoiceField(label="Unsur masyarakat", choices=UNSUR_CHOICES)
    orang = forms.CharField(
        label="Nama",
        widget=teks(6),
        max_length=40_000,
        strip=False,
        help_text="Satu orang per baris, asalnya setelah titik koma: “Siti Aminah; Lingkungan 4”. Dapat ditempel "
        "dari Excel (nama, asal, unsur). Baris tanpa unsur memakai unsur di atas.",
    )
    diundang = forms.TypedChoiceField(
        label="Ditambahkan sebagai",
        choices=[("1", "Diundang"), ("0", "Hadir tanpa undangan")],
        coerce=lambda x: x == "1",
    )

    def __init__(self, *args, diundang=True, datang=True, **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = self.fields["diundang"].choices
        self.fields["diundang"].choices = [
            p for p, boleh in zip(pilihan, (diundang, datang), strict=True) if boleh
        ]
        if datang:
            self.fields["diundang"].initial = "0"

    def clean_orang(self):
        """(name, where from, element or "") of each line."""
        baris = [b for b in self.cleaned_data["orang"].splitlines() if b.strip()]
        if not baris:
            raise forms.ValidationError("Tulis paling sedikit satu nama.")
        if len(baris) > ORANG_SEKALIGUS:
            raise forms.ValidationError(f"Paling banyak {ORANG_SEKALIGUS} orang sekaligus.")
        return [_read_orang(b) for b in baris]

    def clean(self):
        data = super().clean()
        if "orang" in data and "unsur" in data:
            data["orang"] = [(nama, asal, unsur or data["unsur"]) for nama, asal, unsur in data["orang"]]  # fmt: skip
        return data


def _read_orang(baris: str) -> tuple[str, str, str]:
    bersih = NOMOR_URUT.sub("", baris.strip())
    nama, asal, unsur, *lebih = [*(b.strip() for b in re.split(r"[;\t]", bersih)), "", ""]
    kode = find_unsur(unsur)
    if not nama or len(nama) > 120 or len(asal) > 160 or any(lebih):
        raise forms.ValidationError(
            f"“{bersih[:60]}” tidak terbaca. Tulis nama, titik koma, lalu asalnya."
        )
    if unsur and not kode:
        contoh = ", ".join(UNSUR | LAIN)
        raise forms.ValidationError(f"Unsur “{unsur[:40]}” tidak dikenal. Tulis salah satu: {contoh}.")  # fmt: skip
    return nama, asal, kode or ""


class HitunganForm(forms.Form):
    """How many came of each element, without names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kode, label in UNSUR_CHOICES:
            self.fields[kode] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=9_999,
                required=False,
                widget=forms.NumberInput({"class": "form-control", "inputmode": "numeric"}),
            )

    @property
    def hitungan(self) -> dict[str, int]:
        return {kode: n or 0 for kode, n in self.cleaned_data.items()}


class UsulanForm(forms.Form):
    """A line of what was proposed in a forum."""

    judul = forms.CharField(label="Usulan, dalam satu kalimat", max_length=120, widget=KOTAK)
    pengusul = forms.CharField(label="Pengusul", max_length=120, required=False, widget=KOTAK)
    tentang = forms.ChoiceField(label="Layanan atau unit", widget=PILIHAN)
    tema = forms.TypedChoiceField(
        label="Tema", required=False, coerce=int, empty_value=None, widget=PILIHAN
    )

    def __init__(self, *args, tempat, tema, **kwargs):
        super().__init__(*args, **kwargs)
        self.tempat, self.tema = tempat, tema
        self.fields["tentang"].choices = tempat.choices
        self.fields["tema"].choices = [("", "–"), *((pk, t.nama) for pk, t in tema.items())]

    @property
    def isian(self) -> dict:
        data = self.cleaned_data
        tulisan = {"judul": data["judul"], "pengusul": data["pengusul"]}
        return tulisan | {"tema": self.tema.get(data["tema"])} | self.tempat.resolve(data["tentang"])  # fmt: skip


def usulan_formset(forum, units, data=None):
    """Empty lines for proposals; those left empty are none."""
    tempat = connect_tentang(units, [forum.unit_id])
    tema = TemaAspirasi.objects.open().filter(instansi=forum.unit.instansi)
    kelas = forms.formset_factory(
        UsulanForm, extra=USULAN_SEKALIGUS, max_num=50, absolute_max=50, validate_max=True
    )
    awal = {"tentang": tempat.code_of(forum.layanan, forum.unit)}
    return kelas(
        data, prefix="usulan",
        form_kwargs={"tempat": tempat, "tema": {t.pk: t for t in tema}, "initial": awal},
    )  # fmt: skip
