"""Small drawings as SVG text: attributes and classes only, so that a strict CSP lets them through.

The figures they draw stand in the same table row; to a screen reader the drawing says nothing more.
"""

from django.utils.safestring import mark_safe

LEBAR = 120


def bars(kebutuhan: int, bezetting: int, maks: int) -> str:
    """Two bars, kebutuhan over bezetting, on a scale where `maks` is the full width."""
    return mark_safe(
        f'<svg class="batang" viewBox="0 0 {LEBAR} 16" aria-hidden="true" focusable="false">'
        f'<rect class="b-butuh" y="1" width="{_width(kebutuhan, maks)}" height="6" rx="1"/>'
        f'<rect class="b-ada" y="9" width="{_width(bezetting, maks)}" height="6" rx="1"/></svg>'
    )


def _width(nilai: int, maks: int) -> str:
    """Never so short that one person cannot be seen."""
    if not nilai or not maks:
        return "0"
    return f"{max(1.5, min(1, nilai / maks) * LEBAR):.1f}"
