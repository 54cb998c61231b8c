"""Who a row is about, and whether its numbers agree with the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _

from penata.domains.people.rules.identity import read_nik, read_nip
from penata.domains.people.sheets.staff.known import Known
from penata.kernel.sheets.parsed import ParsedRow
from penata.kernel.sheets.problems import Level, Problem

KEYS = ("kode_pegawai", "nip", "nik")


class Register:
    """The people of the file and of the database, by each of their numbers."""

    def __init__(self, known: Iterable[Known], reaches: Callable[[str], bool]) -> None:
        """reaches: whether the reader may know of somebody at this path."""
        self.reaches = reaches
        self.known: dict[tuple[str, str], Known] = {}
        for person in known:
            for number in _numbers_of(person):
                self.known[number] = person
        self._seen: dict[tuple[str, str], tuple[int, str]] = {}
        self._names: dict[tuple[str, date | None], int] = {}

    def identify(self, row: ParsedRow) -> Known | None:
        """The person known by the row's numbers; problems where they contradict each other or an earlier row."""
        here, found = (row.number, str(row.values.get("nama") or "")), {}
        for key in KEYS:
            value = _number(row, key)
            if not value:
                continue
            if self._seen.setdefault((key, value), here) is not here:
                self._say_twice(row, key, self._seen[key, value])
            if (person := self.known.get((key, value))) is not None:
                found[person.id] = person
        if len(found) == 1:
            (person,) = found.values()
            for number in _numbers_of(person):  # a later row may name him by another of them
                self._seen.setdefault(number, here)
            return person
        if found:
            self._say_conflict(row, found.values())
        elif not (row.values.get("nik") or row.values.get("nip")):
            self._say_nameless(row)
        return None

    def warn_of_namesake(self, row: ParsedRow, known: Known | None) -> None:
        name, born = str(row.values.get("nama") or "").casefold(), row.values.get("tanggal_lahir")
        if born is None or not name:
            return
        earlier = self._names.setdefault((name, born), row.number)
        if earlier != row.number:
            _problem(
                row,
                Level.WARNING,
                "nama",
                "duplicate_name",
                _("Nama dan tanggal lahir sama dengan baris %d.") % earlier,
                _("Periksa apakah orangnya tercatat dua kali."),
            )

    def _say_nameless(self, row: ParsedRow) -> None:
        if any(problem.is_error and problem.column in {"nik", "nip"} for problem in row.problems):
            return
        _problem(row, Level.ERROR, "nik", "no_identity", _("NIK dan NIP kosong."), _("Isi salah satunya."))

    def _say_conflict(self, row: ParsedRow, found: Iterable[Known]) -> None:
        names = " / ".join(
            sorted(
                person.name if self.reaches(person.path) else _("seseorang di luar wewenang Anda")
                for person in found
            )
        )
        _problem(
            row,
            Level.ERROR,
            "nik",
            "identity_conflict",
            _("Kode, NIP, dan NIK di baris ini milik orang yang berbeda: %s.") % names,
            _("Cocokkan dengan dokumen aslinya."),
        )

    def _say_twice(self, row: ParsedRow, key: str, earlier: tuple[int, str]) -> None:
        number, name = earlier
        _problem(
            row,
            Level.ERROR,
            key,
            f"duplicate_{key}",
            _("%(key)s ini sudah dipakai %(name)s di baris %(row)d.")
            % {"key": key.upper(), "name": name, "row": number},
            _("Hapus salah satu baris, atau perbaiki nomornya."),
        )


def names_somebody(row: ParsedRow) -> bool:
    """Whether the row's numbers tell whom it is about; unreadable, impossible or contradictory ones do not."""
    return not any(
        problem.is_error and problem.column in KEYS and not problem.code.startswith("duplicate_")
        for problem in row.problems
    )


def check_numbers(row: ParsedRow, today: date) -> None:
    """NIP and NIK must be possible; where they contradict birth date or sex that is a warning: they are for life."""
    born, sex = row.values.get("tanggal_lahir"), row.values.get("jenis_kelamin")
    nip, nik = row.values.get("nip"), row.values.get("nik")
    if nip:
        told = read_nip(nip)
        if told is None:
            _problem(
                row,
                Level.ERROR,
                "nip",
                "bad_nip",
                _(
                    "Angka-angka NIP ini tidak mungkin: tanggal lahir, bulan pengangkatan, atau kode jenis kelaminnya salah."
                ),
                _("Cocokkan dengan SK pengangkatan."),
            )
        else:
            _compare(row, "nip", born, told.born, sex, told.sex)
    if nik:
        facts = read_nik(nik, today)
        if facts is None:
            _problem(
                row,
                Level.ERROR,
                "nik",
                "bad_nik",
                _("Angka-angka NIK ini tidak mungkin: tanggal lahir atau nomor urutnya salah."),
                _("Cocokkan dengan KTP."),
            )
        else:
            _compare(row, "nik", born, facts.born, sex, facts.sex)


def _compare(
    row: ParsedRow, column: str, born: date | None, told_born: date, sex: str | None, told_sex: str
) -> None:
    if born is not None and born != told_born:
        _problem(
            row,
            Level.WARNING,
            column,
            f"{column}_birth_date",
            _("Tanggal lahir menurut %(number)s adalah %(day)s.")
            % {"number": column.upper(), "day": f"{told_born.day}-{told_born.month}-{told_born.year}"},
            _("Periksa; bila nomornya memang begitu, biarkan."),
        )
    if sex and sex != told_sex:
        _problem(
            row,
            Level.WARNING,
            column,
            f"{column}_sex",
            _("Jenis kelamin menurut %s berbeda.") % column.upper(),
            _("Periksa; bila nomornya memang begitu, biarkan."),
        )


def _numbers_of(person: Known) -> list[tuple[str, str]]:
    told = zip(KEYS, (person.code.upper(), person.nip, person.nik), strict=True)
    return [(key, value) for key, value in told if value]


def _number(row: ParsedRow, key: str) -> str | None:
    value = row.values.get(key)
    return value.upper() if value and key == "kode_pegawai" else value


def _problem(row: ParsedRow, level: Level, column: str, code: str, message: str, remedy: str) -> None:
    row.problems.append(
        Problem(row.number, column, level, code, message, remedy, str(row.values.get(column) or ""))
    )
