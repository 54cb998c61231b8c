from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import Report
from penata.kernel.jobs.work import JobRefused, task
from penata.kernel.sheets import actions
from penata.kernel.sheets.models import ImportState


@task("sheets.plan")
def plan(job: Job, report: Report) -> str:
    stored = actions.work_out_plan(job.arguments["import_id"], report)
    if stored.state == ImportState.FAILED:
        raise JobRefused(stored.message)
    return ""


@task("sheets.apply")
def apply(job: Job, report: Report) -> str:
    stored = actions.apply_plan(job.arguments["import_id"], report)
    if stored.state != ImportState.APPLIED:
        raise JobRefused(stored.message)
    return ""
