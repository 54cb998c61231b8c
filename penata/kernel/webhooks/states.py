"""The states of a delivery, and how long one waits between two tries."""

from __future__ import annotations

from datetime import timedelta

from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class DeliveryState(Term):
    WAITING = "waiting", N_("Menunggu")
    DONE = "done", N_("Terkirim")
    GIVEN_UP = "given_up", N_("Gagal")


S = DeliveryState
FLOW = Flow(
    Step("answered", {S.WAITING}, S.DONE),
    Step("give_up", {S.WAITING}, S.GIVEN_UP),
    Step("redeliver", {S.DONE, S.GIVEN_UP, S.WAITING}, S.WAITING),
)

PATIENCE = timedelta(days=3)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)


def wait_after(tries: int) -> timedelta:
    """Twice as long after each try: one minute, two, four, up to six hours."""
    return min(FIRST_WAIT * (1 << min(tries - 1, 16)), LONGEST_WAIT)
