"""The newest changes of an instansi, in one query over all tables of events.

Events of one transaction, one page or command, one thing and one kind make one group. So an import of
80,000 rows is one line on the page, and what the page costs does not grow with it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, Value
from django.utils import timezone

from accounts.models import User
from asnplan.riwayat import snapshots
from asnplan.riwayat.things import BY_KODE, THINGS, Thing, user_ids

SISTEM = "sistem"  # the filter value for writes without a person
LOOK_BACK = (3, 60)  # days
SHOWN = 5  # a group up to this size is shown event by event


@dataclass(frozen=True)
class Saring:
    """Who reads, and what they asked for; None or empty means all."""

    pembaca: User
    thing: Thing | None = None
    orang: str = ""
    dari: datetime | None = None
    sampai: datetime | None = None
    cari: str = ""
    obyek: int | None = None

    def things(self):
        if self.thing:
            return [self.thing]
        return [t for t in THINGS if t.teks or not self.cari]

    def events(self, thing, instansi):
        events = thing.readable(thing.events(instansi), self.pembaca, instansi)
        if self.dari:
            events = events.filter(pgh_created_at__gte=self.dari)
        if self.sampai:
            events = events.filter(pgh_created_at__lt=self.sampai)
        if self.obyek:
            events = events.filter(pgh_obj_id=self.obyek)
        if self.orang == SISTEM:
            user = "pgh_context__metadata__user"
            events = events.filter(Q(**{f"{user}__isnull": True}) | Q(**{user: None}))
        elif self.orang:
            events = events.filter(pgh_context__metadata__user=int(self.orang))
        if self.cari:
            if not thing.teks:
                return events.none()
            events = events.filter(**{f"{thing.teks}__icontains": self.cari})
        return events


@dataclass(frozen=True)
class Group:
    thing: Thing
    label: str  # insert, update, delete
    pada: datetime
    konteks: UUID | None
    n: int
    awal: int  # first and last pgh_id
    akhir: int


def groups(instansi, saring: Saring, start: int, stop: int) -> list[Group]:
    """Groups `start` to `stop` of the newest changes.

    Looks back a few days first and further only where those do not fill the page: a long history costs
    nothing where the newest changes are asked for, which is nearly always.
    """
    if saring.dari or saring.obyek:
        return _groups(instansi, saring, start, stop)
    for days in LOOK_BACK:
        window = replace(saring, dari=timezone.now() - timedelta(days))
        found = _groups(instansi, window, start, stop)
        if len(found) == stop - start:
            return found
    return _groups(instansi, saring, start, stop)


def _groups(instansi, saring, start, stop) -> list[Group]:
    parts = [
        saring.events(thing, instansi)
        .order_by()
        .values(g_pada=F("pgh_created_at"), g_konteks=F("pgh_context_id"), g_label=F("pgh_label"))
        .annotate(
            g_thing=Value(thing.kode),
            g_n=Count("pgh_id"),
            g_awal=Min("pgh_id"),
            g_akhir=Max("pgh_id"),
        )
        for thing in saring.things()
    ]
    union = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    rows = union.order_by("-g_pada", "g_konteks", "g_thing", "g_label")[start:stop]
    return [
        Group(
            thing=BY_KODE[r["g_thing"]],
            label=r["g_label"],
            pada=r["g_pada"],
            konteks=r["g_konteks"],
            n=r["g_n"],
            awal=r["g_awal"],
            akhir=r["g_akhir"],
        )
        for r in rows
    ]


def events_of(instansi, saring: Saring, groups: list[Group]) -> dict[Group, list]:
    """The events of each group; of a large one only the first, which says who and where. One query."""
    if not groups:
        return {}
    parts = []
    for thing in dict.fromkeys(g.thing for g in groups):
        ranges = Q()
        for g in groups:
            if g.thing is thing:
                akhir = g.akhir if g.n <= SHOWN else g.awal
                ranges |= Q(pgh_id__range=(g.awal, akhir), pgh_created_at=g.pada, pgh_label=g.label)
        events = saring.events(thing, instansi).filter(ranges)
        parts.append((thing, events.order_by()))
    found = {(g.thing, g.label, g.pada, g.konteks): (g, []) for g in groups}
    for e in sorted(snapshots.events_of(parts), key=lambda e: e.pgh_id):
        kunci = (e.thing, e.pgh_label, e.pgh_created_at, e.pgh_context_id)
        if kunci in found:
            found[kunci][1].append(e)
    return dict(found.values())


def one_by_one(instansi, saring: Saring, start, stop, *, of: Group | None = None) -> list:
    """The events of one thing, newest first: of one object, or of one group."""
    thing = saring.thing
    events = saring.events(thing, instansi)
    if of is not None:
        events = events.filter(
            pgh_created_at=of.pada, pgh_context_id=of.konteks, pgh_label=of.label
        ).order_by("pgh_id")
    else:
        events = events.order_by("-pgh_id")
    return snapshots.events_of([(thing, events[start:stop])])


def people(instansi) -> dict[int, str]:
    """Name of everybody who has or had a role in the instansi. Nobody else is named on the page."""
    return dict(
        User.objects.filter(pk__in=user_ids(instansi)).order_by("nama").values_list("pk", "nama")
    )
