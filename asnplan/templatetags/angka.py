"""Template filters for figures. A builtin library: no {% load %} needed."""

from django import template

from asnplan.lib.angka import format_angka, plain

register = template.Library()


@register.filter
def angka(value, desimal=None):
    """`{{ x|angka }}` every digit, `{{ x|angka:2 }}` two decimals; Indonesian separators; "–" for None."""
    if value == "":
        return ""
    return format_angka(value, desimal)


@register.filter
def selisih(value):
    """A signed whole number: +2, −3, 0; "–" for None."""
    if value is None:
        return "–"
    return ("+" if value > 0 else "") + format_angka(value)


@register.filter
def mentah(value):
    """A Decimal as machines read it (value="" of inputs that scripts use)."""
    return "" if value is None else plain(value)
