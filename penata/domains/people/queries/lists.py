"""What the staff list shows: the filter that its address tells, the rows of a page, the choices of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import Engagement
from penata.domains.people.queries import nominative, roster
from penata.domains.people.queries.roster import RosterFilter, RosterRow
from penata.domains.people.rules import gate, retirement
from penata.domains.people.rules.distance import kilometres
from penata.domains.people.rules.terms import Status
from penata.kernel import law
from penata.kernel.access import Actor

SOON_YEARS = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter, and what each active part of it is called: (parameter, words)."""

    filter: RosterFilter
    order: str
    tags: list[tuple[str, str]] = field(default_factory=list)
    unit: Any = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with what is worked out for it: year of retirement, kilometres from home, what to notice."""

    row: RosterRow
    status: Status
    retires_on: date | None
    km: Decimal | None
    retires_soon: bool
    outside: bool
    last: date | None


def read_address(actor: Actor, query: Mapping[str, Any], day: date) -> Asked:
    """`?q=&unit=&status=&jabatan=&rumpun=&kecamatan=&asal=&terpencil=&posisi=&hitung=&berakhir=`; nonsense is ignored."""
    unit = (
        organization.units_any_time(actor).filter(pk=_number(query.get("unit"))).first()
        if query.get("unit")
        else None
    )
    job, post = _number(query.get("jabatan")), _number(query.get("posisi"))
    district = query.get("kecamatan")
    wanted = RosterFilter(
        day, text=query.get("q", "").strip(), within=str(unit.path) if unit else "", status=query.get("status", ""),
        job=job, family=query.get("rumpun", ""), post=post,
        district=None if district is None else "" if district == "-" else district,
        origin=query.get("asal", ""), outside=query.get("luar") == "1",
        remote={"1": True, "0": False}.get(query.get("terpencil", "")),
        counted=query.get("hitung") == "1", not_counted=query.get("hitung") == "0",
        ending=_days(query.get("berakhir")),
    )  # fmt: skip
    order = query.get("urut", "nama")
    return Asked(wanted, order if order in roster.ORDERS else "nama", _tags(wanted, unit), unit)


def matching(actor: Actor, asked: Asked) -> QuerySet[Engagement, Any]:
    found = roster.matching(actor, asked.filter)
    return roster.rows(found, asked.filter.day).order_by(*roster.ORDERS[asked.order])


def all_rows(actor: Actor, asked: Asked) -> list[ShownRow]:
    return shown(actor, matching(actor, asked), asked.filter.day)


def in_rank_order(actor: Actor, asked: Asked) -> QuerySet[Engagement, Any]:
    found = nominative.in_rank_order(roster.matching(actor, asked.filter), asked.filter.day)
    return roster.rows(found, asked.filter.day)


def shown(actor: Actor, rows: Iterable[Any], day: date) -> list[ShownRow]:
    """Work out retirement and distance for a page of rows; two statements whatever their number."""
    government = organization.government_of(actor)
    in_force = law.in_force(day, government.pk if government else None)
    positions = organization.positions(organization.home_of(government))
    return [_shown(RosterRow(*row), in_force, positions, day) for row in rows]


def choices(actor: Actor) -> dict[str, Any]:
    return {
        "statuses": list(Status),
        "agencies": organization.agencies(actor),
        "families": organization.families(actor),
    }


def count(actor: Actor, wanted: RosterFilter) -> int:
    return roster.matching(actor, wanted).count()


def _shown(row: RosterRow, in_force: law.Law, positions: Mapping[str, Any], day: date) -> ShownRow:
    status = Status(row.status)
    retires = _retires_on(row, status, in_force)
    soon = retires is not None and retirement.birthday(retires, -SOON_YEARS) <= day
    outside = gate.judge_standing(in_force, status) is not None
    return ShownRow(row, status, retires, _km(row, positions), soon, outside, row.first.last)


def _retires_on(row: RosterRow, status: Status, in_force: law.Law) -> date | None:
    """None for those who do not retire, and on days of which no provision tells the age limit."""
    if not row.birth_date or not row.job_kind or status in {Status.THL, Status.VENDOR}:
        return None
    age = row.retirement_age or in_force.get(f"organization.retirement_age.{row.job_kind}")
    return retirement.retires_on(row.birth_date, int(age)) if age else None


def _km(row: RosterRow, positions: Mapping[str, Any]) -> Decimal | None:
    home, place = (organization.position_of(code, positions) for code in (row.origin_code, row.unit_region))
    return None if home is None or place is None else kilometres(*home, *place)


def _tags(wanted: RosterFilter, unit: Any) -> list[tuple[str, str]]:
    tags = []
    if wanted.text:
        tags.append(("q", f"“{wanted.text}”"))
    if unit is not None:
        tags.append(("unit", unit.name))
    if wanted.status:
        words = {"asn": "ASN", "kontrak": _("THL dan PPPK paruh waktu")}
        known = dict(Status.choices())
        tags.append(("status", words.get(wanted.status) or _(known.get(wanted.status, wanted.status))))
    if wanted.family:
        tags.append(("rumpun", wanted.family))
    if wanted.job is not None or wanted.post is not None:
        tags.append(("posisi" if wanted.post is not None else "jabatan", _("Satu jabatan")))
    if wanted.district is not None:
        tags.append(("kecamatan", organization.region_name(wanted.district) or _("Tanpa kecamatan")))
    if wanted.origin:
        tags.append(("asal", _("Asal %s") % (organization.region_name(wanted.origin) or wanted.origin)))
    if wanted.remote is not None:
        tags.append(("terpencil", _("Unit terpencil") if wanted.remote else _("Bukan unit terpencil")))
    if wanted.outside:
        tags.append(("luar", _("Di luar skema yang sah")))
    if wanted.ending is not None:
        tags.append(("berakhir", _("Kontrak berakhir dalam %d hari") % wanted.ending))
    if wanted.counted or wanted.not_counted:
        tags.append(
            ("hitung", _("Dihitung di jabatannya") if wanted.counted else _("Tidak dihitung di jabatannya"))
        )
    return tags


def _days(text: Any) -> int | None:
    """At most ten years of them: a day beyond the calendar is no day."""
    number = _number(text)
    return None if number is None else min(number, 3660)


def _number(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 18 else None
