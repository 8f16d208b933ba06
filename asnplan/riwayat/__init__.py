"""The change history as a page: who, when, what, from where. Read only; triggers write it.

things.py    what is tracked, and how each event belongs to an instansi
changes.py   the newest changes of an instansi, in one query, bulk writes as one line
snapshots.py events of many things, each with the one before it, in one query
words.py     an event in Indonesian: field names, old → new
views.py     the page
"""

from asnplan.riwayat.views import riwayat_list

__all__ = ["riwayat_list"]
