"""The closed lists of this part, and which step may follow which."""

from __future__ import annotations

from penata.kernel.flow import Flow, Step
from penata.kernel.values import N_, Term


class RequestKind(Term):
    """What the owner of data may ask for. Source: UU 27/2022 Art. 6-11."""

    CORRECTION = "correction", N_("Perbaikan data")
    ACCESS = "access", N_("Salinan semua data saya")
    RESTRICTION = "restriction", N_("Pembatasan atau keberatan")
    DELETION = "deletion", N_("Penghapusan")
    WITHDRAWAL = "withdrawal", N_("Penarikan persetujuan")


class RequestState(Term):
    RECEIVED = "received", N_("Diterima")
    IN_WORK = "in_work", N_("Sedang dikerjakan")
    GRANTED = "granted", N_("Dikabulkan")
    REFUSED = "refused", N_("Ditolak dengan alasan")
    CANCELLED = "cancelled", N_("Dibatalkan pemohon")


R = RequestState
OPEN = frozenset({R.RECEIVED, R.IN_WORK})
REQUEST_FLOW = Flow(
    Step("take", {R.RECEIVED}, R.IN_WORK),
    Step("grant", OPEN, R.GRANTED),
    Step("refuse", OPEN, R.REFUSED),
    Step("cancel", OPEN, R.CANCELLED),
)


class BreachState(Term):
    FOUND = "found", N_("Ditemukan, belum diberitahukan")
    NOTIFIED = "notified", N_("Sudah diberitahukan")
    CLOSED = "closed", N_("Selesai ditangani")


B = BreachState
BREACH_FLOW = Flow(
    Step("tell_one", {B.FOUND}, B.FOUND),  # owners or the agency, the other still waits
    Step("tell", {B.FOUND, B.NOTIFIED}, B.NOTIFIED),
    Step("close", {B.NOTIFIED}, B.CLOSED),
)


class RevealReason(Term):
    """Why a masked value is opened; the words that follow say it closer."""

    SERVICE = "service", N_("Melayani permintaan orang itu sendiri")
    DOCUMENT = "document", N_("Menyusun SK atau dokumen kepegawaian")
    CHECK = "check", N_("Mencocokkan data dengan sumber lain")
    OTHER_OFFICE = "other_office", N_("Diminta instansi lain yang berwenang")
    AUDIT = "audit", N_("Pemeriksaan atau pengawasan")
