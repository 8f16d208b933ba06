"""How the same task is recognised elsewhere: the key of its text. Imports no model (a model's index uses it)."""

from django.db.models import F, Func, TextField
from django.db.models.functions import MD5, Lower, Trim


class RapikanSpasi(Func):
    """Runs of white space, no-break spaces included, become one space."""

    function = "REGEXP_REPLACE"
    template = r"%(function)s(%(expressions)s, '[\s\u00a0]+', ' ', 'g')"
    output_field = TextField()


def kunci_uraian(field: str = "uraian"):
    """Case and spaces do not count. Hashed, so that its index (tugas_kunci_uraian) stays small whatever
    people write."""
    return MD5(Lower(Trim(RapikanSpasi(F(field)))))
