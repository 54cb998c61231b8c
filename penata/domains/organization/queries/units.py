"""The unit tree on a day, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Func, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from penata.domains.organization.models import Job, Unit
from penata.domains.organization.rules.kinds import WITHIN_AN_AGENCY
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, grants_of, reach
from penata.kernel.sheets.finder import Finder, Named

DEPTH = Func(F("path"), function="nlevel", output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class UnitRef:
    """As much of a unit as imports need to know."""

    id: int
    code: str
    name: str
    path: str
    region_code: str | None


def visible_to(
    actor: Actor, day: date | None = None, permission: Permission = Permission.UNIT_READ
) -> QuerySet[Unit]:
    """Units that stand on `day` (today) in the subtrees for which the actor has the permission."""
    return Unit.objects.filter(
        path__within=reach(actor, permission), period__contains=day or clock.today()
    ).select_related("region")


def any_time_for(actor: Actor) -> QuerySet[Unit]:
    """Also those that ended, for pages of the past."""
    return Unit.objects.filter(path__within=reach(actor, Permission.UNIT_READ)).select_related("region")


def telling_name(way: str = "") -> Case:
    """The name of the unit at the end of `way`; with the unit above it where many agencies have one of that name."""
    at = f"{way}__" if way else ""
    inner = Q(**{f"{at}kind__in": WITHIN_AN_AGENCY})
    return Case(
        When(inner, then=Concat(F(f"{at}name"), Value(", "), F(f"{at}parent__name"))), default=F(f"{at}name")
    )


def path_to_keep_to(actor: Actor, unit: int | None) -> str | None:
    """The path of a unit that was asked for; of one that the actor does not see, a path below which nothing stands."""
    if unit is None:
        return None
    found = any_time_for(actor).filter(pk=unit).values_list("path", flat=True).first()
    return "0" if found is None else str(found)


def governments() -> QuerySet[Unit]:
    return Unit.objects.filter(parent=None).order_by("id")


def government_of(actor: Actor) -> Unit | None:
    """The government that somebody works for: the root above his first role, or the only one there is."""
    paths = [grant.path for grant in grants_of(actor) if grant.path]
    if paths:
        return Unit.objects.get(pk=int(paths[0].split(".")[0]))
    return governments().first()


def government_name(actor: Actor | None) -> str:
    """What stands under the brand on every page; empty before the first units are imported."""
    if actor is not None and actor.is_authenticated:
        for grant in grants_of(actor):
            if grant.government:
                return grant.government
    return governments().values_list("name", flat=True).first() or ""


def governments_for(actor: Actor, permission: Permission) -> QuerySet[Unit]:
    """Governments of which the actor holds the permission somewhere."""
    paths = reach(actor, permission)
    if "" in paths:
        return governments()
    return governments().filter(pk__in={int(path.split(".")[0]) for path in paths})


def governments_wholly_for(actor: Actor, permission: Permission) -> QuerySet[Unit]:
    """Governments of which the actor holds the permission for every unit: what is one for all is his to change."""
    roots = {path for path in reach(actor, permission) if "." not in path}
    return governments() if "" in roots else governments().filter(pk__in=map(int, roots))


def agencies(actor: Actor, day: date | None = None) -> QuerySet[Unit]:
    """The units right under the government, which the filters call perangkat daerah."""
    return visible_to(actor, day).annotate(depth=DEPTH).filter(depth=2).order_by("name")


def subtree(unit: Unit, day: date) -> QuerySet[Unit]:
    return Unit.objects.filter(path__within=[unit.path], period__contains=day)


def ancestors(unit: Unit) -> QuerySet[Unit]:
    """From the root down to the parent."""
    return (
        Unit.objects.filter(path__above=unit.path).exclude(pk=unit.pk).annotate(depth=DEPTH).order_by("depth")
    )


def in_tree_order(units: QuerySet[Unit]) -> QuerySet[Unit]:
    return units.annotate(depth=DEPTH).order_by("path")


def finder(government: Unit, day: date, paths: Iterable[str] | None = None) -> Finder[UnitRef]:
    """Find a unit by what a cell calls it, among those of the day; `paths` keeps to some subtrees."""
    units = Unit.objects.filter(government=government, period__contains=day)
    if paths is not None:
        units = units.filter(path__within=list(paths))
    rows = units.annotate(way=Func(F("path"), function="ltree2text", output_field=TextField())).values_list(
        "id", "code", "name", "way", "region_id", "parent__name"
    )
    return Finder(
        _("Unit"),
        (
            Named(code, name, UnitRef(id_, code, name, way, region), hint or "")
            for id_, code, name, way, region, hint in rows
        ),
    )


def place_within(paths: Sequence[str], text: str) -> tuple[str, str]:
    """The path and the name of a standing unit that somebody calls `text`, in some subtrees. Raises CellProblem."""
    government = Unit.objects.get(pk=int(paths[0].split(".")[0]))
    found = finder(government, clock.today(), paths).find(text)
    return found.path, found.name


def path_labels(path: str) -> list[int]:
    return [int(label) for label in path.split(".")]


def names_of(ids: Iterable[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def code_is_taken(near: Unit, code: str) -> bool:
    standing = Unit.objects.filter(government_id=near.government_id, period__contains=clock.today())
    return standing.filter(code__iexact=code).exists()


def filter_choices(actor: Actor, day: date) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer, in one statement: agencies as (id, name), families as (name, name)."""
    agencies = visible_to(actor, day).select_related(None).annotate(depth=DEPTH).filter(depth=2)
    jobs = Job.objects.filter(government__in=governments_for(actor, Permission.UNIT_READ)).exclude(family="")
    asked = (
        agencies.annotate(of=Value("agencies"), key=Cast("pk", TextField()))
        .order_by()
        .values_list("of", "key", "name")
    )
    found = asked.union(
        jobs.annotate(of=Value("families"), key=Cast("family", TextField()))
        .order_by()
        .values_list("of", "key", "family")
    )
    choices: dict[str, list[tuple[str, str]]] = {"agencies": [], "families": []}
    for of, key, name in found:
        choices[of].append((key, name))
    return {of: sorted(pairs, key=lambda pair: pair[1]) for of, pairs in choices.items()}


def by_code(code: str) -> Unit | None:
    """The unit of that code that stands today, in the oldest government that has one."""
    return Unit.objects.filter(code__iexact=code, period__contains=clock.today()).order_by("id").first()


def unit_at(path: str) -> Unit:
    """The unit whose path this is."""
    return Unit.objects.get(pk=path_labels(path)[-1])
