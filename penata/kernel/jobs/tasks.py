"""Jobs whose worker died are taken up again; what is long done is forgotten."""

from django.utils import timezone
from procrastinate.contrib.django import app

DEAD_AFTER_SECONDS = 30
KEPT_HOURS = 30 * 24


@app.periodic(cron="* * * * *")
@app.task(name="jobs.rescue", queueing_lock="jobs.rescue")
async def rescue(timestamp: int) -> None:
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS)
    for job in stalled:
        await app.job_manager.retry_job(job, retry_at=timezone.now())


@app.periodic(cron="35 1 * * *")
@app.task(name="jobs.forget", queueing_lock="jobs.forget")
async def forget(timestamp: int) -> None:
    """Sealing and rescue leave three rows a minute in the worker's own table; what people asked for stands in ours."""
    await app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True, include_cancelled=True)
