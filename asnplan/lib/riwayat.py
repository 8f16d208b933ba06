"""Change history by database triggers: who, when, what, from where; bulk writes and COPY included.

Decorate a model with `@tercatat()`; the table of its events is append-only. Context (user, page or
command) comes from accounts.middleware.HistoryMiddleware or from `pelaku(...)` in commands.
"""

import pghistory


def tercatat(exclude: list[str] | None = None):
    """Track inserts, updates and deletes of a model, one trigger run per statement."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        level=pghistory.Statement,
        exclude=exclude,
    )


def pelaku(*, user=None, asal: str):
    """Context manager for writes outside a request: `with pelaku(asal="load_demo"): ...`."""
    return pghistory.context(user=user.pk if user else None, url=asal)


WARGA = "warga:"
"""How the page of a change begins that came from a page for everybody; its name follows, never its address."""
