"""All settings, read from the environment (see .env.example) with safe defaults.

ASNPLAN_ENV is `dev` (default) or `production`. Production refuses to start without SECRET_KEY,
ALLOWED_HOSTS and DATABASE_URL; development without DATABASE_URL starts its own PostgreSQL.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

PRODUCTION = env("ASNPLAN_ENV", default="dev") == "production"
DEBUG = env.bool("DEBUG", default=not PRODUCTION) and not PRODUCTION

# Keys that are missing in production raise ImproperlyConfigured with the name of the variable.
SECRET_KEY = (
    env("SECRET_KEY") if PRODUCTION else env("SECRET_KEY", default="hanya-untuk-pengembangan")
)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS") if PRODUCTION else ["*"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])


def database_url() -> str:
    if PRODUCTION or env("DATABASE_URL", default=""):
        return env("DATABASE_URL")
    from asnplan.devdb import DevDB

    return DevDB(BASE_DIR).ensure()


DATABASES = {"default": environ.Env.db_url_config(database_url())}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "accounts",
    "units",
    "workload",
    "surveys",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "axes",
    "csp",
    "pgtrigger",
    "pghistory",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "asnplan.middleware.TanpaNul",  # last: its 404 knows who is signed in
]

if PRODUCTION:  # development serves static files with runserver
    MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")

ROOT_URLCONF = "asnplan.urls"
WSGI_APPLICATION = "asnplan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "asnplan.nav.context",
            ],
            "builtins": ["asnplan.templatetags.angka"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- people -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.backends.UsernameOrNipBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Uniqueness of usernames is a case-insensitive constraint (accounts.models), which this check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3  # seconds; also the life of an invitation
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # "coba lagi pukul 10.30" stays true
AXES_USERNAME_CALLABLE = "accounts.lockout.identity"
AXES_CLIENT_IP_CALLABLE = "accounts.middleware.client_ip"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_page"
AXES_VERBOSE = False

# --- language -----------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = env("TIME_ZONE", default="Asia/Jakarta")
USE_I18N = True
USE_TZ = True

# --- address ------------------------------------------------------------------------------------
# Where people reach this server (https://asnplan.contoh.go.id): printed as a QR code on what is handed
# over. Left empty, pages use the address they were asked at and commands print the code alone.
SITE_URL = env("SITE_URL", default="").rstrip("/")

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes: a pasted sheet of thousands of rows
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
UPLOAD_DIR = Path(
    env("UPLOAD_DIR", default=str(BASE_DIR / "media" / "impor"))
)  # between preview and saving
UPLOAD_MAX_BYTES = 30 * 1024 * 1024  # the largest file an import accepts
# Long work (asnplan.lib.latar) runs inside the request instead of in a thread; for tests.
BACKGROUND_INLINE = False

# --- personal data of citizens -------------------------------------------------------------------
# Keys of what is encrypted at rest, the first one encrypts (docs/adr/0019); without any, SECRET_KEY does, and
# must then not be changed without putar_kunci.
DATA_KEYS = env.list("DATA_KEYS", default=[])
# Delete what is due once a day after a request, where no cron has run hapus_kedaluwarsa.
HAPUS_SENDIRI = env.bool("HAPUS_SENDIRI", default=True)

# --- mail ---------------------------------------------------------------------------------------
# Development prints mail in the terminal. Production without EMAIL_URL sends none (links in a log would
# be keys left in the door); an admin then hands the link over.
EMAIL_CONFIG = env.email_url(
    "EMAIL_URL", default="dummymail://" if PRODUCTION else "consolemail://"
)
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="asnplan <noreply@localhost>")

# --- safety -------------------------------------------------------------------------------------
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "asnplan.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)  # proxies in front that we trust
SECURE_REFERRER_POLICY = "same-origin"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own icons are data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# --- history ------------------------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = (
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
)  # a page that only reads records nothing

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tanpa_rahasia": {"()": "asnplan.lib.catatan_log.TanpaRahasia"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["tanpa_rahasia"]}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
