from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from penata.kernel import notify, search, webhooks
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.sheets.importer import Importer, register
from penata.kernel.ui import cards, changes, decisions, nav
from penata.kernel.values import N_


class OrganizationConfig(AppConfig):
    name = "penata.domains.organization"
    verbose_name = "Organisasi"

    def ready(self) -> None:
        from penata.domains.organization import notices, receivers  # noqa: F401 - it subscribes
        from penata.domains.organization.queries import recent, roles, traces

        _register_importers()
        _register_search()
        for told in notices.KINDS:
            notify.add(told)
        decisions.add(decisions.Source(20, Permission.ROLE_GRANT, roles.decisions))
        cards.add(cards.Card("akun", 10, Permission.LAW_READ, "organization/own_roles.html", _own_roles))
        webhooks.add(webhooks.Kind("unit.changed", N_("Unit berubah")))
        words.add(*traces.SUBJECTS)
        nav.add(
            nav.Item(
                nav.WORK,
                _("Unit dan jabatan"),
                "organization:units",
                "diagram-3",
                (Permission.UNIT_READ,),
                20,
            )
        )
        nav.add(
            nav.Item(nav.WORK, _("Wilayah"), "organization:regions", "geo-alt", (Permission.UNIT_READ,), 30)
        )
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY,
                _("Aturan berlaku"),
                "organization:law",
                "book",
                (Permission.LAW_READ,),
                40,
            )
        )
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY,
                _("Pemegang peran"),
                "organization:roles",
                "person-badge",
                (Permission.ROLE_READ,),
                60,
            )
        )
        changes.add(changes.Source(30, Permission.UNIT_READ, recent.units))
        changes.add(changes.Source(40, Permission.ROLE_READ, recent.roles))


def _own_roles(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
    """Whoever holds a role at all may read the law; the card is for them."""
    from penata.domains.organization.policies import may_hand_over, may_take_back
    from penata.domains.organization.queries import roles

    held = [
        (grant, may_hand_over(request.user, grant), may_take_back(request.user, grant))
        for grant in roles.own(request.user)
    ]
    return {"held": held} if held else None


def _register_search() -> None:
    from penata.domains.organization.queries import search as queries

    read = Permission.UNIT_READ
    search.add(
        search.Source(
            "unit",
            _("Unit"),
            "building",
            20,
            read,
            queries.units,
            queries.units_by_keys,
            "organization:units",
        )
    )
    search.add(
        search.Source(
            "job",
            _("Jabatan"),
            "person-vcard",
            30,
            read,
            queries.jobs,
            queries.jobs_by_keys,
            "organization:jobs",
        )
    )


def _register_importers() -> None:
    from penata.domains.organization.actions import jobs, regions, units
    from penata.domains.organization.sheets import jobs as job_sheet
    from penata.domains.organization.sheets import regions as region_sheet
    from penata.domains.organization.sheets import unit_columns
    from penata.domains.organization.sheets import units as unit_sheet

    for known in (
        Importer(
            "units", _("Unit kerja"), _("Pohon unit: perangkat daerah, bidang, sekolah, puskesmas, kecamatan."),
            Permission.UNIT_EDIT, unit_columns.COLUMNS, unit_sheet.plan, units.apply, unit_columns.LAYOUTS,
        ),
        Importer(
            "jobs", _("Jabatan"), _("Daftar jabatan dengan jenis, kelas, rumpun, dan batas usia pensiun."),
            Permission.JOB_EDIT, job_sheet.COLUMNS, job_sheet.plan, jobs.apply,
        ),
        Importer(
            "regions", _("Wilayah"), _("Koordinat kecamatan dan desa, dan tanda terpencil."),
            Permission.REGION_EDIT, region_sheet.COLUMNS, region_sheet.plan, regions.apply, region_sheet.LAYOUTS,
        ),
        Importer(
            "boundaries", _("Batas wilayah"), _("Poligon kecamatan atau desa, sebagai GeoJSON."),
            Permission.REGION_EDIT, (), region_sheet.plan_boundaries, regions.apply, read=region_sheet.read_boundaries,
        ),
    ):  # fmt: skip
        register(known)
