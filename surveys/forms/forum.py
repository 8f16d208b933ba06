"""Forms of a forum: its agenda, its people, its notes, its commitments."""

from __future__ import annotations

from django import forms
from django.urls import reverse

from accounts.roles import Permission
from surveys.forms.tulisan import TeksTerbit
from surveys.models import Forum, Komitmen, Layanan
from surveys.status_forum import Langkah, StatusKomitmen
from units.forms.dasar import CariField, TanggalInput
from units.models import UnitKerja
from units.pencari import PencariUnit


class JamInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


def teks(baris: int) -> forms.Textarea:
    return forms.Textarea({"rows": baris})


def unit_field(**kwargs) -> CariField:
    return CariField(help_text="Ketik kode atau nama unit.", **kwargs)


def connect_unit(field: CariField, user, instansi, permission=Permission.CATAT_WARGA) -> None:
    """Only units in which the person may do that."""
    units = UnitKerja.objects.visible_to(user, permission).filter(instansi=instansi)
    field.connect(PencariUnit(units), reverse("units:unit-list", args=[instansi.kode]))
    if field.initial is None:
        field.initial = units.filter(induk=None).first() or units.first()


def connect_layanan(field, instansi) -> None:
    field.queryset = (
        Layanan.objects.open().filter(unit__instansi=instansi).select_related("unit")
        .order_by("unit__urutan", "unit__kode", "urutan", "nama")
    )  # fmt: skip
    field.label_from_instance = lambda layanan: f"{layanan.nama} – {layanan.unit.nama}"


class AgendaForm(forms.ModelForm):
    unit = unit_field(label="Unit penyelenggara")

    class Meta:
        model = Forum
        fields = [
            "unit", "judul", "tema", "layanan", "tanggal", "jam_mulai", "jam_selesai", "cara", "tempat",
            "agenda", "dasar", "nomor_undangan", "isi_undangan", "pimpinan", "jabatan_pimpinan",
        ]  # fmt: skip
        widgets = {
            "tema": teks(2),
            "tanggal": TanggalInput(),
            "jam_mulai": JamInput(),
            "jam_selesai": JamInput(),
            "agenda": teks(5),
            "dasar": teks(2),
            "isi_undangan": teks(4),
        }
        help_texts = {
            "layanan": "Boleh kosong bila forum membahas beberapa layanan.",
            "agenda": "Satu acara per baris, misalnya “09.00 Pembukaan oleh Camat”.",
            "dasar": "Misalnya PermenPANRB 16/2017 tentang pedoman forum konsultasi publik.",
            "isi_undangan": "Boleh kosong: surat undangan lalu memakai kalimat baku.",
        }

    def __init__(self, *args, user, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        connect_unit(self.fields["unit"], user, instansi)
        connect_layanan(self.fields["layanan"], instansi)

    def _post_clean(self):
        """The rules of the model are asked by the action, on the row that it locks."""


class NotulenForm(forms.ModelForm):
    class Meta:
        model = Forum
        fields = ["nomor_ba", "notulen", "tanggapan", "lampiran", "wakil_warga"]
        widgets = {"notulen": teks(8), "tanggapan": teks(5), "lampiran": teks(2)}
        help_texts = {
            "notulen": "Jalannya pembicaraan. Sebut kelompok (“warga Lingkungan 4”), bukan nama orang: "
            "bagian ini terbit.",
            "lampiran": "Di mana foto dan daftar hadir yang ditandatangani disimpan. Tidak terbit.",
            "wakil_warga": "Untuk tanda tangan berita acara. Tidak terbit.",
        }

    def _post_clean(self):
        """The rules of the model are asked by the action, on the row that it locks."""


class LangkahForm(forms.Form):
    """A step: a reason where one is owed; on publishing, what to cover."""

    alasan = forms.CharField(label="Alasan", widget=teks(3), max_length=2000)
    samarkan = forms.MultipleChoiceField(
        label="Samarkan", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, langkah: Langkah, potongan=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not langkah.perlu_alasan:
            del self.fields["alasan"]
        if not potongan:
            del self.fields["samarkan"]
            return
        self.fields["samarkan"].choices = [(p.teks, f"{p.teks} ({p.jenis})") for p in potongan]
        self.fields["samarkan"].initial = [p.teks for p in potongan]


class KomitmenForm(TeksTerbit, forms.ModelForm):
    """A new commitment."""

    teks_terbit = ("isi", "pemilik")
    unit = unit_field(label="Unit yang berjanji")

    class Meta:
        model = Komitmen
        fields = ["unit", "isi", "pemilik", "batas", "aspirasi"]
        widgets = {"isi": teks(3), "batas": TanggalInput()}
        help_texts = {"pemilik": "Jabatannya, misalnya “Kepala Seksi Pelayanan Umum”. Terbit."}
        labels = {"aspirasi": "Menjawab aspirasi"}

    def __init__(self, *args, user, instansi, aspirasi=None, **kwargs):
        super().__init__(*args, **kwargs)
        connect_unit(self.fields["unit"], user, instansi)
        if aspirasi is None:
            del self.fields["aspirasi"]
        else:
            self.fields["aspirasi"].queryset = aspirasi
            self.fields["aspirasi"].label_from_instance = lambda a: a.judul
            self.fields["aspirasi"].required = False

    def _post_clean(self):
        """The rules of the model are asked by the action, on the row that it locks."""


class TindakLanjutForm(TeksTerbit, forms.ModelForm):
    """How far a commitment is."""

    teks_terbit = ("pemilik", "keterangan", "bukti")

    class Meta:
        model = Komitmen
        fields = ["status", "batas", "pemilik", "keterangan", "bukti", "selesai_pada"]
        widgets = {
            "batas": TanggalInput(),
            "keterangan": teks(3),
            "bukti": teks(2),
            "selesai_pada": TanggalInput(),
        }
        help_texts = {
            "bukti": "Tautan, nomor surat, atau nama foto. Wajib bila selesai; terbit.",
            "selesai_pada": "Kosong berarti hari ini.",
            "batas": "Bila digeser, tanggal semula tetap ditampilkan.",
        }

    def clean(self):
        data = super().clean()
        status = data.get("status")
        if status == StatusKomitmen.SELESAI and not data.get("bukti"):
            self.add_error("bukti", "Tulis bukti bahwa sudah dikerjakan.")
        if status == StatusKomitmen.GAGAL and not data.get("keterangan"):
            self.add_error("keterangan", "Tulis alasan mengapa tidak dapat dilakukan.")
        return data

    def _post_clean(self):
        """The rules of the model are asked by the action, on the row that it locks."""
