from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from penata.kernel import webhooks
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.sheets import importer
from penata.kernel.ui import cards, changes, decisions, nav
from penata.kernel.ui.board import Board
from penata.kernel.values import N_


class WorkloadConfig(AppConfig):
    name = "penata.domains.workload"
    verbose_name = "Beban kerja"

    def ready(self) -> None:
        from penata.domains.workload import (
            notices,
            receivers,  # noqa: F401 - it subscribes
        )
        from penata.domains.workload.queries import studies, traces

        _register_importer()
        webhooks.add(
            webhooks.Kind("study.approved", N_("ABK disahkan")),
            webhooks.Kind("map.changed", N_("Peta kebutuhan berubah")),
        )
        words.add(*traces.SUBJECTS)
        notices.register()
        nav.add(nav.Item(nav.SUMMARY, _("Peta kebutuhan"), "workload:map", "map", (Permission.MAP_READ,), 20))
        nav.add(
            nav.Item(
                nav.WORK, _("Beban kerja (ABK)"), "workload:studies", "clipboard2-data", (Permission.STUDY_READ,), 10,
                studies.waiting_for,
            )
        )  # fmt: skip
        _register_on_first_page()
        cards.add(cards.Card("unit", 10, Permission.MAP_READ, "workload/unit_card.html", _unit_card))
        cards.add(cards.Card("person", 10, Permission.MAP_READ, "workload/person_card.html", _person_card))


def _register_on_first_page() -> None:
    from penata.domains.workload.queries import decisions as judged
    from penata.domains.workload.queries import overview, recent

    for order, permission, find in (
        (10, Permission.STUDY_APPROVE, judged.to_approve), (15, Permission.STUDY_VERIFY, judged.to_verify),
        (30, Permission.MAP_READ, judged.of_people),
        (50, Permission.STUDY_READ, judged.lacking_studies),
    ):  # fmt: skip
        decisions.add(decisions.Source(order, permission, find))
    changes.add(changes.Source(20, Permission.STUDY_READ, recent.changes))
    for place, order, template, context in (
        ("pendopo.answer", 10, "workload/pendopo_answer.html", overview.answer_card),
        ("pendopo.fresh", 20, "workload/pendopo_fresh.html", overview.fresh_card),
        ("pendopo.aside", 10, "workload/pendopo_map.html", overview.map_card),
        ("pendopo.aside", 20, "workload/pendopo_retirements.html", overview.retirements_card),
        ("pendopo", 10, "workload/pendopo_worst.html", overview.worst_card),
    ):
        cards.add(cards.Card(place, order, Permission.MAP_READ, template, _of_board(context)))


def _of_board(
    context: Callable[[Any, Board], dict[str, Any] | None],
) -> Callable[[HttpRequest, Board], dict[str, Any] | None]:
    return lambda request, board: context(request.user, board)


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
