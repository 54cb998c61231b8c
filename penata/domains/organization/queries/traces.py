"""The words of organization's traces, and the names of what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from penata.domains.organization.models import Job, LocalProvision, Post, Region, RoleGrant, Unit, Vendor
from penata.domains.organization.rules.kinds import GrantState
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.law import entry
from penata.kernel.values import N_

_FIELDS = {
    "code": N_("kode"), "name": N_("nama"), "kind": N_("jenis"), "parent": N_("induk"), "region_id": N_("wilayah"),
    "is_remote": N_("terpencil"), "is_accessible": N_("aksesibel"), "job_class": N_("kelas"), "family": N_("rumpun"),
    "minimum_education": N_("pendidikan minimum"), "retirement_age": N_("batas usia pensiun"),
    "may_be_outsourced": N_("boleh alih daya"), "unit": N_("unit"), "job": N_("jabatan"), "user": N_("akun"),
    "role": N_("peran"), "first": N_("mulai"), "last": N_("sampai"), "key": N_("aturan"), "value": N_("nilai"),
    "basis": N_("dasar"), "fields": N_("isian"), "added": N_("jumlah"), "on": N_("tanggal"), "successor": N_("penerus"),
}  # fmt: skip


def _units(actor: Actor, ids: Sequence[int]) -> Named:
    return {
        pk: (name, reverse("organization:unit", args=[pk]))
        for pk, name in Unit.objects.filter(pk__in=ids).values_list("pk", "name")
    }


def _posts(actor: Actor, ids: Sequence[int]) -> Named:
    found = Post.objects.filter(pk__in=ids).values_list("pk", "job__name", "unit__name", "unit_id")
    return {pk: (f"{job}, {unit}", reverse("organization:unit", args=[at])) for pk, job, unit, at in found}


def _jobs(actor: Actor, ids: Sequence[int]) -> Named:
    return {pk: (name, "") for pk, name in Job.objects.filter(pk__in=ids).values_list("pk", "name")}


def _vendors(actor: Actor, ids: Sequence[int]) -> Named:
    return {pk: (name, "") for pk, name in Vendor.objects.filter(pk__in=ids).values_list("pk", "name")}


def _grants(actor: Actor, ids: Sequence[int]) -> Named:
    found = RoleGrant.objects.filter(pk__in=ids).values_list("pk", "user__name", "unit__name")
    return {pk: (f"{user}, {unit}", reverse("organization:roles")) for pk, user, unit in found}


def _regions(actor: Actor, ids: Sequence[int]) -> Named:
    """A trace keeps a region's code as a number: 62.02.10 is 620210."""
    numbers = {_region_code(pk): pk for pk in ids}
    found = Region.objects.filter(code__in=numbers).values_list("code", "name")
    return {numbers[code]: (name, reverse("organization:region", args=[code])) for code, name in found}


def _region_code(number: int) -> str:
    digits = str(number)
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def _provisions(actor: Actor, ids: Sequence[int]) -> Named:
    found = LocalProvision.objects.filter(pk__in=ids).values_list("pk", "key")
    return {pk: (entry(key).title, reverse("organization:law_rule", args=[key])) for pk, key in found}


SUBJECTS = (
    Subject(
        "organization.unit", N_("Unit"),
        {
            "unit.import": N_("Unit diimpor"), "unit.correct": N_("Unit dibetulkan dari berkas"),
            "unit.add": N_("Unit ditambahkan"), "unit.edit": N_("Unit diubah"), "unit.end": N_("Unit ditutup"),
            "unit.move": N_("Unit dipindahkan"),
        },
        _FIELDS, named=_units,
    ),
    Subject(
        "organization.job", N_("Jabatan"),
        {
            "job.import": N_("Jabatan diimpor"), "job.correct": N_("Jabatan dibetulkan dari berkas"),
            "job.edit": N_("Jabatan diubah"),
        },
        _FIELDS, named=_jobs,
    ),
    Subject(
        "organization.post", N_("Formasi jabatan"), {"post.open": N_("Formasi jabatan dibuka")}, _FIELDS, named=_posts,
    ),
    Subject("organization.vendor", N_("Penyedia"), {"vendor.open": N_("Penyedia dicatat")}, _FIELDS, named=_vendors),
    Subject(
        "organization.region", N_("Wilayah"),
        {
            "region.load": N_("Wilayah Indonesia dimuat"), "region.import": N_("Wilayah diimpor"),
            "region.mark_remote": N_("Tanda terpencil diubah"),
        },
        _FIELDS, named=_regions,
    ),
    Subject(
        "organization.rolegrant", N_("Peran"),
        {
            "role.grant": N_("Peran diberikan"), "role.confirm": N_("Peran dibenarkan petugas kedua"),
            "role.withdraw": N_("Peran dicabut"), "role.hand_over": N_("Peran dilimpahkan"),
            "role.take_back": N_("Pelimpahan diakhiri"),
        },
        _FIELDS, GrantState, _grants,
    ),
    Subject(
        "organization.localprovision", N_("Aturan daerah"), {"law.overrule": N_("Nilai daerah ditetapkan")}, _FIELDS,
        named=_provisions,
    ),
)  # fmt: skip
