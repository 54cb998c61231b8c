"""Every text of the source stands in the English catalog, translated, and asks for the same values."""

from __future__ import annotations

import re
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tools import messages

ASKED = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module", params=messages.LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> Any:
    with messages.catalog_path(request.param).open("rb") as file:
        return read_po(file, locale=request.param)


def test_the_catalog_holds_every_text_and_nothing_else(catalog):
    """Where this fails: make messages, then translate what is new."""
    fresh = {(message.id, message.context) for message in messages.gathered()}
    assert fresh == {(message.id, message.context) for message in catalog}


def test_every_text_is_translated(catalog):
    assert [message.id for message in catalog if message.id and not messages.translated(message.string)] == []


def test_a_translation_asks_for_the_values_that_the_text_has(catalog):
    wrong = []
    for message in (one for one in catalog if one.id):
        text, told = as_list(message.id), as_list(message.string)
        wrong += [one for one in told if set(ASKED.findall(one)) - set(ASKED.findall(" ".join(text)))]
        wrong += [one for one in told[-1:] if set(ASKED.findall(text[-1])) - set(ASKED.findall(one))]
    assert wrong == []


def as_list(text: Any) -> list[str]:
    return list(text) if isinstance(text, list | tuple) else [text]
