"""A paper form as an officer types it: digits 1 to 4 in a row, and the date of the paper."""

from __future__ import annotations

from django import forms

from surveys.calculators.unsur import NILAI
from surveys.forms.respons import ResponsForm
from units.forms.dasar import TanggalInput


class KertasForm(ResponsForm):
    tanggal = forms.DateField(label="Tanggal di kertas", widget=TanggalInput())
    apa_adanya = forms.BooleanField(label="Yang kosong memang kosong di kertasnya", required=False)

    field_order = ["tanggal"]

    def _value(self, unsur) -> int | None:
        teks = self.data.get(f"u{unsur.nomor}", "").strip()
        if teks and teks not in {str(n) for n in NILAI}:
            self.add_error(None, f"Nomor {unsur.nomor} berisi “{teks[:5]}”; jawaban hanya 1, 2, 3, atau 4.")  # fmt: skip
            return None
        return int(teks) if teks else None

    @property
    def isi(self) -> dict:
        return super().isi | {"tanggal": self.cleaned_data["tanggal"]}

    def angka(self) -> list[dict]:
        """What the template draws: a box per question with what was typed."""
        belum = {u.nomor for u in self.belum}
        return [
            {
                "nama": f"u{u.nomor}",
                "nomor": u.nomor,
                "unsur": u.nama,
                "isi": (self.data if self.is_bound else self.initial).get(f"u{u.nomor}", ""),
                "belum": u.nomor in belum,
                "pilihan": list(zip(NILAI, u.pilihan, strict=True)),
            }
            for u in self.unsur
        ]

    def tentang(self):
        """The facts about the respondent, in the order of the paper."""
        nama = ("jam", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_lain")
        return [self[n] for n in nama]


class KoreksiForm(KertasForm):
    """A form that was typed, as it stands, to be put right."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Misalnya: salah ketik nomor 3; terketik dua kali.",
    )

    def __init__(self, *args, respons, **kwargs):
        nilai = {f"u{n}": "" if v is None else str(v) for n, v in enumerate(respons.nilai, 1)}
        kolom = ("tanggal", "jam", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_lain", "saran")  # fmt: skip
        semula = {k: getattr(respons, k) for k in kolom} | {"apa_adanya": None in respons.nilai}
        super().__init__(*args, initial=nilai | semula, **kwargs)


class TarikForm(forms.Form):
    """Why a form, or a whole sheet, is taken back."""

    alasan = forms.CharField(label="Alasan", max_length=200)
