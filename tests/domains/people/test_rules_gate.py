"""The gate: every boundary of `gate.toml` from both sides, by the national law alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.domains.people.rules.gate import (
    OUTSIDE,
    Finding,
    Verdict,
    judge_extension,
    judge_opening,
    judge_part_time_offer,
    judge_placement,
    judge_standing,
)
from penata.domains.people.rules.terms import Status
from penata.kernel.law import catalogue, in_force
from tests.golden import cases, load

GATES = [key for key in catalogue() if key.startswith("people.gate.")]


def told(finding: Finding | None) -> tuple[str, str, str] | None:
    return None if finding is None else (finding.verdict.value, finding.code, finding.provision.basis)


def expected(case: dict[str, object]) -> tuple[object, object, object] | None:
    return None if case["verdict"] is None else (case["verdict"], case["code"], case["basis"])


def opening(case: dict[str, object]) -> Finding | None:
    return judge_opening(
        in_force(case["day"]),
        Status(case["scheme"]),
        only_for_asn=case["post"] == "asn",
        may_be_outsourced=case["post"] == "listed",
        has_number=bool(case.get("number")),
    )


@pytest.mark.parametrize("case", cases("gate", "opening"))
def test_opening_a_scheme(case):
    assert told(opening(case)) == expected(case)


@pytest.mark.parametrize("case", cases("gate", "placement"))
def test_another_post_for_somebody_who_is_here(case):
    found = judge_placement(
        in_force(case["day"]),
        Status(case["scheme"]),
        only_for_asn=case["post"] == "asn",
        may_be_outsourced=case["post"] == "listed",
    )
    assert told(found) == expected(case)


@pytest.mark.parametrize("case", cases("gate", "extension"))
def test_extending_an_engagement(case):
    law = in_force(case["day"])
    assert told(judge_extension(law, Status(case["scheme"]), is_registered=case["registered"])) == expected(
        case
    )


@pytest.mark.parametrize("case", cases("gate", "standing"))
def test_what_still_runs_outside_every_lawful_scheme(case):
    assert told(judge_standing(in_force(case["day"]), Status(case["scheme"]))) == expected(case)


@pytest.mark.parametrize("case", cases("gate", "part_time_pay"))
def test_pay_of_part_time_pppk(case):
    assert judge_part_time_offer(case["pay"], case["last_pay"], case["minimum_wage"]) == Verdict(
        case["verdict"]
    )


@pytest.mark.parametrize("case", [c for c in cases("gate", "opening") if c.values[0]["verdict"]])
def test_a_finding_names_its_basis_in_its_sentence(case):
    finding = opening(case)
    assert finding is not None
    sentence = finding.message % finding.parameters
    assert "%" not in sentence
    assert finding.provision.basis in sentence or finding.code == "scheme_not_yet"
    assert finding.remedy.endswith(".")


def test_every_boundary_of_the_gate_is_tested_from_both_sides():
    days = {case["day"] for group in load("gate").values() for case in group["cases"] if "day" in case}
    first_days = {provision.period.first for key in GATES for provision in catalogue()[key].provisions[1:]}
    untested = [day for day in first_days if day not in days or day - timedelta(days=1) not in days]
    assert untested == []


def test_no_government_may_overrule_the_gate():
    assert len(GATES) == 7
    assert [key for key in GATES if catalogue()[key].may_be_overruled] == []


def test_what_stands_outside_the_law_is_a_warning_and_never_hidden():
    finding = judge_standing(in_force(date(2026, 11, 22)), Status.THL)
    assert finding is not None
    assert (finding.code, finding.verdict) == (OUTSIDE, Verdict.WARN)


# --- what holds for any day ---

days = st.dates(date(1946, 1, 1), date(2060, 12, 31))
order = [None, Verdict.WARN, Verdict.DENY]


@given(days, days)
def test_the_gate_for_new_thl_only_ever_closes(one, other):
    earlier, later = sorted([one, other])

    def verdict(day: date) -> int:
        finding = judge_opening(
            in_force(day), Status.THL, only_for_asn=False, may_be_outsourced=False, has_number=False
        )
        return order.index(finding.verdict if finding else None)

    assert verdict(earlier) <= verdict(later)


@given(days, st.sampled_from(list(Status)), st.booleans(), st.booleans(), st.booleans())
def test_every_scheme_is_judged_on_every_day(day, scheme, only_for_asn, may_be_outsourced, has_number):
    finding = judge_opening(
        in_force(day),
        scheme,
        only_for_asn=only_for_asn,
        may_be_outsourced=may_be_outsourced,
        has_number=has_number,
    )
    assert finding is None or finding.verdict in {Verdict.WARN, Verdict.DENY}


@given(days, st.booleans())
def test_an_outsourced_person_in_an_asn_post_is_never_better_off_for_the_job_being_listed(day, listed):
    law = in_force(day)
    finding = judge_opening(law, Status.VENDOR, only_for_asn=True, may_be_outsourced=listed, has_number=False)
    if day >= date(2023, 10, 31):
        assert finding is not None
        assert (finding.verdict, finding.code) == (Verdict.DENY, "asn_post")


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 10**8))
def test_more_pay_is_never_judged_worse(pay, last_pay, minimum_wage):
    severity = [Verdict.DENY, Verdict.WARN, Verdict.ALLOW]
    less = judge_part_time_offer(pay, last_pay, minimum_wage)
    more = judge_part_time_offer(pay + 1, last_pay, minimum_wage)
    assert severity.index(less) <= severity.index(more)
