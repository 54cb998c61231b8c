"""Who may hold which post, and who stays where he is. The law excludes by default; a regency may say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FUNCTIONAL, EXECUTIVE = "fungsional", "pelaksana"


@dataclass(frozen=True, slots=True)
class Profile:
    """All that decides to which posts somebody may go: people of one profile are alike.

    field: the job itself where it is functional, else the family of executive jobs. rank: level of education, 1 the lowest,
    0 where it is not known. needs_access: goes only where a building can be entered. is_asn: THL hold executive jobs only.
    """

    kind: str
    field: str
    rank: int
    needs_access: bool
    is_asn: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What a post asks. rank: level of education, 1 the lowest, 0 where none is asked."""

    kind: str
    field: str
    rank: int
    is_accessible: bool


def field_of(kind: str, job: str, family: str) -> str:
    """Teachers and health staff do not leave their subject, nor does any other functional job; executives stay in their
    family of jobs. Source: PermenPANRB 1/2023 on functional jobs; UU 20/2023 Art. 46 on merit.
    """
    return job if kind == FUNCTIONAL else f"{EXECUTIVE}:{family}"


def may_hold(profile: Profile, place: Place) -> bool:
    """The same kind of job and field, education enough, and a building that can be entered.

    Non-ASN hold executive jobs only. Source: UU 20/2023 Art. 65; PP 49/2018 Art. 96.
    """
    if profile.kind not in {FUNCTIONAL, EXECUTIVE} or (profile.kind, profile.field) != (
        place.kind,
        place.field,
    ):
        return False
    if not profile.is_asn and place.kind != EXECUTIVE:
        return False
    enough = profile.rank == 0 or profile.rank >= place.rank
    return enough and (place.is_accessible or not profile.needs_access)


def levels_above(profile: Profile, place: Place) -> int:
    """Levels of education beyond what the post asks; nothing where either is not known."""
    return max(profile.rank - place.rank, 0) if profile.rank and place.rank else 0


def is_too_new(since: date | None, day: date, months: int) -> bool:
    """Whether somebody has held his post for less than so many months on a day. Unknown beginnings count as long ago."""
    if since is None or not months:
        return False
    whole = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return whole < months
