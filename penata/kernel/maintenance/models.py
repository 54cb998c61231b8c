from django.db import models
from django.db.models.functions import Now

from penata.kernel.values import N_, Term


class ClosureKind(Term):
    MANUAL = "manual", N_("ditahan oleh pengelola")
    SETUP = "setup", N_("sedang diperbarui")


class Closure(models.Model):
    """While this row stands, nothing may be changed: a trigger refuses every trace, and each change leaves one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=10, choices=ClosureKind.choices)
    why = models.TextField(blank=True)
    since = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="maintenance_one_closure")]

    def __str__(self) -> str:
        return f"{self.kind} {self.since}"
