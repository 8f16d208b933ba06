"""Forms of citizens: to complain, to follow, to reopen, to judge; and the officer's who types for one."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from surveys.actions.kontak import consent_text
from surveys.calculators.unsur import NILAI
from surveys.forms.tulisan import TulisanField
from surveys.models import KategoriPengaduan, Layanan
from surveys.models.pengaduan import CaraLapor, Sumber
from units.actions.dasar import ALASAN_MINIMUM
from units.forms.dasar import TanggalInput
from units.models import UnitKerja

PANJANG_ISI = 5_000
ISI_MINIMUM = 15
PILIHAN_CARA = (
    (CaraLapor.ANONIM, "Anonim", "Tanpa nama. Anda memantau jawabannya dengan nomor dan kata kunci."),
    (CaraLapor.RAHASIA, "Rahasia", "Nama dan kontak disimpan terpisah; hanya pimpinan di atas unit yang diadukan dapat membukanya, dengan alasan yang dicatat."),
    (CaraLapor.BERNAMA, "Bernama", "Pimpinan unit dapat melihat nama dan kontak Anda untuk menghubungi Anda."),
)  # fmt: skip
KEPUASAN = ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")


def _teks(label, panjang, **kwargs):
    return TulisanField(label=label, max_length=panjang, required=False, **kwargs)


class PengaduanForm(forms.Form):
    """`tentang` is one choice for unit and service: "u12" a unit, "lkode" a service of one."""

    tentang = forms.CharField(label="Unit atau layanan", error_messages={"required": "Pilih unit atau layanan yang diadukan."})  # fmt: skip
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Jenis pengaduan",
        error_messages={"required": "Pilih jenis pengaduan.", "invalid_choice": "Pilih jenis pengaduan dari daftar."},
    )  # fmt: skip
    isi = TulisanField(
        label="Apa yang terjadi",
        min_length=ISI_MINIMUM,
        max_length=PANJANG_ISI,
        error_messages={"required": "Ceritakan apa yang terjadi.", "min_length": "Ceritakan sedikit lebih lengkap, agar dapat ditindaklanjuti."},
    )  # fmt: skip
    tempat = _teks("Di mana", 200)
    kapan = _teks("Kapan", 100)
    cara = forms.ChoiceField(label="Cara melapor", choices=CaraLapor.choices)
    nama = _teks("Nama", 120)
    kontak = _teks("Nomor telepon atau surel", 120)
    setuju = forms.BooleanField(label="Persetujuan", required=False)

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.instansi = instansi
        self.fields["kategori"].queryset = instansi.kategori_pengaduan.open()
        self.unit = self.layanan = None
        self.persetujuan = consent_text()
        # the box sends which text was read; attrs, because CheckboxInput itself has no value to give
        self.fields["setuju"].widget.attrs["value"] = self.persetujuan.versi

    def clean_tentang(self):
        pilihan = self.cleaned_data["tentang"]
        if pilihan[:1] == "l":
            dicari = Layanan.objects.open().filter(kode=pilihan[1:], unit__instansi=self.instansi)
            self.layanan = dicari.select_related("unit__instansi").first()
            self.unit = self.layanan and self.layanan.unit
        elif pilihan[:1] == "u" and pilihan[1:].isascii() and pilihan[1:15].isdigit():
            dicari = UnitKerja.objects.filter(instansi=self.instansi, pk=int(pilihan[1:15]))
            self.unit = dicari.select_related("instansi").first()
        if self.unit is None:
            raise forms.ValidationError("Pilih unit atau layanan dari daftar.")
        return pilihan

    def clean(self):
        data = super().clean()
        if "cara" not in data:
            return data
        if data["cara"] == CaraLapor.ANONIM:
            if data.get("nama") or data.get("kontak"):
                self.add_error("cara", "Anda memilih anonim tetapi mengisi nama atau kontak. Kosongkan keduanya, atau pilih rahasia.")  # fmt: skip
            return data
        for kolom, pesan in (
            ("nama", "Tulis nama Anda, atau pilih anonim."),
            ("kontak", "Tulis nomor telepon atau surel, atau pilih anonim."),
            ("setuju", "Kontak hanya boleh disimpan bila Anda setuju. Centang persetujuan, atau pilih anonim."),
        ):  # fmt: skip
            if not data.get(kolom) and kolom not in self.errors:
                self.add_error(kolom, pesan)
        # what is kept as agreed to is the text of today: it must be the one that was on the page
        if data.get("setuju") and self.data["setuju"] != self.persetujuan.versi:
            self.add_error("setuju", "Bunyi persetujuan berubah sejak halaman ini dibuka. Baca yang sekarang, lalu centang bila setuju.")  # fmt: skip
        return data

    @property
    def aduan(self) -> dict:
        """What a Pengaduan keeps of it."""
        return {k: self.cleaned_data[k] for k in ("isi", "tempat", "kapan", "cara")}

    @property
    def kontak_pelapor(self) -> dict | None:
        if self.cleaned_data["cara"] == CaraLapor.ANONIM:
            return None
        return {k: self.cleaned_data[k] for k in ("nama", "kontak")}

    def pilihan_cara(self):
        dipilih = self["cara"].value() or CaraLapor.ANONIM
        return [(nilai, judul, arti, nilai == dipilih) for nilai, judul, arti in PILIHAN_CARA]

    def pilihan_kategori(self):
        dipilih = str(self["kategori"].value() or "")
        return [(k, str(k.pk) == dipilih) for k in self.fields["kategori"].queryset]

    def pilihan_tentang(self):
        """(unit, chosen, its services with chosen) in the order of the structure; the units on top, and all
        that give a service or stand directly below the top."""
        dipilih = self["tentang"].value() or ""
        layanan: dict[int, list] = {}
        for x in Layanan.objects.open().filter(unit__instansi=self.instansi):
            layanan.setdefault(x.unit_id, []).append(
                (f"l{x.kode}", x.nama, f"l{x.kode}" == dipilih)
            )
        unit = UnitKerja.objects.filter(instansi=self.instansi).filter(
            Q(induk=None) | Q(induk__induk=None) | Q(pk__in=layanan)
        )
        return [
            (u, f"u{u.pk}", f"u{u.pk}" == dipilih, layanan.get(u.pk, []))
            for u in unit.order_by("induk__urutan", "urutan", "kode")
        ]


class LacakForm(forms.Form):
    nomor = forms.CharField(label="Nomor pengaduan", max_length=100, error_messages={"required": "Tulis nomor pengaduan."})  # fmt: skip
    rahasia = forms.CharField(label="Kata kunci", max_length=100, error_messages={"required": "Tulis kata kuncinya."})  # fmt: skip


class PesanForm(forms.Form):
    isi = TulisanField(label="Pesan", max_length=PANJANG_ISI, error_messages={"required": "Tulis pesannya."})  # fmt: skip


class BukaForm(forms.Form):
    alasan = TulisanField(label="Alasan", max_length=2_000, min_length=ALASAN_MINIMUM, error_messages={"required": "Tulis mengapa pengaduan ini perlu dibuka kembali.", "min_length": "Tulis alasannya sedikit lebih lengkap."})  # fmt: skip


class PuasForm(forms.Form):
    kepuasan = forms.TypedChoiceField(
        label="Kepuasan",
        choices=list(zip(NILAI, KEPUASAN, strict=True)),
        coerce=int,
        error_messages={"required": "Pilih salah satu penilaian.", "invalid_choice": "Pilih salah satu penilaian."},
    )  # fmt: skip
    ulasan = _teks("Ulasan", 2_000)


# --- typed in by an officer -----------------------------------------------------------------------


class CatatPengaduanForm(PengaduanForm):
    """The same complaint from other doors: what it says, and how and when it came."""

    sumber = forms.ChoiceField(label="Diterima lewat", choices=[c for c in Sumber.choices if c[0] != Sumber.WEB])  # fmt: skip
    diterima = forms.DateField(label="Diterima tanggal", widget=TanggalInput, help_text="Tenggat dihitung dari tanggal ini.")  # fmt: skip
    nomor_lapor = _teks("Nomor SP4N-LAPOR!", 30, help_text="Hanya bila datang dari SP4N-LAPOR!.")
    field_order = ["sumber", "diterima", "nomor_lapor", "tentang", "kategori", "isi", "tempat", "kapan", "cara"]  # fmt: skip

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, instansi=instansi, **kwargs)
        self.fields["tentang"].widget = forms.Select(choices=self._pilihan())
        self.fields["kategori"].empty_label = "(pilih)"
        self.fields["isi"].widget = forms.Textarea(attrs={"rows": 5})
        self.fields["isi"].help_text = "Seperti yang dikatakan pelapor. Jangan menulis NIK."
        self.fields["nama"].help_text = "Kosongkan bila anonim."
        setuju = f"Dibacakan kepada pelapor dan disetujuinya: “{self.persetujuan.teks}”"
        self.fields["setuju"].label = setuju

    def _pilihan(self):
        pilihan = [("", "(pilih)")]
        for unit, nilai, _, layanan in self.pilihan_tentang():
            dalam = [(nilai, f"{unit.nama} (umum)"), *((n, nama) for n, nama, _ in layanan)]
            pilihan.append((unit.nama, dalam) if layanan else (nilai, unit.nama))
        return pilihan

    @property
    def pengaduan(self) -> dict:
        """What surveys.actions.catat_pengaduan.record_pengaduan takes."""
        data = self.cleaned_data
        return {
            "unit": self.unit, "layanan": self.layanan, "kategori": data["kategori"], "isi": self.aduan,
            "kontak": self.kontak_pelapor, "sumber": Sumber(data["sumber"]), "diterima": data["diterima"],
            "nomor_lapor": data["nomor_lapor"],
        }  # fmt: skip
