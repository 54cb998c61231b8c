from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class JobState(Term):
    WAITING = "waiting", N_("Antre")
    RUNNING = "running", N_("Berjalan")
    DONE = "done", N_("Selesai")
    FAILED = "failed", N_("Terhenti")
    CANCELLED = "cancelled", N_("Dibatalkan")


S = JobState
FLOW = Flow(
    Step("start", {S.WAITING, S.RUNNING}, S.RUNNING),  # running: a worker died and another takes over
    Step("finish", {S.RUNNING}, S.DONE),
    Step("fail", {S.WAITING, S.RUNNING}, S.FAILED),
    Step("cancel", {S.WAITING}, S.CANCELLED),
    Step("retry", {S.FAILED, S.CANCELLED}, S.WAITING),
)
