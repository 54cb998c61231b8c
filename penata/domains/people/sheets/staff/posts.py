"""What changes about somebody's post: a first one, a move, a correction, and its end with the engagement."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from penata.domains.people.rules.terms import Status
from penata.domains.people.sheets.staff.judging import Judge
from penata.domains.people.sheets.staff.wish import NewAssignment, NewEngagement, StaffWish
from penata.kernel.sheets.plan import shown
from penata.kernel.values import day_before


class PostPlanner:
    """Follows what the row asks of the engagement, which is planned before."""

    def __init__(self, today: date, judge: Judge) -> None:
        self.today, self.judge = today, judge

    def plan(self, wish: StaffWish) -> None:
        known, told = wish.known, wish.value("tmt_jabatan")
        opening = wish.open_engagements[-1] if wish.open_engagements else None
        last = opening.last if opening else wish.engagement.get("last", known.last if known else None)
        if known is None or known.assignment_id is None or known.post_start is None:
            start = told or (wish.open_engagements[0].start if opening else self.today)
            wish.open_assignment = self._fresh_post(start, last, is_known=told is not None)
            if known is not None:
                self._note_move(wish, start, opening)
            return
        same = (known.unit_id, known.job_id) == (wish.unit.id, wish.job.id)
        # a new SK for the same post
        anew = opening is not None and told is not None and told > known.post_start
        if same and not anew and not self._left_before(known.post_last, opening):
            self._correct_post(wish, told, last)
            return
        start = told or (opening.start if opening else self.today)
        if not same:
            self._note_move(wish, start, opening)
        if start == known.post_start:
            wish.assignment["post"] = True
            self._set_last(wish, last)
        elif start < known.post_start:
            wish.error(
                "tmt_jabatan",
                "post_date_before",
                _("TMT jabatan ini lebih awal daripada jabatan sekarang (%s).") % shown(known.post_start),
                _("Isi tanggal pindahnya; riwayat yang salah dibetulkan di halaman orangnya."),
            )
        else:
            if known.post_last is None or known.post_last >= start:
                wish.assignment["last"] = day_before(start)
            wish.open_assignment = self._fresh_post(start, last, is_known=told is not None)
            if told is None and not opening:
                wish.warn(
                    "tmt_jabatan",
                    "post_date_assumed",
                    _("Jabatan berubah tanpa TMT: dicatat mulai hari ini."),
                    _("Isi tmt_jabatan menurut SK."),
                )

    def _note_move(self, wish: StaffWish, start: date, opening: NewEngagement | None) -> None:
        """Where from and where to; a new engagement was judged together with its post."""
        known = wish.known
        assert known is not None
        if known.job_id != wish.job.id:
            wish.change("jabatan", known.job_name, wish.job.name)
        if known.unit_id != wish.unit.id:
            wish.change("unit", known.unit_name, wish.unit.name)
        if opening is None:
            self._judge_placement(wish, start)

    def _judge_placement(self, wish: StaffWish, start: date) -> None:
        """The same job in another unit gives a THL no ASN post that he did not have; vendors are judged anew."""
        known = wish.known
        assert known is not None
        status = wish.value("status") or known.status
        if status == Status.VENDOR or known.job_id != wish.job.id:
            self.judge.placement(wish, status, start, is_known=wish.value("tmt_jabatan") is not None)

    def _correct_post(self, wish: StaffWish, told: date | None, last: date | None) -> None:
        known = wish.known
        assert known is not None and known.post_start is not None
        now = known.post_start if known.post_start_is_known else None
        if wish.speaks_of("tmt_jabatan") and told is not None and told != now:
            if known.post_before_last is not None and told <= known.post_before_last:
                wish.error(
                    "tmt_jabatan",
                    "overlap",
                    _("Tanggal ini jatuh di masa jabatan sebelumnya, yang sampai %s.")
                    % shown(known.post_before_last),
                    _("Cocokkan dengan SK."),
                )
                return
            wish.assignment |= {"start": told, "start_is_known": True}
            wish.change("tmt_jabatan", now, told)
        elif wish.speaks_of("tmt_jabatan") and told is None and now is not None:
            wish.assignment["start_is_known"] = False
            wish.change("tmt_jabatan", now, None)
        self._set_last(wish, last)

    def _set_last(self, wish: StaffWish, last: date | None) -> None:
        """The post ends with the engagement, and opens again with it."""
        known = wish.known
        assert known is not None and known.post_start is not None
        start = wish.assignment.get("start", known.post_start)
        if last is not None and last < start:
            last = start
        if last != known.post_last and (last is not None or known.post_last == known.last):
            wish.assignment["last"] = last

    def _left_before(self, post_last: date | None, opening: NewEngagement | None) -> bool:
        return opening is not None and post_last is not None and post_last < day_before(opening.start)

    def _fresh_post(self, start: date, last: date | None, *, is_known: bool) -> NewAssignment:
        if last is not None and last < start:
            start, is_known = last, False
        return NewAssignment(start, last, is_known)
