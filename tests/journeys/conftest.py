"""A real Chromium against a live server. Skipped with a visible count unless one is there; required in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from penata.kernel.access import Role
from tests.journeys import world

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COMES_BY_ITSELF = 60_000  # milliseconds that a page with a job may take to notice that it is done
PATIENCE = 20_000  # milliseconds that anything else may take on a busy machine
DESKTOP, PHONE = {"width": 1366, "height": 900}, {"width": 375, "height": 812}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        if os.environ.get("PENATA_BROWSER") == "required":
            pytest.fail("Chromium diwajibkan (PENATA_BROWSER=required) tetapi tidak terpasang.")
        pytest.skip("Chromium tidak terpasang; uji peramban dilewati.")

    expect.set_options(timeout=PATIENCE)
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chrome
        chrome.close()


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page that answers it."""
    go(page, page.get_by_role("button", name=name, exact=True))


def go(page: Page, through: Locator) -> None:
    """Click what leads elsewhere and wait until that page stands."""
    with page.expect_navigation():
        through.click()


@dataclass
class Visitor:
    """Somebody at a browser, with what the browser complained about."""

    page: Any
    base: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Any:
        answer = self.page.goto(self.base + address)
        assert answer.status < 400, f"{address}: {answer.status}"
        return self.page

    def axe(self) -> list[str]:
        """Violations of the page as it stands, one line each."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", TAGS)
        return [
            f"{v['id']}: {n['target']} {n.get('failureSummary', '')[:160]}"
            for v in found["violations"]
            for n in v["nodes"]
        ]

    def scrolls_sideways(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))

    def refused_by_csp(self) -> list[str]:
        return list(self.page.evaluate("window.__csp || []"))


@pytest.fixture
def regency(transactional_db: None, live_server: Any) -> Any:
    from penata.domains.accounts import public as accounts

    return world.build(accounts.ensure_operator())


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Iterator[Callable[..., Visitor]]:
    """`visit(user, viewport)` opens a browser of his own, signed in."""
    from django.conf import settings
    from django.test import Client

    contexts = []

    def open_(user: Any = None, viewport: dict[str, int] = DESKTOP) -> Visitor:
        context = browser.new_context(viewport=viewport, locale="id-ID")
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
            )
        page = context.new_page()
        visitor = Visitor(page, live_server.url)
        page.add_init_script(
            "window.__csp = []; document.addEventListener('securitypolicyviolation',"
            " e => window.__csp.push(e.violatedDirective + ' ' + e.blockedURI))"
        )
        page.on(
            "console",
            lambda message: visitor.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def people_of(regency: Any) -> dict[Role, Any]:
    """One account for each role."""
    from penata.domains.accounts import public as accounts

    operator = accounts.ensure_operator()
    return {
        role: world.account(role.value, role, unit, operator, person="W1" if role == Role.WORKER else "")
        for role, unit in world.ROLES.items()
    }


@pytest.fixture
def work() -> Callable[[], None]:
    """Do what is queued, as the worker would, and come back. On a thread: the browser's loop runs on ours."""
    from django.db import connections
    from procrastinate.contrib.django import app

    def run() -> None:
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as worker:
                worker.run_worker(
                    wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="always"
                )
        finally:
            connections.close_all()

    def at_once() -> None:
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(run).result(timeout=60)

    return at_once
