from django import forms
from django.urls import reverse

from units.calculators.jenis import STRUKTURAL
from units.forms.dasar import CariField, TanggalInput
from units.models import Jabatan, NomenklaturJabatan, UnitKerja
from units.models.jabatan import JENIS_CHOICES, JENJANG_CHOICES, DasarKebutuhan
from units.pencari import PencariNomenklatur, PencariUnit


class NomenklaturForm(forms.ModelForm):
    class Meta:
        model = NomenklaturJabatan
        fields = [
            "nama",
            "jenis",
            "jenjang",
            "kelas",
            "pendidikan_minimum",
            "bup",
            "instansi_pembina",
            "ikhtisar",
            "sumber",
        ]
        widgets = {
            "pendidikan_minimum": forms.TextInput,
            "ikhtisar": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "jenjang": "Hanya untuk jabatan fungsional.",
            "bup": "Kosongkan bila mengikuti aturan umum menurut jenis dan jenjang.",
            "sumber": "Peraturan atau surat yang menetapkan nama ini.",
        }

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.instansi = instansi
        self.fields["jenis"].choices = [("", "(pilih)"), *JENIS_CHOICES]
        self.fields["jenjang"].choices = [("", "(tanpa jenjang)"), *JENJANG_CHOICES]

    def clean(self):
        data = super().clean()
        if data.get("jenjang") and data.get("jenis") and data["jenis"] != "fungsional":
            self.add_error("jenjang", "Jenjang hanya untuk jabatan fungsional.")
        bup = data.get("bup")
        if bup is not None and not 50 <= bup <= 75:
            self.add_error("bup", "BUP antara 50 dan 75 tahun.")
        return data


class JabatanForm(forms.ModelForm):
    """A post. The nomenclature fills what is left empty; a typed bezetting is offered where no names are."""

    nomenklatur = CariField(
        label="Nomenklatur",
        required=False,
        help_text="Ketik sebagian nama, lalu pilih. Nama, jenis, jenjang, dan kelas yang kosong terisi darinya.",
    )
    unit = CariField(label="Unit kerja")
    bezetting = forms.IntegerField(
        label="Bezetting (diketik)",
        required=False,
        min_value=0,
        max_value=100_000,
        help_text="Jumlah pemangku saat ini, hanya bila nama pegawai belum dimasukkan. Kosongkan untuk menghapus.",
    )

    class Meta:
        model = Jabatan
        fields = [
            "nomenklatur",
            "nama",
            "jenis",
            "jenjang",
            "kelas",
            "kode",
            "unit",
            "atasan",
            "urutan",
            "dasar",
            "kebutuhan_pembina",
            "nomor_surat",
            "tanggal_surat",
            "nonaktif_sejak",
        ]
        widgets = {
            "tanggal_surat": TanggalInput,
            "nonaktif_sejak": TanggalInput,
            "dasar": forms.RadioSelect,
        }
        labels = {
            "dasar": "Angka kebutuhan berasal dari",
            "kebutuhan_pembina": "Jumlah menurut surat",
        }
        help_texts = {
            "kode": "Boleh kosong. Berkas impor dicocokkan dengan kode ini.",
            "jenjang": "Hanya untuk jabatan fungsional.",
            "kelas": "1–17.",
            "nonaktif_sejak": "Isi bila jabatan ini dihapus dari struktur; periode sebelum tahun itu tetap menghitungnya.",
        }

    def __init__(self, *args, unit: UnitKerja, periode=None, terisi=None, **kwargs):
        super().__init__(*args, **kwargs)
        instansi = unit.instansi
        self.instance.instansi = instansi
        self.instance.unit = unit
        f = self.fields
        f["unit"].connect(
            PencariUnit(instansi.unit.all()), reverse("units:unit-list", args=[instansi.kode])
        )
        f["unit"].initial = self.initial["unit"] = unit
        f["nomenklatur"].connect(
            PencariNomenklatur(NomenklaturJabatan.objects.available_to(instansi)),
            reverse("units:nomenklatur-list", args=[instansi.kode]),
        )
        for nama in ("nama", "jenis", "urutan"):
            f[nama].required = False
        f["jenis"].choices = [("", "(menurut nomenklatur)"), *JENIS_CHOICES]
        f["jenjang"].choices = [("", "(tanpa jenjang)"), *JENJANG_CHOICES]
        f["atasan"].queryset = possible_superiors(unit, self.instance)
        f["atasan"].label_from_instance = lambda j: f"{j.nama} – {j.unit.nama}"
        f["atasan"].empty_label = "(tidak ada)"
        if periode is None or periode.ditutup or (terisi and terisi.jumlah and not terisi.diketik):
            del f["bezetting"]
        else:
            f["bezetting"].label = f"Bezetting {periode} (diketik)"
            f["bezetting"].initial = terisi.jumlah if terisi and terisi.diketik else None

    def clean(self):
        data = super().clean()
        for nama, label in (("nama", "nama"), ("jenis", "jenis")):
            if not data.get("nomenklatur") and not data.get(nama) and nama not in self.errors:
                self.add_error(nama, f"Isi {label} jabatan, atau pilih nomenklatur.")
        if data.get("dasar") == DasarKebutuhan.PEMBINA and data.get("kebutuhan_pembina") is None:
            self.add_error("kebutuhan_pembina", "Isi jumlah kebutuhan menurut surat.")
        return data

    def clean_unit(self):
        return self.cleaned_data["unit"] or self.instance.unit

    def clean_urutan(self):
        return self.cleaned_data["urutan"] or 0

    def _post_clean(self):
        """The model is checked by the action, once the nomenclature has filled the gaps."""

    @property
    def isian(self) -> dict:
        """The fields of the post itself."""
        return {k: v for k, v in self.cleaned_data.items() if k != "bezetting"}


def possible_superiors(unit: UnitKerja, jabatan: Jabatan):
    """Posts of the unit, structural posts of the units above it, and the present superior."""
    atas = UnitKerja.objects.ancestors_of(unit).exclude(pk=unit.pk)
    semua = Jabatan.objects.filter(unit=unit) | Jabatan.objects.filter(
        unit__in=atas, jenis__in=STRUKTURAL
    )
    if jabatan.atasan_id:
        semua = semua | Jabatan.objects.filter(pk=jabatan.atasan_id)
    return semua.exclude(pk=jabatan.pk).select_related("unit")
