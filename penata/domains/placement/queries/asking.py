"""What somebody asks at the terminal: a unit, a day, families, programme units and a policy, read with every word checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.placement.models import Scenario
from penata.domains.placement.rules.policy import Policy, PolicyProblem
from penata.domains.placement.rules.policy import read as read_policy
from penata.domains.placement.rules.words import PROBLEMS
from penata.kernel.access import Actor, Permission, demand, reach
from penata.kernel.sheets.problems import nearest

EDIT = Permission.PLACEMENT_EDIT
NUMBERS = tuple(Policy.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Asked:
    """unit: a code, empty for the whole of what the asker may arrange. policy: without a budget there is no limit."""

    unit: str
    day: date
    policy: Policy
    families: Sequence[str] = ()
    statuses: Sequence[str] = ()
    programme_units: Sequence[str] = ()


def read(told: Mapping[str, Any], *, today: date) -> Asked:
    """From a file's words. Raises ValidationError with one sentence about the first that cannot be."""
    known = ("unit", "day", "families", "statuses", "programme_units", *NUMBERS)
    for name in told:
        if name not in known:
            hits = nearest(name, known)
            remedy = _("Mungkin maksudnya: %s.") if hits else _("Yang dikenal: %s.")
            raise ValidationError(_("“%s” tidak dikenal.") % name + " " + remedy % ", ".join(hits or known))
    try:
        policy = read_policy({"budget": None} | {name: told[name] for name in NUMBERS if name in told})
    except PolicyProblem as problem:
        raise ValidationError(_(PROBLEMS[problem.name])) from None
    return Asked(
        _one(told, "unit", _is_text, _("kode unit dalam tanda kutip"), ""),
        _one(told, "day", _is_day, _("tanggal seperti 2026-11-22, tanpa tanda kutip"), today), policy,
        _one(told, "families", _are_texts, _("daftar nama rumpun"), ()),
        _one(told, "statuses", _are_texts, _("daftar status"), ()),
        _one(told, "programme_units", _are_texts, _("daftar kode unit"), ()),
    )  # fmt: skip


def scenario(by: Actor, asked: Asked) -> Scenario:
    """As a scenario that nobody keeps. Raises PermissionDenied, or ValidationError for what is not in the asker's units."""
    where = _unit(by, asked.unit, asked.day) if asked.unit else _whole(by)
    demand(by, EDIT, str(where.path))
    known = organization.families(by) if asked.families else []
    for family in asked.families:
        if family not in known:
            raise ValidationError(_("Tidak ada rumpun jabatan bernama “%s”.") % family)
    for status in asked.statuses:
        if status not in people.EMPLOYED:
            told = {"status": status, "known": ", ".join(sorted(people.EMPLOYED))}
            raise ValidationError(_("Status “%(status)s” tidak dikenal. Yang dikenal: %(known)s.") % told)
    flagship = [_unit(by, code, asked.day).pk for code in asked.programme_units]
    return Scenario(
        government=where.government, unit=where, path=where.path, name="", day=asked.day, policy=asked.policy.as_json(),
        families=list(asked.families), statuses=list(asked.statuses),
        programme_units=flagship,
    )  # fmt: skip


def _unit(by: Actor, code: str, day: date) -> organization.Unit:
    """Standing on the day, within the asker's units."""
    found = list(organization.units_visible_to(by, day, EDIT).filter(code__iexact=code)[:2])
    if len(found) > 1:
        raise ValidationError(_("Kode unit %s ada di lebih dari satu pemerintah daerah.") % code)
    if not found:
        raise ValidationError(_("Tidak ada unit berkode %s di wewenang Anda pada tanggal itu.") % code)
    return found[0]


def _whole(by: Actor) -> organization.Unit:
    """The one unit below which the asker may arrange all; who has the whole installation, its only government."""
    demand(by, EDIT)
    paths = reach(by, EDIT)
    top = [path for path in paths if path] if "" not in paths else []
    if not top:
        top = [str(one.path) for one in organization.governments()[:2]]
    highest = {path for path in top if not any(path != up and path.startswith(f"{up}.") for up in top)}
    if not highest:
        raise ValidationError(_("Belum ada unit; impor unit lebih dulu."))
    if len(highest) > 1:
        raise ValidationError(_("Anda boleh menata lebih dari satu unit; sebut satu dengan --unit KODE."))
    return organization.unit_at(highest.pop())


def _one(told: Mapping[str, Any], name: str, fits: Callable[[Any], bool], wanted: str, usual: Any) -> Any:
    if name not in told:
        return usual
    if not fits(told[name]):
        raise ValidationError(_("“%(name)s” harus %(wanted)s.") % {"name": name, "wanted": wanted})
    return told[name]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
