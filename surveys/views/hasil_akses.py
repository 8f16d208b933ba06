"""Who may open the result of a round, and which part of it."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from accounts.roles import Permission
from surveys.hasil.pohon import AKAR, path_of, read_pohon, subtree, unit_of
from surveys.models import Survei
from surveys.views.dasar import suara_crumbs
from units.models import UnitKerja
from units.models.unit_kerja import user_scope


class Bagian:
    """The part of a round that a page is about: the unit asked for, or as much as the person may see.

    unit    None: the whole instansi
    milik   units to begin at, where the person sees less than the whole
    """

    def __init__(self, request, survei: Survei, unit: int | None = -1):
        """`unit`: the unit of the thing in view (None: the instansi's), instead of ?unit=."""
        self.survei = survei
        self.pohon, self.layanan = read_pohon(survei)
        instansi, units = user_scope(request.user, Permission.LIHAT)
        self.seluruh = survei.instansi_id in instansi
        self.milik = [pk for pk in units if pk in self.pohon]
        if unit != -1:
            kode = "" if unit is None else str(unit)
            self.unit = self._chosen(kode) if kode else None
            return
        kode = request.GET.get("unit", "")
        self.unit = self._chosen(kode) if kode else None if self.seluruh else self.milik[0]

    def _chosen(self, kode: str) -> int:
        pk = int(kode) if kode.isascii() and kode.isdigit() and len(kode) < 19 else 0
        if pk not in self.pohon or not self.may_see(pk):
            raise Http404
        return pk

    def path(self, pk: int | None) -> list[int]:
        """The unit and those above it, from below."""
        return [] if pk is None else path_of(self.pohon, pk)

    def may_see(self, pk: int) -> bool:
        return self.seluruh or not set(self.path(pk)).isdisjoint(self.milik)

    @property
    def unit_ids(self) -> list[int]:
        """The units of this part, from the top down."""
        return list(self.pohon) if self.unit is None else subtree(self.pohon, self.unit)

    @property
    def simpul(self) -> tuple:
        """This part as a node of surveys.hasil.pohon.visible_nodes."""
        return AKAR if self.unit is None else ("unit", self.unit)

    def unit_kerja(self) -> UnitKerja | None:
        """The unit as permissions ask for it, without a further query."""
        if self.unit is None:
            return None
        return unit_of(self.pohon, self.unit, self.survei.instansi)

    def query(self, unit: int | None = -1) -> str:
        """?unit= of an address; of this part unless told."""
        pk = self.unit if unit == -1 else unit
        return f"?unit={pk}" if pk is not None else ""


def crumbs(bagian: Bagian, alamat: str, *akhir) -> list[tuple[str, str]]:
    """The way to the rounds › round › units from the top down › …; `alamat` names the page that units are opened on."""
    survei = bagian.survei
    dasar = reverse(alamat, args=[survei.pk])
    daftar = reverse("surveys:survei-list", args=[survei.instansi.kode])
    jejak = [("Survei", daftar), (survei.nama, dasar)]
    for pk in reversed(bagian.path(bagian.unit)):
        if bagian.may_see(pk):
            jejak.append((bagian.pohon[pk].nama, dasar + bagian.query(pk)))
    return suara_crumbs(survei.instansi, *jejak, *akhir)
