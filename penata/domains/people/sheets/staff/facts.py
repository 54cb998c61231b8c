"""What changes about the person himself: data, grade, education."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from penata.domains.organization.public import EducationLevel
from penata.domains.people.rules.identity import read_nip
from penata.domains.people.rules.terms import Status
from penata.domains.people.sheets.staff.wish import StaffWish
from penata.kernel.sheets.plan import shown

FIELDS = {
    "kode_pegawai": "code",
    "nik": "nik",
    "nip": "nip",
    "nama": "name",
    "gelar_depan": "title_front",
    "gelar_belakang": "title_back",
    "tempat_lahir": "birth_place",
    "tanggal_lahir": "birth_date",
    "jenis_kelamin": "sex",
    "desa_asal": "origin_id",
    "disabilitas": "disability",
    "telepon": "phone",
    "surel": "email",
    "tmt_cpns": "appointed_on",
}
NULLABLE = {"nik", "nip", "birth_date", "origin_id", "appointed_on"}
NEVER_EMPTIED = {"code", "name"}


def plan_person(wish: StaffWish) -> None:
    known, told = wish.known, wish.row.values
    for column, name in FIELDS.items():
        if column not in told:
            continue
        after = told[column]
        if after is None:
            if name in NEVER_EMPTIED:
                continue
            after = None if name in NULLABLE else ""
        before = getattr(known, name) if known else None if name in NULLABLE else ""
        if before != after:
            wish.person[name] = after
            wish.change(column, before, after)
    if known is not None:
        _guard_numbers(wish)
        _guard_person(wish)
    _fill_from_nip(wish)


def _guard_numbers(wish: StaffWish) -> None:
    known = wish.known
    assert known is not None
    nik, nip = wish.person.get("nik", known.nik), wish.person.get("nip", known.nip)
    if not nik and not nip:
        wish.error("nik", "no_identity", _("NIK dan NIP akan sama-sama kosong."), _("Isi salah satunya."))
    for column in ("nik", "nip"):
        if column in wish.person and getattr(known, column):
            wish.warn(
                column,
                "identity_changed",
                _("%s orang ini berubah.") % column.upper(),
                _("Periksa; nomor ini seumur hidup, biasanya hanya berubah karena salah tulis."),
            )


def _guard_person(wish: StaffWish) -> None:
    """A number that leads to somebody of quite another name and birth date is a slip, not a correction."""
    known, name, born = wish.known, wish.person.get("name"), wish.person.get("birth_date")
    assert known is not None
    if not name or born is None or known.birth_date is None:
        return
    if {*name.casefold().split()}.isdisjoint(known.name.casefold().split()):
        wish.error(
            "nama",
            "another_person",
            _("Nomor di baris ini milik %(name)s, lahir %(day)s; nama dan tanggal lahirnya lain sama sekali.")
            % {"name": known.name, "day": shown(known.birth_date)},
            _(
                "Periksa NIK, NIP, atau kode pegawainya. Bila benar orangnya, betulkan dulu satu per satu di halamannya."
            ),
        )


def _fill_from_nip(wish: StaffWish) -> None:
    """A new person's NIP tells birth date and sex where the file has no such column."""
    if wish.known is not None or not (nip := wish.value("nip")) or (told := read_nip(nip)) is None:
        return
    if not wish.speaks_of("tanggal_lahir"):
        wish.person["birth_date"] = told.born
    if not wish.speaks_of("jenis_kelamin"):
        wish.person["sex"] = told.sex.value


def plan_grade(wish: StaffWish, status: str) -> None:
    if not wish.speaks_of("golongan") and not wish.speaks_of("tmt_golongan"):
        return
    known = wish.known
    grade_now, since_now = (known.grade, known.grade_since) if known else ("", None)
    grade = (wish.value("golongan") or "") if wish.speaks_of("golongan") else grade_now
    since = (
        wish.value("tmt_golongan")
        if wish.speaks_of("tmt_golongan")
        else since_now
        if grade == grade_now
        else None
    )
    if grade and status in {Status.VENDOR, Status.THL}:
        wish.warn(
            "golongan",
            "grade_not_for_status",
            _("Golongan tidak berlaku untuk status ini dan tidak dicatat."),
            _("Kosongkan kolomnya."),
        )
        return
    if (grade, since) == (grade_now, since_now) or _is_earlier_grade(wish, since):
        return
    if grade != grade_now:
        wish.change("golongan", grade_now, grade)
    if since != since_now:
        wish.change("tmt_golongan", since_now, since)
    if known is None or known.grade_id is None or _is_step_up(since, since_now, grade, grade_now):
        wish.open_grade = (grade, since)
    else:
        wish.grade = {"grade": grade, "since": since}


def _is_earlier_grade(wish: StaffWish, since: date | None) -> bool:
    """A day that the grades before have reached tells of history, and history is not written over the present."""
    earlier = wish.known.earlier_grades if wish.known else []
    days = [day for day in earlier if day is not None]
    if since not in earlier and not days:
        return False
    if since is not None and since not in earlier and since > max(days):
        return False
    wish.warn(
        "tmt_golongan" if wish.speaks_of("tmt_golongan") else "golongan",
        "grade_is_history",
        _(
            "TMT golongan ini kosong atau tidak sesudah golongan sebelumnya (%s), jadi golongannya tidak diubah."
        )
        % (shown(max(days)) if days else _("tanpa TMT")),
        _("Isi golongan terakhir dengan TMT-nya; biarkan bila daftar ini memang daftar lama."),
    )
    return True


def _is_step_up(since: date | None, since_now: date | None, grade: str, grade_now: str) -> bool:
    """A later date with another grade is a promotion; anything else corrects what is written."""
    return grade != grade_now and since is not None and (since_now is None or since > since_now)


def plan_education(wish: StaffWish) -> None:
    columns = ("pendidikan", "jurusan", "tahun_lulus")
    if not any(wish.speaks_of(column) for column in columns):
        return
    known = wish.known
    now = (known.education, known.major, known.graduated) if known else ("", "", None)
    level = wish.value("pendidikan") if wish.speaks_of("pendidikan") else now[0] or None
    major = (wish.value("jurusan") or "") if wish.speaks_of("jurusan") else now[1]
    graduated = wish.value("tahun_lulus") if wish.speaks_of("tahun_lulus") else now[2]
    after = (str(level or ""), major, graduated)
    if after == now:
        return
    if known is not None and level and _is_earlier_education(wish, str(level), major):
        return
    if not level and (major or graduated):
        wish.error(
            "pendidikan",
            "level_missing",
            _("Jurusan atau tahun lulus tanpa jenjang pendidikan."),
            _("Isi kolom pendidikan."),
        )
        return
    for column, was, becomes in zip(columns, now, after, strict=True):
        if was != becomes:
            wish.change(column, was, becomes)
    if not level:
        wish.drop_education = True
        return
    rank = EducationLevel(level).rank
    if known is None or known.education_id is None or rank > known.education_rank:
        wish.open_education = (after[0], rank, major, graduated)
    else:
        wish.education = {"level": after[0], "rank": rank, "major": major, "graduated": graduated}


def _is_earlier_education(wish: StaffWish, level: str, major: str) -> bool:
    """What is written beside the highest education, or is lower than that, is history."""
    others = wish.known.other_educations if wish.known else []
    rank = EducationLevel(level).rank
    if [level, major] not in others and all(rank >= EducationLevel(other).rank for other, _major in others):
        return False
    wish.warn(
        "pendidikan" if wish.speaks_of("pendidikan") else "jurusan",
        "education_is_history",
        _(
            "Pendidikan ini sudah ada di riwayat atau lebih rendah daripada itu, jadi pendidikannya tidak diubah."
        ),
        _("Isi pendidikan tertinggi; biarkan bila daftar ini memang daftar lama."),
    )
    return True
