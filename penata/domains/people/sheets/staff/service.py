"""What changes about somebody's service: the engagement, its end, and the post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from penata.domains.organization.public import ASN_ONLY
from penata.domains.people.rules import gate
from penata.domains.people.rules.identity import read_nip
from penata.domains.people.rules.terms import BECOMING, EndReason, Status
from penata.domains.people.sheets.staff.wish import NewAssignment, NewEngagement, StaffWish
from penata.kernel.sheets.plan import shown
from penata.kernel.values import Law, day_before

LawOn = Callable[[date], Law]


class ServicePlanner:
    """Judges each row against what runs already; `law_on` gives the law of any day."""

    def __init__(self, today: date, law_on: LawOn) -> None:
        self.today, self.law_on = today, law_on

    def plan(self, wish: StaffWish) -> None:
        last, reason = self._told_end(wish)
        if wish.row.is_broken:
            return
        known = wish.known
        if known is None or known.engagement_id is None:
            self._begin(wish, last, reason)
        elif self._is_next(wish):
            self._succeed(wish, last, reason)
        else:
            self._correct(wish, last, reason)
        if not wish.row.is_broken:
            self._plan_post(wish)

    # --- the end ---

    def _told_end(self, wish: StaffWish) -> tuple[date | None, str]:
        last, reason = wish.value("tmt_selesai"), wish.value("alasan_berakhir") or ""
        start = wish.value("tmt_mulai")
        if (
            reason
            and last is None
            and not (wish.known and wish.known.last and not wish.speaks_of("tmt_selesai"))
        ):
            wish.error(
                "tmt_selesai",
                "end_date_missing",
                _("Ada alasan berakhir, tetapi tanggalnya kosong."),
                _("Isi tmt_selesai: hari terakhir bekerja."),
            )
        if last and start and last < start:
            wish.error(
                "tmt_selesai",
                "end_before_start",
                _("Hari terakhir lebih awal daripada hari pertama."),
                _("Cocokkan kedua tanggal dengan SK."),
            )
        return last, str(reason)

    def _reason_for(self, last: date | None, reason: str) -> str:
        """A term that ran out needs no reason of its own."""
        if reason or last is None or last >= self.today:
            return reason
        return EndReason.TERM_OVER.value

    # --- a first engagement, or a next one ---

    def _begin(self, wish: StaffWish, last: date | None, reason: str) -> None:
        start, is_known = self._start(wish)
        status = Status(wish.value("status"))
        if last is not None and last < start:
            start, is_known = last, False
        self._judge_opening(wish, status, start, last, is_known=is_known)
        fresh = NewEngagement(
            status.value,
            start,
            last,
            self._reason_for(last, reason),
            *self._vendor_and_pay(wish, status),
            is_known,
        )
        appointed = wish.value("tmt_cpns")
        if status == Status.PNS and is_known and appointed and appointed < start and wish.known is None:
            wish.open_engagements.append(
                NewEngagement(
                    Status.CPNS.value, appointed, day_before(start), EndReason.BECAME_CIVIL_SERVANT.value
                )
            )
        wish.open_engagements.append(fresh)
        wish.ends = wish.known is not None and bool(last and last < self.today)

    def _is_next(self, wish: StaffWish) -> bool:
        """Another status from a later day, or the same after a break."""
        known, start = wish.known, wish.value("tmt_mulai")
        assert known is not None and known.start is not None
        if known.status != wish.value("status"):
            return start is None or start != known.start
        return start is not None and known.last is not None and start > known.last

    def _succeed(self, wish: StaffWish, last: date | None, reason: str) -> None:
        known, start = wish.known, wish.value("tmt_mulai")
        assert known is not None and known.start is not None
        status = Status(wish.value("status"))
        if start is None:
            wish.error(
                "tmt_mulai",
                "start_needed",
                _("Status berubah dari %(old)s ke %(new)s, tetapi tanggal mulainya kosong.")
                % {"old": known.status, "new": status.value},
                _("Isi tmt_mulai status yang baru."),
            )
            return
        if start <= known.start:
            wish.error(
                "tmt_mulai",
                "start_before_current",
                _("Mulai status baru tidak sesudah mulai status sekarang (%s).") % shown(known.start),
                _("Cocokkan dengan SK; riwayat yang salah dibetulkan di halaman orangnya."),
            )
            return
        self._judge_opening(wish, status, start, last, is_known=True)
        if known.last is None or known.last >= start:
            wish.engagement = {"last": day_before(start), "end_reason": BECOMING[status].value}
        vendor, pay = self._vendor_and_pay(wish, status)
        wish.open_engagements.append(
            NewEngagement(status.value, start, last, self._reason_for(last, reason), vendor, pay)
        )
        wish.change("status", known.status, status.value)
        wish.change("tmt_mulai", known.start, start)
        wish.ends = bool(last and last < self.today)

    # --- the same engagement, told otherwise ---

    def _correct(self, wish: StaffWish, last: date | None, reason: str) -> None:
        known = wish.known
        assert known is not None and known.start is not None
        if known.status != wish.value("status"):
            wish.engagement["status"] = str(wish.value("status"))
            wish.change("status", known.status, wish.value("status"))
            wish.warn(
                "status",
                "status_corrected",
                _("Status dibetulkan sejak %s, seolah sejak semula begitu.") % shown(known.start),
                _("Bila berubah mulai tanggal lain, isi tmt_mulai status yang baru."),
            )
        self._correct_start(wish)
        if wish.speaks_of("tmt_selesai") or (wish.speaks_of("alasan_berakhir") and reason):
            self._correct_end(wish, last if wish.speaks_of("tmt_selesai") else known.last, reason)
        vendor, pay = self._vendor_and_pay(wish, Status(wish.value("status")))
        if wish.speaks_of("penyedia") and vendor.casefold() != known.vendor.casefold():
            wish.engagement["vendor"] = vendor
            wish.change("penyedia", known.vendor, vendor)
        if wish.speaks_of("honor") and pay != known.honorarium:
            wish.engagement["honorarium"] = pay
            wish.change("honor", known.honorarium, pay)
        self._warn_if_outside(wish, Status(wish.value("status")), wish.engagement.get("last", known.last))

    def _correct_start(self, wish: StaffWish) -> None:
        known, start = wish.known, wish.value("tmt_mulai")
        assert known is not None
        now = known.start if known.start_is_known else None
        if not wish.speaks_of("tmt_mulai") or start == now or start is None:
            return
        if known.before_last is not None and start <= known.before_last:
            wish.error(
                "tmt_mulai",
                "overlap",
                _("Tanggal ini jatuh di masa kerja sebelumnya, yang sampai %s.") % shown(known.before_last),
                _("Cocokkan dengan SK; riwayat dibetulkan di halaman orangnya."),
            )
            return
        wish.engagement |= {"start": start, "start_is_known": True}
        wish.change("tmt_mulai", now, start)

    def _correct_end(self, wish: StaffWish, last: date | None, reason: str) -> None:
        known = wish.known
        assert known is not None and known.start is not None
        reason = self._reason_for(
            last, reason if wish.speaks_of("alasan_berakhir") else known.end_reason if last else ""
        )
        if (last, reason) == (known.last, known.end_reason):
            return
        if last is not None and last < wish.engagement.get("start", known.start):
            wish.error(
                "tmt_selesai",
                "end_before_start",
                _("Hari terakhir lebih awal daripada hari pertama (%s).") % shown(known.start),
                _("Cocokkan kedua tanggal dengan SK."),
            )
            return
        if known.last is not None and (last is None or last > known.last):
            self._judge_extension(wish, Status(known.status), last)
        if last != known.last:
            wish.change("tmt_selesai", known.last, last)
        if reason != known.end_reason:
            wish.change("alasan_berakhir", known.end_reason, reason)
        wish.engagement |= {"last": last, "end_reason": reason}
        was_over = known.last is not None and known.last < self.today
        wish.ends = not was_over and last is not None and (bool(reason) or last < self.today)

    # --- the post ---

    def _plan_post(self, wish: StaffWish) -> None:
        known, told = wish.known, wish.value("tmt_jabatan")
        opening = wish.open_engagements[-1] if wish.open_engagements else None
        last = opening.last if opening else wish.engagement.get("last", known.last if known else None)
        if known is None or known.assignment_id is None or known.post_start is None:
            start = told or (wish.open_engagements[0].start if opening else self.today)
            wish.open_assignment = self._fresh_post(start, last, is_known=told is not None)
            return
        same = (known.unit_id, known.job_id) == (wish.unit.id, wish.job.id)
        anew = (
            opening is not None and told is not None and told > known.post_start
        )  # a new SK for the same post
        if same and not anew and not self._left_before(known.post_last, opening):
            self._correct_post(wish, told, last)
            return
        start = told or (opening.start if opening else self.today)
        if not same:
            wish.change("unit dan jabatan", "", f"{wish.job.name}, {wish.unit.name}")
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

    # --- what the law says ---

    def _judge_opening(
        self, wish: StaffWish, status: Status, start: date, last: date | None, *, is_known: bool
    ) -> None:
        finding = gate.judge_opening(
            self.law_on(start),
            status,
            only_for_asn=wish.job.kind in ASN_ONLY,
            may_be_outsourced=wish.job.may_be_outsourced,
            has_number=bool(wish.value("nip")),
        )
        if finding is not None and (is_known or status == Status.VENDOR):
            self._tell(
                wish,
                "jabatan" if finding.code in {"asn_post", "job_not_outsourceable"} else "status",
                finding,
            )
        self._warn_if_outside(wish, status, last)

    def _judge_extension(self, wish: StaffWish, status: Status, last: date | None) -> None:
        finding = gate.judge_extension(self.law_on(last or self.today), status, is_registered=False)
        if finding is not None:
            self._tell(wish, "tmt_selesai", finding)

    def _warn_if_outside(self, wish: StaffWish, status: Status, last: date | None) -> None:
        if (last is None or last >= self.today) and not wish.row.is_broken:
            finding = gate.judge_standing(self.law_on(self.today), status)
            if finding is not None:
                self._tell(wish, "status", finding)

    def _tell(self, wish: StaffWish, column: str, finding: gate.Finding) -> None:
        say = wish.error if finding.verdict == gate.Verdict.DENY else wish.warn
        say(column, finding.code, _(finding.message) % finding.parameters, _(finding.remedy))

    # --- small things ---

    def _start(self, wish: StaffWish) -> tuple[date, bool]:
        """When the engagement began; assumed where the row does not say."""
        told = wish.value("tmt_mulai")
        if told:
            return told, True
        status, nip = wish.value("status"), wish.value("nip")
        if status in {Status.CPNS, Status.PNS}:
            facts = read_nip(nip) if nip else None
            assumed = wish.value("tmt_cpns") or (facts.appointed if facts else None)
        else:
            assumed = None
        assumed = assumed or wish.value("tmt_jabatan")
        if assumed is None:
            wish.warn(
                "tmt_mulai",
                "start_assumed",
                _("Tanggal mulai kosong: dicatat mulai hari ini."),
                _("Isi tmt_mulai agar keadaan masa lalu benar."),
            )
        return assumed or self.today, False

    def _vendor_and_pay(self, wish: StaffWish, status: Status) -> tuple[str, int | None]:
        vendor, pay = wish.value("penyedia") or "", wish.value("honor")
        if status == Status.VENDOR:
            if not vendor and wish.known is None:
                wish.warn(
                    "penyedia", "vendor_missing", _("Penyedianya kosong."), _("Isi nama penyedia jasa.")
                )
            if pay is not None:
                wish.warn(
                    "honor",
                    "pay_not_for_vendor",
                    _("Upah tenaga alih daya dibayar penyedia dan tidak dicatat di sini."),
                    _("Kosongkan kolomnya."),
                )
            return vendor, None
        if vendor:
            wish.warn(
                "penyedia",
                "vendor_not_for_status",
                _("Penyedia hanya untuk ALIH-DAYA dan tidak dicatat."),
                _("Kosongkan kolomnya, atau periksa statusnya."),
            )
        return "", pay
