from django.apps import AppConfig

from penata.kernel.audit import words
from penata.kernel.values import N_

INSTALLATION = words.Subject(
    "installation",
    N_("Pemasangan"),
    {
        "readonly.on": N_("Perubahan ditahan: hanya baca"),
        "readonly.off": N_("Perubahan dibuka lagi"),
        "backup.make": N_("Cadangan dibuat"),
        "backup.restore": N_("Cadangan dipulihkan"),
    },
    {"created_at": N_("dibuat"), "version": N_("versi"), "rows": N_("baris")},
)


class MaintenanceConfig(AppConfig):
    name = "penata.kernel.maintenance"
    verbose_name = "Pemeliharaan"

    def ready(self) -> None:
        words.add(INSTALLATION)
