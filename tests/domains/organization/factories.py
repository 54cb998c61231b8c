"""A small regency to play with."""

from __future__ import annotations

from datetime import date

from lokal import wilayah

from penata.domains.accounts.models import User
from penata.domains.organization.actions.units import BEGINNING
from penata.domains.organization.models import Job, Post, Region, RoleGrant, Unit
from penata.domains.organization.rules.kinds import GrantState, RegionLevel, UnitKind
from penata.kernel.access import Role
from penata.kernel.db.bulk import draw_ids
from penata.kernel.values import Period

KOTIM = "62.02"
LEVELS = {1: RegionLevel.PROVINCE, 2: RegionLevel.REGENCY, 3: RegionLevel.DISTRICT, 4: RegionLevel.VILLAGE}


def load_kotim() -> None:
    """Kotawaringin Timur with its 17 districts and 185 villages, and nothing else of Indonesia."""
    codes = [*wilayah.list_wilayah(KOTIM)]
    found = [wilayah.get_wilayah("62"), wilayah.get_wilayah(KOTIM), *codes]
    found += [village for district in codes for village in wilayah.list_wilayah(district.code)]
    Region.objects.bulk_create(
        Region(
            code=r.code,
            name=r.name,
            level=LEVELS[r.level],
            kind=r.type,
            parent_id=r.code.rpartition(".")[0] or None,
        )
        for r in found
        if r is not None
    )


def make_unit(code: str = "", parent: Unit | None = None, **values: object) -> Unit:
    number = draw_ids("organization_unit_id_seq", 1)[0]
    values.setdefault("kind", UnitKind.AGENCY if parent else UnitKind.GOVERNMENT)
    values.setdefault("name", f"Unit {code or number}")
    values.setdefault("period", Period(BEGINNING))
    return Unit.objects.create(
        pk=number,
        government_id=parent.government_id if parent else number,
        parent=parent,
        path=f"{parent.path}.{number}" if parent else str(number),
        code=code or f"U{number}",
        **values,
    )


def make_government(**values: object) -> Unit:
    values.setdefault("name", "Kabupaten Contoh")
    return make_unit("KAB", **values)


def make_job(government: Unit, code: str = "", **values: object) -> Job:
    code = code or f"J{Job.objects.count() + 1}"
    values.setdefault("name", f"Jabatan {code}")
    values.setdefault("kind", "pelaksana")
    return Job.objects.create(government=government, code=code, **values)


def make_post(unit: Unit, job: Job) -> Post:
    return Post.objects.get_or_create(unit=unit, job=job)[0]


def make_user(username: str = "", name: str = "Nor Fitriani") -> User:
    return User.objects.create(username=username or f"akun{User.objects.count()}", name=name, password="!")


def hold(
    user: User, role: Role, unit: Unit, first: date = date(2020, 1, 1), last: date | None = None
) -> RoleGrant:
    """Give a role as it stands after both officers agreed."""
    granter = User.objects.filter(username="pemberi").first() or make_user("pemberi", "Pemberi Peran")
    return RoleGrant.objects.create(
        user=user, role=role, unit=unit, period=Period(first, last), granted_by=granter, state=GrantState.HELD
    )


def officer(unit: Unit, role: Role = Role.PERSONNEL_OFFICER, username: str = "") -> User:
    user = make_user(username)
    hold(user, role, unit)
    return user
