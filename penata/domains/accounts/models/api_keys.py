from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from penata.kernel import privacy
from penata.kernel.access import PersonalClass, Role
from penata.kernel.db.fields import PathField
from penata.kernel.privacy import Personal


class ApiKey(models.Model):
    """One role of its owner in one unit, for a machine. The key itself is shown once and kept as its digest.

    What it may do is judged at each call by what its owner holds then. `last_used_at` is the minute of its last call,
    `calls` how many there were in it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role.choices)
    path = PathField()
    unit_name = models.CharField(max_length=200)  # as it was called when the key was made
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    last_day = models.DateField()
    made_at = models.DateTimeField(db_default=Now())
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="accounts_apikey_owner")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def is_over(self, day: date) -> bool:
        return self.revoked_at is not None or self.last_day < day


privacy.register(
    "accounts.ApiKey",
    {"last_used_at": Personal(PersonalClass.EMPLOYMENT)},
    frozenset(
        {
            "owner",
            "name",
            "role",
            "path",
            "unit_name",
            "prefix",
            "digest",
            "last_day",
            "made_at",
            "revoked_at",
            "calls",
        }
    ),
)
