"""The questionnaire: nine questions, a few facts about the respondent, and room for a word."""

from __future__ import annotations

from django import forms
from django.utils.html import format_html

from surveys.calculators.unsur import NILAI
from surveys.forms.tulisan import TulisanField
from surveys.models.respons import JamSurvei, JenisKelamin, Pekerjaan, Pendidikan

PANJANG_SARAN = 2_000
KOSONG = [("", "—")]
TUNJUK = ' aria-invalid="true" aria-describedby="id_{}_error"'


class FieldsBersama(dict):
    """Fields that no form of the kind changes: shared, where Django copies each of them for every request."""

    def __deepcopy__(self, memo):
        return dict(self)


class ResponsForm(forms.Form):
    """Everything may be left out but the answers; how many of those are owed is decided in `clean`.

    apa_adanya: the person was told that answers are missing and sends the form all the same.
    """

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=KOSONG + JenisKelamin.choices, required=False)  # fmt: skip
    usia = forms.IntegerField(label="Usia (tahun)", min_value=5, max_value=120, required=False)
    pendidikan = forms.ChoiceField(label="Pendidikan terakhir", choices=KOSONG + Pendidikan.choices, required=False)  # fmt: skip
    pekerjaan = forms.ChoiceField(label="Pekerjaan", choices=KOSONG + Pekerjaan.choices, required=False)  # fmt: skip
    pekerjaan_lain = TulisanField(label="Pekerjaan lainnya", max_length=60, required=False)
    jam = forms.ChoiceField(label="Jam layanan", choices=KOSONG + JamSurvei.choices, required=False)
    saran = TulisanField(label="Saran atau masukan", max_length=PANJANG_SARAN, required=False)
    apa_adanya = forms.BooleanField(required=False)

    def __init__(self, *args, unsur, **kwargs):
        super().__init__(*args, **kwargs)
        self.unsur = unsur
        self.belum: list = []

    def clean(self):
        data = super().clean()
        nilai = [self._value(u) for u in self.unsur]
        self.belum = [u for u, n in zip(self.unsur, nilai, strict=True) if n is None]
        if len(self.belum) == len(self.unsur):
            self.add_error(None, "Belum ada pertanyaan yang dijawab.")
        elif self.belum and not data.get("apa_adanya"):
            self.add_error(None, f"{len(self.belum)} pertanyaan belum dijawab.")
        data["nilai"] = nilai
        return data

    def _value(self, unsur) -> int | None:
        teks = self.data.get(f"u{unsur.nomor}", "")
        if teks == "":
            return None
        if teks not in {str(n) for n in NILAI}:
            self.add_error(None, f"Jawaban untuk “{unsur.nama}” tidak dikenal; pilih salah satu.")
            return None
        return int(teks)

    @property
    def isi(self) -> dict:
        """What a Respons keeps of it."""
        kolom = ("nilai", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_lain", "jam", "saran")  # fmt: skip
        return {k: self.cleaned_data[k] for k in kolom}

    def tentang_warga(self) -> list[dict]:
        """What the template draws of the facts about the respondent: drawn by hand, since the widgets take
        longer than the rest of the page."""
        hasil = []
        for nama, field in self.fields.items():
            if nama in ("saran", "apa_adanya"):
                continue
            isi = str(self.data.get(nama, "")) if self.is_bound else ""
            galat = self.errors.get(nama, ())
            hasil.append(
                {
                    "nama": nama,
                    "label": field.label,
                    "isi": isi,
                    "angka": isinstance(field, forms.IntegerField),
                    "pilihan": [(n, label, n == isi) for n, label in getattr(field, "choices", ())],
                    "galat": galat,
                    "tunjuk": format_html(TUNJUK, nama) if galat else "",
                }
            )
        return hasil

    def pertanyaan(self) -> list[dict]:
        """What the template draws: each question with its choices and what was chosen."""
        belum = {u.nomor for u in self.belum}
        hasil = []
        for u in self.unsur:
            nama = f"u{u.nomor}"
            dipilih = self.data.get(nama, "") if self.is_bound else ""
            hasil.append(
                {
                    "nama": nama,
                    "nomor": u.nomor,
                    "teks": u.pertanyaan,
                    "belum": u.nomor in belum,
                    "pilihan": [
                        (n, label, str(n) == dipilih)
                        for n, label in zip(NILAI, u.pilihan, strict=True)
                    ],
                }
            )
        return hasil

    def kesalahan(self) -> list[tuple[str, str]]:
        """What the summary links to: the id of a field and what is wrong with it."""
        if not self.errors:
            return []
        belum = [(f"u{u.nomor}-1", f"Pertanyaan {u.nomor} belum dijawab") for u in self.belum]
        lain = [(f.id_for_label, f"{f.label}: {e}") for f in self for e in f.errors]
        return belum + lain


ResponsForm.base_fields = FieldsBersama(ResponsForm.base_fields)
