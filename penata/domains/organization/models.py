"""Governments, regions, the unit tree, jobs and posts, who holds which role, and the government's own law."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper

from penata.domains.organization.rules.kinds import EducationLevel, GrantState, JobKind, RegionLevel, UnitKind
from penata.kernel import privacy
from penata.kernel.access import Role
from penata.kernel.db.fields import PathField, PeriodField
from penata.kernel.db.folded import Fold


class Region(models.Model):
    """A region by its Kemendagri code, from province to village. Shared by all governments."""

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=8, choices=RegionLevel.choices)
    kind = models.CharField(max_length=10)  # kabupaten, kota, kelurahan, desa, ...
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    lat = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    lon = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    is_remote = models.BooleanField(default=False)
    boundary = models.JSONField(null=True)  # GeoJSON geometry, EPSG:4326
    outline = models.JSONField(null=True)  # rings in degrees, as fine as a screen shows; from the boundary

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organization_region_has_both_coordinates",
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
            ),
        ]
        indexes = [models.Index(Upper("name"), name="organization_region_name")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A node of the tree: the government itself, an agency, a school. Moving it ends it and opens a successor."""

    government = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    path = PathField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=UnitKind.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    is_remote = models.BooleanField(default=False)
    is_accessible = models.BooleanField(default=False)
    period = PeriodField()
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="predecessors")
    is_demo = models.BooleanField(default=False)  # on a government: made by `penata demo`

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_unit_code_once_at_a_time",
                expressions=[
                    ("government", RangeOperators.EQUAL),
                    (Upper("code"), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="organization_only_governments_have_no_parent",
                condition=Q(parent=None, kind=UnitKind.GOVERNMENT)
                | (Q(parent__isnull=False) & ~Q(kind=UnitKind.GOVERNMENT)),
            ),
            models.CheckConstraint(
                name="organization_unit_is_not_its_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))
            ),
        ]
        indexes = [
            GistIndex(fields=["path"], name="organization_unit_path"),
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="organization_unit_name"),
            GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="organization_unit_folded"),
        ]

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """A job (jabatan) as the government's list names it."""

    government = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=13, choices=JobKind.choices)
    job_class = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    family = models.CharField(max_length=80, blank=True)
    minimum_education = models.CharField(max_length=10, choices=EducationLevel.choices, blank=True)
    retirement_age = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(50), MaxValueValidator(75)]
    )
    may_be_outsourced = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("government", Upper("code"), name="organization_job_code_once"),
            models.CheckConstraint(
                name="organization_job_class_1_to_17",
                condition=Q(job_class=None) | Q(job_class__range=(1, 17)),
            ),
            models.CheckConstraint(
                name="organization_retirement_age_in_reason",
                condition=Q(retirement_age=None) | Q(retirement_age__range=(50, 75)),
            ),
        ]
        indexes = [GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="organization_job_folded")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """One job in one unit. Its seats are the need of its study, rounded."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="posts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "job"], name="organization_one_post_a_job")]

    def __str__(self) -> str:
        return f"{self.job}, {self.unit}"


class Vendor(models.Model):
    """A third party whose people work here without being employed here."""

    government = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint("government", Upper("name"), name="organization_vendor_once")]

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """A role held for a unit and everything below it, for a period. Nobody grants one to himself."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period = PeriodField()
    state = models.CharField(max_length=10, choices=GrantState.choices, default=GrantState.PROPOSED)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    deputy_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="deputies")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organization_nobody_grants_to_himself",
                condition=~Q(user=F("granted_by")) & (Q(confirmed_by=None) | ~Q(confirmed_by=F("user"))),
            ),
            models.CheckConstraint(
                name="organization_a_deputy_has_an_end",
                condition=Q(deputy_for=None) | Q(period__endswith__isnull=False),
            ),
            models.CheckConstraint(
                name="organization_two_different_officers",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("granted_by")),
            ),
            ExclusionConstraint(
                name="organization_role_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=~Q(state=GrantState.WITHDRAWN),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} {self.unit}"


class LocalProvision(models.Model):
    """The government's own value for one rule, from a day on."""

    government = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    value = models.JSONField()
    period = PeriodField()
    basis = models.CharField(max_length=200)
    doubt = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_one_local_value_a_day",
                expressions=[
                    ("government", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="organization_local_law_has_a_basis", condition=~Q(basis="")),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


privacy.keep(
    "organization.Region", "organization.Unit", "organization.Job", "organization.Post", "organization.Vendor",
    "organization.RoleGrant", "organization.LocalProvision",
)  # fmt: skip
