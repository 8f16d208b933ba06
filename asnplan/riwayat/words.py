"""An event in Indonesian words: what it was called, where it was, which field went from what to what."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.text import Truncator, capfirst

from accounts.models import User
from asnplan.lib.angka import format_angka
from asnplan.riwayat.snapshots import newest
from asnplan.riwayat.things import PRIBADI, TERSEMBUNYI, Thing

KATA_KERJA = {"insert": "ditambahkan", "update": "diubah", "delete": "dihapus"}
KOSONG = "(kosong)"
RAHASIA = "(data pribadi)"
ORANG_LAIN = "Pengguna di luar instansi"
LEVELS = 4  # what a change refers to: a row → its beban → jabatan → unit


@dataclass
class Names:
    """What things and people are called, read in bulk; deleted things keep their last name."""

    people: dict[int, str]
    snapshots: dict = field(default_factory=dict)  # (thing, id): event

    def orang(self, pk) -> str:
        return self.people.get(pk, ORANG_LAIN)

    def load(self, events):
        """Read whatever `events` refer to, and then the way up from there: one query per level."""
        found = [s for e in events for s in (e, e.sebelum) if s is not None]
        references = _references
        for _ in range(LEVELS):
            wanted: dict[Thing, set] = {}
            for snapshot in found:
                for thing, pk in references(snapshot):
                    if (thing, pk) not in self.snapshots:
                        wanted.setdefault(thing, set()).add(pk)
            if not wanted:
                return
            found = newest(wanted)
            self.snapshots |= {(s.thing, s.pgh_obj_id): s for s in found}
            references = _way_up

    def title(self, thing: Thing, snapshot) -> str:
        """What this one is called; empty where it has no name of its own."""
        if thing.sebut:
            return thing.sebut(snapshot, self)
        return Truncator(getattr(snapshot, thing.teks) or "").chars(120) if thing.teks else ""

    def place(self, thing: Thing, snapshot, levels=2) -> str:
        """Where it is: the names above it, nearest first."""
        names = []
        while len(names) < levels:
            above = _way_up(snapshot)
            snapshot = self.snapshots.get(above[0]) if above else None
            if snapshot is None:
                break
            thing = snapshot.thing
            if name := self.title(thing, snapshot):
                names.append(name)
        return ", ".join(names)

    def of(self, thing: Thing | None, pk) -> str:
        snapshot = self.snapshots.get((thing, pk))
        if snapshot is None:
            return f"nomor {pk}"
        return self.title(thing, snapshot) or self.place(thing, snapshot) or f"nomor {pk}"


def _references(snapshot):
    """(thing, id) of everything that it refers to."""
    thing = snapshot.thing
    for f in thing.model._meta.concrete_fields:
        if f.is_relation and f.related_model is not User and f.name != "instansi":
            pk = getattr(snapshot, f.attname, None)
            related = thing.related(f.name)
            if pk is not None and related is not None:
                yield related, pk


def _way_up(snapshot) -> list:
    """[(thing, id)] of where it is; empty at the top."""
    thing = snapshot.thing
    fk = thing.tempat or thing.induk
    pk = getattr(snapshot, f"{fk}_id", None) if fk and fk != "instansi" else None
    return [(thing.related(fk), pk)] if pk is not None else []


@dataclass(frozen=True)
class Beda:
    """One field of one event."""

    nama: str
    lama: str
    baru: str


def differences(event, names: Names, *, pribadi: bool) -> list[Beda]:
    """What an update changed; what an insert brought; what a delete took away."""
    lama, baru = event.sebelum, event
    if event.pgh_label == "insert":
        lama = None
    elif event.pgh_label == "delete":
        lama, baru = event, None
    rows = []
    tracked = {f.name for f in event._meta.concrete_fields}
    for f in event.thing.model._meta.concrete_fields:
        if f.name in TERSEMBUNYI or f.name not in tracked:
            continue
        before = getattr(lama, f.attname) if lama is not None else None
        after = getattr(baru, f.attname) if baru is not None else None
        if before == after or ((lama is None or baru is None) and before in _NIL and after in _NIL):
            continue
        if f.name in PRIBADI and not pribadi:
            words = (RAHASIA, RAHASIA)
        else:
            words = (_word(f, before, event.thing, names), _word(f, after, event.thing, names))
        rows.append(Beda(_field_name(f), *words))
    return rows


def _field_name(f) -> str:
    return capfirst(str(User._meta.verbose_name if f.name == "user" else f.verbose_name))


_NIL = (None, "", {}, [])


def _word(f, value, thing: Thing, names: Names) -> str:
    if value is None or value == "":
        return KOSONG
    if f.is_relation:
        if f.related_model is User:
            return names.orang(value)
        return names.of(thing.related(f.name), value)
    if f.choices:
        return str(dict(f.flatchoices).get(value, value))
    return _plain(value)


def _plain(value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | Decimal):
        return format_angka(value)
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "j M Y H.i")
    if isinstance(value, date):
        return formats.date_format(value, "j M Y")
    if isinstance(value, dict):
        return "; ".join(f"{k}: {_plain(v)}" for k, v in value.items()) or KOSONG
    if isinstance(value, list):
        return " | ".join(_plain(v) for v in value) or KOSONG
    return Truncator(str(value)).chars(300)
