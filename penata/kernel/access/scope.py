"""Which units a right reaches. The answer goes into queries, never into views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string

from penata.kernel.access.permissions import Permission
from penata.kernel.access.roles import DATA_CLASSES, PERMISSIONS, PersonalClass, Role


class Actor(Protocol):
    """Whoever acts: a signed-in user, or the one that a command stands for."""

    pk: Any

    @property
    def is_authenticated(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held today for a unit and everything below it. The empty path is the whole installation."""

    role: Role
    path: str
    unit_name: str = ""
    government: str = ""
    is_deputy: bool = False  # holds it for somebody on leave


def grants_of(actor: Actor) -> tuple[Grant, ...]:
    """The roles held today, read once per request and kept on the actor."""
    known: tuple[Grant, ...] | None = getattr(actor, "_penata_grants", None)
    if known is None:
        known = tuple(_resolver()(actor)) if actor.is_authenticated else ()
        actor._penata_grants = known  # type: ignore[attr-defined]
    return known


def may(actor: Actor, permission: Permission, path: str | None = None) -> bool:
    """Whether the actor has the right at all, or for the unit at `path`."""
    paths = reach(actor, permission)
    return bool(paths) if path is None else covers(paths, path)


def may_throughout(actor: Actor, permission: Permission) -> bool:
    """Whether the right is held for a whole government, as its list of jobs and its own law ask for."""
    return any("." not in path for path in reach(actor, permission))


def demand(actor: Actor, permission: Permission, path: str | None = None) -> None:
    """Raises PermissionDenied, naming the right, where `may` would say no."""
    if not may(actor, permission, path):
        raise PermissionDenied(permission.value)


def reach(actor: Actor, permission: Permission) -> list[str]:
    """Paths of the units, each with its subtree, for which the actor has the right; empty means none."""
    return [grant.path for grant in grants_of(actor) if permission in PERMISSIONS[grant.role]]


def sees(actor: Actor, personal: PersonalClass, path: str | None) -> bool:
    """Whether a class of personal data of somebody at `path` may be read. Nobody's unit is the root's."""
    return covers(seen_within(actor, personal), path or "")


def seen_within(actor: Actor, personal: PersonalClass) -> list[str]:
    """Paths of the units, each with its subtree, of whose people the actor may read a class of personal data."""
    return [grant.path for grant in grants_of(actor) if personal in DATA_CLASSES[grant.role]]


def covers(paths: Iterable[str], path: str) -> bool:
    """Whether the unit at `path` is one of those at `paths` or stands below one. The empty path is above all."""
    return any(above == "" or path == above or path.startswith(above + ".") for above in paths)


def shared_path(paths: Iterable[str]) -> str:
    """The lowest unit that stands above all of these, or is one of them."""
    labels = [path.split(".") for path in paths]
    shared = [level[0] for level in zip(*labels, strict=False) if len(set(level)) == 1] if labels else []
    return ".".join(shared)


@cache
def _resolver() -> Callable[[Actor], Sequence[Grant]]:
    """`config` says who knows the assignments; the kernel does not."""
    resolver: Callable[[Actor], Sequence[Grant]] = import_string(settings.PENATA_GRANTS)
    return resolver
