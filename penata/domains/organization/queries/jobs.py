"""Jobs of a government, and the posts they have in its units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from penata.domains.organization.models import Job, Post, Unit
from penata.domains.organization.queries import units
from penata.kernel.access import Actor, Permission
from penata.kernel.sheets.finder import Finder, Named


@dataclass(frozen=True, slots=True)
class JobRef:
    id: int
    code: str
    name: str
    kind: str
    may_be_outsourced: bool


def visible_to(actor: Actor, permission: Permission = Permission.UNIT_READ) -> QuerySet[Job]:
    return Job.objects.filter(government__in=units.governments_for(actor, permission)).order_by("name")


def with_post_counts(actor: Actor) -> QuerySet[Job]:
    return visible_to(actor).annotate(post_count=Count("posts"))


def search(actor: Actor, text: str, kind: str) -> QuerySet[Job]:
    found = with_post_counts(actor)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(code__icontains=text) | Q(family__icontains=text))
    return found.filter(kind=kind) if kind else found


def families(actor: Actor) -> list[str]:
    found = (
        visible_to(actor).exclude(family="").order_by("family").values_list("family", flat=True).distinct()
    )
    return list(found)


def finder(government: Unit) -> Finder[JobRef]:
    rows = Job.objects.filter(government=government).values_list(
        "id", "code", "name", "kind", "may_be_outsourced"
    )
    return Finder(_("Jabatan"), (Named(r[1], r[2], JobRef(*r)) for r in rows))


def standing_posts(posts: Iterable[int], day: date) -> frozenset[int]:
    """Those of the posts whose unit stands on the day."""
    return frozenset(
        Post.objects.filter(pk__in=set(posts), unit__period__contains=day).values_list("pk", flat=True)
    )


def posts_of(unit_ids: Iterable[int]) -> dict[tuple[int, int], int]:
    """(unit, job) -> post."""
    found = Post.objects.filter(unit_id__in=list(unit_ids)).values_list("unit_id", "job_id", "id")
    return {(unit, job): post for unit, job, post in found}


def posts_visible_to(actor: Actor) -> QuerySet[Post]:
    return Post.objects.filter(unit__in=units.any_time_for(actor).values("pk")).select_related("unit", "job")
