"""The pages of this part for those who oversee it: the name of each, its address, and who opens it."""

from __future__ import annotations

from penata.kernel.access import Permission
from penata.kernel.values import N_

PAGES = (
    (N_("Permohonan"), "privacy:requests", Permission.REQUEST_HANDLE),
    (N_("Akses"), "privacy:accesses", Permission.ACCESS_READ),
    (N_("Kebocoran"), "privacy:breaches", Permission.BREACH_READ),
    (N_("Peta data"), "privacy:map", Permission.PRIVACY_READ),
    (N_("Penghapusan"), "privacy:erasure", Permission.ERASURE_RUN),
)
RIGHTS = tuple(right for _label, _address, right in PAGES)
