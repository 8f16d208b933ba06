"""The themes under which an instansi gathers what it hears."""

from surveys.models import TemaAspirasi
from units.actions.dasar import action, save


@action
def save_tema(*, tema: TemaAspirasi, by, **isian) -> TemaAspirasi:
    """A new theme, or another name, order or end of one that is there."""
    return save(tema, isian)
