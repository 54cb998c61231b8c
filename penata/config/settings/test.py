"""The same settings on a database of the tests' own."""

from penata.config.settings import *  # noqa: F403

PENATA_DEMO = False
PENATA_TODAY = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
