"""What the gate says to a row: beginnings, placements, prolongations, and what still runs against the law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from penata.domains.organization.public import ASN_ONLY
from penata.domains.people.rules import gate
from penata.domains.people.rules.terms import Status
from penata.domains.people.sheets.staff.wish import StaffWish
from penata.kernel.values import Law

LawOn = Callable[[date], Law]


class Judge:
    """Tells a row what the law finds; `law_on` gives the law of any day."""

    def __init__(self, today: date, law_on: LawOn) -> None:
        self.today, self.law_on = today, law_on

    def placement(self, wish: StaffWish, status: Status, start: date, *, is_known: bool) -> None:
        """A vendor's person is placed anew with every post; a THL may not be given an ASN post any more.

        Where the file does not say since when he holds it, it may be from before: told, not refused.
        """
        finding = gate.judge_placement(
            self.law_on(start),
            status,
            only_for_asn=wish.job.kind in ASN_ONLY,
            may_be_outsourced=wish.job.may_be_outsourced,
        )
        if finding is not None and not is_known and status == Status.THL:
            finding = replace(finding, verdict=gate.Verdict.WARN)
        if finding is not None:
            self._tell(wish, "jabatan", finding)

    def opening(self, wish: StaffWish, status: Status, start: date, *, is_known: bool) -> None:
        finding = gate.judge_opening(
            self.law_on(start),
            status,
            only_for_asn=wish.job.kind in ASN_ONLY,
            may_be_outsourced=wish.job.may_be_outsourced,
            has_number=_has_number(wish),
        )
        if finding is not None and (is_known or status == Status.VENDOR):
            self._tell(
                wish,
                "jabatan" if finding.code in {"asn_post", "job_not_outsourceable"} else "status",
                finding,
            )

    def extension(self, wish: StaffWish, status: Status, last: date | None) -> None:
        finding = gate.judge_extension(self.law_on(last or self.today), status, is_registered=False)
        if finding is not None:
            self._tell(wish, "tmt_selesai", finding)

    def standing(self, wish: StaffWish, status: Status, last: date | None) -> None:
        if (last is None or last >= self.today) and not wish.row.is_broken:
            finding = gate.judge_standing(self.law_on(self.today), status)
            if finding is not None:
                self._tell(wish, "status", finding)

    def _tell(self, wish: StaffWish, column: str, finding: gate.Finding) -> None:
        say = wish.error if finding.verdict == gate.Verdict.DENY else wish.warn
        say(column, finding.code, _(finding.message) % finding.parameters, _(finding.remedy))


def _has_number(wish: StaffWish) -> bool:
    """A file without the column says nothing about the number that is known."""
    known = wish.known.nip if wish.known else None
    return bool(wish.value("nip") if wish.speaks_of("nip") else known)
