"""Names, numbers and phones go in by every door on which something breaks; none comes out in the log."""

from __future__ import annotations

import json
import logging
import logging.config
import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as configured
from django.db import DataError, IntegrityError, connection, transaction
from django.test import Client

from penata.kernel.access import Role
from penata.kernel.jobs.models import Job
from penata.kernel.logs import told
from penata.kernel.search import queries as found
from penata.kernel.sheets import actions as sheets
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.tasks import plan
from tests.domains.organization.factories import hold, make_government, make_user
from tests.domains.people.factories import make_person

NAME, NIK, PHONE = "Siti Rahmawati", "6202061708910003", "081234567890"
SECRETS = (*NAME.split(), NIK, PHONE, PHONE[1:])


class Written:
    """What the configured handler writes, in both forms."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.json: list[dict[str, object]] = []

    @property
    def text(self) -> str:
        return "\n".join([*self.lines, *(json.dumps(line) for line in self.json)])

    def assert_silent(self) -> None:
        assert self.lines, "nothing was written: this proves nothing"
        assert [secret for secret in SECRETS if secret.lower() in self.text.lower()] == []


class Keeping(logging.Handler):
    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__()
        self.keep = keep

    def emit(self, record: logging.LogRecord) -> None:
        self.keep(self.format(record))


@pytest.fixture
def written() -> Iterator[Written]:
    kept = Written()
    make = logging.config.DictConfigurator(configured.LOGGING)
    handlers = []
    keepers = (("line", kept.lines.append), ("json", lambda line: kept.json.append(json.loads(line))))
    for name, keep in keepers:
        handler = Keeping(keep)
        handler.setFormatter(make.configure_formatter(dict(configured.LOGGING["formatters"][name])))
        handler.addFilter(make.configure_filter(dict(configured.LOGGING["filters"]["masked"])))
        logging.getLogger().addHandler(handler)
        handlers.append(handler)
    yield kept
    for handler in handlers:
        logging.getLogger().removeHandler(handler)


@pytest.fixture
def officer(db):
    government = make_government()
    user = make_user("petugas")
    hold(user, Role.PERSONNEL_OFFICER, government)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client, user, government


def test_an_address_and_what_was_searched_for(officer, written):
    client, user, _government = officer
    client.get("/cari/", {"q": f"{NAME} {NIK}"})
    client.get(f"/orang/{NIK}/")
    client.get(f"/tiada/{NAME}/")
    written.assert_silent()
    assert [line["route"] for line in written.json if line["logger"] == "penata.request"] == [
        "cari/", "orang/<str:code>/", "-",
    ]  # fmt: skip
    assert written.json[0]["user"] == user.pk
    assert {line["logger"] for line in written.json} == {"penata.request"}  # one line each, and no other


def test_a_view_that_breaks_over_what_was_typed(officer, written, monkeypatch):
    def broken(_actor, text):
        try:
            raise KeyError(text)
        except KeyError as problem:
            raise ValueError(f"not understood: {text}") from problem

    monkeypatch.setattr(found, "answer", broken)
    answer = officer[0].get("/cari/", {"q": f"{NAME}, {NIK}, {PHONE}"})
    written.assert_silent()
    number = answer.headers["X-Request-ID"]
    (line,) = [line for line in written.json if line["level"] == "ERROR"]
    assert line["request_id"] == number
    assert re.search(r"KeyError\n(.|\n)*test_silence.py(.|\n)*ValueError$", str(line["exception"]))
    assert f"Sebutkan juga nomor ini: <code>{number}</code>" in answer.content.decode()


def test_an_error_page_shows_the_number_to_name(officer):
    answer = officer[0].get("/tiada/")
    assert answer.headers["X-Request-ID"] in answer.content.decode()


def test_a_form_that_is_refused_and_a_sign_in_that_fails(officer, written):
    Client().post("/masuk/", {"login": NAME, "password": NIK})
    Client(enforce_csrf_checks=True).post("/masuk/", {"login": NAME, "password": PHONE})
    written.assert_silent()


def test_a_strangers_host_name(officer, written):
    Client().get("/masuk/", headers={"host": "siti-rahmawati.example"})
    written.assert_silent()


@pytest.mark.parametrize("case", ["unique", "check", "cast"])
def test_what_postgresql_says_about_a_row(officer, written, case):
    government = officer[2]
    make_person(government, name=NAME, nik=NIK)
    statements: dict[str, Callable[[], object]] = {
        "unique": lambda: make_person(government, name=NAME, nik=NIK),
        "check": lambda: make_person(government, name=NAME, nik=NIK[:-1]),
        "cast": lambda: connection.cursor().execute("select %s::date", [NAME]),
    }
    try:
        with transaction.atomic():
            statements[case]()
    except (IntegrityError, DataError):
        logging.getLogger("penata.any").exception("broke")
        logging.getLogger("penata.any").error("broke: %s", _error())
    written.assert_silent()
    assert "sqlstate" in written.text


def _error() -> BaseException | None:
    import sys

    return sys.exc_info()[1]


@pytest.mark.django_db(transaction=True)
def test_an_import_that_breaks_over_a_row(written, monkeypatch):
    government, user = make_government(), make_user("petugas")
    hold(user, Role.PERSONNEL_OFFICER, government)
    content = f"nik,nama,status,unit,jabatan\n{NIK},{NAME},PNS,X,Y\n".encode()
    stored = sheets.upload(by=user, kind="staff", file_name=f"{NAME}.csv", content=content, options=Options())

    def broken(sheet, *_rest):
        raise RuntimeError(repr(sheet.rows))

    monkeypatch.setattr(sheets.importer_of("staff").__class__, "plan", property(lambda _self: broken))
    job = Job.objects.filter(arguments__import_id=stored.pk).latest("id")
    Job.objects.filter(pk=job.pk).update(request="ab" * 16)
    with pytest.raises(RuntimeError):
        plan.func(job_id=job.pk)
    written.assert_silent()
    ended = [line for line in written.json if line["logger"] == "penata.job"]
    assert [(line["task"], line["outcome"], line["user"], line["request_id"]) for line in ended] == [
        ("sheets.plan", "broken", user.pk, "ab" * 16)
    ]


def test_a_command_that_breaks_says_where_and_no_values():
    try:
        raise ValueError(NAME)
    except ValueError as problem:
        text = told.as_text(problem)
    assert text.endswith("ValueError")
    assert "test_silence.py" in text


def test_numbers_in_a_message_of_ours_are_masked(written):
    logging.getLogger("penata.any").warning("about %s and %s", NIK, PHONE)
    written.assert_silent()
