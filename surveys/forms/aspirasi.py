"""Forms of aspirations: of residents, of officers, of moderators."""

from __future__ import annotations

from django import forms

from surveys.calculators.samaran import TERPENDEK
from surveys.forms.forum import connect_layanan, connect_unit, teks, unit_field
from surveys.forms.tulisan import TulisanField
from surveys.models import Aspirasi, Forum, Layanan, TemaAspirasi
from surveys.models.aspirasi import SumberAspirasi
from surveys.status_forum import StatusForum
from units.forms.dasar import TanggalInput
from units.models import UnitKerja

PANJANG_ISI = 2_000


class TulisanForm(forms.Form):
    """The words of a resident."""

    judul = TulisanField(
        label="Usulan Anda, dalam satu kalimat",
        max_length=120,
        error_messages={"required": "Tulis usulan Anda dalam satu kalimat."},
    )
    isi = TulisanField(label="Penjelasan", max_length=PANJANG_ISI, required=False, widget=teks(5))


class AspirasiWargaForm(TulisanForm):
    """The public form. `tentang` is a unit ("u12") or one of its services ("l34")."""

    tentang = forms.ChoiceField(
        label="Tentang layanan atau kantor mana?",
        error_messages={
            "required": "Pilih layanan atau kantornya.",
            "invalid_choice": "Pilih salah satu dari daftar.",
        },
    )
    tema = forms.ModelChoiceField(
        label="Tentang hal apa?", queryset=None, required=False, empty_label="Belum tahu"
    )

    field_order = ("tentang", "tema", "judul", "isi")

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tema"].queryset = TemaAspirasi.objects.open().filter(instansi=instansi)
        self.units = {u.pk: u for u in units_of_residents(instansi)}
        self.layanan = {
            x.pk: x
            for x in Layanan.objects.open().filter(unit__in=self.units).order_by("urutan", "nama")
        }
        self.fields["tentang"].choices = [("", "Pilih…"), *self._groups()]

    def _groups(self):
        per_unit: dict[int, list] = {}
        for x in self.layanan.values():
            per_unit.setdefault(x.unit_id, []).append((f"l{x.pk}", x.nama))
        for pk, unit in self.units.items():
            yield unit.nama, [(f"u{pk}", f"{unit.nama} (umum)"), *per_unit.get(pk, [])]

    @property
    def isian(self) -> dict:
        """What an Aspirasi keeps of it."""
        data = self.cleaned_data
        jenis, pk = data["tentang"][0], int(data["tentang"][1:])
        layanan = self.layanan[pk] if jenis == "l" else None
        return {
            "judul": data["judul"],
            "isi": data["isi"],
            "tema": data["tema"],
            "layanan": layanan,
            "unit_id": layanan.unit_id if layanan else pk,
        }


def units_of_residents(instansi):
    """Units that residents deal with: those that give a service, and those at the top."""
    melayani = Layanan.objects.open().filter(unit__instansi=instansi).values("unit")
    semua = UnitKerja.objects.filter(instansi=instansi)
    return (semua.filter(pk__in=melayani) | semua.filter(induk=None)).order_by("urutan", "kode")


class AspirasiPetugasForm(forms.ModelForm):
    """What an officer heard: where, about what, and where it belongs."""

    sumber = forms.ChoiceField(
        label="Disampaikan lewat",
        choices=[(s.value, s.label) for s in SumberAspirasi if s is not SumberAspirasi.WEB],
    )
    unit = unit_field(label="Unit yang dituju", required=False)

    class Meta:
        model = Aspirasi
        fields = [
            "sumber", "forum", "tahun", "tingkat", "nomor_ba", "tanggal", "judul", "isi", "pengusul",
            "layanan", "unit", "tema",
        ]  # fmt: skip
        widgets = {"isi": teks(4), "tanggal": TanggalInput()}
        labels = {"judul": "Usulan, dalam satu kalimat", "isi": "Penjelasan", "forum": "Forum"}
        help_texts = {
            "forum": "Bila disampaikan di forum warga.",
            "tahun": "Tahun, tingkat, dan nomor berita acara hanya untuk musrenbang.",
            "layanan": "Boleh kosong. Bila diisi, unitnya mengikuti layanan itu.",
        }

    def __init__(self, *args, user, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["judul"].required = True  # empty only where its author took it back
        connect_unit(self.fields["unit"], user, instansi)
        connect_layanan(self.fields["layanan"], instansi)
        self.fields["tema"].queryset = TemaAspirasi.objects.open().filter(instansi=instansi)
        self.fields["forum"].queryset = Forum.objects.visible_to(user).filter(
            unit__instansi=instansi,
            status__in=[StatusForum.DIUNDANG, StatusForum.DIHADIRI, StatusForum.DISEPAKATI],
        )
        self.units = self.fields["unit"].pencari.semua

    def clean(self):
        data = super().clean()
        sumber, layanan = data.get("sumber"), data.get("layanan")
        if sumber != SumberAspirasi.FORUM:
            data["forum"] = None
        elif not data.get("forum") and "forum" not in self.errors:
            self.add_error("forum", "Pilih forum tempat aspirasi ini disampaikan.")
        if sumber != SumberAspirasi.MUSRENBANG:
            data |= {"tahun": None, "tingkat": "", "nomor_ba": ""}
        elif not data.get("tahun") or not data.get("tingkat"):
            self.add_error("tahun", "Isi tahun dan tingkat musrenbang.")
        if layanan and not self.units.filter(pk=layanan.unit_id).exists():
            self.add_error("layanan", "Layanan itu milik unit yang bukan tugas Anda.")
        elif layanan:
            data["unit"] = layanan.unit
        elif not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Pilih unit atau layanan yang dituju.")
        return data

    def _post_clean(self):
        """The rules of the model are asked by the action."""


class TempatAspirasiForm(AspirasiPetugasForm):
    """Where an aspirasi from a resident belongs; the words are the resident's."""

    class Meta(AspirasiPetugasForm.Meta):
        fields = ["layanan", "unit", "tema"]

    sumber = None

    def __init__(self, *args, **kwargs):
        forms.ModelForm.__init__(self, *args, **_without(kwargs, "user", "instansi"))
        connect_unit(self.fields["unit"], kwargs["user"], kwargs["instansi"])
        connect_layanan(self.fields["layanan"], kwargs["instansi"])
        self.fields["tema"].queryset = TemaAspirasi.objects.filter(instansi=kwargs["instansi"])
        self.units = self.fields["unit"].pencari.semua

    def clean(self):
        bersih = super().clean()
        return {k: v for k, v in bersih.items() if k in ("layanan", "unit", "tema")}


def _without(kwargs: dict, *nama: str) -> dict:
    return {k: v for k, v in kwargs.items() if k not in nama}


class ModerasiForm(forms.Form):
    """A decision: publish with some pieces covered, or refuse with a reason."""

    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("terbit", "Terbitkan"), ("tolak", "Jangan terbitkan")],
        widget=forms.RadioSelect,
    )
    samarkan = forms.MultipleChoiceField(
        label="Samarkan yang tampak seperti data pribadi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hapus centangnya hanya bila memang bukan data pribadi.",
    )
    kata_lain = forms.CharField(
        label="Samarkan juga",
        required=False,
        widget=teks(2),
        max_length=2_000,
        help_text="Nama atau kata lain, satu per baris, persis seperti tertulis.",
    )
    alasan = forms.CharField(
        label="Alasan tidak diterbitkan",
        required=False,
        widget=teks(3),
        max_length=1_000,
        help_text="Dibaca oleh yang menyampaikan.",
    )

    def __init__(self, *args, potongan, tulisan: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.tulisan = tulisan
        if not potongan:
            del self.fields["samarkan"]
            return
        self.fields["samarkan"].choices = [(p.teks, f"{p.teks} ({p.jenis})") for p in potongan]
        self.fields["samarkan"].initial = [p.teks for p in potongan]

    def clean_kata_lain(self):
        kata = [k.strip() for k in self.cleaned_data["kata_lain"].splitlines() if k.strip()]
        for k in kata:
            if len(k) < TERPENDEK:
                raise forms.ValidationError(f"“{k}” terlalu pendek; paling sedikit {TERPENDEK} huruf.")  # fmt: skip
            if k not in self.tulisan:
                raise forms.ValidationError(f"“{k}” tidak ada di tulisan itu. Salin persis.")
        return kata

    def clean(self):
        data = super().clean()
        if data.get("keputusan") == "tolak" and not data.get("alasan", "").strip():
            self.add_error("alasan", "Tulis alasan yang dapat dibaca penyampainya.")
        return data


class TemaForm(forms.ModelForm):
    class Meta:
        model = TemaAspirasi
        fields = ["nama", "urutan", "nonaktif_sejak"]
        widgets = {"nonaktif_sejak": TanggalInput()}

    def _post_clean(self):
        """The rules of the model are asked by the action."""
