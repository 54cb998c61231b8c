"""Which provision holds on a day: the government's own where it has one, else the national one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from penata.kernel.law.catalogue import catalogue, entry
from penata.kernel.values import Law, Provision

LocalLaw = Callable[[int, date | None], Iterable[Provision]]


def in_force(day: date, government: int | None = None) -> Law:
    """Everything that holds on `day`. Rules without a provision for that day are absent.

    government: id of the root unit whose own provisions overrule the national ones.
    """
    own = () if government is None else _local()(government, day)
    return _law(day, own)


def on_any_day(government: int) -> Callable[[date], Law]:
    """`in_force` for work that needs many days: the government's own provisions are read once."""
    own = list(_local()(government, None))
    return cache(lambda day: _law(day, own))


def history(key: str, government: int | None = None) -> list[Provision]:
    """All provisions of one rule, national and local, newest first."""
    provisions = [*entry(key).provisions]
    if government is not None:
        provisions += [own for own in _local()(government, None) if own.key == key]
    return sorted(provisions, key=lambda p: (p.period.first, p.local), reverse=True)


@cache
def _local() -> LocalLaw:
    resolver: LocalLaw = import_string(settings.PENATA_LOCAL_LAW)
    return resolver


def _law(day: date, own: Iterable[Provision]) -> Law:
    national = (provision for rule in catalogue().values() for provision in rule.provisions)
    return Law(day, {p.key: p for p in (*national, *own) if p.period.covers(day)})
