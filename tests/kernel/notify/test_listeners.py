"""Whoever asked for work is told what became of it."""

from __future__ import annotations

import pytest

from penata.kernel.jobs import actions as jobs
from penata.kernel.notify.models import Message
from penata.kernel.sheets import actions as sheets
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.models import Import
from tests.domains.organization.factories import make_government, officer, table

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return list(Message.objects.order_by("id").values_list("kind", flat=True))


def silent(done: int, total: int) -> None:
    pass


def test_a_file_is_followed_from_plan_to_end():
    by = officer(make_government())
    content = table("kode nama jenis", ("PRWT", "Perawat", "pelaksana"))
    stored = sheets.upload(by=by, kind="jobs", file_name="jabatan.csv", content=content, options=Options())
    assert told() == []
    sheets.work_out_plan(stored.pk, silent)
    assert told() == ["sheets.planned"]
    stored = sheets.ask_apply(
        by=by, of=Import.objects.get(pk=stored.pk), except_refused=False, confirmed_endings=None
    )
    sheets.apply_plan(stored.pk, silent)
    assert told() == ["sheets.planned", "sheets.applied"]
    assert Message.objects.filter(to=by, url=f"/impor/{stored.pk}/").count() == 2


def test_work_that_broke_is_told_to_who_asked_for_it():
    by = officer(make_government())
    job = jobs.enqueue(task="sheets.plan", title="Rencana x", by=by, url="/impor/1/")
    jobs.start(job.pk)
    jobs.break_off(job.pk, "x")
    assert told() == ["jobs.broke"]
    assert Message.objects.get().url == "/impor/1/"
