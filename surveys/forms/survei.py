"""The form of a round: when, the order of U8 and U9, own questions, own weights."""

from __future__ import annotations

import re

from django import forms

from surveys.actions.survei import UnsurIsian, standard_unsur
from surveys.calculators.indeks import CaraBobot
from surveys.calculators.pecahan import BukanBobot, parse_bobot, write_bobot
from surveys.calculators.unsur import Unsur, Urutan
from surveys.models import Survei
from surveys.models.survei import CARA_BOBOT_CHOICES
from units.forms.dasar import TanggalInput

TAMBAHAN = 3
SENDIRI = "sendiri"
URUTAN_CHOICES = [(u.value, u.label) for u in (Urutan.KUESIONER, Urutan.PERATURAN)]


class SurveiForm(forms.Form):
    """`beku`: questions and weights cannot change any more; the form then has none."""

    nama = forms.CharField(
        label="Nama survei", max_length=200, help_text="Misalnya SKM Semester I 2026."
    )
    mulai = forms.DateField(label="Mulai", widget=TanggalInput())
    selesai = forms.DateField(label="Selesai", widget=TanggalInput())
    urutan = forms.ChoiceField(
        label="Urutan pertanyaan, seperti kuesioner yang Anda cetak",
        choices=URUTAN_CHOICES,
        widget=forms.RadioSelect,
        initial=Urutan.KUESIONER.value,
        help_text="Lampiran peraturan dan lembar olahnya menomori U8 dan U9 terbalik. "
        "Hasil tidak terpengaruh: aplikasi mengenali unsur dari namanya.",
    )
    cara_bobot = forms.ChoiceField(
        label="Bobot setiap unsur",
        choices=[*CARA_BOBOT_CHOICES, (SENDIRI, "Bobot sendiri, diisi di bawah; jumlahnya 1")],
        widget=forms.RadioSelect,
        initial=CaraBobot.TEPAT.value,
    )
    dasar_bobot = forms.CharField(
        label="Dasar bobot",
        max_length=200,
        required=False,
        help_text="Wajib bila bobotnya bukan yang tepat, misalnya nomor Perkada.",
    )

    def __init__(self, *args, survei: Survei | None = None, beku: bool = False, **kwargs):
        unsur = list(survei.unsur.all()) if survei and not beku else []
        if survei:
            kwargs["initial"] = _initial(survei, unsur)
        super().__init__(*args, **kwargs)
        self.beku = beku
        if beku:
            for nama in ("urutan", "cara_bobot", "dasar_bobot"):
                del self.fields[nama]
            return
        for u in Unsur:
            self._add_bobot(f"bobot_{u.value}", u.isi.nama)
        for n in range(1, TAMBAHAN + 1):
            self._add_question(n)

    def _add_bobot(self, kunci: str, nama: str) -> None:
        self.fields[kunci] = forms.CharField(
            label=f"Bobot {nama.lower()}", required=False, max_length=15, widget=forms.TextInput(attrs={"inputmode": "text", "placeholder": "1/9"}),
        )  # fmt: skip

    def _add_question(self, n: int) -> None:
        self.fields[f"nama_{n}"] = forms.CharField(label="Nama unsur", required=False, max_length=120)  # fmt: skip
        self.fields[f"pertanyaan_{n}"] = forms.CharField(label="Pertanyaan", required=False, max_length=300)  # fmt: skip
        self.fields[f"pilihan_{n}"] = forms.CharField(
            label="Empat pilihan jawaban, satu per baris",
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="Dari yang terburuk (1) ke yang terbaik (4).",
        )
        self._add_bobot(f"bobot_{n}", f"unsur tambahan {n}")

    # --- how the template lays the repeated fields out -------------------------------------------

    @property
    def bobot_fields(self):
        return [self[f"bobot_{u.value}"] for u in Unsur]

    @property
    def tambahan(self):
        return [
            (n, [self[f"{k}_{n}"] for k in ("nama", "pertanyaan", "pilihan", "bobot")])
            for n in range(1, TAMBAHAN + 1)
        ]

    @property
    def ada_tambahan(self) -> bool:
        return any(self[f"{k}_{n}"].value() for n in range(1, TAMBAHAN + 1) for k in ("nama", "pertanyaan", "pilihan"))  # fmt: skip

    # --- reading --------------------------------------------------------------------------------

    def clean(self):
        data = super().clean()
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
        if not self.beku and "urutan" in data:
            self.unsur = self._read_unsur(data)
            if data.get("cara_bobot", CaraBobot.TEPAT) != CaraBobot.TEPAT and not data.get("dasar_bobot"):  # fmt: skip
                self.add_error("dasar_bobot", "Tulis dasar bobot ini.")
        return data

    def _read_unsur(self, data) -> list[UnsurIsian]:
        sendiri = data.get("cara_bobot") == SENDIRI
        unsur = []
        for u in standard_unsur(Urutan(data["urutan"])):
            bobot = self._weight(data, f"bobot_{u.kode}", sendiri)
            unsur.append(UnsurIsian(u.kode, u.nama, u.pertanyaan, u.pilihan, bobot))
        for n in range(1, TAMBAHAN + 1):
            if tambahan := self._read_question(data, n, sendiri, {u.kode for u in unsur}):
                unsur.append(tambahan)
        bobot = [u.bobot for u in unsur]
        if sendiri and None not in bobot and sum(bobot) != 1:
            self.add_error("cara_bobot", f"Jumlah bobot harus tepat 1, sekarang {write_bobot(sum(bobot))}.")  # fmt: skip
        return unsur

    def _read_question(self, data, n: int, sendiri: bool, dipakai: set[str]) -> UnsurIsian | None:
        nama, pertanyaan, teks = (data.get(f"{k}_{n}") or "" for k in ("nama", "pertanyaan", "pilihan"))  # fmt: skip
        if not (nama or pertanyaan or teks):
            return None
        pilihan = tuple(baris.strip()[:80] for baris in teks.splitlines() if baris.strip())
        if not nama:
            self.add_error(f"nama_{n}", "Isi nama unsur.")
        if not pertanyaan:
            self.add_error(f"pertanyaan_{n}", "Isi pertanyaannya.")
        if len(pilihan) != 4:
            self.add_error(f"pilihan_{n}", f"Tulis tepat empat baris; sekarang {len(pilihan)}.")
        kode = re.sub(r"[^A-Z0-9]+", "_", nama.upper()).strip("_")[:26] or f"TAMBAHAN_{n}"
        if kode in dipakai:
            self.add_error(f"nama_{n}", "Unsur dengan nama ini sudah ada.")
        bobot = self._weight(data, f"bobot_{n}", sendiri)
        return UnsurIsian(kode, nama, pertanyaan, pilihan, bobot)

    def _weight(self, data, kunci: str, sendiri: bool):
        if not sendiri:
            return None
        try:
            bobot = parse_bobot(data.get(kunci) or "")
        except BukanBobot as galat:
            self.add_error(kunci, str(galat).capitalize() + ".")
            return None
        if bobot is None:
            self.add_error(kunci, "Isi bobotnya.")
        return bobot

    @property
    def isian(self) -> dict:
        """The fields of Survei."""
        kolom = ("nama", "mulai", "selesai")
        isi = {k: self.cleaned_data[k] for k in kolom}
        if not self.beku:
            cara = self.cleaned_data["cara_bobot"]
            isi["cara_bobot"] = CaraBobot.TEPAT.value if cara == SENDIRI else cara
            isi["dasar_bobot"] = self.cleaned_data["dasar_bobot"]
        return isi


def _initial(survei: Survei, unsur: list) -> dict:
    """What the form shows for a stored round."""
    isi = {k: getattr(survei, k) for k in ("nama", "mulai", "selesai", "cara_bobot", "dasar_bobot")}
    standar = {u.value for u in Unsur}
    kode = [u.kode for u in unsur if u.kode in standar]
    isi["urutan"] = next(
        (u.value for u in Urutan if [x.value for x in u.unsur] == kode), Urutan.KUESIONER.value
    )
    n = 0
    for u in unsur:
        if u.kode in standar:
            kunci = u.kode
        else:
            n += 1
            kunci = n
            isi |= {f"nama_{n}": u.nama, f"pertanyaan_{n}": u.pertanyaan, f"pilihan_{n}": "\n".join(u.pilihan)}  # fmt: skip
        if u.bobot is not None:
            isi[f"bobot_{kunci}"] = write_bobot(u.bobot)
            isi["cara_bobot"] = SENDIRI
    return isi
