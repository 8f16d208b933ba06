"""Does the state of the thing allow it? (Whether this person may is units.permissions.)"""

from units.models import Periode

FINAL = "final"
"""workload.status.Status.FINAL; units may not import workload and asks over the reverse name `analisis`."""


def aturan_beku(periode: Periode) -> str:
    """Why the Aturan of the period may not change any more; empty where it may.

    Figures that somebody marked final, and closed periods, keep the rule they were computed by.
    """
    if periode.ditutup:
        return "Periode ini sudah ditutup; aturannya tidak berubah lagi."
    n = periode.analisis.filter(status=FINAL).count()
    if n:
        return (
            f"{n} analisis pada periode ini sudah final dan dihitung dengan aturan ini. "
            "Buka kembali analisis itu dulu bila aturannya memang harus diubah."
        )
    return ""


def periode_terkunci(periode: Periode) -> str:
    """Why nothing of the period may be written; empty where it may."""
    return "Periode ini sudah ditutup." if periode.ditutup else ""
