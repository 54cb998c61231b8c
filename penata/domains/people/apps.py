from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from penata.kernel import search, webhooks
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.privacy import subjects
from penata.kernel.sheets import importer
from penata.kernel.ui import cards, changes, decisions, menus, nav
from penata.kernel.values import N_


class PeopleConfig(AppConfig):
    name = "penata.domains.people"
    verbose_name = "Pegawai"

    def ready(self) -> None:
        from penata.domains.people import receivers  # noqa: F401 - it subscribes
        from penata.domains.people.actions import erasers
        from penata.domains.people.queries import decisions as judged
        from penata.domains.people.queries import person, recent, traces

        _register_importer()
        _register_subjects()
        _register_search()
        erasers.add_all()
        webhooks.add(webhooks.Kind("staff.changed", N_("Daftar pegawai diterapkan")))
        words.add(*traces.SUBJECTS)
        read = (Permission.PERSON_READ,)
        nav.add(nav.Item(nav.PEOPLE, _("Pegawai"), "people:roster", "people", read, 10))
        nav.add(nav.Item(nav.PEOPLE, _("Nominatif"), "people:nominative", "list-ol", read, 30))
        for order, label, icon, url_name, note in (
            (20, _("Ubah telepon dan surel"), "telephone", "people:own_contact", None),
            (40, _("Siapa melihat data saya"), "eye", "people:own_seen_by", person.seen_this_month),
        ):
            told = {} if note is None else {"note": note}
            own = Permission.PERSON_READ_OWN
            menus.add(menus.Item("saya.action", order, own, label, icon, url_name, **told))
        issue = (Permission.ACTIVATION_ISSUE,)
        nav.add(nav.Item(nav.PEOPLE, _("Surat aktivasi"), "people:letters", "key", issue, 35))
        exchange = (Permission.SIASN_EXCHANGE,)
        nav.add(nav.Item(nav.PEOPLE, _("SIASN"), "people:siasn", "arrow-repeat", exchange, 37))
        changes.add(changes.Source(10, Permission.PERSON_READ, recent.changes))
        decisions.add(decisions.Source(20, Permission.PERSON_READ, judged.outside_the_law))
        cards.add(cards.Card("pendopo.fresh", 10, Permission.PERSON_READ, "people/fresh.html", _fresh))


def _fresh(request: HttpRequest, board: Any) -> dict[str, Any]:
    """As of which day people are counted, and when their list was last written to."""
    from penata.domains.people.queries import recent

    return {"day": board.day, "written_at": recent.last_written(request.user)}


def _register_subjects() -> None:
    from penata.domains.people.actions import corrections
    from penata.domains.people.queries import subjects as queries
    from penata.domains.people.sheets.corrections import TOPICS

    subjects.use(
        subjects.Register(
            "people.Person",
            TOPICS,
            queries.of_user,
            queries.find,
            queries.by_ids,
            queries.known,
            corrections.apply,
            queries.belonging,
            queries.places,
            {"contact": "people:own_contact", "seen": "people:own_seen_by"},
            queries.told,
        )
    )


def _register_search() -> None:
    from penata.domains.people.actions.found import find
    from penata.domains.people.queries.search import by_keys

    search.add(
        search.Source(
            "person", _("Orang"), "person", 10, Permission.PERSON_READ, find, by_keys, "people:roster"
        )
    )


def _register_importer() -> None:
    from penata.domains.people.actions import staff_import
    from penata.domains.people.sheets import staff

    importer.register(
        importer.Importer(
            "staff",
            _("Pegawai"),
            _("Daftar pegawai: data diri, status, jabatan, pendidikan."),
            Permission.PERSON_IMPORT,
            staff.COLUMNS,
            staff.plan,
            staff_import.apply,
            staff.LAYOUTS,
            takes_complete=True,
            choices=staff.choices,
        )
    )
