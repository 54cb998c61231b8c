"""A scenario with its moves; what holds people where they are; what they wish; how far it is by road."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from penata.domains.placement.rules.terms import Answer, Choice, ProtectionKind, ScenarioState
from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.db.fields import PathField, PeriodField
from penata.kernel.privacy import Personal
from penata.kernel.values import N_


class Scenario(models.Model):
    """Who should serve where on a day, by one policy. `path` is the unit whose subtree it arranges.

    families, statuses: whom it moves; none said: all that the law lets move. programme_units: whose need weighs more.
    shaped_by: the keys of all who made it what it is; none of them decides it. fingerprint: of the people and posts it was
    computed from; when they change it must be computed again. result: figures before and after, the certificate, what the
    next move is worth.
    """

    government = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    path = PathField()
    name = models.CharField(max_length=120)
    day = models.DateField()
    families = models.JSONField(default=list)
    statuses = models.JSONField(default=list)
    programme_units = models.JSONField(default=list)
    policy = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=ScenarioState.choices, default=ScenarioState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    shaped_by = models.JSONField(default=list)
    computed_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    result = models.JSONField(null=True)
    heard_until = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="placement_computed_has_a_result",
                condition=Q(state__in=[ScenarioState.DRAFT, ScenarioState.DROPPED])
                | Q(result__isnull=False, computed_at__isnull=False) & ~Q(fingerprint=""),
            ),
            models.CheckConstraint(
                name="placement_decided_has_a_day_and_a_decider",
                condition=~Q(state__in=[ScenarioState.DECIDED, ScenarioState.CARRIED_OUT])
                | Q(effective_on__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="placement_nobody_decides_his_own_scenario",
                condition=Q(decided_by=None) | ~Q(decided_by=F("made_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("placement:scenario", args=[self.pk])


class Move(models.Model):
    """One proposed move of a scenario. staff: of the target, who counted before and who would afterwards."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="moves")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey("organization.Post", on_delete=models.PROTECT, null=True, related_name="+")
    target = models.ForeignKey("organization.Post", on_delete=models.PROTECT, related_name="+")
    km_before = models.PositiveIntegerField(null=True)
    km_after = models.PositiveIntegerField(null=True)
    staff_before = models.PositiveIntegerField()
    staff_after = models.PositiveIntegerField()
    seats = models.PositiveIntegerField()
    choice = models.CharField(max_length=8, choices=Choice.choices, default=Choice.AGREED)
    refusal = models.TextField(blank=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    objection = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    order_number = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scenario", "person"], name="placement_one_move_a_person"),
            models.CheckConstraint(
                name="placement_a_move_goes_elsewhere", condition=Q(source=None) | ~Q(source=F("target"))
            ),
            models.CheckConstraint(
                name="placement_a_refusal_says_why", condition=~Q(choice=Choice.REFUSED) | ~Q(refusal="")
            ),
            models.CheckConstraint(
                name="placement_an_objection_says_why",
                condition=~Q(answer=Answer.OBJECTED) | ~Q(objection=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.source_id} → {self.target_id}"


class Pin(models.Model):
    """What if: somebody goes to this post whatever it costs, or does not go there; without a post he stays."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="pins")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("organization.Post", on_delete=models.PROTECT, null=True, related_name="+")
    is_forbidden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "person", "post"], nulls_distinct=False, name="placement_one_pin_a_pair"
            ),
            models.UniqueConstraint(
                fields=["scenario", "person"], condition=Q(is_forbidden=False), name="placement_pinned_once"
            ),
            models.CheckConstraint(
                name="placement_a_ban_names_a_post", condition=Q(is_forbidden=False) | Q(post__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.post_id}"


class Protection(models.Model):
    """Somebody who is not moved for a time. Why is read by those alone who read the health of people there."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ProtectionKind.choices)
    reason = models.TextField()
    period = PeriodField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(name="placement_protection_has_a_reason", condition=~Q(reason=""))
        ]
        indexes = [models.Index(fields=["person"], name="placement_protection_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"


class Wish(models.Model):
    """Where somebody would like to serve: in this unit or below. It lowers a cost and decides nothing."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(withdrawn_at=None), name="placement_one_wish_a_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.unit_id}"


class Road(models.Model):
    """Kilometres by road between two regions, the same both ways; the smaller code stands first."""

    a = models.ForeignKey("organization.Region", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("organization.Region", on_delete=models.CASCADE, related_name="+")
    km = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="placement_one_road_a_pair"),
            models.CheckConstraint(name="placement_roads_in_order", condition=Q(a__lt=F("b"))),
        ]

    def __str__(self) -> str:
        return f"{self.a_id}–{self.b_id}: {self.km} km"


_E, _H = Personal(PersonalClass.EMPLOYMENT), PersonalClass.HEALTH
privacy.register(
    "placement.Move",
    {
        **dict.fromkeys(
            ("source", "target", "km_before", "km_after", "choice", "answer", "answered_at"), _E
        ),
        "order_number": Personal(PersonalClass.EMPLOYMENT, twin="shape"),
        "refusal": Personal(PersonalClass.EMPLOYMENT, twin="blank"),
        "objection": Personal(PersonalClass.EMPLOYMENT, twin="blank"),
    },
    frozenset({"scenario", "staff_before", "staff_after", "seats"}),
    title=N_("Usulan perpindahan"),
    words={
        "source": N_("Dari jabatan"), "target": N_("Ke jabatan"), "km_before": N_("Jarak dari asal sekarang"),
        "km_after": N_("Jarak dari asal sesudahnya"), "choice": N_("Keputusan"),
        "answer": N_("Tanggapan"), "answered_at": N_("Waktu tanggapan"), "order_number": N_("Nomor SK"),
        "refusal": N_("Alasan ditolak"), "objection": N_("Alasan keberatan"),
    },
)  # fmt: skip
privacy.register(
    "placement.Pin",
    {"post": _E, "is_forbidden": _E},
    frozenset({"scenario"}),
    title=N_("Pengandaian penempatan"),
    words={"post": N_("Jabatan"), "is_forbidden": N_("Dilarang ke sana")},
)
privacy.register(
    "placement.Protection",
    {
        "kind": Personal(_H, twin="drop"), "reason": Personal(_H, twin="drop"), "period": Personal(_H, twin="drop"),
    },
    frozenset({"noted_by", "noted_at"}),
    title=N_("Perlindungan dari perpindahan"),
    words={"kind": N_("Jenis"), "reason": N_("Alasan"), "period": N_("Masa")},
)  # fmt: skip
privacy.register(
    "placement.Wish",
    {"unit": _E, "reason": Personal(PersonalClass.EMPLOYMENT, twin="blank"), "withdrawn_at": _E},
    frozenset({"made_at"}),
    title=N_("Keinginan pindah"),
    words={"unit": N_("Ke unit"), "reason": N_("Alasan"), "withdrawn_at": N_("Ditarik")},
)
privacy.keep("placement.Scenario", name="blank", why="blank", result="object")
privacy.keep("placement.Road")
