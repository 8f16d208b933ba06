from django import forms
from django.urls import reverse

from units.forms.dasar import CariField, TanggalInput
from units.models import Pegawai
from units.pencari import PencariJabatan

GOLONGAN_PNS = [f"{r}/{h}" for r in ("I", "II", "III") for h in "abcd"] + [
    f"IV/{h}" for h in "abcde"
]
GOLONGAN_PPPK = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
]
GOLONGAN_CHOICES = [
    ("", "(belum diisi)"),
    ("PNS", [(g, g) for g in GOLONGAN_PNS]),
    ("PPPK", [(g, g) for g in GOLONGAN_PPPK]),
]


class PegawaiForm(forms.ModelForm):
    nip = forms.CharField(
        label="NIP / NI PPPK",
        max_length=30,
        help_text="18 angka; spasi dan titik boleh.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    jabatan = CariField(
        label="Jabatan", required=False, help_text="Ketik nama jabatan atau unit, lalu pilih."
    )
    golongan = forms.ChoiceField(label="Golongan", required=False, choices=GOLONGAN_CHOICES)

    class Meta:
        model = Pegawai
        fields = [
            "nip",
            "nama",
            "jenis_asn",
            "tanggal_lahir",
            "jabatan",
            "tmt_jabatan",
            "golongan",
            "pendidikan",
            "akhir_kontrak",
        ]
        widgets = {
            "tanggal_lahir": TanggalInput,
            "tmt_jabatan": TanggalInput,
            "akhir_kontrak": TanggalInput,
        }
        help_texts = {
            "tanggal_lahir": "Kosongkan untuk mengambilnya dari NIP.",
            "akhir_kontrak": "Hanya untuk PPPK.",
            "pendidikan": "Jenjang dan jurusan terakhir.",
        }

    def __init__(self, *args, instansi, jabatan, **kwargs):
        """`jabatan`: queryset of posts that may be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["tanggal_lahir"].required = False
        self.fields["jabatan"].connect(
            PencariJabatan(jabatan.select_related("unit")),
            reverse("units:pegawai-list", args=[instansi.kode]),
        )
        kini = self.instance.golongan  # files bring other spellings; keep what is there
        if kini and kini not in GOLONGAN_PNS + GOLONGAN_PPPK:
            self.fields["golongan"].choices = [*GOLONGAN_CHOICES, (kini, kini)]

    def _post_clean(self):
        """The model is checked by the action, which first takes the NIP apart."""
