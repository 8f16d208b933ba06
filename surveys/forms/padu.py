"""Forms that lay citizens' voice beside a post."""

from django import forms

from units.actions.dasar import ALASAN_MINIMUM

JENIS = {"unsur": "", "kategori": "Pengaduan: ", "aspirasi": "Aspirasi: "}


def _alasan(label: str, contoh: str):
    return forms.CharField(
        label=label,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Paling sedikit {ALASAN_MINIMUM} huruf. {contoh}",
    )


class TautanForm(forms.Form):
    suara = forms.ChoiceField(label="Suara warga", widget=forms.RadioSelect)
    tugas = forms.ChoiceField(
        label="Uraian tugas",
        required=False,
        help_text="Boleh dikosongkan: tautan lalu ke jabatannya.",
    )
    alasan = _alasan("Alasan", "Misalnya: surat ditandatangani di seksi ini.")

    def __init__(self, *args, sumber, tugas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["suara"].choices = [
            (s.kode, f"{JENIS[s.angka['jenis']]}{s.judul} ({s.keterangan})") for s in sumber
        ]
        self.fields["tugas"].choices = [("", "Seluruh jabatan"), *tugas]


class CabutForm(forms.Form):
    alasan = _alasan("Alasan mencabut", "Tautan dan angkanya tetap dapat dibaca sebagai riwayat.")
