"""Settings of an instansi for the data of citizens."""

from __future__ import annotations

from surveys.calculators.privasi import SIMPANAN
from surveys.models import KontakPrivasi, MasaSimpan
from units.actions.dasar import action, save
from units.models import Instansi


@action
def save_privasi(*, instansi: Instansi, kontak: dict, hari: dict[str, int], by) -> None:
    """`hari` are the days that were set, by kind; the other kinds follow the application again. Shorter days
    delete with the next run."""
    lama = KontakPrivasi.objects.filter(instansi=instansi).first()
    save(lama or KontakPrivasi(instansi=instansi), kontak)
    ada = {m.jenis: m for m in instansi.masa_simpan.select_for_update()}
    for jenis in SIMPANAN:
        masa = ada.get(jenis)
        if jenis in hari:
            if masa is None or masa.hari != hari[jenis]:
                save(masa or MasaSimpan(instansi=instansi, jenis=jenis), {"hari": hari[jenis]})
        elif masa:
            masa.delete()
