"""The questionnaire: nine questions, a few facts about the respondent, and room for a word."""

from __future__ import annotations

from django import forms

from surveys.calculators.unsur import NILAI
from surveys.models.respons import JamSurvei, JenisKelamin, Pekerjaan, Pendidikan

PANJANG_SARAN = 2_000
KOSONG = [("", "—")]


class ResponsForm(forms.Form):
    """Everything may be left out but the answers; how many of those are owed is decided in `clean`.

    apa_adanya: the person was told that answers are missing and sends the form all the same.
    """

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=KOSONG + JenisKelamin.choices, required=False)  # fmt: skip
    usia = forms.IntegerField(label="Usia (tahun)", min_value=5, max_value=120, required=False)
    pendidikan = forms.ChoiceField(label="Pendidikan terakhir", choices=KOSONG + Pendidikan.choices, required=False)  # fmt: skip
    pekerjaan = forms.ChoiceField(label="Pekerjaan", choices=KOSONG + Pekerjaan.choices, required=False)  # fmt: skip
    pekerjaan_lain = forms.CharField(label="Pekerjaan lainnya", max_length=60, required=False)
    jam = forms.ChoiceField(label="Jam layanan", choices=KOSONG + JamSurvei.choices, required=False)
    saran = forms.CharField(label="Saran atau masukan", max_length=PANJANG_SARAN, required=False)
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
        belum = [(f"u{u.nomor}-1", f"Pertanyaan {u.nomor} belum dijawab") for u in self.belum]
        lain = [(f.id_for_label, f"{f.label}: {e}") for f in self for e in f.errors]
        return belum + lain
