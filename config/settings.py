"""Settings for every environment: all from the environment, and runs with nothing set."""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from config import database, environment, mail, media
from config.environment import BASE_DIR
from config.log_lines import logging_settings

DATA_DIR = environment.data_dir()
DEBUG = environment.switch("DEBUG", default=False)
SECRET_KEY = environment.secret_key(DATA_DIR)
SITE_URL = environment.site_url()
BEHIND_PROXY = environment.switch("BEHIND_PROXY", default=False)
_SITE = urlsplit(SITE_URL)
_HTTPS = _SITE.scheme == "https"
if _HTTPS and not BEHIND_PROXY:
    # The server speaks plain HTTP: without a proxy every page would redirect to itself for ever.
    raise environment.Refused("SITE_URL is https, so BEHIND_PROXY must be true: a proxy ends TLS.")
ALLOWED_HOSTS = environment.host_names("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
if _SITE.hostname and _SITE.hostname not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(_SITE.hostname)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if _HTTPS else []
CSRF_FAILURE_VIEW = "releases.admin.saving_refused.csrf_failure"

INSTALLED_APPS = [
    "accounts",
    "django_tasks_db",
    "jobs",
    "releases",
    "courses",
    "quizzes",
    "casestudies",
    "labs",
    "results",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "config.proxy.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Before static files, which are somebody's pages too when they are opened by themselves.
    "config.headers.HeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_log.RequestLogMiddleware",
    "releases.toggles.load.LoadMiddleware",
    "config.request_text.RequestTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.LearnerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "courses.theme.frame",
            ],
        },
    },
]

# --- Data -----------------------------------------------------------------------------------
DATABASES = {"default": database.database(DATA_DIR)}
_ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
# One writer process gives SQLite its best answer times; every thread holds a connection.
WORKERS = environment.whole_number("WORKERS", default=1 if _ON_SQLITE else 2, least=1, most=64)
THREADS = environment.whole_number("THREADS", default=2, least=1, most=64)
CACHES = {"default": database.cache(DATA_DIR, workers=WORKERS)}
# What takes longer than a request may waits in the database for a worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_WORKERS = environment.whole_number("JOB_WORKERS", default=1, least=0, most=8)

# --- People ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "courses:index"
LOGOUT_REDIRECT_URL = "courses:index"

MAIL_IS_ON, _MAILER = mail.mailer()
MAILERS = {"default": _MAILER}
DEFAULT_FROM_EMAIL = environment.sender()

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_IS_ON else "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True

# How long somebody may stay away before `forget_learners` deletes them; 0 keeps everyone.
RETENTION_DAYS = environment.whole_number("RETENTION_DAYS", default=0, least=0, most=36500)

# --- Releases -------------------------------------------------------------------------------
RELEASES_AUTHOR_MAY_PROMOTE = environment.switch("AUTHOR_MAY_PROMOTE", default=False)
# How old what a process knows of the toggles may be, and how long it gathers who met them.
TOGGLES_REFRESH_SECONDS: float | None = 3
TOGGLES_FLUSH_SECONDS: float | None = 10
# The per cent of its threads' time above which a process takes expensive features away; 0 never.
LOAD_LIMIT = environment.whole_number("LOAD_LIMIT", default=90, least=0, most=100)
# Whether requests are counted for the metrics of releases (releases.metrics.tallying).
TALLY_REQUESTS = True
# How often a process hands over what is to be read as a ghost, and sees what is (releases.ghost).
GHOST_SECONDS: float | None = 5

# --- Safety ---------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
# A load balancer asks over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Words, numbers, files ------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = environment.time_zone()
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
_BUCKET = media.bucket()
STORAGES = {
    "default": media.storage(_BUCKET),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Where the web server in front serves MEDIA_ROOT for X-Accel-Redirect, or that the bucket hands
# files out by signed addresses; "" streams files ourselves.
MEDIA_OFFLOAD = media.offload(_BUCKET)
# Hashed names never change their content; Django marks all others as such by itself.
WHITENOISE_MAX_AGE = 3600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Logs --------------------------------------------------------------------------------------
LOG_LEVEL = environment.log_level()
LOGGING = logging_settings(LOG_LEVEL)
