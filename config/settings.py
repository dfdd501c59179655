"""Settings, read from the environment; every variable has a default that is safe on one machine."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pgtrigger
from celery.schedules import crontab

from config.local.postgres import EmbeddedPostgres

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_ROOT = Path(os.environ.get("VAR_ROOT", BASE_DIR / "var"))
VAR_ROOT.mkdir(parents=True, exist_ok=True)


def flag(name: str, default: bool = False) -> bool:
    """Whether the environment variable `name` says yes."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    """The comma-separated words of an environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def local_secret() -> str:
    """The secret key of a local run: random, made once, kept under var/ for its owner alone."""
    path = VAR_ROOT / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def database(url: str | None) -> dict[str, object]:
    """Django's parameters from postgresql://user:password@host:port/name?option=value; the embedded server without."""
    if not url:
        where: dict[str, object] = dict(EmbeddedPostgres(VAR_ROOT).connection())
        options: dict[str, str] = {}
    else:
        parts = urlsplit(url)
        where = {
            "NAME": unquote(parts.path.lstrip("/")), "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""), "HOST": parts.hostname or "", "PORT": str(parts.port or ""),
        }  # fmt: skip
        options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql", **where, "OPTIONS": options,
        "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": os.environ.get("TEST_DATABASE", "test_demarche")},
    }  # fmt: skip


# --- web
DEBUG = flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or local_secret()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS", "")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "cables",
    "entities",
    "claims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.HealthCheck",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.VaryOnHtmx",
    "cables.access.VisibilityMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
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
            ]
        },
    }
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_HTTPS_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = flag("BEHIND_HTTPS_PROXY")
SECURE_HSTS_SECONDS = 31536000 if flag("BEHIND_HTTPS_PROXY") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = flag("BEHIND_HTTPS_PROXY")
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "claims:dispute_list"
LOGOUT_REDIRECT_URL = "login"

# --- rows
DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
PGHISTORY_LEVEL = pgtrigger.Statement  # one insert of events for a statement, not one for each of its rows
PGHISTORY_ADMIN_ALL_EVENTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_ROOT / "static"  # filled by collectstatic where a web server of its own serves files
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_ROOT / "media"))
STORAGES = {
    "default": {"BACKEND": "cables.storage.DurableStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
UPLOAD_MAX_BYTES = int(os.environ.get("UPLOAD_MAX_BYTES", 25 * 1024 * 1024))
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_MAX_BYTES + 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- opening files of strangers, each in a child of its own (cables.guarded)
EXTRACT_SECONDS = float(os.environ.get("EXTRACT_SECONDS", 60))
EXTRACT_MEMORY_MB = int(os.environ.get("EXTRACT_MEMORY_MB", 1024))
SNIFF_SECONDS = float(os.environ.get("SNIFF_SECONDS", 10))  # while the bringer waits: for the marking alone

# --- recognising the text of pictures (cables.ocr), where a program for it is installed
OCR_SECONDS = float(os.environ.get("OCR_SECONDS", 240))  # for each of its steps; keep it well below the lease
OCR_LANGUAGES = os.environ.get("OCR_LANGUAGES", "eng")  # names of tesseract, with a plus between them

# --- fetching from the web (cables.fetching)
FETCH_PORTS = frozenset(int(port) for port in words("FETCH_PORTS", "80,443"))
FETCH_ALLOW = words("FETCH_ALLOW", "")  # host:port that may be reached though it is not public or on another port
FETCH_SECONDS = int(os.environ.get("FETCH_SECONDS", 30))
FETCH_ATTEMPTS = 3

# --- listening to channels (cables.ways)
MAILDIR_ROOT = Path(os.environ.get("MAILDIR_ROOT", VAR_ROOT / "maildir"))  # folders of mail lie below it
CHANNEL_SECRETS = "CHANNEL_PASSWORD_"  # what names of variables with passwords begin with, so that no other is sent out
CHANNEL_LEASE_SECONDS = int(os.environ.get("CHANNEL_LEASE_SECONDS", 120))
IDEMPOTENCY_DAYS = int(os.environ.get("IDEMPOTENCY_DAYS", 7))

# --- language of the pages and clock
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# --- reading: the one pipeline, and the stages that turn a Doc into rows, in order
SPACY_MODEL = os.environ.get("SPACY_MODEL", str(BASE_DIR / "cables" / "nlp" / "model"))
NLP_COMPONENTS = ["mention_finder", "claim_reader", "claim_finder"]
STAGES = [
    "entities.revisions.carry_mentions",
    "entities.services.save_mentions",
    "claims.revisions.carry_claims",
    "claims.services.save_claims",
    "cables.copies.save_copies",
    "claims.linking.link_claims",
    "claims.belonging.suggest_disputes",
    "entities.merging.propose_merges",
    "cables.references.save_references",
]
INTAKE_CHECKS = ["claims.services.check_intake"]
INTAKE_STEPS = ["claims.services.record_intake"]
MARKING_STEPS = ["claims.services.mark_memberships"]
READ_MAX_CHARACTERS = int(os.environ.get("READ_MAX_CHARACTERS", 2_000_000))
PROCESSING_ATTEMPTS = 3
PROCESSING_LEASE_SECONDS = int(os.environ.get("PROCESSING_LEASE_SECONDS", 600))
READ_SECONDS = int(os.environ.get("READ_SECONDS", 540))  # then a text is given up; keep it below the lease

# --- who weighs how much (entities.ladder)
AUTHORITY_LADDER = os.environ.get("AUTHORITY_LADDER", str(BASE_DIR / "entities" / "data" / "ladder.csv"))

# --- queue: the document row is the truth, a message only a hint (see cables.tasks)
CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "filesystem://localhost")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": VAR_ROOT / "queue",
        "data_folder_out": VAR_ROOT / "queue",
        "control_folder": VAR_ROOT / "queue-control",
        "polling_interval": 0.2,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 2 * PROCESSING_LEASE_SECONDS,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
    }
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_MAX_MEMORY_PER_CHILD = int(os.environ.get("WORKER_MAX_MEMORY_KB", 2_000_000))
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "cables.tasks.sweep", "schedule": 5.0},
    "sweep-fetches": {"task": "cables.tasks.sweep_fetches", "schedule": 5.0},
    "poll-channels": {"task": "cables.tasks.poll_channels", "schedule": 15.0},
    "tidy": {"task": "cables.tasks.tidy", "schedule": crontab(minute=17)},
    "digests": {"task": "claims.tasks.send_digests", "schedule": crontab(hour=6, minute=0)},
}

# --- mail: without a host it is written to files
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", 25))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 30
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR_ROOT / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "demarche@localhost")
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
DIGEST_MAIL_MAX = os.environ.get("DIGEST_MAIL_MAX", "UNCLASSIFIED")  # mail leaves the house

# --- API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "cables.authentication.TokenAuthentication",
        "cables.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["cables.rendering.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "cables.problems.problem_details",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_TTL": None}
SPECTACULAR_SETTINGS = {
    "TITLE": "Demarche",
    "DESCRIPTION": "Who says what in a diplomatic dispute: documents, claims, links, positions.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "config.schema.add_problems"],
    "ENUM_NAME_OVERRIDES": {
        "ClaimKind": "claims.models.kind_choices",
        "DocumentKind": "cables.models.Document.Kind",
        "ReadKind": "cables.forms.KIND_CHOICES",
        "EntityKind": "entities.models.Entity.Kind",
        "ReviewStatus": "cables.models.Reviewed.Status",
        "LaneKind": ["country", "voice"],
        "ChangeKind": ["document", "claim"],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
}
