"""What somebody opened lately from the search, and what he pinned. Names are not kept: they are asked for when shown."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.db import models
from django.db.models import Q

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import Personal, Retention
from penata.kernel.values import N_


class Remembered(models.Model):
    """One thing by its kind and key, for one reader."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    pinned = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "key"], name="search_remembered_once")]
        indexes = [models.Index(fields=["user", "-at"], condition=Q(pinned=False), name="search_recent")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


_KEPT = Personal(
    PersonalClass.EMPLOYMENT,
    Retention(N_("Sampai dihapus pemiliknya; 20 yang terakhir, dan yang disematkan")),
)
_REGISTERED = {
    "kind": replace(_KEPT, twin="keep"), "key": replace(_KEPT, twin="shape"), "pinned": _KEPT, "at": _KEPT,
}  # fmt: skip

privacy.register("search.Remembered", _REGISTERED, frozenset({"id", "user"}))
