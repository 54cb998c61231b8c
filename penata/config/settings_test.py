"""The same settings on a database of the tests' own.

pytest-django reads settings before any conftest, so the tests' folder is named here.
PENATA_TEST_SERVER: the programs of an installed PostgreSQL to test on, instead of the embedded one.
"""

import os
from pathlib import Path

_SERVER = os.environ.get("PENATA_TEST_SERVER", "")
_FOLDER = f"test-{Path(_SERVER).parent.name}" if _SERVER else "test"
os.environ["PENATA_HOME"] = str(Path(__file__).resolve().parents[2] / ".penata" / _FOLDER)
for _name in (
    "PENATA_DATABASE_URL",
    "PENATA_AS",
    "PENATA_TODAY",
    "PENATA_MAIL_URL",
    "PENATA_MESSAGING_URL",
    "PENATA_SIASN_URL",
    "PENATA_OIDC_ISSUER",
):
    os.environ.pop(_name, None)

from penata.config.settings import *  # noqa: E402, F403

PENATA_DEMO = False
PENATA_KEPT_SECONDS = 0  # tests that ask for it set it
PENATA_TODAY = None
PENATA_SECOND_FACTOR = False  # tests that ask for it switch it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PENATA_MAIL = "penata.kernel.ports.mail.fake.Fake"
PENATA_MESSAGING = "penata.kernel.ports.messaging.fake.Fake"
PENATA_SIASN = "penata.kernel.ports.siasn.fake.Fake"
