"""A government sets its own value for a rule, from a day on, on a stated basis."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from penata.domains.organization.actions.law import overrule
from penata.domains.organization.models import LocalProvision
from penata.kernel import law
from penata.kernel.access import Role
from penata.kernel.law import UnknownRule
from penata.kernel.values import Period
from tests.domains.organization.factories import make_government, make_unit, officer, traced

pytestmark = pytest.mark.django_db

MINUTES, WEIGHT, ROUNDING = "workload.effective_minutes", "workload.part_time_weight", "workload.rounding"
SINCE = date(2026, 7, 1)
BASIS = "Perbup 12/2026"


@pytest.fixture
def government():
    return make_government()


def set_(government, by, key=MINUTES, text="72000", since=SINCE, basis=BASIS, **rest):
    return overrule(government=government, key=key, text=text, since=since, basis=basis, by=by, **rest)


def value(key, day, government=None):
    return law.in_force(day, government.pk if government else None)[key]


def test_the_governments_own_value_holds_from_its_day_on(government):
    set_(government, officer(government))
    assert value(MINUTES, date(2026, 6, 30), government) == 75000
    assert value(MINUTES, SINCE, government) == 72000
    assert value(MINUTES, SINCE) == 75000
    provision = law.in_force(SINCE, government.pk).provisions[MINUTES]
    assert (provision.local, provision.basis, provision.period) == (True, BASIS, Period(SINCE))


def test_it_holds_for_this_government_alone(government):
    set_(government, officer(government))
    assert value(MINUTES, SINCE, make_unit("KOTA")) == 75000


def test_it_may_end_by_itself(government):
    set_(government, officer(government), last=date(2026, 12, 31))
    assert value(MINUTES, date(2026, 12, 31), government) == 72000
    assert value(MINUTES, date(2027, 1, 1), government) == 75000


def test_a_later_value_ends_the_earlier_one_the_day_before(government):
    by = officer(government)
    set_(government, by)
    set_(government, by, text="74000", since=date(2027, 1, 1))
    assert [(p.value, p.period) for p in LocalProvision.objects.order_by("period")] == [
        (72000, Period(SINCE, date(2026, 12, 31))), (74000, Period(date(2027, 1, 1))),
    ]  # fmt: skip


@pytest.mark.parametrize("since", [SINCE, date(2026, 1, 1)])
def test_no_value_is_slipped_in_before_a_later_one(government, since):
    by = officer(government)
    set_(government, by)
    with pytest.raises(ValidationError, match="Sudah ada nilai daerah"):
        set_(government, by, text="74000", since=since)
    assert LocalProvision.objects.count() == 1


def test_a_decimal_stays_exact(government):
    set_(government, officer(government), WEIGHT, "0,75")
    assert value(WEIGHT, SINCE, government) == Decimal("0.75")


def test_a_choice_is_one_of_the_rules_own(government):
    by = officer(government)
    set_(government, by, ROUNDING, "ceil")
    assert value(ROUNDING, SINCE, government) == "ceil"
    with pytest.raises(ValidationError, match="Pilih salah satu"):
        set_(government, by, ROUNDING, "floor", since=date(2027, 1, 1))


@pytest.mark.parametrize("text", ["59999", "120001", "72000,5", "banyak", ""])
def test_a_value_out_of_bounds_is_refused(government, text):
    with pytest.raises(ValidationError):
        set_(government, officer(government), text=text)
    assert not LocalProvision.objects.exists()
    assert traced("law.overrule") == []


@pytest.mark.parametrize("basis", ["", "   "])
def test_a_basis_is_needed(government, basis):
    with pytest.raises(ValidationError, match="dasar hukum"):
        set_(government, officer(government), basis=basis)
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalProvision.objects.create(
            government=government,
            key=MINUTES,
            value=1,
            period=Period(SINCE),
            basis="",
            by=officer(government),
        )


def test_no_government_overrules_the_gate(government):
    gates = [key for key in law.catalogue() if key.startswith("people.gate.")]
    assert len(gates) == 7
    for key in gates:
        with pytest.raises(ValidationError):
            set_(government, officer(government), key, "allow")
    assert not LocalProvision.objects.exists()


def test_no_rule_that_is_a_table_is_overruled():
    assert [
        key for key, rule in law.catalogue().items() if rule.kind == "table" and rule.may_be_overruled
    ] == []


def test_an_unknown_rule_is_refused(government):
    with pytest.raises(UnknownRule):
        set_(government, officer(government), "workload.nonsense")


def test_it_leaves_a_trace_with_the_basis(government):
    by = officer(government)
    made = set_(government, by, doubt="periksa lagi")
    (trace,) = traced("law.overrule")
    assert (trace.by, trace.subject, trace.subject_id, trace.path, trace.why) == (
        by, "organization.localprovision", made.pk, str(government.path), BASIS,
    )  # fmt: skip
    assert trace.values.after == {
        "key": MINUTES, "value": 72000, "first": "2026-07-01", "last": None, "basis": BASIS,
    }  # fmt: skip
    assert (made.by_id, made.doubt) == (by.pk, "periksa lagi")


@pytest.mark.parametrize(
    "role", [Role.LEADER, Role.AGENCY_OFFICER, Role.WORKER, Role.ADMINISTRATOR, Role.AUDITOR]
)
def test_roles_without_the_right_set_no_rule(government, role):
    with pytest.raises(PermissionDenied):
        set_(government, officer(government, role))


def test_an_officer_of_one_agency_sets_no_rule_for_the_government(government):
    with pytest.raises(PermissionDenied):
        set_(government, officer(make_unit("D", government)))


# --- pages ---


def test_the_list_shows_every_rule_with_what_holds(government, sign_in):
    set_(government, officer(government))
    page = sign_in(officer(government, Role.WORKER)).get("/aturan/")
    assert len(page.context["rows"]) == len(law.catalogue())
    shown = {rule.key: provision for rule, provision in page.context["rows"]}
    assert (shown[MINUTES].value, shown[MINUTES].local) == (72000, True)


def test_a_past_day_shows_the_value_of_that_day(government, sign_in):
    set_(government, officer(government))
    page = sign_in(officer(government)).get(f"/aturan/{MINUTES}/", {"per": "2026-06-30"})
    assert page.context["current"].value == 75000
    assert [p.value for p in page.context["history"]] == [72000, 75000, 72000]


def test_the_form_sets_a_value(government, sign_in):
    told = {"text": "72000", "since": "2026-12-01", "basis": BASIS, "doubt": ""}
    answer = sign_in(officer(government)).post(f"/aturan/{MINUTES}/tetapkan/", told)
    assert (answer.status_code, answer["Location"]) == (302, f"/aturan/{MINUTES}/")
    assert value(MINUTES, date(2026, 12, 1), government) == 72000


def test_the_form_says_what_is_wrong(government, sign_in):
    told = {"text": "12", "since": "2026-12-01", "basis": BASIS}
    answer = sign_in(officer(government)).post(f"/aturan/{MINUTES}/tetapkan/", told)
    assert answer.context["form"].errors == {"text": ["Paling sedikit 60000."]}


def test_the_form_of_the_gate_refuses(government, sign_in):
    told = {"text": "allow", "since": "2026-12-01", "basis": BASIS}
    answer = sign_in(officer(government)).post("/aturan/people.gate.thl.open/tetapkan/", told)
    assert answer.status_code == 200
    assert not LocalProvision.objects.exists()


def test_the_form_is_not_for_everybody_and_an_unknown_rule_is_not_found(government, sign_in):
    assert sign_in(officer(government, Role.LEADER)).get(f"/aturan/{MINUTES}/tetapkan/").status_code == 403
    client = sign_in(officer(government))
    assert client.get("/aturan/tidak.ada/").status_code == 404
    assert client.get("/aturan/tidak.ada/tetapkan/").status_code == 404
