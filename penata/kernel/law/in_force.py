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
    found = {
        key: provision
        for key, rule in catalogue().items()
        for provision in rule.provisions
        if provision.period.covers(day)
    }
    if government is not None:
        found |= {own.key: own for own in _local()(government, day)}
    return Law(day, found)


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
