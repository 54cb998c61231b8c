"""The page about the API, and its examples run as they stand there."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command

from penata.kernel.access import Role
from penata.kernel.api.examples import VERIFY
from tests.domains.accounts.keys import caller
from tests.domains.people.factories import make_regency

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def test_every_call_and_every_refusal_stands_on_the_page(client):
    page = client.get("/api/").content.decode()
    described = client.get("/api/v1/openapi.json")
    for path in described.json()["paths"]:
        assert f"GET {path}" in page
    for status in (400, 401, 403, 404, 413, 422, 429):
        assert f'id="{status}"' in page
    assert described.headers["Cache-Control"] == "public, no-cache"
    assert (
        client.get("/api/v1/openapi.json", headers={"If-None-Match": described.headers["ETag"]}).status_code
        == 304
    )


def test_the_document_shows_the_same_check_as_the_page():
    (shown,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert ast.dump(ast.parse(shown)) == ast.dump(ast.parse(VERIFY))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["curl", "python"])
def test_the_examples_work(language, live_server, client):
    call_command("createcachetable")
    machine = caller(Role.AGENCY_OFFICER, make_regency().health)
    page = client.get("/api/", headers={"Host": live_server.url.removeprefix("http://")}).content.decode()
    curl, python = (
        unescape(found) for found in re.findall(r"<pre[^>]*><code>(.*?)</code>", page, re.DOTALL)[:2]
    )
    if language == "curl" and not shutil.which("curl"):
        pytest.skip("curl tidak terpasang")
    command = ["sh", "-c", curl] if language == "curl" else [sys.executable, "-c", python]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "PENATA_KEY": machine.text}
    )
    assert done.returncode == 0, done.stderr
    assert "PUSK1" in done.stdout
