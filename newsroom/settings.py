"""The site's settings: one file that runs with nothing set. README.md lists every variable that it reads."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from newsroom import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
MODE = env.mode()
DEBUG = MODE == env.DEVELOPMENT

if MODE == env.PRODUCTION:
    SECRET_KEY = env.secret_key("SECRET_KEY")
    ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
else:
    SECRET_KEY = env.kept_secret_key(DATA_DIR / "secret_key")
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# The address under which readers know the site: in canonical links, feeds and the sitemap, never taken from a request.
SITE_URL = env.site_url("SITE_URL", f"http://127.0.0.1:{env.integer('PORT', 8000, highest=env.HIGHEST_PORT)}")

INSTALLED_APPS = [
    "modeltranslation",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "adminsortable2",
    "csp",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.CompressPages",
    "articles.middleware.conditional_get",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "articles.middleware.language_of_path",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

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
                "articles.context_processors.site",
            ],
        },
    },
]

# Database. No ATOMIC_REQUESTS: with IMMEDIATE transactions it would make every reader wait for every writer.

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=DATA_DIR / "archive.sqlite3",
        statement_timeout=env.integer("DATABASE_STATEMENT_TIMEOUT", 10),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages. The language is in the address and nowhere else: no cookie, no Accept-Language.

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", _("Traditional Chinese")), ("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
FORMAT_MODULE_PATH = "newsroom.locale"
MODELTRANSLATION_DEFAULT_LANGUAGE = "zh-hant"
# Fallbacks are said once, in articles.models.language.text_and_lang, which tells the language of what it returns.
MODELTRANSLATION_ENABLE_FALLBACKS = False
TIME_ZONE = env.time_zone("TIME_ZONE", "Asia/Manila")
USE_TZ = True

# Search. Groups of characters that this site wants to find as one, beside those that the code knows.

SEARCH_VARIANTS = env.variants("SEARCH_VARIANTS")

# Files. Static files get far-future names; scans are served by a view that asks what readers may see.

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
SCANS_ROOT = DATA_DIR / "scans"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Forms. One section of an article is some 15 fields: room for 300 sections (Django's default ends at 66).

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes of text in one form, scans not counted

# Security. https is assumed in production; the demo and development are plain http on this machine only.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
HTTPS = MODE == env.PRODUCTION
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the machine itself, behind the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.yes("TRUST_PROXY") else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A paper's other hosts are not ours to force to https for a year, nor its domain to be listed in browsers for ever.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "articles.views.errors.csrf_failure"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds that a one-time link is good for
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"level": "ERROR"},  # that a page is not there is no news
    },
}
