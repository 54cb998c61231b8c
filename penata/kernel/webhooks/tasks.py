"""Deliveries by the worker, those due again, and what is old."""

from django.db import close_old_connections
from procrastinate.contrib.django import app

from penata.kernel.jobs.work import every
from penata.kernel.webhooks import actions


@app.task(name=actions.DELIVER)
def deliver(delivery_id: int) -> None:
    close_old_connections()
    actions.deliver(delivery_id)


@every("* * * * *", "webhooks.sweep")
def sweep() -> None:
    actions.sweep()


@every("20 3 * * *", "webhooks.forget")
def forget() -> None:
    actions.forget()
