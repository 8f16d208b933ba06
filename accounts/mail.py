"""The two letters that accounts sends. A mail server that fails never breaks the page."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def is_configured() -> bool:
    """False where production was given no EMAIL_URL: links are then handed over by a person."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def send_letter(template: str, subject: str, user, **context) -> bool:
    """True where the letter was handed to the mail server."""
    if not user.email or not is_configured():
        return False
    context |= {"user": user, "hari": settings.PASSWORD_RESET_TIMEOUT // 86_400}
    body = render_to_string(f"accounts/{template}", context)
    try:
        return bool(send_mail(subject, body, None, [user.email]))
    except (smtplib.SMTPException, OSError):
        logger.exception("Surel untuk pengguna %s tidak terkirim", user.pk)
        return False


def send_invitation(user, url: str, instansi: str) -> bool:
    return send_letter(
        "invitation_email.txt",
        f"Undangan ke asnplan: {instansi}"[:150].replace("\n", " "),
        user,
        url=url,
        instansi=instansi,
    )


def send_reset(user, url: str) -> bool:
    return send_letter("password_reset_email.txt", "Kata sandi baru asnplan", user, url=url)
