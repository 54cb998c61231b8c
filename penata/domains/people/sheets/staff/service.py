"""What changes about somebody's service: the engagement and its end; the post follows it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from penata.domains.people.rules.identity import read_nip
from penata.domains.people.rules.terms import BECOMING, EndReason, Status
from penata.domains.people.sheets.staff.judging import Judge, LawOn
from penata.domains.people.sheets.staff.posts import PostPlanner
from penata.domains.people.sheets.staff.wish import NewEngagement, StaffWish
from penata.kernel.sheets.plan import shown
from penata.kernel.values import day_before


class ServicePlanner:
    """Judges each row against what runs already; `law_on` gives the law of any day."""

    def __init__(self, today: date, law_on: LawOn) -> None:
        self.today, self.judge = today, Judge(today, law_on)
        self.posts = PostPlanner(today, self.judge)

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
            self.posts.plan(wish)

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
        self.judge.opening(wish, status, start, is_known=is_known)
        self.judge.standing(wish, status, last)
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
        wish.change("status", "", status.value)
        wish.change("tmt_mulai", None, start if is_known else None)
        if wish.known is not None:
            wish.ends = bool(last and last < self.today)

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
        self.judge.opening(wish, status, start, is_known=True)
        self.judge.standing(wish, status, last)
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
        known, status = wish.known, Status(wish.value("status"))
        assert known is not None and known.start is not None
        if known.status != status:
            wish.engagement["status"] = status.value
            wish.change("status", known.status, status.value)
            wish.warn(
                "status",
                "status_corrected",
                _("Status dibetulkan sejak %s, seolah sejak semula begitu.") % shown(known.start),
                _("Bila berubah mulai tanggal lain, isi tmt_mulai status yang baru."),
            )
        self._correct_start(wish)
        if wish.engagement.keys() & {"status", "start"}:  # as if it had been opened so from the beginning
            told = wish.engagement
            self.judge.opening(
                wish,
                status,
                told.get("start", known.start),
                is_known=told.get("start_is_known", known.start_is_known),
            )
        if wish.speaks_of("tmt_selesai") or (wish.speaks_of("alasan_berakhir") and reason):
            self._correct_end(wish, last if wish.speaks_of("tmt_selesai") else known.last, reason)
        self._correct_vendor_and_pay(wish, status)
        self.judge.standing(wish, status, wish.engagement.get("last", known.last))

    def _correct_vendor_and_pay(self, wish: StaffWish, status: Status) -> None:
        """What the row says; and what the status cannot have goes with the status that had it."""
        known = wish.known
        assert known is not None
        vendor, pay = self._vendor_and_pay(wish, status)
        told_vendor = wish.speaks_of("penyedia") or status != Status.VENDOR
        if told_vendor and vendor.casefold() != known.vendor.casefold():
            wish.engagement["vendor"] = vendor
            wish.change("penyedia", known.vendor, vendor)
        told_pay = wish.speaks_of("honor") or status == Status.VENDOR
        if told_pay and pay != known.honorarium:
            wish.engagement["honorarium"] = pay
            wish.change("honor", known.honorarium, pay)

    def _correct_start(self, wish: StaffWish) -> None:
        known, start = wish.known, wish.value("tmt_mulai")
        assert known is not None
        now = known.start if known.start_is_known else None
        if not wish.speaks_of("tmt_mulai") or start == now:
            return
        if start is None:
            wish.engagement["start_is_known"] = False
            wish.change("tmt_mulai", now, None)
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
            self.judge.extension(wish, Status(known.status), last)
        if last != known.last:
            wish.change("tmt_selesai", known.last, last)
        if reason != known.end_reason:
            wish.change("alasan_berakhir", known.end_reason, reason)
        wish.engagement |= {"last": last, "end_reason": reason}
        was_over = known.last is not None and known.last < self.today
        wish.ends = not was_over and last is not None and (bool(reason) or last < self.today)

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
