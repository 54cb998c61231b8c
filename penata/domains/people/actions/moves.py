"""What the unit tree does to people: they go along when their posts are opened anew, and are not lost when a unit closes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.people.models import Assignment
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many
from penata.kernel.db.bulk import copy_into, update_from
from penata.kernel.db.fields import ONE_DAY, as_range
from penata.kernel.values import Period, day_before


def follow_units(*, posts: Mapping[int, int], on: date, by: Actor) -> None:
    """Assignments that run on `on` in the old posts end the day before; in the new ones they go on as long.

    Those that begin on that day or later are simply placed in the new posts.
    """
    held = Assignment.objects.filter(post_id__in=list(posts), period__overlap=as_range(Period(on)))
    running = list(held.select_related("post__unit"))
    carried = [a for a in running if a.period.first < on]
    begun = [a for a in running if a.period.first >= on]
    update_from(
        "people_assignment", {"period": "daterange"},
        ((a.pk, as_range(Period(a.period.first, day_before(on)))) for a in carried),
    )  # fmt: skip
    update_from("people_assignment", {"post_id": "bigint"}, ((a.pk, posts[a.post_id]) for a in begun))
    copy_into(
        "people_assignment", ("person_id", "post_id", "kind", "period", "order_number", "start_is_known"),
        ((a.person_id, posts[a.post_id], a.kind, as_range(Period(on, a.period.last)), a.order_number, True) for a in carried),
    )  # fmt: skip
    record_many(
        (
            Entry("assignment.follow_unit", "people.person", a.person_id, a.person_id, str(a.post.unit.path),
                  before={"post": a.post_id}, after={"post": posts[a.post_id], "on": on})
            for a in running
        ),
        by=by,
    )  # fmt: skip


def check_nobody_is_left(*, path: str, last: date) -> None:
    """Raises ValidationError where somebody would hold a post in a unit that has closed."""
    after = as_range(Period(last + ONE_DAY))
    still = Assignment.objects.filter(post__unit__path__within=[path], period__overlap=after).count()
    if still:
        raise ValidationError(
            _(
                "Masih ada %d orang yang memegang jabatan di unit ini sesudah tanggal itu. Pindahkan mereka dulu."
            )
            % still
        )
