"""How the same task is recognised elsewhere: the key of its text. Imports no model (a model's index uses it)."""

from django.db.models import F, Func, TextField
from django.db.models.functions import MD5, Lower


class TanpaSpasi(Func):
    """The text without white space, no-break spaces included. (A regular expression would take ten times
    as long, and every row that is saved passes here.)"""

    function = "TRANSLATE"
    template = r"%(function)s(%(expressions)s, E' \t\n\r\u00a0', '')"
    output_field = TextField()


def kunci_uraian(field: str = "uraian"):
    """Case and spaces do not count. Hashed, so that its index (tugas_kunci_uraian) stays small whatever
    people write."""
    return MD5(Lower(TanpaSpasi(F(field))))


def post_mark(pk: int) -> str:
    """What stands in asnplan's own files for the code of a post that has none."""
    return f"#{pk}"


def is_post_mark(kode: str) -> bool:
    return kode.startswith("#")
