from units.actions.dasar import action, save
from units.models import Instansi


@action
def edit_instansi(*, instansi: Instansi, by, **isian) -> Instansi:
    """Change the name, address or notes of an instansi; its code stays, links and files use it."""
    isian.pop("kode", None)
    return save(Instansi.objects.select_for_update().get(pk=instansi.pk), isian)
