"""Sign in and out, one's own password and profile, and the two one-time links.

Django's own views do the delicate parts (safe `next`, new session key, token out of the address bar).
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, forms, mail
from accounts.tokens import invitation_tokens, reset_tokens
from asnplan.lib.riwayat import pelaku

BACKEND = "accounts.backends.UsernameOrNipBackend"


class LoginView(auth.LoginView):
    template_name = "accounts/login.html"
    authentication_form = forms.LoginForm
    redirect_authenticated_user = True

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if form.harus_menunggu:
            response.status_code = 429
        return response


@method_decorator(
    login_not_required, name="dispatch"
)  # an expired session may still press "Keluar"
class LogoutView(auth.LogoutView):
    pass


class PasswordChangeView(auth.PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = forms.ChangePasswordForm
    success_url = reverse_lazy("accounts:profile")

    def form_valid(self, form):
        messages.success(
            self.request, "Kata sandi sudah diganti. Sesi Anda di perangkat lain sudah diakhiri."
        )
        return super().form_valid(form)


class OneTimeLinkView(auth.PasswordResetConfirmView):
    """A one-time link that ends with a chosen password and a signed-in person."""

    form_class = forms.ChoosePasswordForm
    reset_url_token = "atur"
    post_reset_login = True
    post_reset_login_backend = BACKEND
    success_url = reverse_lazy("home")

    def opens_for(self, user) -> bool:
        raise NotImplementedError

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active and self.opens_for(user) else None

    def form_valid(self, form):
        messages.success(self.request, "Kata sandi tersimpan. Selamat bekerja.")
        with pelaku(user=self.user, asal=self.request.path):
            return super().form_valid(form)


class PasswordResetConfirmView(OneTimeLinkView):
    template_name = "accounts/password_reset_confirm.html"
    token_generator = reset_tokens

    def opens_for(self, user):
        return user.has_usable_password()


class InvitationAcceptView(OneTimeLinkView):
    template_name = "accounts/invitation_accept.html"
    token_generator = invitation_tokens

    def opens_for(self, user):
        return user.menunggu_undangan


login = LoginView.as_view()
logout = LogoutView.as_view()
password_change = PasswordChangeView.as_view()
password_reset_confirm = PasswordResetConfirmView.as_view()
invitation_accept = InvitationAcceptView.as_view()


@login_not_required
@never_cache
def password_reset(request):
    """Ask for a link by mail. The answer is the same whether the account exists or not."""
    form = forms.ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.send_reset_links(
            pengenal=form.cleaned_data["pengenal"], build_url=request.build_absolute_uri
        )
        messages.success(
            request,
            "Bila akun itu ada dan mempunyai surel, tautan untuk membuat kata sandi baru sudah dikirim."
            " Bila tidak ada surel yang masuk, minta tautan baru kepada admin instansi Anda.",
        )
        return redirect("accounts:login")
    context = {"form": form, "ada_surel": mail.is_configured()}
    return render(request, "accounts/password_reset.html", context)


@dataclass(frozen=True)
class Peran:
    """An assignment as the profile shows it."""

    nama: str
    keterangan: str
    tempat: str
    instansi: str
    kemampuan: list[str]


@never_cache
@sensitive_post_parameters("sandi")
def profile(request):
    """Who I am here: my assignments and what each lets me do; my mail address."""
    user = request.user
    form = forms.EmailForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        actions.change_email(user=user, email=form.cleaned_data["email"])
        messages.success(request, "Surel sudah disimpan.")
        return redirect("accounts:profile")
    penugasan = user.penugasan.filter(aktif=True).select_related("instansi", "unit")
    peran = [
        Peran(
            nama=p.peran.nama,
            keterangan=p.peran.keterangan,
            tempat=f"{p.unit.nama} dan unit di bawahnya" if p.unit else "Seluruh instansi",
            instansi=p.instansi.nama,
            kemampuan=p.peran.kemampuan(),
        )
        for p in penugasan.order_by("instansi__nama", "unit__nama", "pk")
    ]
    return render(request, "accounts/profile.html", {"form": form, "peran": peran})
