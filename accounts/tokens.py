"""One-time links: an invitation for who has no password yet, a reset for who forgot theirs.

Both die when the password changes, when the person signs in, and after PASSWORD_RESET_TIMEOUT. Each has
its own salt, so that one kind never opens the door of the other.
"""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode


class InvitationTokens(PasswordResetTokenGenerator):
    key_salt = "accounts.tokens.undangan"


class ResetTokens(PasswordResetTokenGenerator):
    key_salt = "accounts.tokens.lupa-kata-sandi"


invitation_tokens = InvitationTokens()
reset_tokens = ResetTokens()


def _path(name, user, token):
    return reverse(name, args=[urlsafe_base64_encode(force_bytes(user.pk)), token])


def invitation_path(user) -> str:
    return _path("accounts:invitation-accept", user, invitation_tokens.make_token(user))


def reset_path(user) -> str:
    return _path("accounts:password-reset-confirm", user, reset_tokens.make_token(user))
