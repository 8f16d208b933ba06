"""Forms of officers who work on a complaint."""

from __future__ import annotations

from django import forms

from accounts.models import User
from surveys.forms.pengaduan import PANJANG_ISI
from surveys.forms.tulisan import KANTOR as _KANTOR
from surveys.models import KategoriPengaduan
from surveys.models.atur_pengaduan import UNSUR_CHOICES
from units.forms.dasar import CariField
from units.pencari import PencariUnit


class BalasForm(forms.Form):
    isi = forms.CharField(
        label="Balasan untuk pelapor",
        max_length=PANJANG_ISI,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca pelapor. Jangan menyebut data pribadi siapa pun.",
    )
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)


class CatatanForm(forms.Form):
    isi = forms.CharField(
        label="Catatan internal",
        max_length=PANJANG_ISI,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas; tidak pernah terlihat oleh pelapor.",
    )


class LangkahForm(forms.Form):
    """What a step owes, and nothing else."""

    kategori = forms.ModelChoiceField(KategoriPengaduan.objects.none(), label="Jenis pengaduan", empty_label=None)  # fmt: skip
    unsur = forms.ChoiceField(label="Tentang apa", choices=[("", "(belum jelas)"), *UNSUR_CHOICES], required=False, help_text="Unsur survei kepuasan yang dikeluhkan; dihitung bersama hasil survei unit.")  # fmt: skip
    nomor_lapor = forms.CharField(label="Nomor pengaduan di SP4N-LAPOR!", max_length=30, help_text="Nomor yang diberikan lapor.go.id saat pengaduan ini dimasukkan di sana.")  # fmt: skip
    alasan = forms.CharField(max_length=PANJANG_ISI, widget=forms.Textarea(attrs={"rows": 5}), help_text="Dibaca pelapor. Jangan menyebut data pribadi siapa pun.")  # fmt: skip
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)

    def __init__(self, *args, transisi, pengaduan, **kwargs):
        super().__init__(*args, **kwargs)
        if transisi.perlu_kategori:
            kategori = pengaduan.unit.instansi.kategori_pengaduan
            self.fields["kategori"].queryset = kategori.open() | kategori.filter(
                pk=pengaduan.kategori_id
            )
            self.fields["kategori"].initial = pengaduan.kategori_id
            self.fields["unsur"].initial = pengaduan.unsur
        else:
            del self.fields["kategori"], self.fields["unsur"]
        if transisi.perlu_nomor_lapor:
            self.fields["nomor_lapor"].initial = pengaduan.nomor_lapor
        else:
            del self.fields["nomor_lapor"]
        if transisi.label_alasan:
            self.fields["alasan"].label = transisi.label_alasan
        else:
            del self.fields["alasan"], self.fields["milik_kantor"]


class SerahForm(forms.Form):
    unit = CariField(label="Unit tujuan", help_text="Ketik sebagian nama, lalu pilih.")
    alasan = forms.CharField(label="Alasan", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Dibaca petugas unit tujuan; pelapor hanya membaca nama unitnya.")  # fmt: skip

    def __init__(self, *args, units, url, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].connect(PencariUnit(units), url)


class PerpanjangForm(forms.Form):
    hari = forms.IntegerField(label="Tambahan hari kerja", min_value=1)
    alasan = forms.CharField(label="Alasan", max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Dibaca pelapor.")  # fmt: skip
    milik_kantor = forms.BooleanField(label=_KANTOR, required=False)


class LihatPelaporForm(forms.Form):
    alasan = forms.CharField(label="Alasan melihat", max_length=200, required=False, widget=forms.TextInput)  # fmt: skip


class TerlaporForm(forms.Form):
    terlapor = forms.ModelChoiceField(User.objects.none(), label="Petugas yang diadukan", required=False, empty_label="(tidak ada, atau tidak punya akun)", help_text="Petugas ini tidak lagi dapat membuka pengaduan ini atau melihat pelapornya.")  # fmt: skip

    def __init__(self, *args, pengaduan, **kwargs):
        super().__init__(*args, **kwargs)
        here = {"penugasan__instansi": pengaduan.unit.instansi_id, "penugasan__aktif": True}
        self.fields["terlapor"].queryset = (
            User.objects.filter(**here).distinct().order_by("nama", "pk")
        )
        self.fields["terlapor"].initial = pengaduan.terlapor_id
