from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class StudyState(Term):
    DRAFT = "draft", N_("Disusun")
    SUBMITTED = "submitted", N_("Diajukan")
    VERIFIED = "verified", N_("Diperiksa")
    APPROVED = "approved", N_("Disahkan")
    RETURNED = "returned", N_("Dikembalikan")
    SUPERSEDED = "superseded", N_("Digantikan")


S = StudyState
EDITABLE = frozenset({S.DRAFT, S.RETURNED})
OPEN = frozenset({S.DRAFT, S.RETURNED, S.SUBMITTED, S.VERIFIED})

FLOW = Flow(
    Step("submit", {S.DRAFT, S.RETURNED}, S.SUBMITTED),
    Step("verify", {S.SUBMITTED}, S.VERIFIED),
    Step("approve", {S.VERIFIED}, S.APPROVED),
    Step("return", {S.SUBMITTED, S.VERIFIED}, S.RETURNED),
    Step("take_over", {S.DRAFT, S.RETURNED}, S.APPROVED),  # approved elsewhere, brought in by file
    Step("supersede", {S.APPROVED}, S.SUPERSEDED),
)


FIRST_YEAR, LAST_YEAR = 2000, 2100  # of a study; before the first nobody made one


class Per(Term):
    """The time to which a volume refers."""

    YEAR = "tahun", N_("Tahun")
    MONTH = "bulan", N_("Bulan")
    WEEK = "minggu", N_("Minggu")
    DAY = "hari", N_("Hari")
    HOUR = "jam", N_("Jam")


class Method(Term):
    """The four approaches of PermenPANRB 1/2020."""

    TASK = "tugas", N_("Tugas per tugas jabatan")
    OUTPUT = "hasil", N_("Hasil kerja")
    OBJECT = "objek", N_("Objek kerja")
    EQUIPMENT = "peralatan", N_("Peralatan kerja")


class Rounding(Term):
    HALF_UP = "half_up", N_("setengah ke atas")
    CEILING = "ceil", N_("selalu ke atas")
    QUARTER = "jf_025", N_("seperempat ke atas")
