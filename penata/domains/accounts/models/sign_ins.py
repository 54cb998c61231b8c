"""Where somebody is signed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from penata.domains.accounts.rules.browsers import describe
from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import THIRTY_DAYS, Personal


class SignIn(models.Model):
    """A browser in which an account is signed in; it goes with the session."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def words(self) -> tuple[str, str]:
        """Browser and system."""
        return describe(self.browser)


privacy.register(
    "accounts.SignIn",
    {
        "address": Personal(PersonalClass.CONTACT, THIRTY_DAYS),
        "browser": Personal(PersonalClass.CONTACT, THIRTY_DAYS, twin="blank"),
        "at": Personal(PersonalClass.EMPLOYMENT, THIRTY_DAYS),
    },
    frozenset({"session_key"}),
)
