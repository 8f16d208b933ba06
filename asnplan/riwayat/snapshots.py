"""Events of many things in one query: every row as JSON, made into an event of its own table again."""

import json
from decimal import Decimal

from django.db.models import ExpressionWrapper, F, JSONField, Max, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject

from asnplan.riwayat.things import BY_KODE, Thing


class ExactDecoder(json.JSONDecoder):
    """Numbers as the database has them, never a binary float."""

    def __init__(self, **kwargs):
        super().__init__(parse_float=Decimal, **kwargs)


def events_of(parts) -> list:
    """The events of (thing, queryset of its events) pairs, each with `thing`, `sebelum` (the snapshot
    before it, None for a first one) and `konteks` (who, page and address; None where nobody said)."""
    queries = []
    for thing, events in parts:
        earlier = thing.event_model.objects.filter(
            pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
        ).order_by("-pgh_id")
        queries.append(
            events.values(
                g_thing=Value(thing.kode),
                g_isi=_row(thing),
                g_sebelum=Subquery(earlier.values(g_isi=_row(thing))[:1]),
                g_konteks=F("pgh_context__metadata"),
            )
        )
    found = []
    for row in _all(queries):
        event = _event(row["g_thing"], row["g_isi"])
        event.sebelum = _event(row["g_thing"], row["g_sebelum"])
        event.konteks = row["g_konteks"]
        found.append(event)
    return found


def newest(wanted: dict[Thing, set]) -> list:
    """The last snapshot of each of these objects, {thing: ids}."""
    queries = []
    for thing, ids in wanted.items():
        events = thing.event_model.objects.order_by()
        last = events.filter(pgh_obj_id__in=ids).values("pgh_obj_id").annotate(akhir=Max("pgh_id"))
        queries.append(
            events.filter(pgh_id__in=last.values("akhir")).values(
                g_thing=Value(thing.kode), g_isi=_row(thing)
            )
        )
    return [_event(row["g_thing"], row["g_isi"]) for row in _all(queries)]


def _row(thing: Thing):
    fields = thing.event_model._meta.concrete_fields
    return ExpressionWrapper(
        JSONObject(**{f.attname: f.attname for f in fields}),
        output_field=JSONField(decoder=ExactDecoder),
    )


def _all(queries):
    if len(queries) > 1:
        return queries[0].union(*queries[1:], all=True)
    return queries[0] if queries else []


def _event(kode: str, isi: dict | None):
    if isi is None:
        return None
    thing = BY_KODE[kode]
    fields = thing.event_model._meta.concrete_fields
    event = thing.event_model(**{f.attname: f.to_python(isi[f.attname]) for f in fields})
    event.thing = thing
    return event
