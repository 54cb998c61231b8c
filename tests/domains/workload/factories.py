from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from penata.domains.organization.models import Post, Unit
from penata.domains.workload.models import Study, StudyPost, Task
from penata.kernel.sheets.plan import Plan
from tests.domains.organization.factories import apply_file, plan_file, table


def task(**cells: Any) -> dict[str, Any]:
    """A line of the ABK file: 0.96 of a clerk of the agency of health, told otherwise by `cells`."""
    usual = {
        "tahun": "2026", "unit": "DINKES", "jabatan": "ADMIN", "uraian_tugas": "Mencatat surat", "hasil": "surat",
        "volume": "100", "satuan_waktu": "bulan", "norma_waktu_menit": "60", "program": "",
    }  # fmt: skip
    return {name: value for name, value in (usual | cells).items() if value is not None}


def task_file(*lines: dict[str, Any]) -> bytes:
    columns = list(dict.fromkeys(name for line in lines for name in line))
    return table(" ".join(columns), *([line.get(name, "") for name in columns] for line in lines))


def plan_tasks(by: Any, *lines: dict[str, Any], **options: Any) -> Plan:
    return plan_file("workload", task_file(*lines), by, **options)


def apply_tasks(by: Any, *lines: dict[str, Any], **options: Any) -> Plan:
    return apply_file("workload", task_file(*lines), by, **options)


def make_study(unit: Unit, by: Any, year: int = 2026, state: str = "draft", **values: Any) -> Study:
    return Study.objects.create(unit=unit, year=year, state=state, made_by=by, **values)


def make_task(of: StudyPost, number: int = 1, **values: Any) -> Task:
    usual = {"description": f"Tugas {number}", "volume": Decimal(100), "per": "bulan", "norm": Decimal(60)}
    return Task.objects.create(study_post=of, number=number, **(usual | values))


def approve_needs(
    unit: Unit, by: Any, needs: Mapping[Post, tuple[str, int]], year: int = 2026, **values: Any
) -> Study:
    """An approved study with need and seats as given."""
    study = make_study(unit, by, year, "approved", **values)
    StudyPost.objects.bulk_create(
        StudyPost(study=study, post=post, need=Decimal(need), seats=seats)
        for post, (need, seats) in needs.items()
    )
    return study


def lines_of(study: Study) -> dict[str, list[tuple[str, str, Decimal, str, Decimal, str]]]:
    """job code -> (description, result, volume, per, norm, program) of each line in order."""
    found: dict[str, list[Any]] = {}
    for one in Task.objects.filter(study_post__study=study).order_by("study_post__post__job__code", "number"):
        found.setdefault(one.study_post.post.job.code, []).append(
            (one.description, one.result, one.volume, one.per, one.norm, one.program)
        )
    return found
