"""Every kind of message: a subject that shows nothing, a body that can be filled, a sender's room that knows it."""

from __future__ import annotations

import re

import pytest

from penata.kernel.notify import kinds

EVERY = sorted(kinds(), key=lambda kind: kind.name)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_a_subject_never_holds_a_value(kind):
    """It stands on locked screens and in the logs of every mail server on the way."""
    assert "%" not in kind.subject
    assert "{" not in kind.subject
    assert 0 < len(kind.subject) <= 60


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_a_body_asks_for_its_values_by_name(kind):
    asked = set(re.findall(r"%\((\w+)\)s", kind.body))
    assert kind.body % dict.fromkeys(asked, "x")
    assert not asked & {"nik", "nip", "name", "birth_date", "phone", "email"}


def test_what_wakes_people_is_urgent():
    assert [kind.name for kind in EVERY if kind.wakes and not kind.urgent] == []
