"""Everything that changes jobs, posts and vendors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from penata.domains.organization.models import Job, Post, Unit, Vendor
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record, record_many
from penata.kernel.db.bulk import insert_missing
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    """Write what a plan of jobs says."""
    rows = list(plan.to_do())
    added = [
        Job(government=row.what.government, code=row.what.code, **row.what.values)
        for row in rows
        if row.kind == Kind.ADDED
    ]
    Job.objects.bulk_create(added, batch_size=1000)
    entries = [
        _entry("job.import", job, after={"code": job.code, "name": job.name, "kind": job.kind})
        for job in added
    ]
    changed = []
    for row in rows:
        if row.kind == Kind.CHANGED:
            job: Job = row.what.known
            before = {name: getattr(job, name) for name in row.what.values}
            for name, value in row.what.values.items():
                setattr(job, name, value)
            changed.append(job)
            entries.append(_entry("job.correct", job, before=before, after=row.what.values))
    if changed:
        fields = sorted({name for row in rows if row.kind == Kind.CHANGED for name in row.what.values})
        Job.objects.bulk_update(changed, fields, batch_size=500)
    record_many(entries, by=by)


@transaction.atomic
def edit(*, job: Job, values: dict[str, Any], by: Actor, why: str) -> Job:
    demand(by, Permission.JOB_EDIT, str(job.government.path))
    before = {name: getattr(job, name) for name in values if getattr(job, name) != values[name]}
    for name in before:
        setattr(job, name, values[name])
    if before:
        job.save(update_fields=list(before))
        record(_entry("job.edit", job, why=why, before=before, after={n: values[n] for n in before}), by=by)
    return job


def open_posts(*, wanted: Iterable[tuple[int, int]], by: Actor) -> dict[tuple[int, int], int]:
    """Posts for (unit, job) pairs, opened where there is none; (unit, job) -> post.

    The caller has judged whether `by` may use these units.
    """
    pairs = sorted(set(wanted))
    before = _posts(pairs)
    missing = [pair for pair in pairs if pair not in before]
    if missing:
        insert_missing(Post._meta.db_table, {"unit_id": "bigint", "job_id": "bigint"}, missing)
    found = _posts(pairs) if missing else before
    paths = dict(Unit.objects.filter(pk__in={unit for unit, _ in missing}).values_list("pk", "path"))
    record_many(
        (
            Entry(
                "post.open",
                "organization.post",
                found[pair],
                path=str(paths[pair[0]]),
                after={"unit": pair[0], "job": pair[1]},
            )
            for pair in missing
        ),
        by=by,
    )
    return {pair: found[pair] for pair in pairs}


def open_vendors(*, government: int, names: Iterable[str], by: Actor) -> dict[str, int]:
    """Vendors by name, in any letter case, opened where there is none; folded name -> id."""
    wanted = {name.casefold(): name for name in names}
    known = {v.name.casefold(): v.pk for v in Vendor.objects.filter(government_id=government)}
    for folded, name in sorted(wanted.items()):
        if folded not in known:
            vendor = Vendor.objects.create(government_id=government, name=name)
            known[folded] = vendor.pk
            record(
                Entry(
                    "vendor.open",
                    "organization.vendor",
                    vendor.pk,
                    path=str(government),
                    after={"name": name},
                ),
                by=by,
            )
    return {folded: known[folded] for folded in wanted}


def _posts(pairs: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    units = {unit for unit, _ in pairs}
    found = Post.objects.filter(unit_id__in=units).values_list("unit_id", "job_id", "pk")
    return {(unit, job): post for unit, job, post in found}


def _entry(step: str, job: Job, **rest: Any) -> Entry:
    return Entry(step, "organization.job", job.pk, path=str(job.government_id), **rest)
