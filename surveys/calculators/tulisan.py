"""What a stranger typed, as it may stand on a page, in a document and in a sheet. Pure.

Letters that cannot be seen do no honest work in a few sentences: null bytes break databases, marks of the
writing direction turn a line around, spaces of no width hide a telephone number from the screen.
"""

from __future__ import annotations

import unicodedata

BOLEH = frozenset("\n\t")


def clean_tulisan(teks: str) -> str:
    """The same words without characters of control and of format; line ends as one letter."""
    teks = unicodedata.normalize("NFC", teks.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in teks if c in BOLEH or unicodedata.category(c) not in ("Cc", "Cf"))
