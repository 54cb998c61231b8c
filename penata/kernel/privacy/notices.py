"""What owners of data are told. Nothing of the data stands in it: the page behind the link says the rest."""

from __future__ import annotations

from penata.kernel import notify
from penata.kernel.privacy.terms import RequestState
from penata.kernel.values import N_

_KINDS = {
    RequestState.RECEIVED: (
        N_("Permohonan Anda diterima"),
        N_("Permohonan tentang data pribadi Anda diterima. Jawabannya paling lambat dalam 3 × 24 jam."),
    ),
    RequestState.IN_WORK: (
        N_("Permohonan Anda sedang dikerjakan"),
        N_("Petugas sedang memeriksa permohonan tentang data pribadi Anda."),
    ),
    RequestState.GRANTED: (
        N_("Permohonan Anda dikabulkan"),
        N_("Permohonan tentang data pribadi Anda dikabulkan. Buka halamannya untuk membaca jawaban."),
    ),
    RequestState.REFUSED: (
        N_("Permohonan Anda ditolak dengan alasan"),
        N_(
            "Permohonan tentang data pribadi Anda ditolak. Alasannya ada di halaman permohonan; Anda dapat memohon lagi."
        ),
    ),
}
BREACH, CONTACT_CHANGED = "privacy.breach", "privacy.contact"


def kind_for(state: RequestState) -> str:
    return f"privacy.request.{state}"


def add_all() -> None:
    for state, (subject, body) in _KINDS.items():
        notify.add(notify.Kind(kind_for(state), subject, body))
    notify.add(
        notify.Kind(
            BREACH,
            N_("Pemberitahuan tentang pelindungan data pribadi Anda"),
            N_("%(notice)s"),
            urgent=True,
        )
    )
    notify.add(
        notify.Kind(
            CONTACT_CHANGED,
            N_("Kontak Anda diubah"),
            N_(
                "Telepon atau surel Anda di Penata baru saja diubah dari akun Anda. Bila bukan Anda, hubungi petugas kepegawaian."
            ),
            urgent=True,
        )
    )
