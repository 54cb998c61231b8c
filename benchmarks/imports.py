"""20,000 rows of staff: Penata's plan, apply, traces and read-back against django-import-export into one plain table.

All start from the bytes of the same file, and store days as days and numbers as numbers.

    python -m benchmarks.imports penata | defaults | bulk

Each runs in a process of its own, so that memory is its own. `python -m benchmarks` runs all three.
"""

from __future__ import annotations

import csv
import json
import sys
from typing import Any

from benchmarks import sheets
from benchmarks.report import measured_alone, table
from benchmarks.session import bring_in, peak_megabytes, session, timed

PEOPLE = 20_000
BATCH = 1000


def penata() -> dict[str, Any]:
    with session("import") as by:
        _emptied()
        bring_in("units", sheets.units(), by)
        bring_in("jobs", sheets.jobs(), by)
        content = sheets.staff(PEOPLE)
        before = peak_megabytes()
        _, seconds = timed(lambda: _apply(content, by))
        differences, reading = timed(lambda: _differences(content))
        _, again = timed(lambda: _apply(content, by))
        return {
            "seconds": round(seconds + reading, 2), "applied": round(seconds, 2), "read_back": round(reading, 2),
            "same_again": round(again, 2), "peak_mb": round(peak_megabytes()), "before_mb": round(before),
            "rows": PEOPLE, "differences": differences,
        }  # fmt: skip


def _apply(content: bytes, by: Any) -> None:
    """The plan with its rows is let go at once, as the command and the worker do."""
    bring_in("staff", content, by)


def defaults() -> dict[str, Any]:
    """As its admin does: a dry run, then the import; one query and one save a row."""
    with session("peer"):
        resource, content = _peer()

        def run() -> None:
            resource.import_data(_dataset(content), dry_run=True, raise_errors=True)
            resource.import_data(_dataset(content), dry_run=False, raise_errors=True)

        _, seconds = timed(run)
        return {"seconds": round(seconds, 2), "peak_mb": round(peak_megabytes()), "rows": PEOPLE}


def bulk() -> dict[str, Any]:
    """Its bulk mode: batches of 1,000, one import."""
    with session("peer"):
        resource, content = _peer(use_bulk=True, batch_size=BATCH)
        _, seconds = timed(lambda: resource.import_data(_dataset(content), dry_run=False, raise_errors=True))
        return {"seconds": round(seconds, 2), "peak_mb": round(peak_megabytes()), "rows": PEOPLE}


DAYS = ("tanggal_lahir", "tmt_golongan", "tmt_cpns", "tmt_jabatan", "tmt_mulai", "tmt_selesai")
NUMBERS = ("tahun_lulus", "honor")


def _peer(**options: Any) -> tuple[Any, bytes]:
    from django.db import connection, models
    from import_export import resources

    fields: dict[str, Any] = {name: models.TextField(blank=True) for name in sheets.STAFF_COLUMNS}
    fields |= {name: models.DateField(null=True) for name in DAYS}
    fields |= {name: models.BigIntegerField(null=True) for name in NUMBERS}
    fields["kode_pegawai"] = models.CharField(max_length=20, unique=True)
    meta = type("Meta", (), {"app_label": "sheets", "db_table": "plain_staff"})
    model = type("PlainStaff", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
    with connection.schema_editor() as editor:
        if model._meta.db_table in connection.introspection.table_names():
            editor.delete_model(model)
        editor.create_model(model)
    told = {
        "model": model, "import_id_fields": ("kode_pegawai",), "exclude": ("id",),
        "widgets": {name: {"format": "%d-%m-%Y"} for name in DAYS}, **options,
    }  # fmt: skip
    resource = type("PlainResource", (resources.ModelResource,), {"Meta": type("Meta", (), told)})
    return resource(), sheets.staff(PEOPLE)


def _dataset(content: bytes) -> Any:
    import tablib

    return tablib.Dataset().load(content.decode(), format="csv")


def _emptied() -> None:
    """As a new installation: nothing but the regions."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relname ~ '^(people|workload|sheets)_'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        for table in ("audit_trace", "audit_seal", "audit_sealbatch"):
            cursor.execute(f"alter table {table} disable trigger {table}_no_truncate")
        cursor.execute(
            f"truncate organization_unit, organization_job, audit_trace, {', '.join(tables)} cascade"
        )


def _differences(content: bytes) -> int:
    """Cells of the file that the tables do not hold, every column compared."""
    from django.db import connection

    told = content.decode().splitlines()[1:]
    with connection.cursor() as cursor:
        cursor.execute(READ_BACK)  # SQL that knows nothing of the importer
        held = [line for (line,) in cursor.fetchall()]
    if told == held:
        return 0
    missing = abs(len(told) - len(held)) * len(sheets.STAFF_COLUMNS)
    pairs = zip(csv.reader(told), csv.reader(held), strict=False)
    return missing + sum(a != b for here, there in pairs for a, b in zip(here, there, strict=True))


READ_BACK = """
select concat_ws(',', p.code, coalesce(p.nik, ''), coalesce(p.nip, ''), p.name, p.title_front, p.title_back, p.birth_place,
       to_char(p.birth_date, 'DD-MM-YYYY'), p.sex, coalesce(p.origin_id, ''), e.status, coalesce(v.name, ''),
       coalesce(g.grade, ''), coalesce(to_char(g.since, 'DD-MM-YYYY'), ''),
       coalesce(to_char(p.appointed_on, 'DD-MM-YYYY'), ''), u.code, j.code, to_char(lower(a.period), 'DD-MM-YYYY'),
       ed.level, ed.major, coalesce(ed.graduated::text, ''), to_char(lower(e.period), 'DD-MM-YYYY'),
       coalesce(to_char(upper(e.period) - 1, 'DD-MM-YYYY'), ''), e.end_reason, coalesce(e.honorarium::text, ''),
       p.disability, p.phone, p.email)
from people_person p
join people_engagement e on e.person_id = p.id
join people_assignment a on a.person_id = p.id
join organization_post po on po.id = a.post_id
join organization_unit u on u.id = po.unit_id
join organization_job j on j.id = po.job_id
left join organization_vendor v on v.id = e.vendor_id
left join people_gradestep g on g.person_id = p.id
left join people_education ed on ed.person_id = p.id
order by p.code
"""


def chapter() -> str:
    ours, defaults, bulk = (
        measured_alone("imports", "penata"),
        measured_alone("imports", "defaults"),
        measured_alone("imports", "bulk"),
    )
    rows = [
        ("Penata: plan, apply, traces, read-back", ours["seconds"], "1", ours["peak_mb"]),
        (
            "django-import-export, defaults with dry run",
            defaults["seconds"],
            _times(defaults, ours),
            defaults["peak_mb"],
        ),
        ("django-import-export, bulk mode", bulk["seconds"], _times(bulk, ours), bulk["peak_mb"]),
    ]
    head = ("20,000 rows of staff, 28 columns", "seconds", "times ours", "peak MB")
    return f"""## Import
`python -m benchmarks.imports penata | defaults | bulk`. Penata writes seven tables with constraints and traces, the
others one plain table. Bounds: 15 times, 3 times, 400 MB.

{table(head, rows)}
Cells read back that differ from the file: {ours["differences"]}. The same file again, everything unchanged:
{ours["same_again"]} s.
"""


def _times(other: dict[str, Any], ours: dict[str, Any]) -> str:
    return f"{other['seconds'] / ours['seconds']:.1f}"


if __name__ == "__main__":
    print(json.dumps({"penata": penata, "defaults": defaults, "bulk": bulk}[sys.argv[1]]()))
