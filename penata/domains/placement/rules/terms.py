"""States of a scenario, of a move and of its hearing; why somebody is protected; the steps between states."""

from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class ScenarioState(Term):
    DRAFT = "draft", N_("Disusun")
    COMPUTED = "computed", N_("Dihitung")
    DISCUSSED = "discussed", N_("Dibahas dan didengar")
    DECIDED = "decided", N_("Diputuskan")
    CARRIED_OUT = "carried_out", N_("Dilaksanakan")
    DROPPED = "dropped", N_("Dihentikan")


S = ScenarioState
FLOW = Flow(
    Step("change", {S.DRAFT, S.COMPUTED}, S.DRAFT),
    Step("compute", {S.DRAFT, S.COMPUTED}, S.COMPUTED),
    Step("discuss", {S.COMPUTED}, S.DISCUSSED),
    Step("reopen", {S.DISCUSSED}, S.COMPUTED),
    Step("decide", {S.DISCUSSED}, S.DECIDED),
    Step("carry_out", {S.DECIDED}, S.CARRIED_OUT),
    Step("cancel", {S.DECIDED, S.CARRIED_OUT}, S.DISCUSSED),
    Step("drop", {S.DRAFT, S.COMPUTED, S.DISCUSSED}, S.DROPPED),
)
STEPS = (S.DRAFT, S.COMPUTED, S.DISCUSSED, S.DECIDED, S.CARRIED_OUT)


class Mode(Term):
    WEIGHTED = "weighted", N_("Seimbang")
    FAIREST = "leximin", N_("Jabatan terkosong dulu")


class Choice(Term):
    """What is to become of one proposed move."""

    AGREED = "agreed", N_("Setuju")
    HELD = "held", N_("Tahan dulu")
    REFUSED = "refused", N_("Tolak")


class Answer(Term):
    """What the person says of the move proposed to him."""

    WAITING = "waiting", N_("Menunggu")
    ACCEPTED = "accepted", N_("Menerima")
    OBJECTED = "objected", N_("Keberatan")
    SILENT = "silent", N_("Tidak menjawab")


class ProtectionKind(Term):
    """Why somebody is not moved; what lies behind it is nobody's business but that of who keeps it."""

    HEALTH = "health", N_("Kesehatan")
    FAMILY = "family", N_("Keluarga")
    CONTRACT = "contract", N_("Perjanjian atau ikatan dinas")
    OTHER = "other", N_("Alasan lain")


MOST_WISHES = 3
"""So many may stand at once: who wishes for everything wishes for nothing."""


class Lack(Term):
    """Why a post stays short although the rest was arranged as well as can be."""

    NOBODY = "nobody", N_("Tidak ada yang memenuhi syarat")
    HELD = "held", N_("Yang memenuhi syarat tidak dapat dipindahkan")
    BUDGET = "budget", N_("Batas perpindahan habis")
    ELSEWHERE = "elsewhere", N_("Lebih diperlukan di tempat lain")
