"""When somebody last looked at a page that tells what changed since then."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import Personal, Retention
from penata.kernel.values import N_


class Visit(models.Model):
    """The last visit of one reader to one place. `before`: when the visit before this one ended, if there was one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=30)
    seen_at = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="ui_one_visit_a_place")]

    def __str__(self) -> str:
        return f"{self.place} {self.seen_at:%Y-%m-%d}"


_UNTIL_THE_NEXT = Personal(PersonalClass.EMPLOYMENT, Retention(N_("Sampai kunjungan berikutnya")))

privacy.register("ui.Visit", {"seen_at": _UNTIL_THE_NEXT, "before": _UNTIL_THE_NEXT}, frozenset({"place"}))
