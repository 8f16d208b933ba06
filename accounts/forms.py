"""Forms of signing in and of one's own password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError

from accounts.lockout import seconds_to_wait

SANDI_BANTUAN = "Sedikitnya 12 karakter, bukan angka saja. Kalimat pendek mudah diingat dan kuat."


class LoginForm(AuthenticationForm):
    """Username or NIP; one message for every wrong pair, so that nobody learns which accounts exist."""

    username = forms.CharField(
        label="Nama pengguna atau NIP",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    error_messages = {
        "invalid_login": "Nama pengguna/NIP atau kata sandi tidak cocok. Periksa lalu coba lagi.",
        "tunggu": "Terlalu sering salah. Tunggu %(detik)s detik, lalu coba lagi.",
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["username"].widget.attrs["maxlength"] = 60
        self.fields["password"].label = "Kata sandi"

    def clean(self):
        username = self.cleaned_data.get("username")
        if username and (wait := seconds_to_wait(self.request, username)):
            raise ValidationError(
                self.error_messages["tunggu"], code="tunggu", params={"detik": wait}
            )
        return super().clean()

    @property
    def harus_menunggu(self) -> bool:
        return self.has_error("__all__", code="tunggu")

    def get_invalid_login_error(self):
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class _NewPassword:
    """Plain Indonesian words for the two fields of a new password."""

    def _word(self):
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password1"].help_text = SANDI_BANTUAN
        self.fields["new_password2"].label = "Ulangi kata sandi baru"
        self.fields["new_password2"].help_text = ""


class ChoosePasswordForm(_NewPassword, SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._word()


class ChangePasswordForm(_NewPassword, PasswordChangeForm):
    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Kata sandi sekarang tidak cocok.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._word()
        self.fields["old_password"].label = "Kata sandi sekarang"


class ForgottenForm(forms.Form):
    pengenal = forms.CharField(
        label="Nama pengguna, NIP, atau surel",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


class EmailForm(forms.Form):
    """The address to which a forgotten password's link goes; the password proves whose hands these are."""

    email = forms.EmailField(label="Surel", required=False, max_length=254)
    sandi = forms.CharField(
        label="Kata sandi sekarang",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, initial={"email": user.email}, **kwargs)

    def clean_sandi(self):
        if not self.user.check_password(self.cleaned_data["sandi"]):
            raise ValidationError("Kata sandi sekarang tidak cocok.")
        return self.cleaned_data["sandi"]
