"""What may not stand in the repository, and what must fit together in it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
VENDOR = ROOT / "penata/kernel/ui/static/vendor"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_registry_address_stands_in_any_file():
    registries = re.compile(
        r"pypi\.org|files\.pythonhosted|registry\.npmjs|registry\.yarnpkg|index-url|find-links http"
    )
    found = [str(p.relative_to(ROOT)) for p in tracked() if registries.search(text_of(p))]
    assert set(found) - {"tests/house/test_repository.py", "Makefile"} == set()


def test_no_path_of_a_machine_stands_in_any_file():
    paths = re.compile(r"/work/|/home/[a-z]|/root/|/Users/")
    found = [
        str(p.relative_to(ROOT)) for p in tracked() if p.suffix not in {".svg"} and paths.search(text_of(p))
    ]
    assert set(found) - {"tests/house/test_repository.py"} == set()


def test_every_requirement_is_locked_by_hash():
    for name in ("base", "dev"):
        locked = (ROOT / f"requirements/{name}.txt").read_text()
        packages = re.findall(r"^([a-z0-9-]+)==", locked, re.MULTILINE)
        wanted = re.findall(
            r"^([A-Za-z][A-Za-z0-9-]+)", (ROOT / f"requirements/{name}.in").read_text(), re.MULTILINE
        )
        assert {w.lower() for w in wanted} <= set(packages)
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z0-9-]+==)", locked.strip()))


def test_vendored_files_are_as_npm_gave_them():
    digests = json.loads((VENDOR / "integrity.json").read_text())
    found = {
        path.name: "sha256-" + hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "integrity.json"
    }
    assert found == digests


def test_every_icon_that_a_page_names_is_in_the_sprite():
    sprite = set(re.findall(r'id="i-([a-z0-9-]+)"', (VENDOR / "icons.svg").read_text()))
    named = set()
    for path in (ROOT / "penata").rglob("*.html"):
        text = path.read_text("utf-8")
        named |= set(re.findall(r"""{%\s*icon\s+["']([a-z0-9-]+)["']""", text))
        named |= set(re.findall(r"""{%\s*chip\s+.*?["'][a-z]*["']\s+["']([a-z0-9-]+)["']\s*%}""", text))
    for path in (ROOT / "penata").rglob("apps.py"):
        named |= set(
            re.findall(r'nav\.Item\([^)]*?"[a-z_]+:[a-z_]+",\s*"([a-z0-9-]+)"', path.read_text("utf-8"))
        )
    assert named - sprite == set()


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:")
    found = [
        str(p.relative_to(ROOT))
        for p in (ROOT / "penata").rglob("*.html")
        if inline.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_pages_load_nothing_from_elsewhere():
    elsewhere = re.compile(r"""(?:src|href|action|data)=["']https?://""")
    found = [
        str(p.relative_to(ROOT))
        for p in (ROOT / "penata").rglob("*.html")
        if elsewhere.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_migrations_have_names_and_a_way_back():
    for path in (ROOT / "penata").rglob("migrations/0*.py"):
        assert "_auto_" not in path.name, path
        text = path.read_text("utf-8")
        for call in re.findall(r"migrations\.RunSQL\(([^)]*)\)", text):
            assert "," in call, f"{path}: RunSQL without a way back"
        assert "RunPython" not in text or "reverse_code" in text or "noop" in text, path


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_models_describe():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
