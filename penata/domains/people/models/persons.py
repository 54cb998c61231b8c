"""People and what binds them to the government, all of it dated."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper

from penata.domains.people.rules.letters import LetterKind, LetterState, LetterWay
from penata.domains.people.rules.names import with_titles
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind, Disability, EndReason, Sex, Status
from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.db.fields import PeriodField
from penata.kernel.db.folded import Fold
from penata.kernel.privacy import TEN_YEARS, THIRTY_DAYS, Personal
from penata.kernel.values import N_


class Person(models.Model):
    """Somebody who works, or worked, for the government. The code is public; NIK and NIP are not."""

    government = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="person"
    )
    code = models.CharField(max_length=30)
    nik = models.CharField(max_length=16, null=True)
    nip = models.CharField(max_length=18, null=True)
    name = models.CharField(max_length=150)
    title_front = models.CharField(max_length=40, blank=True)
    title_back = models.CharField(max_length=80, blank=True)
    birth_place = models.CharField(max_length=100, blank=True)
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    origin = models.ForeignKey(
        "organization.Region", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    disability = models.CharField(max_length=12, choices=Disability.choices, blank=True)
    access_needs = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=150, blank=True)
    appointed_on = models.DateField(null=True)  # TMT CPNS
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("government", Upper("code"), name="people_code_once"),
            models.UniqueConstraint(fields=["government", "nik"], name="people_nik_once"),
            models.UniqueConstraint(fields=["government", "nip"], name="people_nip_once"),
            models.CheckConstraint(
                name="people_nik_or_nip", condition=Q(nik__isnull=False) | Q(nip__isnull=False)
            ),
            models.CheckConstraint(
                name="people_nik_16_digits", condition=Q(nik=None) | Q(nik__regex=r"^[0-9]{16}$")
            ),
            models.CheckConstraint(
                name="people_nip_18_digits", condition=Q(nip=None) | Q(nip__regex=r"^[0-9]{18}$")
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="people_person_name"),
            GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="people_person_folded"),
            models.Index(fields=["name", "id"], name="people_person_by_name"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """With titles: dr. Siti Rahma, Sp.A."""
        return with_titles(self.name, self.title_front, self.title_back)

    @property
    def first_name(self) -> str:
        """How a greeting calls somebody."""
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


class Engagement(models.Model):
    """Employment, or a vendor's placement, with the days it ran. One at a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="engagements")
    status = models.CharField(max_length=9, choices=Status.choices)
    period = PeriodField()
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    vendor = models.ForeignKey("organization.Vendor", on_delete=models.PROTECT, null=True, related_name="+")
    honorarium = models.BigIntegerField(null=True)  # whole Rupiah a month
    start_is_known = models.BooleanField(default=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="people_one_engagement_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                name="people_a_reason_needs_an_end",
                condition=Q(end_reason="") | Q(period__endswith__isnull=False),
            ),
            models.CheckConstraint(
                name="people_vendor_only_for_placements", condition=Q(vendor=None) | Q(status=Status.VENDOR)
            ),
            models.CheckConstraint(
                name="people_honorarium_not_negative", condition=Q(honorarium=None) | Q(honorarium__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.period.first}"

    def has_ended_by(self, day: date) -> bool:
        return self.period.last is not None and self.period.last < day


class Assignment(models.Model):
    """Somebody in a post for a time. Two principal ones never overlap."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    post = models.ForeignKey("organization.Post", on_delete=models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=10, choices=AssignmentKind.choices, default=AssignmentKind.PRINCIPAL)
    period = PeriodField()
    order_number = models.CharField(max_length=80, blank=True)  # nomor SK
    start_is_known = models.BooleanField(default=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="people_one_principal_post_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(kind=AssignmentKind.PRINCIPAL),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.period.first}"


class Absence(models.Model):
    """Leave outside state cost, or secondment: the person keeps the post and does not count in it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=12, choices=AbsenceKind.choices)
    period = PeriodField()
    order_number = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="people_one_absence_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period.first}"


class GradeStep(models.Model):
    """A grade held since a day (golongan, TMT)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grades", db_index=False)
    grade = models.CharField(max_length=5)
    since = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "since"], nulls_distinct=False, name="people_one_grade_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.grade


class Education(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="educations", db_index=False)
    level = models.CharField(max_length=10)
    rank = models.PositiveSmallIntegerField()
    major = models.CharField(max_length=150, blank=True)
    graduated = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "level", "major"], name="people_education_once")
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.major}".strip()


class Competence(models.Model):
    """A course or certificate (diklat, sertifikat), with the day to which it counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="competences")
    name = models.CharField(max_length=150)
    issued_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    hours = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return self.name


_I, _E = PersonalClass.IDENTITY, PersonalClass.EMPLOYMENT
_EMPLOYMENT = Personal(_E)
_DATES = {"kind": N_("Jenis"), "period": N_("Masa"), "order_number": N_("Nomor SK")}

privacy.register(
    "people.Person",
    {
        "code": Personal(_I, twin="code"),
        "nik": Personal(_I, twin="nik"),
        "nip": Personal(_I, twin="nip"),
        "name": Personal(_I, twin="name"),
        "title_front": Personal(_I, twin="keep"),
        "title_back": Personal(_I, twin="keep"),
        "birth_place": Personal(_I, twin="keep"),
        "birth_date": Personal(_I, twin="birth_date"),
        "sex": Personal(_I, twin="keep"),
        "origin": Personal(_I, twin="keep"),
        **dict.fromkeys(("disability", "access_needs"), Personal(PersonalClass.HEALTH, twin="drop")),
        "phone": Personal(PersonalClass.CONTACT, twin="phone"),
        "email": Personal(PersonalClass.CONTACT, twin="email"),
        "appointed_on": _EMPLOYMENT,
    },
    frozenset({"added_at"}),
    title=N_("Orang"),
    words={
        "code": N_("Kode pegawai"), "nik": "NIK", "nip": "NIP", "name": N_("Nama"), "title_front": N_("Gelar depan"),
        "title_back": N_("Gelar belakang"), "birth_place": N_("Tempat lahir"), "birth_date": N_("Tanggal lahir"),
        "sex": N_("Jenis kelamin"), "origin": N_("Desa asal"), "disability": N_("Disabilitas"),
        "access_needs": N_("Akses yang diperlukan"), "phone": N_("Telepon"), "email": N_("Surel"),
        "appointed_on": N_("TMT CPNS"),
    },
)  # fmt: skip
privacy.register(
    "people.Engagement",
    {
        **dict.fromkeys(("status", "period", "end_reason", "vendor"), _EMPLOYMENT),
        "honorarium": Personal(PersonalClass.PAY, TEN_YEARS, twin="round"),
    },
    frozenset({"start_is_known"}),
    title=N_("Hubungan kerja"),
    words=_DATES
    | {
        "status": N_("Status"),
        "end_reason": N_("Alasan berakhir"),
        "vendor": N_("Penyedia"),
        "honorarium": N_("Honor"),
    },
)
privacy.register(
    "people.Assignment",
    {**dict.fromkeys(("post", "kind", "period"), _EMPLOYMENT), "order_number": Personal(_E, twin="shape")},
    frozenset({"start_is_known"}),
    title=N_("Penempatan"),
    words=_DATES | {"post": N_("Jabatan")},
)
privacy.register(
    "people.Absence",
    {**dict.fromkeys(("kind", "period"), _EMPLOYMENT), "order_number": Personal(_E, twin="shape")},
    title=N_("Tidak bertugas"),
    words=_DATES,
)


class ActivationLetter(models.Model):
    """A one-time code for one person, of which only a digest is kept. It opens an account or resets its password."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    way = models.CharField(max_length=5, choices=LetterWay.choices, default=LetterWay.PRINT)
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.ISSUED)
    digest = models.CharField(max_length=64, null=True, unique=True)  # none until the e-mail goes out
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(db_default=Now())
    expires_on = models.DateField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=LetterState.ISSUED), name="people_one_open_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


privacy.register(
    "people.ActivationLetter",
    {"way": Personal(PersonalClass.CONTACT, THIRTY_DAYS)},
    frozenset(("unit", "kind", "state", "digest", "issued_by", "issued_at", "expires_on", "wrong_tries")),
)
privacy.register(
    "people.GradeStep",
    {"grade": Personal(_E, twin="keep"), "since": _EMPLOYMENT},
    title=N_("Golongan"),
    words={"grade": N_("Golongan"), "since": N_("Sejak")},
)
privacy.register(
    "people.Education",
    {
        **dict.fromkeys(("level", "major"), Personal(_E, twin="keep")),
        **dict.fromkeys(("rank", "graduated"), _EMPLOYMENT),
    },
    title=N_("Pendidikan"),
    words={
        "level": N_("Jenjang"),
        "rank": N_("Urutan"),
        "major": N_("Jurusan"),
        "graduated": N_("Tahun lulus"),
    },
)
privacy.register(
    "people.Competence",
    {"name": Personal(_E, twin="keep"), **dict.fromkeys(("issued_on", "valid_until", "hours"), _EMPLOYMENT)},
    title=N_("Kompetensi"),
    words={
        "name": N_("Nama"), "issued_on": N_("Tanggal terbit"), "valid_until": N_("Berlaku sampai"), "hours": N_("Jam pelajaran"),
    },
)  # fmt: skip
_PERSON = {"code", "nip", "name", "title_front", "title_back"}
privacy.add_outlet(
    N_("Unduhan daftar pegawai (xlsx, csv)"),
    {
        "people.Person": frozenset({*_PERSON, "origin"}), "people.Engagement": frozenset({"status"}),
        "people.GradeStep": frozenset({"grade"}), "people.Assignment": frozenset({"post"}),
    },
)  # fmt: skip
privacy.add_outlet(
    N_("Unduhan nominatif dan rekonsiliasi (xlsx)"),
    {
        "people.Person": frozenset(_PERSON), "people.Engagement": frozenset({"status", "period", "end_reason"}),
        "people.GradeStep": frozenset({"grade"}), "people.Assignment": frozenset({"post"}),
    },
)  # fmt: skip
privacy.add_outlet(
    N_("API, daftar orang (NIP disamarkan)"),
    {
        "people.Person": frozenset(_PERSON), "people.Engagement": frozenset({"status"}),
        "people.GradeStep": frozenset({"grade"}), "people.Assignment": frozenset({"post"}),
    },
)  # fmt: skip
