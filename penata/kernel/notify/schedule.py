"""When does a message go out? Pure functions of a moment and of what the reader wishes.

Moments are aware and local: quiet hours and the hour of the digest are those of the government's clock on the wall.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from penata.kernel.values import N_, Term

ONE_DAY = timedelta(days=1)
# After each attempt that may be tried again; after the last one it is given up, two days on.
PATIENCE = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720, 1440))


class Channel(Term):
    """The ways that leave the house; within it every message is shown, always."""

    MAIL = "mail", N_("Surel")
    PHONE = "phone", N_("WhatsApp atau SMS")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How one reader wants to be told. Quiet hours that begin when they end are none."""

    ordinary: AbstractSet[Channel] = frozenset({Channel.MAIL})
    urgent: AbstractSet[Channel] = frozenset({Channel.MAIL})
    quiet_from: time = time(21)
    quiet_until: time = time(6)
    digest: bool = True
    digest_at: time = time(7)
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Departure:
    at: datetime
    in_digest: bool = False


def departure(moment: datetime, wishes: Wishes, *, urgent: bool, wakes: bool) -> Departure:
    """When what is told at `moment` leaves the house, and whether with the day's digest."""
    if urgent:
        return Departure(moment if wakes else after_quiet(moment, wishes))
    if wishes.digest:
        return Departure(next_digest(moment, wishes), in_digest=True)
    return Departure(after_quiet(moment, wishes))


def is_quiet(moment: datetime, wishes: Wishes) -> bool:
    """From the first minute of the quiet hours up to, not including, their end."""
    first, end, at = wishes.quiet_from, wishes.quiet_until, moment.time()
    if first <= end:
        return first <= at < end
    return at >= first or at < end


def after_quiet(moment: datetime, wishes: Wishes) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in."""
    if not is_quiet(moment, wishes):
        return moment
    end = datetime.combine(moment.date(), wishes.quiet_until, moment.tzinfo)
    return end if end > moment else end + ONE_DAY


def next_digest(moment: datetime, wishes: Wishes) -> datetime:
    """The first hour of the digest after `moment`; one that lies in quiet hours goes out at their end."""
    for days in (-1, 0, 1, 2):
        day = moment.date() + timedelta(days=days)
        going = after_quiet(datetime.combine(day, wishes.digest_at, moment.tzinfo), wishes)
        if going > moment:
            return going
    raise AssertionError("a digest goes out every day")


def next_try(attempts: int, moment: datetime) -> datetime | None:
    """When what was refused for the time being is tried again; None: it is given up."""
    return moment + PATIENCE[attempts - 1] if attempts <= len(PATIENCE) else None


def is_final(status: str) -> bool:
    """Whether an enhanced status says never. Source: RFC 3463, section 2."""
    return status.startswith("5")


def spoils_address(status: str) -> bool:
    """Whether a refusal says that the address itself is dead, and not this letter, this hour or this sender.

    Source: RFC 3463: x.1.x is the address, of which 7 and 8 are the sender's; 5.2.1 is a mailbox that is closed.
    """
    subject = status.split(".")
    return status == "5.2.1" or (subject[:2] == ["5", "1"] and subject[2:] not in (["7"], ["8"]))
