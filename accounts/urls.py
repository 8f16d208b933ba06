"""/akun/"""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.login, name="login"),
    path("keluar/", views.logout, name="logout"),
    path("profil/", views.profile, name="profile"),
    path("kata-sandi/", views.password_change, name="password-change"),
    path("lupa-kata-sandi/", views.password_reset, name="password-reset"),
    path(
        "lupa-kata-sandi/<uidb64>/<token>/",
        views.password_reset_confirm,
        name="password-reset-confirm",
    ),
    path("undangan/<uidb64>/<token>/", views.invitation_accept, name="invitation-accept"),
]
