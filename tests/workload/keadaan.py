"""What the sheets of a database hold, to compare before and after."""

from workload.models import BebanJabatan, Catatan, PenerimaanTanda, UraianTugas

TANPA = ("versi", "diubah_oleh", "diubah_pada")
KOLOM = [f.attname for f in UraianTugas._meta.concrete_fields if f.name not in TANPA]


def keadaan() -> dict:
    """Everything, but for who wrote last and how often."""
    return {
        "lembar": list(
            BebanJabatan.objects.order_by("pk").values_list("pk", "jabatan", "ikhtisar")
        ),
        "tugas": list(UraianTugas.objects.order_by("pk").values(*KOLOM)),
        "tanda": list(PenerimaanTanda.objects.order_by("pk").values()),
        "catatan": list(Catatan.objects.order_by("pk").values()),
    }


def isi_lembar() -> dict[tuple, list]:
    """Rows per post and period, in order, with their nesting but without their numbers."""
    lembar: dict[tuple, list] = {}
    letak: dict[int, int] = {}
    kolom = [k for k in KOLOM if k not in ("id", "uid", "beban_id", "induk_id", "urutan")]
    for t in UraianTugas.objects.select_related("beban").order_by("beban", "urutan", "pk"):
        baris = lembar.setdefault((t.beban.jabatan_id, t.beban.periode_id), [])
        letak[t.pk] = len(baris)
        baris.append((letak.get(t.induk_id), *(getattr(t, k) for k in kolom)))
    return lembar
