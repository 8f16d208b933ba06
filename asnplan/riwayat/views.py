"""/riwayat/<instansi>/: the newest changes, filtered; ?hal=…&obyek=… the life of one thing."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from asnplan.lib.angka import format_angka
from asnplan.lib.riwayat import WARGA
from asnplan.riwayat import changes
from asnplan.riwayat.changes import SHOWN, SISTEM, Group, Saring
from asnplan.riwayat.things import BY_KODE, THINGS
from asnplan.riwayat.words import KATA_KERJA, ORANG_LAIN, Beda, Names, differences
from units.permissions import may
from units.views.dasar import open_instansi

PER_PAGE = 50
LAST_PAGE = 2_000


class SaringForm(forms.Form):
    """The filters, all optional."""

    q = forms.CharField(label="Cari nama atau isi", required=False, max_length=100)
    hal = forms.ChoiceField(
        label="Hal",
        required=False,
        choices=[("", "Semua hal"), *((t.kode, capfirst(t.nama)) for t in THINGS)],
    )
    orang = forms.ChoiceField(label="Oleh", required=False)
    dari = forms.DateField(label="Dari", required=False)
    sampai = forms.DateField(label="Sampai", required=False)
    obyek = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        validators=[MinValueValidator(1), MaxValueValidator(2**63 - 1)],
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["orang"].choices = [
            ("", "Semua orang"),
            (SISTEM, "Sistem (tanpa orang)"),
            *((str(pk), nama) for pk, nama in people.items()),
        ]
        for name in ("dari", "sampai"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        for name, f in self.fields.items():
            select = name in ("hal", "orang")
            f.widget.attrs["class"] = "form-select" if select else "form-control"

    def _clean_date(self, name):
        day = self.cleaned_data[name]
        if day and not 2000 <= day.year <= 2100:
            raise ValidationError("Tahun harus antara 2000 dan 2100.")
        return day

    def clean_dari(self):
        return self._clean_date("dari")

    def clean_sampai(self):
        return self._clean_date("sampai")

    def saring(self, pembaca) -> Saring:
        """What was asked and is valid."""
        data = self.cleaned_data
        thing = BY_KODE.get(data.get("hal", ""))
        return Saring(
            pembaca,
            thing=thing,
            orang=data.get("orang", ""),
            dari=_midnight(data.get("dari")),
            sampai=_midnight(data["sampai"] + timedelta(1)) if data.get("sampai") else None,
            cari=data.get("q", ""),
            obyek=data.get("obyek") if thing else None,
        )


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time())) if day else None


@dataclass(frozen=True)
class Baris:
    """One line: a thing that changed, or a number of them at once."""

    judul: str
    nama: str
    tempat: str
    beda: list[Beda]
    label: str
    url: str


@dataclass
class Kelompok:
    """What one person did at one moment on one page."""

    pada: datetime
    siapa: str
    asal: str
    ip: str
    baris: list[Baris]


class Halaman:
    """Puts the page together from what changes.py and words.py give."""

    def __init__(self, instansi, user, saring: Saring, people):
        self.instansi, self.saring = instansi, saring
        self.names = Names(people)
        self.pribadi = may(user, Permission.LIHAT_PRIBADI, instansi=instansi)

    def grouped(self, page: int) -> list[Kelompok]:
        start = (page - 1) * PER_PAGE
        groups = changes.groups(self.instansi, self.saring, start, start + PER_PAGE + 1)
        self.has_next = len(groups) > PER_PAGE
        groups = groups[:PER_PAGE]
        events = changes.events_of(self.instansi, self.saring, groups)
        self.names.load([e for g in groups if g.n <= SHOWN for e in events[g]])
        lines = []
        for g in groups:
            if g.n > SHOWN:
                lines.append((events[g][0], self._bulk(g)))
            else:
                lines += [(e, self._line(e)) for e in events[g]]
        return self._by_moment(lines)

    def one_by_one(self, page: int, of: Group | None) -> list[Kelompok]:
        start = (page - 1) * PER_PAGE
        events = changes.one_by_one(self.instansi, self.saring, start, start + PER_PAGE + 1, of=of)
        self.has_next = len(events) > PER_PAGE
        events = events[:PER_PAGE]
        self.names.load(events)
        return self._by_moment([(e, self._line(e)) for e in events])

    def _by_moment(self, lines) -> list[Kelompok]:
        result, last = [], None
        for event, baris in lines:
            moment = (event.pgh_created_at, event.pgh_context_id)
            if moment != last:
                result.append(self._moment(event.pgh_created_at, event.konteks))
                last = moment
            result[-1].baris.append(baris)
        return result

    def _moment(self, pada, metadata) -> Kelompok:
        """A person who never had a role here is not named, nor is the page they came from."""
        if metadata is None:
            return Kelompok(pada, "Sistem", "langsung di basis data", "", [])
        user, url = metadata.get("user"), metadata.get("url") or ""
        if url.startswith(WARGA):
            return Kelompok(pada, "Warga", f"halaman {url.removeprefix(WARGA)}", "", [])
        if user is None:
            asal = url if url.startswith("/") else f"perintah {url}"
            return Kelompok(pada, "Sistem", asal, metadata.get("ip", ""), [])
        siapa = self.names.orang(user)
        if siapa == ORANG_LAIN:
            return Kelompok(pada, siapa, "", "", [])
        asal = url if url.startswith("/") else f"perintah {url}"
        return Kelompok(pada, siapa, asal, metadata.get("ip", ""), [])

    def _line(self, e) -> Baris:
        return Baris(
            judul=capfirst(f"{e.thing.nama} {KATA_KERJA[e.pgh_label]}"),
            nama=self.names.title(e.thing, e),
            tempat=self.names.place(e.thing, e),
            beda=differences(e, self.names, pribadi=self.pribadi),
            label=e.pgh_label,
            url="" if self.saring.obyek else _query(hal=e.thing.kode, obyek=e.pgh_obj_id),
        )

    def _bulk(self, g: Group) -> Baris:
        n = format_angka(g.n)
        return Baris(
            judul=f"{n} {g.thing.nama} {KATA_KERJA[g.label]} sekaligus",
            nama="",
            tempat="",
            beda=[],
            label=g.label,
            url=_query(
                hal=g.thing.kode,
                pada=g.pada.isoformat(),
                konteks=g.konteks or "-",
                jenis=g.label,
                q=self.saring.cari,
            ),
        )


def _query(**params) -> str:
    return "?" + urlencode({k: v for k, v in params.items() if v})


def _group(request, thing) -> Group | None:
    """The bulk write whose events are asked for one by one."""
    if "pada" not in request.GET:
        return None
    label, konteks = request.GET.get("jenis", ""), request.GET.get("konteks", "")
    try:
        pada = parse_datetime(request.GET["pada"])
        uuid = None if konteks == "-" else UUID(konteks)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    if thing is None or pada is None or timezone.is_naive(pada) or label not in KATA_KERJA:
        raise Http404
    return Group(thing, label, pada, uuid, 0, 0, 0)


@require_safe
def riwayat_list(request, kode):
    instansi = open_instansi(request, kode, Permission.LIHAT_RIWAYAT)
    people = changes.people(instansi)
    form = SaringForm(request.GET, people=people)
    form.is_valid()
    saring = form.saring(request.user)
    of = _group(request, saring.thing)
    nomor = request.GET.get("page", "1")
    nomor = int(nomor) if nomor.isdecimal() and nomor.isascii() and len(nomor) < 7 else 1
    nomor = min(max(nomor, 1), LAST_PAGE)
    halaman = Halaman(instansi, request.user, saring, people)
    detail = of is not None or saring.obyek is not None
    kelompok = halaman.one_by_one(nomor, of) if detail else halaman.grouped(nomor)
    params = request.GET.copy()
    params.pop("page", None)
    context = {
        "instansi": instansi,
        "form": form,
        "kelompok": kelompok,
        "detail": detail,
        "disaring": any(form.cleaned_data.values()),
        "nomor": nomor,
        "query": params.urlencode(),
        "sebelumnya": nomor - 1,
        "berikutnya": nomor + 1 if halaman.has_next else 0,
        "jejak": [(instansi.nama, instansi.get_absolute_url()), ("Riwayat", None)],
    }
    return render(request, "riwayat/riwayat_list.html", context)
