"""Forms of what follows from a result."""

from django import forms

from surveys.forms.tulisan import TeksTerbit
from units.forms.dasar import TanggalInput


class TerbitForm(forms.Form):
    terbit_pada = forms.DateField(label="Terbit pada", widget=TanggalInput())
    media = forms.CharField(
        label="Media publikasi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu media per baris, misalnya situs, media sosial, banner lobi, videotron, cetak. Penilaian PEKPPP tertinggi meminta lebih dari empat.",
    )


class RencanaForm(TeksTerbit, forms.Form):
    teks_terbit = ("kegiatan", "penanggung_jawab")

    unsur = forms.ModelChoiceField(
        queryset=None, label="Unsur", help_text="Yang terlemah didahulukan."
    )
    kegiatan = forms.CharField(
        label="Program atau kegiatan", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    penanggung_jawab = forms.CharField(
        label="Penanggung jawab", max_length=200, help_text="Jabatan, misalnya Kasi Pelayanan Umum."
    )
    tenggat = forms.DateField(label="Tenggat", widget=TanggalInput())

    def __init__(self, *args, survei, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unsur"].queryset = survei.unsur.all()


class TransisiForm(TeksTerbit, forms.Form):
    """What a move asks for: proof and date, or a reason, or nothing."""

    teks_terbit = ("bukti",)
    bukti = forms.CharField(
        label="Bukti",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tautan, nomor dokumen, atau uraian yang dapat diperiksa orang lain. Terbit bersama hasil.",
    )
    selesai_pada = forms.DateField(label="Selesai pada", widget=TanggalInput())
    alasan = forms.CharField(
        label="Alasan", max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, transisi, **kwargs):
        super().__init__(*args, **kwargs)
        if not transisi.perlu_bukti:
            del self.fields["bukti"], self.fields["selesai_pada"]
        if not transisi.perlu_alasan:
            del self.fields["alasan"]
