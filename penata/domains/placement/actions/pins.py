"""What if: somebody goes to a post, stays, or does not go there. What was computed then no longer counts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from penata.domains.placement.actions.scenarios import ask_to_compute, forget, held
from penata.domains.placement.models import Pin, Scenario
from penata.domains.placement.queries import whatif
from penata.domains.placement.queries.inputs import load
from penata.domains.placement.rules.terms import FLOW
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record


@transaction.atomic
def pin(*, scenario: Scenario, person: int, post: int | None, by: Actor, is_forbidden: bool = False) -> Pin:
    """Pin a person to a post, or without one to where he is, or forbid him a post; then it is computed again.

    What was said before of the same pair, or of where he goes, gives way. Raises ValidationError where it cannot be.
    """
    scenario = held(scenario, by)
    FLOW.target("change", scenario.state)
    if is_forbidden and post is None:
        raise ValidationError(_("Pilih jabatan yang dilarang baginya."))
    if why := whatif.refusal(load(by, scenario), person, post, is_forbidden=is_forbidden):
        raise ValidationError(why)
    given = Q(post_id=post) if is_forbidden else Q(is_forbidden=False) | Q(post_id=post)
    old = list(scenario.pins.filter(given, person_id=person))
    same = [one for one in old if (one.post_id, one.is_forbidden) == (post, is_forbidden)]
    if same and len(old) == 1:
        return same[0]
    source = scenario.state
    forget(scenario, by)
    for one in old:
        _record("scenario.unpin", scenario, one, by, source)
    scenario.pins.filter(pk__in=[one.pk for one in old]).delete()
    made = Pin.objects.create(scenario=scenario, person_id=person, post_id=post, is_forbidden=is_forbidden)
    _record("scenario.pin", scenario, made, by, source)
    ask_to_compute(scenario=scenario, by=by)
    return made


@transaction.atomic
def unpin(*, scenario: Scenario, pin: int, by: Actor) -> None:
    """Take it back, also where its person or post is gone; then it is computed again."""
    scenario = held(scenario, by)
    source = scenario.state
    FLOW.target("change", source)
    found = scenario.pins.filter(pk=pin).first()
    if found is None:
        raise ValidationError(_("Pengandaian itu sudah dihapus."))
    forget(scenario, by)
    _record("scenario.unpin", scenario, found, by, source)
    found.delete()
    ask_to_compute(scenario=scenario, by=by)


def _record(step: str, scenario: Scenario, pin: Pin, by: Actor, source: str) -> None:
    told = {"person": pin.person_id, "post": pin.post_id, "is_forbidden": pin.is_forbidden}
    before, after = (told, None) if step == "scenario.unpin" else (None, told)
    record(
        Entry(
            step, "placement.scenario", scenario.pk, pin.person_id, str(scenario.path), source=source,
            target=scenario.state, before=before, after=after,
        ),
        by=by,
    )  # fmt: skip
