"""What SIASN says of people, and where Penata holds it for wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from penata.domains.people.rules.siasn import AnswerSource
from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import Personal, Retention
from penata.kernel.values import N_

YEARS_KEPT = 2
KEPT = Retention(N_("2 tahun sesudah diterima"), YEARS_KEPT * privacy.YEAR, "received")


class SiasnAnswer(models.Model):
    """The last answer about one NIP; the person is known where Penata has one of that NIP.

    values: our column -> text as our parsers read it; a column that SIASN did not speak of is absent.
    """

    government = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    nip = models.CharField(max_length=18)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="siasn_answers"
    )
    values = models.JSONField(default=dict)
    is_missing = models.BooleanField(default=False)  # asked for, and nobody known there
    source = models.CharField(max_length=8, choices=AnswerSource.choices)
    fetched_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "nip"], name="people_siasn_answer_once"),
            models.CheckConstraint(name="people_siasn_nip_18_digits", condition=Q(nip__regex=r"^[0-9]{18}$")),
            models.CheckConstraint(
                name="people_siasn_nobody_says_nothing", condition=Q(is_missing=False) | Q(values={})
            ),
        ]

    def __str__(self) -> str:
        return f"SIASN {self.pk}"


class SiasnMark(models.Model):
    """Penata is right and SIASN wrong about one value, as long as SIASN says the same."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="siasn_marks")
    column = models.CharField(max_length=30)
    theirs = models.CharField(max_length=250, blank=True)
    why = models.CharField(max_length=200, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "column"], name="people_siasn_one_mark_a_column"),
        ]

    def __str__(self) -> str:
        return f"{self.column} {self.person_id}"


_IDENTITY = Personal(PersonalClass.IDENTITY, KEPT, twin="blank")
privacy.register(
    "people.SiasnAnswer",
    {"nip": Personal(PersonalClass.IDENTITY, KEPT, twin="nip"), "values": _IDENTITY},
    frozenset({"government", "is_missing", "source", "fetched_at"}),
    title=N_("Jawaban SIASN"),
    words={"nip": "NIP", "values": N_("Isi jawaban")},
)
privacy.register(
    "people.SiasnMark",
    dict.fromkeys(("theirs", "why"), _IDENTITY),
    frozenset({"column", "marked_by", "marked_at"}),
    title=N_("Catatan perbaikan untuk SIASN"),
    words={"theirs": N_("Isi di SIASN"), "why": N_("Alasan")},
)
privacy.add_outlet(
    N_("Unduhan untuk SIASN (xlsx, csv)"),
    {
        "people.Person": frozenset(
            {
                "nip", "nik", "name", "title_front", "title_back", "birth_place", "birth_date", "sex", "phone", "email",
                "appointed_on",
            }
        ),
        "people.GradeStep": frozenset({"grade", "since"}),
        "people.Education": frozenset({"level", "major", "graduated"}),
        "people.Assignment": frozenset({"post", "period"}),
        "people.SiasnAnswer": frozenset({"values"}),
        "people.SiasnMark": frozenset({"theirs", "why"}),
    },
)  # fmt: skip
