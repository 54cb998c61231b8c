from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class ParcelState(Term):
    WAITING = "waiting", N_("Menunggu dikirim")
    SENT = "sent", N_("Terkirim")
    FAILED = "failed", N_("Gagal")
    BOUNCED = "bounced", N_("Memantul")
    DROPPED = "dropped", N_("Tidak jadi dikirim")


S = ParcelState
FLOW = Flow(
    Step("send", {S.WAITING}, S.SENT),
    Step("fail", {S.WAITING, S.SENT}, S.FAILED),  # from sent: a return that says nothing of the address
    Step("bounce", {S.WAITING, S.SENT, S.FAILED}, S.BOUNCED),
    Step("drop", {S.WAITING}, S.DROPPED),
    Step("retry", {S.FAILED}, S.WAITING),
)
