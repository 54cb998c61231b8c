"""Ask SIASN about everybody in reach, a hundred at a time: first ask, then write. Never inside a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.people.actions import siasn as actions
from penata.domains.people.queries import siasn as queries
from penata.domains.people.rules.siasn import AnswerSource
from penata.domains.people.sheets.siasn import Answer, of_record
from penata.kernel.access import Actor, demand
from penata.kernel.jobs.progress import Report
from penata.kernel.ports.refusals import Refused, Unreachable
from penata.kernel.ports.siasn import siasn
from penata.kernel.ports.siasn.protocol import Ask

CHUNK = 100


@dataclass(slots=True)
class Fetched:
    answered: int = 0
    changed: int = 0
    missing: int = 0
    unread: int = 0


@dataclass(slots=True)
class _Round:
    answers: list[Answer] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unread: int = 0
    stopped: Unreachable | None = None


def fetch(*, within: str, since: datetime, by: Actor, report: Report) -> Fetched:
    """Raises Unreachable where SIASN does not answer; what it had answered stays. Whom it told of since is not asked anew."""
    demand(by, queries.EXCHANGE, within or None)
    port = siasn()
    if port is None:
        raise ValidationError(
            _(
                "Alamat layanan SIASN belum diatur. Impor berkas unduhan SIASN, atau minta pengelola sistem mengaturnya."
            )
        )
    nips, total = _waiting(by, within, since), Fetched()
    with port.session() as ask:
        for number, chunk in enumerate(_chunks(nips)):
            told = _ask(ask, chunk)
            kept = actions.keep(
                answers=told.answers, missing=told.missing, source=AnswerSource.SERVICE, by=by
            )
            total.answered += len(told.answers)
            total.changed += kept.new + kept.changed
            total.missing += len(told.missing)
            total.unread += told.unread
            if told.stopped is not None:
                raise told.stopped
            report(number * CHUNK + len(chunk), len(nips))
    return total


def _waiting(by: Actor, within: str, since: datetime) -> list[str]:
    told = queries.answers(by, within)
    return [p.nip for p in queries.ours(by, within) if p.nip not in told or told[p.nip].fetched_at < since]


def _chunks(nips: Sequence[str]) -> Iterator[Sequence[str]]:
    return (nips[first : first + CHUNK] for first in range(0, len(nips), CHUNK))


def _ask(ask: Ask, nips: Sequence[str]) -> _Round:
    found = _Round()
    for nip in nips:
        try:
            record = ask(nip)
        except Unreachable as problem:
            found.stopped = problem
            break
        except Refused:
            found.unread += 1
            continue
        if record is None:
            found.missing.append(nip)
        else:
            found.answers.append(of_record(record))
    return found
