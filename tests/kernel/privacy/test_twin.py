"""The anonymised copy: nobody of the original in it, every table as long, the same figures, its own chain whole."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from psycopg import sql

from penata.domains.people.models import Person
from penata.kernel import privacy
from penata.kernel.audit import chain
from penata.kernel.audit.actions import record_access
from penata.kernel.audit.models import Trace
from penata.kernel.backup.manifest import counted
from penata.kernel.backup.programs import Server, major_of_server, program
from penata.kernel.privacy.actions import twin
from penata.kernel.privacy.twin import TECHNICAL, Stand
from tests.domains.organization.factories import make_user
from tests.journeys import world
from tests.kernel.audit.chains import seal

COPY = "penata_twin_read"
FIGURES = "select post_id, count(*) from people_staff_on('2026-11-22') where counts group by 1 order by 1"


@pytest.fixture
def office(transactional_db: None) -> Any:
    from penata.domains.accounts import public as accounts

    operator = accounts.ensure_operator()
    world.build(operator)
    Person.objects.filter(code="W1").update(
        phone="+6281255550123", email="agus.asli@rahasia.test", birth_date="1991-08-10"
    )
    make_user("pakhasan", "Hasan Basri Sejati")
    record_access(person_id=1, what="halaman orang", by=operator, why="ditanya Agus Ruhai 6202061708910003")
    seal(Trace.objects.count())
    return operator


@pytest.mark.slow
def test_nobody_of_the_original_stands_in_the_copy(office, tmp_path):
    path, held = tmp_path / "twin.dump", _counted(connection.get_connection_params()["dbname"])
    figures = _rows(connection.get_connection_params()["dbname"], FIGURES)
    real = [v for p in Person.objects.all() for v in (p.name, p.nik, p.nip, p.phone, p.email) if v]
    counts = twin.make(path=path, secret="rahasia uji", by=office)
    text = _as_text(path)
    assert [value for value in [*real, "Hasan Basri Sejati", "pakhasan"] if value in text] == []
    assert Person.objects.get(code="W1").phone == "+6281255550123"  # the original is only read
    kept = {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.label in {*privacy.kept(), *privacy.registered()}
    }
    assert {t: n for t, n in counts.items() if t in kept} == {t: n for t, n in held.items() if t in kept}
    assert [t for t, n in counts.items() if n and t not in kept and t not in TECHNICAL] == []
    _restored(path)
    try:
        assert _rows(COPY, FIGURES) == figures != []
        assert _chain_holds(COPY)
        (nik, nip, born) = _rows(
            COPY,
            "select nik, nip, birth_date from people_person where id = %s",
            [Person.objects.get(code="W1").pk],
        )[0]
        assert (born.year, nik[:6]) == (1991, "620206")
        assert int(nik[8:10]) == born.month
        assert nip is None or nip[:8] == f"{born:%Y%m%d}"
    finally:
        _drop()


def test_a_registered_text_without_a_rule_stops_the_copy(monkeypatch):
    fields = dict(privacy.registered()["people.Person"])
    fields["access_needs"] = privacy.Personal(fields["access_needs"].data)
    monkeypatch.setitem(privacy._fields, "people.Person", fields)
    with pytest.raises(ValidationError, match=r"people\.Person\.access_needs"):
        twin.plan()


def test_every_registered_field_has_a_rule():
    assert "people_person" in twin.plan()


def test_a_table_that_nobody_spoke_of_is_emptied():
    assert twin.emptied({"a": {}}, ["a", "b", "django_migrations"]) == ["b"]


@pytest.mark.django_db
def test_only_the_operator_at_the_machine_makes_one(tmp_path):
    with pytest.raises(PermissionDenied):
        twin.make(path=tmp_path / "x", secret="x", by=make_user())


def test_a_stand_in_is_never_a_real_name_and_always_the_same():
    first = Stand("s", set()).name("Agus Ruhai")
    other = Stand("s", {first}).name("Agus Ruhai")
    assert first == Stand("s", set()).name("Agus Ruhai") != other
    assert Stand("t", set()).name("Agus Ruhai") != first


def test_two_people_never_share_a_number():
    stand = Stand("s", set())
    niks = {stand.of_kind("NIK", f"620206100890{n:04d}") for n in range(300)}
    assert len(niks) == 300


def _server(database: str) -> Server:
    return replace(Server.of(connection.settings_dict), database=database)


def _pg_restore() -> str:
    with _server("postgres").connect() as link:
        major = major_of_server(link)
    return str(program("pg_restore", major, major).path)


def _counted(database: str) -> dict[str, int]:
    with _server(database).connect() as link:
        return counted(link)


def _rows(database: str, statement: str, parameters: Any = None) -> list[Any]:
    with _server(database).connect() as link:
        return link.execute(statement, parameters).fetchall()


def _as_text(path: Any) -> str:
    command = [_pg_restore(), "-f", "-", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _restored(path: Any) -> None:
    _drop()
    with _server("postgres").connect() as link:
        link.execute(sql.SQL("create database {}").format(sql.Identifier(COPY)))
    command = [_pg_restore(), "--no-owner", f"--dbname={COPY}", "--exit-on-error", str(path)]
    subprocess.run(command, check=True, env=_server(COPY).environment())


def _drop() -> None:
    with _server("postgres").connect() as link:
        link.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(COPY)))


def _chain_holds(database: str) -> bool:
    facts = ", ".join(f"t.{name}" for name in chain.TraceFacts._fields)
    head = chain.GENESIS
    statement = (
        f"select s.hash, {facts} from audit_seal s join audit_trace t on t.id = s.trace_id order by s.seq"
    )
    for sealed, *told in _rows(database, statement):
        head = chain.link(head, chain.TraceFacts._make(told))
        if head != bytes(sealed):
            return False
    return head != chain.GENESIS
