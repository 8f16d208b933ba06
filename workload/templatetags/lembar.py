"""Cells of the entry page. A sheet has some twenty per row: as tags they cost a tenth of an include."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from units.calculators.aturan import PeriodeVolume
from workload.calculators.isian import ANGKA, LABEL
from workload.calculators.pendekatan import KATA, SatuanWaktu

register = template.Library()

PILIHAN = {
    "periode_volume": [(p.value, p.label) for p in PeriodeVolume],
    "satuan_waktu": [(s.value, s.value) for s in SatuanWaktu],
    "pendekatan": [(p.value, kata.nama) for p, kata in KATA.items()],
    "dihitung": [("ya", "ya"), ("tidak", "tidak")],
}
CARA = dict.fromkeys(("periode_volume", "waktu", "satuan_waktu"), "cara-tugas") | dict.fromkeys(
    ("rasio_unit", "rasio_orang"), "cara-rasio"
)
LUAS = ("uraian", "hasil")
"""Texts of several lines."""


@register.simple_tag
def sel(b: dict, kolom: str, tulis: bool) -> str:
    """One cell: an input with its label and message, or plain text for readers."""
    isi, pesan = b["isi"][kolom], b["pesan"].get(kolom, "")
    cara = CARA.get(kolom, "")
    if not tulis:
        tampil = dict(PILIHAN.get(kolom, ())).get(isi, isi)
        ket = f' <span class="pesan">{escape(pesan)}</span>' if pesan else ""
        return mark_safe(f'<span class="baris-teks {cara}">{escape(tampil)}{ket}</span>')
    id_pesan = f"p-{b['uid']}-{kolom}"
    sifat = (
        f'name="{b["uid"]}-{kolom}" data-kolom="{kolom}"'
        f' aria-label="{LABEL[kolom]}, baris {b["nomor"] or "baru"}"'
    )
    if pesan:
        sifat += f' aria-invalid="true" aria-describedby="{id_pesan}"'
    if kolom in PILIHAN:
        kendali = f"<select {sifat}>{_options(PILIHAN[kolom], isi)}</select>"
    elif kolom in LUAS:
        kendali = f'<textarea rows="1" {sifat}>\n{escape(isi)}</textarea>'
    else:
        angka = ' inputmode="decimal" class="n"' if kolom in ANGKA else ""
        kendali = f'<input type="text" {sifat} value="{escape(isi)}"{angka}>'
    ket = f'<span class="pesan" id="{id_pesan}">{escape(pesan)}</span>' if pesan else ""
    return mark_safe(f'<span class="isian {cara}">{kendali}{ket}</span>')


def _options(pilihan, isi: str) -> str:
    """What is not on the list (pasted, say "triwulan") stays in sight until somebody chooses."""
    asing = (
        ""
        if isi in dict(pilihan)
        else f'<option value="{escape(isi)}" selected>{escape(isi)}?</option>'
    )
    return asing + "".join(
        f'<option value="{nilai}"{" selected" if nilai == isi else ""}>{nama}</option>'
        for nilai, nama in pilihan
    )
