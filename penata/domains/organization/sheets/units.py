"""The sheet of units: a tree told line by line, which real files tell with orphans, loops and twins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization.models import Unit
from penata.domains.organization.queries import regions, units
from penata.domains.organization.rules.kinds import UnitKind
from penata.domains.organization.sheets.unit_columns import FIELDS, TITLES
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, covers, reach
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.parsed import ParsedRow, ParsedSheet
from penata.kernel.sheets.plan import Change, Kind, Plan, PlanRow, refused, shown
from penata.kernel.sheets.problems import CellProblem, Level, Problem, nearest


@dataclass(slots=True)
class UnitWish:
    """What a row asks for. `parent` is a code; `known` the unit that stands, `moved` that it hangs elsewhere.

    `government` is the id of the one whose codes these are; none where the file brings it.
    """

    row: ParsedRow
    code: str
    parent: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    known: Unit | None = None
    moved: bool = False
    government: int | None = None


def plan(sheet: ParsedSheet, options: Options, by: Actor, report: Report) -> Plan:
    """Parents before children, so that apply can follow the order of the rows."""
    return _Planner(sheet, options, by).plan()


class _Planner:
    def __init__(self, sheet: ParsedSheet, options: Options, by: Actor) -> None:
        self.sheet = sheet
        self.paths = reach(by, Permission.UNIT_EDIT)
        self.government = _government(sheet, options, by)
        today = clock.today()
        standing = (
            Unit.objects.filter(government=self.government, period__contains=today) if self.government else []
        )
        self.known = {unit.code.casefold(): unit for unit in standing}
        self.code_of = {unit.pk: unit.code for unit in self.known.values()}
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for unit in self.known.values():
            self.by_name[unit.name.casefold()].append(unit.code)
        self.finder = regions.finder(self._home())
        self.wishes: dict[str, UnitWish] = {}
        self.done: list[PlanRow] = []

    def plan(self) -> Plan:
        self.finder.prepare(t for row in self.sheet.rows if (t := row.values.get("wilayah")))
        for row in self.sheet.rows:
            self._take(row)
        for wish in self.wishes.values():
            self._find_parent(wish)
        self._refuse_loops()
        self._warn_of_twins()
        self._decide()
        order = {Kind.REFUSED: 1}
        rows = sorted(self.done, key=lambda r: order.get(r.kind, 0))
        return Plan(rows, list(self.sheet.problems))

    def _home(self) -> str:
        if self.government is not None:
            return regions.home_of(self.government)
        roots = [r for r in self.sheet.rows if r.values.get("jenis") == UnitKind.GOVERNMENT]
        return str(roots[0].values.get("wilayah") or "") if roots else ""

    def _take(self, row: ParsedRow) -> None:
        code = row.values.get("kode")
        if code and code.casefold() in self.wishes:
            first = self.wishes[code.casefold()].row.number
            self._problem(
                row,
                "kode",
                "duplicate_code",
                _("Kode %(code)s sudah dipakai di baris %(row)d.") % {"code": code, "row": first},
                _("Hapus salah satu baris, atau perbaiki kodenya."),
            )
        if not row.is_broken and row.values.get("wilayah"):
            try:
                row.values["wilayah"] = self.finder.find(row.values["wilayah"])
            except CellProblem as problem:
                row.problems.append(problem.at(row.number, "wilayah", row.values["wilayah"]))
        if row.is_broken or not code:
            self._refuse(row)
            return
        known = self.known.get(code.casefold())
        values = {
            name: row.values[column]
            for name, column in TITLES.items()
            if name in FIELDS and self.sheet.has(column) and column in row.values
        }
        for name in ("is_remote", "is_accessible"):
            if values.get(name, False) is None:
                values[name] = False
        if values.get("kind", "") is None or (known is None and "kind" not in values):
            values["kind"] = known.kind if known else UnitKind.OTHER
        self.wishes[code.casefold()] = UnitWish(
            row,
            known.code if known else code,
            values=values,
            known=known,
            government=self.government.pk if self.government else None,
        )

    def _find_parent(self, wish: UnitWish) -> None:
        row, told = wish.row, wish.row.values.get("induk")
        is_root = wish.values.get("kind", wish.known.kind if wish.known else "") == UnitKind.GOVERNMENT
        if wish.known is not None and is_root != (wish.known.parent_id is None):
            self._problem(
                row,
                "jenis",
                "government_or_not",
                _("Unit ini bukan pemerintah daerah.")
                if is_root
                else _("Pemerintah daerah tidak dapat menjadi unit lain."),
                _("Tulis jenisnya seperti semula, atau perbaiki kodenya."),
            )
        elif is_root:
            self._check_root(wish, told)
        elif told:
            self._find_told_parent(wish, told)
        elif wish.known is not None and not self.sheet.has("induk"):
            wish.parent = self._parent_now(wish.known)
        else:
            self._assume_root(wish)
        if not row.is_broken and not self._in_reach(wish):
            self._problem(
                row,
                "induk",
                "out_of_reach",
                _("Unit ini di luar wewenang Anda."),
                _("Minta petugas kepegawaian pemerintah daerah mengimpornya."),
            )

    def _check_root(self, wish: UnitWish, told: str | None) -> None:
        if told:
            self._problem(
                wish.row,
                "induk",
                "root_with_parent",
                _("Pemerintah daerah tidak punya induk."),
                _("Kosongkan kolom induk."),
            )
        elif wish.known is None and "" not in self.paths:
            self._problem(
                wish.row,
                "jenis",
                "new_government",
                _("Pemerintah daerah baru hanya dapat dibuat di peladen."),
                _("Jalankan perintah impor di peladen."),
            )
        elif wish.known is None and self.government is not None:
            self._problem(
                wish.row,
                "jenis",
                "second_government",
                _("Pemerintah daerah %s sudah ada.") % self.government.name,
                _("Pakai jenis lain, atau kode %s untuk mengubahnya.") % self.government.code,
            )

    def _find_told_parent(self, wish: UnitWish, told: str) -> None:
        parent = self._code_of_parent(told)
        if parent is None:
            hits = nearest(
                told,
                [
                    *(w.code for w in self.wishes.values()),
                    *self.by_name,
                    *(w.row.values["nama"] for w in self.wishes.values()),
                ],
            )
            remedy = (
                _("Mungkin maksudnya: %s.") % "; ".join(hits)
                if hits
                else _("Tambahkan unit induknya di berkas ini, atau perbaiki kodenya.")
            )
            self._problem(
                wish.row,
                "induk",
                "unknown_parent",
                _("Unit induk “%s” tidak ada di berkas maupun di Penata.") % told,
                remedy,
            )
        elif parent.casefold() == wish.code.casefold():
            self._problem(
                wish.row,
                "induk",
                "self_parent",
                _("Unit ini menjadi induk bagi dirinya sendiri."),
                _("Tulis kode unit di atasnya."),
            )
        else:
            wish.parent = parent

    def _assume_root(self, wish: UnitWish) -> None:
        roots = [w.code for w in self.wishes.values() if w.values.get("kind") == UnitKind.GOVERNMENT]
        roots = roots or ([self.government.code] if self.government else [])
        if len(roots) == 1:
            wish.parent = roots[0]
            if wish.known is None or self._parent_now(wish.known) != roots[0]:
                wish.row.problems.append(
                    Problem(
                        wish.row.number,
                        "induk",
                        Level.WARNING,
                        "parent_assumed",
                        _("Induk kosong: dianggap langsung di bawah pemerintah daerah."),
                        _("Tulis induknya bila lain."),
                    )
                )
        else:
            self._problem(
                wish.row,
                "induk",
                "no_parent",
                _("Induk kosong, dan pemerintah daerahnya belum ada."),
                _("Tambahkan satu baris berjenis pemda tanpa induk."),
            )

    def _code_of_parent(self, told: str) -> str | None:
        key = told.casefold()
        if key in self.wishes:
            return self.wishes[key].code
        if key in self.known:
            return self.known[key].code
        named = [w.code for w in self.wishes.values() if str(w.row.values.get("nama", "")).casefold() == key]
        named = named or self.by_name.get(key, [])
        return named[0] if len(named) == 1 else None

    def _in_reach(self, wish: UnitWish) -> bool:
        """A new place is judged by the nearest ancestor that stands; what hangs under a new unit goes with it."""
        if "" in self.paths:
            return True
        if wish.known is not None:
            if not covers(self.paths, wish.known.path):
                return False
            if wish.parent.casefold() == self._parent_now(wish.known).casefold():
                return True
        seen, code = set(), wish.parent.casefold()
        while code and code not in self.known and code not in seen:
            seen.add(code)
            code = self.wishes[code].parent.casefold() if code in self.wishes else ""
        return code in self.known and covers(self.paths, self.known[code].path)

    def _refuse_loops(self) -> None:
        for wish in self.wishes.values():
            seen, code = {wish.code.casefold()}, wish.parent.casefold()
            while code and code not in seen:
                seen.add(code)
                code = self._parent_to_be(code).casefold()
            if code == wish.code.casefold():
                self._problem(
                    wish.row,
                    "induk",
                    "loop",
                    _("Induk berputar: unit ini berada di bawah dirinya sendiri."),
                    _("Perbaiki induk salah satu unit di lingkaran itu."),
                )

    def _parent_now(self, unit: Unit) -> str:
        return self.code_of.get(unit.parent_id or 0, "")

    def _parent_to_be(self, code: str) -> str:
        """Of a unit that the file names, or that merely stands."""
        if code in self.wishes:
            return self.wishes[code].parent
        return self._parent_now(self.known[code]) if code in self.known else ""

    def _warn_of_twins(self) -> None:
        names = Counter(
            (w.parent.casefold(), str(w.row.values.get("nama")).casefold()) for w in self.wishes.values()
        )
        for wish in self.wishes.values():
            if names[wish.parent.casefold(), str(wish.row.values.get("nama")).casefold()] > 1:
                wish.row.problems.append(
                    Problem(
                        wish.row.number,
                        "nama",
                        Level.WARNING,
                        "duplicate_name",
                        _("Nama ini dipakai lebih dari satu unit di induk yang sama."),
                        _("Periksa apakah unitnya tercatat dua kali."),
                    )
                )

    def _decide(self) -> None:
        waiting = dict(self.wishes)
        while waiting:
            ready = [
                key
                for key, wish in waiting.items()
                if wish.parent.casefold() not in waiting or wish.row.is_broken
            ]
            for key in ready:
                self._settle(waiting.pop(key))

    def _settle(self, wish: UnitWish) -> None:
        parent = self.wishes.get(wish.parent.casefold())
        if parent is not None and parent.row.is_broken and not wish.row.is_broken:
            self._problem(
                wish.row,
                "induk",
                "parent_refused",
                _("Unit induk %s ditolak.") % parent.code,
                _("Perbaiki baris %d dulu.") % parent.row.number,
            )
        if wish.row.is_broken:
            self._refuse(wish.row)
            return
        label = str(wish.values.get("name") or (wish.known.name if wish.known else wish.code))
        changes = list(self._changes(wish))
        kind = Kind.ADDED if wish.known is None else Kind.CHANGED if changes else Kind.UNCHANGED
        if wish.moved:
            wish.row.problems.append(
                Problem(
                    wish.row.number,
                    "induk",
                    Level.WARNING,
                    "moved",
                    _("Induk berubah: dicatat sebagai pembetulan, seolah sejak semula begitu."),
                    _("Bila unit pindah mulai suatu tanggal, pakai Pindahkan di halaman unitnya."),
                )
            )
        self.done.append(PlanRow(wish.row.number, kind, label, wish.code, changes, wish.row.problems, wish))

    def _changes(self, wish: UnitWish) -> Iterator[Change]:
        known = wish.known
        for name, after in wish.values.items():
            before = getattr(known, name) if known else None
            if before != after:
                yield Change(TITLES[name], shown(before), shown(after))
        parent = self._parent_now(known) if known else ""
        if wish.parent.casefold() != parent.casefold():
            wish.moved = known is not None
            yield Change("induk", parent, wish.parent)

    def _problem(self, row: ParsedRow, column: str, code: str, message: str, remedy: str) -> None:
        row.problems.append(
            Problem(row.number, column, Level.ERROR, code, message, remedy, str(row.values.get(column) or ""))
        )

    def _refuse(self, row: ParsedRow) -> None:
        self.done.append(
            refused(row.number, str(row.values.get("nama") or row.values.get("kode") or ""), row.problems)
        )


def _government(sheet: ParsedSheet, options: Options, by: Actor) -> Unit | None:
    """The government that the file is about: named, or told by its root row, or the only one in reach."""
    reachable = units.governments_for(by, Permission.UNIT_EDIT)
    codes = (
        [options.government]
        if options.government
        else [
            str(row.values["kode"])
            for row in sheet.rows
            if row.values.get("jenis") == UnitKind.GOVERNMENT and row.values.get("kode")
        ]
    )
    if codes:
        named = reachable.filter(code__iexact=codes[0]).first()
        if named is not None or not options.government:
            return named or (
                reachable.first()
                if reachable.count() == 1 and "" not in reach(by, Permission.UNIT_EDIT)
                else None
            )
    return reachable.first() if reachable.count() == 1 else None
