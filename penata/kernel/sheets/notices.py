"""What becomes of a file is told to whoever brought it: a large one is planned and applied while he does other work."""

from __future__ import annotations

from penata.kernel.notify import Kind, add
from penata.kernel.notify.actions import tell
from penata.kernel.sheets.models import Import
from penata.kernel.values import N_

PLANNED = Kind(
    "sheets.planned",
    N_("Rencana impor siap diperiksa"),
    N_("Rencana dari berkas %(file)s menunggu Anda periksa."),
)
APPLIED = Kind("sheets.applied", N_("Impor selesai"), N_("Berkas %(file)s sudah diterapkan seluruhnya."))
STOPPED = Kind(
    "sheets.stopped",
    N_("Impor terhenti"),
    N_("Berkas %(file)s tidak dapat dibaca. Sebabnya ada di halaman impor itu."),
)
_TOLD = {"planned": PLANNED, "applied": APPLIED, "fail": STOPPED}


def register() -> None:
    add(PLANNED, APPLIED, STOPPED)


def step_taken(step: str, stored: Import) -> None:
    """Each job of a file is an event of its own: planned anew is told anew."""
    if step in _TOLD:
        tell(
            kind=_TOLD[step].name,
            to=[stored.by_id],
            key=f"{stored.pk}:{stored.job_id or 0}",
            values={"file": stored.file_name},
            url=f"/impor/{stored.pk}/",
        )
