"""Whatever is typed or uploaded into any form, as anybody: an answer in words, never a breakdown.

The forms are found by opening every page as every role; what stands in them is replaced by what people, robots and
attackers send. A day beyond reason, a NUL, no letter at all, a number of a hundred digits.
"""

from __future__ import annotations

import random
import zlib
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from penata.kernel.access import Role
from tests.house.test_access import patterns
from tests.house.test_reach import ROLES, addresses_of_things, elsewhere  # noqa: F401 - a fixture
from tests.journeys import world

pytestmark = pytest.mark.django_db

EVIL = (
    "", " ", "0", "-1", "1e999", "9" * 100, "NaN", "9999-12-31", "0001-01-01", "2026-02-30", "31-12-9999", "a" * 5000,
    "nol\x00di tengah", "\ufffe", "‮kebalik", "=2+5", "'; drop table people_person; --", "<script>alert(1)</script>",
    "%s %(x)s {0} {{ x }}", "../../etc/passwd", "🧑🏽‍🦽" * 50, "true", "[]", '{"a": 1}', "2026-11-22", "62.02", "KAB",
)  # fmt: skip
FILES = (
    b"", b"\x00" * 100, b"PK\x03\x04" + b"\xff" * 200, b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff\xe0" + b"\x00" * 50,
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"a;b;c\n1;2\n", "nama,unit\n\ud7ff,x\n".encode("utf-16"),
    zlib.compress(b"x" * 10_000), b'{"type": "FeatureCollection", "features": [1]}',
)  # fmt: skip
NAMES = (
    "berkas.xlsx",
    "berkas.csv",
    "berkas.pdf",
    "berkas.jpg",
    "..\\..\\x\x00.ods",
    "a" * 300 + ".csv",
    "peta.geojson",
)
ROUNDS = 4


class Forms(HTMLParser):
    """Every form that posts: its address, its fields with what they hold, which of them take a file."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, list[dict[str, Any]]()
        self._open: dict[str, Any] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            is_post = (told.get("method") or "get").lower() == "post"
            address = told.get("action") or self.page
            self._open = {"address": address, "fields": {}, "files": set()} if is_post else None
            if self._open:
                self.found.append(self._open)
        elif self._open and tag in {"input", "select", "textarea", "button"} and told.get("name"):
            kept = self._open["files"] if told.get("type") == "file" else None
            if kept is not None:
                kept.add(told["name"])
            else:
                self._open["fields"][told["name"]] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms_of(client: Any, addresses: list[str]) -> list[dict[str, Any]]:
    found: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
    for address in addresses:
        answer = client.get(address)
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            continue
        reader = Forms(address)
        reader.feed(answer.content.decode("utf-8", "replace"))
        for form in reader.found:
            found.setdefault((form["address"], tuple(sorted(form["fields"]))), form)
    return list(found.values())


def evil_of(form: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Some fields as they stood, the rest replaced; a file where one is asked for."""
    told = {
        name: value if chance.random() < 0.3 else chance.choice(EVIL)
        for name, value in form["fields"].items()
        if chance.random() < 0.9
    }
    for name in form["files"]:
        told[name] = SimpleUploadedFile(chance.choice(NAMES), chance.choice(FILES))
    return told


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_form_breaks_whatever_is_sent(role, elsewhere, operator, sign_in):  # noqa: F811
    user = world.account(
        f"uji-{role}", role, world.ROLES[role], operator, person="W1" if role == Role.WORKER else ""
    )
    client, chance, broken = sign_in(user, raise_request_exception=False), random.Random(f"{role}"), []
    plain = ["/" + pattern for pattern, _entry in patterns() if "<" not in pattern and "(?P" not in pattern]
    forms = forms_of(client, plain + [address for _name, address in addresses_of_things(elsewhere)])
    assert forms
    for form in forms:
        if "/keluar" in form["address"] or "/bahasa" in form["address"]:
            continue
        for _ in range(ROUNDS):
            sent = evil_of(form, chance)
            answer = client.post(form["address"], sent)
            if answer.status_code >= 500:
                broken.append(
                    (form["address"], answer.status_code, {k: str(v)[:40] for k, v in sent.items()})
                )
    assert broken == []


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_address_breaks_whatever_is_asked(role, elsewhere, operator, sign_in):  # noqa: F811
    user = world.account(f"uji-{role}", role, world.ROLES[role], operator)
    client, chance, broken = sign_in(user, raise_request_exception=False), random.Random(f"{role}"), []
    asked = (
        "q",
        "per",
        "hal",
        "unit",
        "opd",
        "status",
        "urut",
        "dari",
        "sampai",
        "lihat",
        "menurut",
        "kecamatan",
        "oleh",
    )
    plain = ["/" + pattern for pattern, _entry in patterns() if "<" not in pattern and "(?P" not in pattern]
    for address in plain:
        for _ in range(ROUNDS):
            query = {
                name: chance.choice(EVIL).replace("\ufffe", "\ufffd") for name in chance.sample(asked, 4)
            }
            answer = client.get(address, query)
            if answer.status_code >= 500 and answer.status_code != 503:
                broken.append((address, answer.status_code, query))
    assert broken == []
