"""Settings of a running Penata; everything that differs between installations comes from the environment."""

import os

from django.utils.translation import gettext_lazy as _

from penata.config import environment
from penata.kernel.instance import Instance

PENATA_HOME = environment.home()
PENATA_EMBEDDED_SERVER = environment.embedded_server()
PENATA_DEMO = Instance.read(PENATA_HOME).demo
PENATA_TODAY = environment.fixed_day()
PENATA_BACKUP_DIR = environment.folder("PENATA_BACKUP_DIR")
PENATA_ANCHOR_COPY = environment.folder("PENATA_ANCHOR_COPY")
PENATA_CERTIFICATE = environment.folder("PENATA_CERTIFICATE")
PENATA_METRICS_TOKEN = os.environ.get("PENATA_METRICS_TOKEN", "")
PENATA_LOG = os.environ.get("PENATA_LOG", "")
PENATA_GRANTS = "penata.domains.organization.public.grants_of"
PENATA_API_KEYS = "penata.domains.accounts.public.bearer_of_key"
PENATA_PLACES = "penata.domains.organization.public.place_within"
PENATA_LOCAL_LAW = "penata.domains.organization.public.local_provisions"
PENATA_CONTACTS = "penata.domains.people.public.contacts_of"
PENATA_ADDRESS = environment.address()
PENATA_MAIL_SERVER = environment.mail_server()
PENATA_MAIL = "penata.kernel.ports.mail.real.Smtp" if PENATA_MAIL_SERVER else ""
PENATA_MESSAGING_URL = environment.text("PENATA_MESSAGING_URL")
PENATA_MESSAGING_TOKEN = environment.text("PENATA_MESSAGING_TOKEN")
PENATA_MESSAGING = "penata.kernel.ports.messaging.real.Gateway" if PENATA_MESSAGING_URL else ""
PENATA_SIASN_URL = environment.text("PENATA_SIASN_URL")
PENATA_SIASN_TOKEN = environment.text("PENATA_SIASN_TOKEN")
PENATA_SIASN = "penata.kernel.ports.siasn.real.WebService" if PENATA_SIASN_URL else ""
PENATA_DASK = environment.text("PENATA_DASK")  # address of a scheduler, for many regencies
PENATA_KEPT_SECONDS = int(environment.text("PENATA_KEPT_SECONDS") or 10)  # figures of the map
PENATA_MESSAGES_KEPT_DAYS = int(environment.text("PENATA_MESSAGES_KEPT_DAYS") or 365)

SECRET_KEY = environment.secret_key()
DEBUG = environment.flag("PENATA_DEBUG")
ALLOWED_HOSTS = environment.words("PENATA_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("PENATA_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "penata.domains.accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "penata.kernel.db",
    "penata.kernel.health",
    "penata.kernel.metrics",
    "penata.kernel.ui",
    "penata.kernel.audit",
    "penata.kernel.jobs",
    "penata.kernel.sheets",
    "penata.kernel.notify",
    "penata.kernel.search",
    "penata.kernel.privacy",
    "penata.kernel.api",
    "penata.kernel.webhooks",
    "penata.kernel.maintenance",
    "penata.domains.organization",
    "penata.domains.people",
    "penata.domains.workload",
    "penata.domains.placement",
    "penata.portals",
]

MIDDLEWARE = [
    "penata.kernel.health.middleware.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "penata.kernel.logs.middleware.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "penata.kernel.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "penata.kernel.ui.private.PrivatePagesMiddleware",
    "penata.kernel.ui.plain_text.PlainTextMiddleware",
    "penata.kernel.ui.refusal.StepRefusedMiddleware",
    "penata.kernel.ui.refusal.OnlyFormsMiddleware",
    "penata.kernel.maintenance.middleware.ClosedMiddleware",
    "penata.domains.accounts.views.second_factor.SecondFactorMiddleware",
    "penata.kernel.db.readonly.ReadOnlyMiddleware",
]

CSRF_FAILURE_VIEW = "penata.portals.views.stale_form"
ROOT_URLCONF = "penata.config.urls"
WSGI_APPLICATION = "penata.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "penata.portals.frame.frame",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": environment.database()}
PENATA_REPLICA = environment.replica()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "penata_cache"},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "penata.domains.accounts.policies.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "penata.domains.accounts.forms.users.SignInForm",
    "change_password": "penata.domains.accounts.forms.users.NewPasswordForm",
    "reauthenticate": "penata.domains.accounts.forms.users.PasswordAgainForm",
}
MFA_ADAPTER = "penata.domains.accounts.policies.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "penata.domains.accounts.forms.second_factor.CodeForm",
    "reauthenticate": "penata.domains.accounts.forms.second_factor.CodeAgainForm",
    "activate_totp": "penata.domains.accounts.forms.second_factor.AppForm",
    "add_webauthn": "penata.domains.accounts.forms.second_factor.PasskeyForm",
    "edit_webauthn": "penata.domains.accounts.forms.second_factor.PasskeyNameForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody opens an account by himself
MFA_TOTP_ISSUER = "Penata"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
PENATA_SECOND_FACTOR = not PENATA_DEMO and not environment.flag("PENATA_WITHOUT_SECOND_FACTOR")
SOCIALACCOUNT_ADAPTER = "penata.domains.accounts.policies.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = environment.identity_service()
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address that a service tells proves no account
ACCOUNT_SESSION_REMEMBER = False  # nobody is asked: office computers are shared
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Each proxy in front adds the address it was asked from; limits of sign-in count that one, not the proxy's own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    environment.words("PENATA_PROXIES", "1" if environment.flag("PENATA_HTTPS") else "0")[0]
)
if environment.flag("PENATA_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *environment.identity_origin()],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

PENATA_API_CALLS_A_MINUTE = int(environment.words("PENATA_API_RATE", "600")[0])
PENATA_WEBHOOKS_INSIDE = environment.flag("PENATA_WEBHOOKS_INSIDE")  # may call private addresses
PENATA_API_KEY_DAYS = int(environment.words("PENATA_API_KEY_DAYS", "365")[0])

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an ABK sheet of a large unit has thousands of cells
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [environment.CHECKOUT / "penata" / "locale"]
TIME_ZONE = environment.words("PENATA_TIME_ZONE", "Asia/Jakarta")[0]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PENATA_HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

PROCRASTINATE_ON_APP_READY = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "penata.kernel.logs.filters.PersonalDataFilter"}},
    "formatters": {
        "line": {
            "()": "penata.kernel.logs.lines.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "penata.kernel.logs.lines.JsonLineFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if PENATA_LOG == "json" else "line",
            "filters": ["masked"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"penata": {"level": "INFO"}},
}
