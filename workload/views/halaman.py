"""What the pages of the gap report share."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render

from accounts.roles import Permission
from units.models import Periode, UnitKerja
from units.models.unit_kerja import user_assignments, user_scope
from units.permissions import may_anywhere
from workload import laporan, rekap
from workload.calculators.kebutuhan import grade
from workload.models import Analisis
from workload.sambungan import SAMBUNGAN


class Halaman:
    """What every page of the report has: period and unit opened for this person, the way here, addresses."""

    def __init__(self, request, periode: int, unit: int | None = None):
        self.request = request
        self.periode_lain = list(
            Periode.objects.filter(instansi__periode=periode).select_related("instansi", "aturan")
        )
        self.periode = next((p for p in self.periode_lain if p.pk == periode), None)
        if self.periode is None:
            raise Http404
        if not may_anywhere(request.user, Permission.LIHAT, instansi=self.periode.instansi):
            raise Http404
        self.unit, self.jalan = self._open_unit(unit) if unit is not None else (None, [])
        self.alamat = laporan.Alamat(self.periode)
        self.skala = self.periode.aturan.value().skala
        if len({p.instansi_id for p in user_assignments(request.user)}) > 1:
            request.session["instansi"] = self.periode.instansi_id

    def _open_unit(self, pk):
        """The unit with its status, and the units above it that the person sees, top first."""
        status = Analisis.objects.filter(unit=OuterRef("pk"), periode=self.periode)
        per_pk = {
            u.pk: u
            for u in UnitKerja.objects.filter(instansi=self.periode.instansi_id)
            .visible_to(self.request.user)
            .ancestors_of(UnitKerja(pk=pk))
            .annotate(status=Subquery(status.values("status")[:1]))
        }
        if pk not in per_pk:
            raise Http404
        unit = kini = per_pk[pk]
        jalan = []
        while kini is not None:
            jalan.append(kini)
            kini = per_pk.pop(kini.induk_id, None)
        return unit, jalan[::-1]

    def figures(self):
        """(units with subtree totals, sums per unit × jenis × jenjang, the sum of all)."""
        user = self.request.user
        cells = rekap.cells(self.periode, self.unit, user)
        tree = rekap.units(self.periode, self.unit, user, cells=cells)
        return tree, cells, rekap.total(self.periode, cells=cells)

    def tiles(self, total):
        return laporan.summary(total) | {"peringkat": grade(total.eu, self.skala)}

    def pu(self, jumlah):
        peringkat = grade(jumlah.eu, self.skala)
        return peringkat.huruf if peringkat else None

    def summary(self, tree, cells, total, atas):
        """Tiles, the table of units and the heat map; with `atas`, of the units right below it."""
        shown = [u for u in tree if u.tingkat == (1 if atas else 0)]
        rows = list(shown)
        if atas:
            milik = rekap.total(self.periode, cells=[c for c in cells if c.unit_id == atas.pk])
            if milik.jabatan and shown:
                rows.insert(
                    0, laporan.Langsung(atas.pk, f"Langsung di {atas.nama}", milik, self.pu(milik))
                )
        kembali = self.request.get_full_path()
        peta = [atas, *shown] if atas else shown
        tanda = SAMBUNGAN.of_units(self.request.user, self.periode, [u.pk for u in peta])
        return {
            "total": self.tiles(total),
            "units": laporan.unit_rows(rows, self.alamat, kembali, tanda) if shown else [],
            "kolom_tanda": SAMBUNGAN.kolom if tanda else (),
            "tanda_total": tanda.get(atas.pk) if atas else None,
            "peta": laporan.heat_map(peta, cells, tree, self.alamat) if shown else None,
            "atas_url": self.alamat.unit(atas.pk) if atas else "",
            "hitung_total": self.alamat.hitung_unit(atas.pk, kembali) if atas else "",
        }

    def post_rows(self, page):
        berangka = "fte" in page.object_list.query.annotations
        rows = (
            rekap.rows_of(page.object_list)
            if berangka
            else rekap.rows_for(page.object_list, self.periode)
        )
        return laporan.post_rows(rows, self.alamat, self.request.get_full_path())

    def render(self, template, **context):
        request, periode, unit, alamat = self.request, self.periode, self.unit, self.alamat
        jejak = [(f"Kesenjangan {periode.tahun}", alamat.ringkasan)]
        jejak += [(u.nama, alamat.unit(u.pk)) for u in self.jalan]
        if template not in ("workload/kesenjangan.html", "workload/kesenjangan_unit.html"):
            jejak.append((context["judul"], ""))
        milik = f"?unit={unit.pk}" if unit else ""
        tab = [
            ("Ringkasan", alamat.unit(unit.pk) if unit else alamat.ringkasan),
            ("Per jabatan", alamat.per_jabatan + milik),
            ("Per jenis dan jenjang", alamat.per_jenis + milik),
            ("Peta jabatan", alamat.peta + milik),
        ]
        if SAMBUNGAN.tautan:
            tab.append(SAMBUNGAN.tautan(periode, unit))
        di_sini = request.get_full_path()
        return render(
            request,
            template,
            {
                "periode": periode,
                "instansi": periode.instansi,
                "unit": unit,
                "jejak": jejak,
                "tab": [(nama, url, url.split("?")[0] == request.path) for nama, url in tab],
                "periode_lain": [
                    (p.tahun, di_sini.replace(f"/{periode.pk}/", f"/{p.pk}/", 1), p == periode)
                    for p in self.periode_lain
                ],
                "sebagian": periode.instansi_id
                not in user_scope(request.user, Permission.LIHAT)[0],
                "aturan": periode.aturan,
                "waktu_efektif": laporan.format_angka(periode.aturan.waktu_efektif),
                "pembulatan": laporan.rule_line(periode.aturan),
                "unduh": alamat.unduh(unit),
                "excel": alamat.unduh(unit, "workload:kesenjangan-export"),
                "daftar": f"{alamat.per_jabatan}{milik or '?'}{'&' if milik else ''}",
                **context,
            },
        )
