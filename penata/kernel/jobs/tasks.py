"""Jobs whose worker died are taken up again."""

from django.utils import timezone
from procrastinate.contrib.django import app

DEAD_AFTER_SECONDS = 30


@app.periodic(cron="* * * * *")
@app.task(name="jobs.rescue", queueing_lock="jobs.rescue")
async def rescue(timestamp: int) -> None:
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS)
    for job in stalled:
        await app.job_manager.retry_job(job, retry_at=timezone.now())
