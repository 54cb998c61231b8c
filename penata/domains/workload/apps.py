from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from penata.kernel import webhooks
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.sheets import importer
from penata.kernel.ui import cards, nav
from penata.kernel.values import N_


class WorkloadConfig(AppConfig):
    name = "penata.domains.workload"
    verbose_name = "Beban kerja"

    def ready(self) -> None:
        from penata.domains.workload import receivers  # noqa: F401 - it subscribes
        from penata.domains.workload.queries import studies, traces

        _register_importer()
        webhooks.add(
            webhooks.Kind("study.approved", N_("ABK disahkan")),
            webhooks.Kind("map.changed", N_("Peta kebutuhan berubah")),
        )
        words.add(*traces.SUBJECTS)
        nav.add(nav.Item(nav.SUMMARY, _("Peta kebutuhan"), "workload:map", "map", (Permission.MAP_READ,), 20))
        nav.add(
            nav.Item(
                nav.WORK, _("Beban kerja (ABK)"), "workload:studies", "clipboard2-data", (Permission.STUDY_READ,), 10,
                studies.waiting_for,
            )
        )  # fmt: skip
        cards.add(cards.Card("unit", 10, Permission.MAP_READ, "workload/unit_card.html", _unit_card))
        cards.add(cards.Card("person", 10, Permission.MAP_READ, "workload/person_card.html", _person_card))


def _unit_card(request: HttpRequest, unit: Any) -> dict[str, Any] | None:
    from penata.domains.workload.queries import pages
    from penata.kernel.ui.context import as_of

    day = as_of(request)
    return pages.unit_posts(request.user, unit, day) | {"unit": unit, "as_of": day}


def _person_card(request: HttpRequest, sheet: Any) -> dict[str, Any] | None:
    """How full the person's own post is."""
    from penata.domains.workload.queries import pages
    from penata.kernel.ui.context import as_of

    post = pages.post_of(request.user, sheet.assignment.post_id, as_of(request)) if sheet.assignment else None
    return None if post is None else {"post": post}


def _register_importer() -> None:
    from penata.domains.workload.actions import workload_import
    from penata.domains.workload.sheets import workload

    importer.register(
        importer.Importer(
            "workload", _("Beban kerja (ABK)"), _("Uraian tugas, volume, dan norma waktu per jabatan."),
            Permission.STUDY_EDIT, workload.COLUMNS, workload.plan, workload_import.apply, takes_approve=True,
        )
    )  # fmt: skip
