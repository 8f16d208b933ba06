"""Sign in by username or by NIP / NI PPPK."""

from django.contrib.auth.backends import ModelBackend

from accounts.models import User


class UsernameOrNipBackend(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        if not username or password is None:
            return None
        user = User.objects.find(username)
        if user is None:
            User().set_password(password)  # the same time for unknown names: do not tell who exists
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    # Permissions come from assignments (units.permissions), never from Django's groups.
    def get_user_permissions(self, user_obj, obj=None):
        return set()

    get_group_permissions = get_all_permissions = get_user_permissions

    def has_perm(self, user_obj, perm, obj=None):
        return False

    def has_module_perms(self, user_obj, app_label):
        return False
