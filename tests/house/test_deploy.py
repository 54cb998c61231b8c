"""The files for systemd and nginx are read by systemd and nginx, and name only what there is."""

from __future__ import annotations

import datetime
import re
import shutil
import stat
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
GUIDES = [ROOT / "docs/operations.md", ROOT / "docs/panduan-pemasangan.md"]
PROGRAM = "/srv/penata/.venv/bin/penata"
HARDENED = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "CapabilityBoundingSet": "", "UMask": "0077", "User": "penata",
}  # fmt: skip


def unit(path: Path) -> ConfigParser:
    parsed = ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment]
    parsed.read(path)
    return parsed


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_have_the_parts_that_systemd_wants(path):
    parsed = unit(path)
    assert parsed["Unit"]["Description"]
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS
        assert parsed["Timer"]["Persistent"] == "yes"
        assert parsed["Install"]["WantedBy"] == "timers.target"
    elif PROGRAM in path.read_text():
        assert dict(parsed["Service"]).items() >= HARDENED.items()


def test_the_shell_gets_its_own_dollars():
    """systemd reads a single one itself, and knows no more than names."""
    lines = [line for path in UNITS for line in path.read_text().splitlines() if "/bin/sh -c" in line]
    assert lines
    assert [line for line in lines if re.search(r"(?<!\$)\$(?!\$)", line)] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_finds_nothing_to_say_about_the_units(tmp_path):
    for path in UNITS:
        (tmp_path / path.name).write_text(path.read_text().replace(PROGRAM, "/bin/true"))
    (tmp_path / "postgresql.service").write_text("[Service]\nExecStart=/bin/true\n")
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / path.name) for path in UNITS)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [line for line in told.stderr.splitlines() if str(tmp_path) in line or "penata" in line] == []


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here")
def test_nginx_takes_its_file(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "penata.contoh.go.id")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=1))
    pem = serialization.Encoding.PEM
    (tmp_path / "fullchain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    (tmp_path / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    site = (DEPLOY / "nginx.conf").read_text().replace("/etc/ssl/penata", str(tmp_path))
    site = site.replace("/var/log/nginx", str(tmp_path))
    site = re.sub(r"listen (\[::\]:)?(80|443)", f"listen unix:{tmp_path}/\\2", site)
    for line in (
        f"listen unix:{tmp_path}/80;",
        f"listen unix:{tmp_path}/443 ssl http2;",
    ):  # IPv6 wrote it twice
        site = site.replace(line, "", 1)
    (tmp_path / "site").write_text(site)
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ include {tmp_path}/site; }}\n"
    (tmp_path / "nginx.conf").write_text(whole)
    told = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert (told.returncode, "warn" in told.stderr) == (0, False), told.stderr


def every_text() -> dict[str, str]:
    return {path.name: path.read_text() for path in [*DEPLOY.iterdir(), *GUIDES]}


def test_every_command_that_is_named_exists():
    named = {
        (name, command)
        for name, text in every_text().items()
        for command in re.findall(r"(?:^ {4}|`|bin/|exec )penata ([a-z]+)", text, re.MULTILINE)
    }
    known = set(get_commands())
    assert {(name, command) for name, command in named if command not in known} == set()
    assert {"check", "run", "setup", "backup"} <= {command for _name, command in named}


def test_every_variable_that_is_named_is_read_and_every_one_that_is_read_is_named():
    code = "\n".join(path.read_text() for path in (ROOT / "penata").rglob("*.py"))
    read = set(re.findall(r"\"(PENATA_[A-Z_]+)\"", code))
    named = {name for text in every_text().values() for name in re.findall(r"\bPENATA_[A-Z_]*[A-Z]\b", text)}
    assert named - read == set()
    in_the_table = set(re.findall(r"`(PENATA_[A-Z_]+)`", GUIDES[0].read_text()))
    environment = (ROOT / "penata/config/environment.py", ROOT / "penata/config/settings.py")
    asked = {
        name
        for path in environment
        for name in re.findall(r"(?:get|flag|words|folder)\(\s*\"(PENATA_[A-Z_]+)\"", path.read_text())
    }
    assert asked - in_the_table == set()


def test_every_file_of_deploy_is_named_in_the_guides_and_the_wrapper_can_run():
    told = "\n".join(path.read_text() for path in GUIDES)
    assert [p.name for p in DEPLOY.iterdir() if p.name not in told and p.stem not in told] == []
    assert (DEPLOY / "penata").stat().st_mode & stat.S_IXUSR


def test_a_certificate_is_looked_for_where_nginx_reads_it():
    example = (DEPLOY / "penata.env.example").read_text()
    (path,) = re.findall(r"PENATA_CERTIFICATE='(.*)'", example)
    assert f"ssl_certificate     {path};" in (DEPLOY / "nginx.conf").read_text()
