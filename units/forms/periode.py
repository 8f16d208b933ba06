"""The form of a period and its rule: named alternatives or own figures, each with its source."""

from __future__ import annotations

import json
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from asnplan.lib.angka import format_angka
from units.calculators.aturan import (
    MENIT_PER_HARI,
    PEMBULATAN_BAWAAN,
    WAKTU_EFEKTIF_BAWAAN,
    Pembulatan,
    PeriodeVolume,
)
from units.calculators.jenis import LABEL_JENIS
from units.calculators.skala import SKALA_BAWAAN
from units.forms.dasar import AngkaField
from units.models import Aturan

LAIN = "lain"
BARIS_SKALA = 7
PENGALI = {
    "pengali_harian": PeriodeVolume.HARIAN,
    "pengali_mingguan": PeriodeVolume.MINGGUAN,
    "pengali_bulanan": PeriodeVolume.BULANAN,
}
WAKTU_CHOICES = [(w.kode, f"{w.nama} – {w.sumber}") for w in WAKTU_EFEKTIF_BAWAAN] + [
    (LAIN, "Angka lain, dengan sumbernya")
]
SKALA_CHOICES = [(s.kode, s.nama) for s in SKALA_BAWAAN] + [
    (LAIN, "Tabel sendiri, dengan sumbernya")
]


class PeriodeForm(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    nama = forms.CharField(
        label="Nama", required=False, max_length=120, help_text="Boleh kosong: “Periode 2026”."
    )

    pilihan_waktu = forms.ChoiceField(
        label="Waktu kerja efektif per tahun",
        choices=WAKTU_CHOICES,
        widget=forms.RadioSelect,
        initial=WAKTU_EFEKTIF_BAWAAN[0].kode,
    )
    waktu_efektif = AngkaField(
        label="Menit per tahun", required=False, help_text="Hanya bila memilih angka lain."
    )
    sumber = forms.CharField(
        label="Sumber angka",
        required=False,
        max_length=300,
        help_text="Wajib bila memilih angka lain: peraturan, surat, atau kajian yang menetapkannya.",
    )
    pengali_harian = AngkaField(label="Pengali harian", required=False)
    pengali_mingguan = AngkaField(label="Pengali mingguan", required=False)
    pengali_bulanan = AngkaField(label="Pengali bulanan", required=False)
    toleransi_ke_atas = AngkaField(
        label="Toleransi pembulatan ke atas (orang)",
        initial=Decimal("0.000001"),
        help_text="Kelebihan sekecil ini tidak menambah satu orang saat membulatkan ke atas.",
    )
    pilihan_skala = forms.ChoiceField(
        label="Skala EJ",
        choices=SKALA_CHOICES,
        widget=forms.RadioSelect,
        initial=SKALA_BAWAAN[0].kode,
    )
    sumber_skala = forms.CharField(
        label="Sumber skala",
        required=False,
        max_length=300,
        help_text="Wajib bila memakai tabel sendiri.",
    )

    def __init__(self, *args, aturan: Aturan | None = None, **kwargs):
        if aturan:
            kwargs["initial"] = initial_of(aturan) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for nama in PENGALI:
            self.fields[nama].widget.attrs["placeholder"] = "otomatis"
        for jenis, label in LABEL_JENIS.items():
            self.fields[f"bulat_{jenis.value}"] = forms.ChoiceField(
                label=label,
                choices=[(c.value, c.label) for c in Pembulatan],
                initial=PEMBULATAN_BAWAAN[jenis].value,
            )
        for n in range(BARIS_SKALA):
            bawaan = SKALA_BAWAAN[0].skala[n : n + 1]
            self._add_skala_row(n, bawaan[0] if bawaan else None)

    def _add_skala_row(self, n: int, bawaan) -> None:
        isi = {
            "huruf": forms.CharField(required=False, max_length=3, label=f"Huruf {n + 1}"),
            "label": forms.CharField(required=False, max_length=40, label=f"Sebutan {n + 1}"),
            "batas": AngkaField(required=False, label=f"Batas {n + 1}", minimum=Decimal(0)),
            "inklusif": forms.BooleanField(required=False, label=f"Batas {n + 1} termasuk"),
        }
        for nama, field in isi.items():
            field.initial = getattr(bawaan, nama, None)
            css = "form-check-input" if nama == "inklusif" else "form-control form-control-sm"
            field.widget.attrs |= {"class": css, "aria-label": field.label}
            self.fields[f"skala_{n}_{nama}"] = field

    # --- how the template lays the repeated fields out -------------------------------------------

    @property
    def pembulatan_fields(self):
        return [self[f"bulat_{jenis.value}"] for jenis in LABEL_JENIS]

    @property
    def skala_rows(self):
        return [
            {k: self[f"skala_{n}_{k}"] for k in ("huruf", "label", "batas", "inklusif")}
            for n in range(BARIS_SKALA)
        ]

    # --- reading --------------------------------------------------------------------------------

    def clean(self):
        data = super().clean()
        self._clean_waktu(data)
        self._clean_skala(data)
        return data

    def _clean_waktu(self, data) -> None:
        """A named figure brings its source and multipliers; an own figure must name its source."""
        bawaan = next(
            (w for w in WAKTU_EFEKTIF_BAWAAN if w.kode == data.get("pilihan_waktu")), None
        )
        if bawaan:
            data["waktu_efektif"], data["sumber"] = Decimal(bawaan.menit), bawaan.sumber
            pengali = bawaan.pengali
        else:
            menit = data.get("waktu_efektif")
            if menit is None:
                if "waktu_efektif" not in self.errors:
                    self.add_error("waktu_efektif", "Isi menit per tahun.")
                return
            if not 1 <= menit <= 525_600:
                self.add_error(
                    "waktu_efektif", "Setahun mempunyai 525.600 menit; isi 1 sampai itu."
                )
                return
            if not data.get("sumber"):
                self.add_error("sumber", "Tulis sumber angka ini.")
            hari = (menit / MENIT_PER_HARI).quantize(Decimal("0.0001"))
            pengali = {
                PeriodeVolume.HARIAN: hari,
                PeriodeVolume.MINGGUAN: (hari / 5).quantize(Decimal("0.0001")),
                PeriodeVolume.BULANAN: Decimal(12),
            }
        for nama, periode in PENGALI.items():
            if data.get(nama) is None and nama not in self.errors:
                data[nama] = pengali[periode]
            elif nama not in self.errors and data[nama] <= 0:
                self.add_error(nama, "Isi angka lebih dari nol.")

    def _clean_skala(self, data) -> None:
        bawaan = next((s for s in SKALA_BAWAAN if s.kode == data.get("pilihan_skala")), None)
        if bawaan:
            data["skala"] = [
                _peringkat(p.huruf, p.label, p.batas, p.inklusif) for p in bawaan.skala
            ]
            data["sumber_skala"] = bawaan.sumber
            return
        if not data.get("sumber_skala"):
            self.add_error("sumber_skala", "Tulis sumber skala ini.")
        data["skala"] = []
        for n in range(BARIS_SKALA):
            huruf, label, batas = (data.get(f"skala_{n}_{k}") for k in ("huruf", "label", "batas"))
            if not huruf and batas is None:
                continue
            if batas is None:
                raise ValidationError(f"Isi batas peringkat {huruf}.")
            data["skala"].append(
                _peringkat(huruf, label or huruf, batas, data.get(f"skala_{n}_inklusif", False))
            )

    @property
    def aturan(self) -> dict:
        """The fields of units.models.Aturan."""
        data = self.cleaned_data
        langsung = (
            "waktu_efektif",
            "sumber",
            *PENGALI,
            "toleransi_ke_atas",
            "sumber_skala",
            "skala",
        )
        return {nama: data[nama] for nama in langsung} | {
            "pembulatan": {j.value: data[f"bulat_{j.value}"] for j in LABEL_JENIS}
        }


def _peringkat(huruf, label, batas, inklusif) -> dict:
    return {"huruf": huruf, "label": label, "batas": str(batas), "inklusif": bool(inklusif)}


def initial_of(aturan: Aturan) -> dict:
    """What the form shows for a stored rule."""
    nilai = aturan.value()
    waktu = next(
        (
            w.kode
            for w in WAKTU_EFEKTIF_BAWAAN
            if w.menit == nilai.waktu_efektif and w.sumber == nilai.sumber
        ),
        LAIN,
    )
    skala = next((s.kode for s in SKALA_BAWAAN if s.skala == nilai.skala), LAIN)
    isi = {
        "tahun": aturan.periode.tahun,
        "nama": aturan.periode.nama,
        "pilihan_waktu": waktu,
        "waktu_efektif": nilai.waktu_efektif if waktu == LAIN else None,
        "sumber": nilai.sumber if waktu == LAIN else "",
        "toleransi_ke_atas": nilai.toleransi_ke_atas,
        "pilihan_skala": skala,
        "sumber_skala": aturan.sumber_skala,
    }
    isi |= {nama: nilai.pengali[periode] for nama, periode in PENGALI.items()}
    isi |= {f"bulat_{jenis.value}": nilai.cara(jenis).value for jenis in LABEL_JENIS}
    for n in range(BARIS_SKALA):
        p = nilai.skala[n] if n < len(nilai.skala) else None
        for k in ("huruf", "label", "batas", "inklusif"):
            isi[f"skala_{n}_{k}"] = getattr(p, k, None)
    return isi


def waktu_bawaan_json() -> str:
    """The named figures, for the script that fills the multipliers in as one chooses."""
    return json.dumps(
        [
            {"kode": w.kode, **{nama: format_angka(w.pengali[p]) for nama, p in PENGALI.items()}}
            for w in WAKTU_EFEKTIF_BAWAAN
        ]
    )
