"""A forum from plan to result, step by step. A refusal is a ValidationError with an Indonesian sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.actions.hapus import NAMA_TERHAPUS, note, unname
from surveys.calculators.privasi import Jenis
from surveys.calculators.samaran import cover
from surveys.models import Aspirasi, Forum, HitunganHadir, Komitmen, PesertaForum
from surveys.models.aspirasi import SumberAspirasi
from surveys.policies_forum import refuse_bagian, refuse_langkah
from surveys.policies_terbit import require_layak_terbit
from surveys.status_forum import Bagian, Langkah, StatusForum, StatusKomitmen
from units.actions.dasar import action, save


@action
def create_forum(*, by, **isian) -> Forum:
    return save(Forum(), isian)


@action
def edit_agenda(*, forum: Forum, by, **isian) -> Forum:
    """Everything that the invitation says."""
    return save(_lock(forum, Bagian.AGENDA), isian)


@action
def invite(*, forum: Forum, orang: Iterable[tuple[str, str, str]], diundang: bool, by) -> int:
    """Put people (name, where from, element) on the list; how many are new. Not invited means that they
    came; so does one of the list who is named again then."""
    forum = _lock(forum, Bagian.UNDANGAN if diundang else Bagian.KEHADIRAN)
    semua = {(nama, asal): unsur for nama, asal, unsur in orang}
    ada = {(p.nama, p.asal): p for p in forum.peserta.all()}
    if not diundang:
        datang = [p.pk for kunci, p in ada.items() if kunci in semua]
        forum.peserta.filter(pk__in=datang, hadir=False).update(hadir=True)
    baru = [
        PesertaForum(forum=forum, nama=nama, asal=asal, unsur=unsur, diundang=diundang, hadir=not diundang)
        for (nama, asal), unsur in semua.items()
        if (nama, asal) not in ada
    ]  # fmt: skip
    for peserta in baru:
        peserta.clean_fields(exclude=["forum"])
    PesertaForum.objects.bulk_create(baru)
    return len(baru)


@action
def remove_peserta(*, forum: Forum, pk: Collection[int], by) -> int:
    """Take people off the list, in every state: whoever asks for it has the right to. Once the list is locked
    the row stays without the name, so that the numbers that were agreed and published stay true."""
    forum = Forum.objects.select_for_update().get(pk=forum.pk)
    orang = forum.peserta.filter(pk__in=pk)
    if forum.takes(Bagian.UNDANGAN) or forum.takes(Bagian.KEHADIRAN):
        return orang.delete()[0]
    orang = orang.exclude(nama__startswith=NAMA_TERHAPUS)
    wakil = Forum.objects.filter(pk=forum.pk, wakil_warga__in=orang.values("nama"))
    wakil.update(wakil_warga="")
    if n := unname(orang):
        note(Jenis.PESERTA, forum.unit.instansi, n, diminta=True)
    return n


@action
def record_kehadiran(*, forum: Forum, hadir: Collection[int], by) -> int:
    """Who came: those, and nobody else of the list."""
    forum = _lock(forum, Bagian.KEHADIRAN)
    forum.peserta.exclude(pk__in=hadir).filter(hadir=True).update(hadir=False)
    forum.peserta.filter(pk__in=hadir, hadir=False).update(hadir=True)
    return forum.peserta.filter(hadir=True).count()


@action
def count_kehadiran(*, forum: Forum, hitungan: Mapping[str, int], by) -> Forum:
    """How many of each element came whose names are not on the list; in place of what was counted before."""
    forum = _lock(forum, Bagian.KEHADIRAN)
    forum.hitungan.exclude(unsur__in=[unsur for unsur, n in hitungan.items() if n]).delete()
    for unsur, orang in hitungan.items():
        if orang:
            hitung = forum.hitungan.filter(unsur=unsur).first()
            save(hitung or HitunganHadir(forum=forum, unsur=unsur), {"orang": orang})
    return forum


@action
def record_usulan(*, forum: Forum, usulan: Iterable[dict], by) -> list[Aspirasi]:
    """Proposals as they were said in the forum; each is an aspirasi from now on."""
    forum = _lock(forum, Bagian.USULAN)
    dasar = {"forum": forum, "sumber": SumberAspirasi.FORUM, "tanggal": forum.tanggal}
    return [save(Aspirasi(dicatat_oleh=by), dasar | isian) for isian in usulan]


@action
def write_notulen(*, forum: Forum, by, **isian) -> Forum:
    return save(_lock(forum, Bagian.NOTULEN), isian)


@action
def move_forum(*, forum: Forum, langkah: Langkah, by, alasan: str = "", samarkan: Iterable[str] = ()) -> Forum:  # fmt: skip
    """Take one step. On publishing, `samarkan` are pieces of notes and answers to be covered."""
    forum = Forum.objects.select_for_update().get(pk=forum.pk)
    if tolak := refuse_langkah(forum, langkah):
        raise ValidationError(tolak)
    if langkah.perlu_alasan and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya."})
    isian = {"status": langkah.ke, "alasan": alasan.strip()}
    if langkah.ke is StatusForum.TERBIT:
        isian |= {
            "terbit_pada": forum.terbit_pada or timezone.now(),
            "notulen_terbit": cover(forum.notulen, samarkan),
            "tanggapan_terbit": cover(forum.tanggapan, samarkan),
        }
    return save(forum, isian)


@action
def promise(
    *, by, forum: Forum | None = None, aspirasi=None, milik_kantor: bool = False, **isian
) -> Komitmen:
    """A commitment made in a forum, or about an aspirasi, or both. Everybody reads it at once."""
    if forum is not None:
        forum = _lock(forum, Bagian.KOMITMEN)
    require_layak_terbit(milik_kantor=milik_kantor, isi=isian["isi"], pemilik=isian["pemilik"])
    komitmen = Komitmen(forum=forum, aspirasi=aspirasi, batas_awal=isian["batas"])
    return save(komitmen, isian)


@action
def follow_up(*, komitmen: Komitmen, by, milik_kantor: bool = False, **isian) -> Komitmen:
    """Say how far a commitment is. Done needs proof and a day; impossible needs a reason."""
    komitmen = Komitmen.objects.select_for_update().get(pk=komitmen.pk)
    teks = {k: isian[k] for k in ("pemilik", "keterangan", "bukti") if k in isian}
    require_layak_terbit(milik_kantor=milik_kantor, **teks)
    status = StatusKomitmen(isian["status"])
    if status is not StatusKomitmen.SELESAI:
        isian["selesai_pada"] = None
    elif isian.get("selesai_pada") is None:
        isian["selesai_pada"] = timezone.localdate()
    return save(komitmen, isian)


def _lock(forum: Forum, bagian: Bagian) -> Forum:
    forum = Forum.objects.select_for_update().get(pk=forum.pk)
    if tolak := refuse_bagian(forum, bagian):
        raise ValidationError(tolak)
    return forum
