"""Every address says whom it lets in, and refuses the others; every personal field is registered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from penata.kernel import privacy
from penata.kernel.access import DATA_CLASSES, Permission, Role
from penata.kernel.access.roles import PERMISSIONS


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def test_every_view_declares_whom_it_lets_in():
    assert [address for address, entry in patterns() if not hasattr(entry.callback, "access")] == []


API = {"index", "openapi", "api_lost"}  # the page about the API, its description, and its 404


def test_few_views_are_public_and_each_is_known():
    public = {entry.name for _address, entry in patterns() if entry.callback.access == "public"}
    assert public == {
        "account_login", "account_logout", "set_language", "sign_in_to_demo", "help", *API,
        "alive", "ready", "metrics",
        "account_inactive", "mfa_login_webauthn", "mfa_authenticate", "activate", "activate_account",
        "openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled",
    }  # fmt: skip


def test_permissions_stand_in_order_and_each_belongs_to_a_role():
    values = [permission.value for permission in Permission]
    assert values == sorted(values)
    held = {permission for role in Role if role != Role.OPERATOR for permission in PERMISSIONS[role]}
    assert held == set(Permission)


def test_the_administrator_reads_no_personal_data():
    assert DATA_CLASSES[Role.ADMINISTRATOR] == set()
    assert not any(p.value.startswith("people.") for p in PERMISSIONS[Role.ADMINISTRATOR])


def test_the_auditor_changes_nothing():
    verbs = {permission.value.rpartition(".")[2] for permission in PERMISSIONS[Role.AUDITOR]}
    assert verbs <= {"read", "read_own", "export", "reveal"}


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_two_tables(role):
    assert role in PERMISSIONS
    assert role in DATA_CLASSES


ABOUT_PEOPLE = {"people.Person", "accounts.User"}
TECHNICAL = {"id", "person", "user", "government", "role_grants"}


def test_every_field_about_a_person_is_in_the_register():
    missing = []
    for model in apps.get_models():
        label = model._meta.label
        points = {
            f.related_model._meta.label
            for f in model._meta.get_fields()
            if f.is_relation and not f.auto_created and f.related_model
        }
        of_people = model._meta.app_label == "people" and ABOUT_PEOPLE & points
        if label not in ABOUT_PEOPLE and not of_people and "people.Person" not in points:
            continue
        missing += [
            f"{label}.{field.name}"
            for field in model._meta.concrete_fields
            if field.name not in TECHNICAL and not privacy.is_known(label, field.name)
        ]
    assert missing == []


def test_the_register_names_only_fields_that_exist():
    wrong = [
        f"{label}.{name}"
        for label, fields in privacy.registered().items()
        for name in fields
        if name not in {field.name for field in apps.get_model(label)._meta.get_fields()}
    ]
    assert wrong == []
