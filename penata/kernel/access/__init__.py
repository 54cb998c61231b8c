"""Who may: permissions and roles are code, assignments are rows (in `organization`), scope is a subtree of units."""

from penata.kernel.access.guard import public, requires, signed_in
from penata.kernel.access.permissions import Permission
from penata.kernel.access.roles import DATA_CLASSES, PersonalClass, Role, is_weighty
from penata.kernel.access.scope import (
    Actor,
    Grant,
    covers,
    demand,
    grants_of,
    may,
    may_throughout,
    reach,
    seen_within,
    sees,
    shared_path,
)

__all__ = [
    "DATA_CLASSES",
    "Actor",
    "Grant",
    "Permission",
    "PersonalClass",
    "Role",
    "covers",
    "demand",
    "grants_of",
    "is_weighty",
    "may",
    "may_throughout",
    "public",
    "reach",
    "requires",
    "seen_within",
    "sees",
    "shared_path",
    "signed_in",
]
