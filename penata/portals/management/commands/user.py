"""penata user: the first accounts of an office, and a new password where one was forgotten."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import CommandError
from django.db import transaction

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.kernel import clock
from penata.kernel.access import Actor, Role
from penata.portals.management.base import PenataCommand

ROLES = [role.value for role in Role if role != Role.OPERATOR]


class Command(PenataCommand):
    help = (
        "Akun: add membuat akun dengan satu peran, password menyetel ulang kata sandi, list menyebut semuanya. "
        "Kata sandi ditanyakan di terminal, atau dibaca sebaris dari masukan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("what", choices=["add", "password", "list"], metavar="add|password|list")
        parser.add_argument("username", nargs="?", default="", metavar="PENGGUNA")
        parser.add_argument("--name", default="", metavar="NAMA", help="nama lengkap pemilik akun")
        parser.add_argument("--role", choices=ROLES, metavar="PERAN", help=", ".join(ROLES))
        parser.add_argument(
            "--unit", default="", metavar="KODE", help="unit tempat peran berlaku; bawaan: seluruh daerah"
        )
        parser.add_argument("--person", default="", metavar="KODE", help="kode pegawai pemilik akun")

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        if options["what"] == "list":
            return {"accounts": [_told(user) for user in accounts.people_who_sign_in()]}
        if not options["username"]:
            raise CommandError("Sebutkan nama penggunanya.")
        return self._add(by, options) if options["what"] == "add" else self._password(by, options)

    def _add(self, by: Actor, options: dict[str, Any]) -> Any:
        if not options["name"] or not options["role"]:
            raise CommandError("Akun baru memerlukan --name dan --role.")
        unit = _unit(options["unit"])
        password = _ask_password()
        with transaction.atomic():
            user = accounts.create(
                username=options["username"], name=options["name"], by=by, password=password
            )
            organization.grant_role(
                user=user, role=Role(options["role"]), unit=unit, by=by, first=clock.today()
            )
            if options["person"]:
                _link(options["person"], user, by)
        return {"account": user.username, "role": options["role"], "unit": unit.code}

    def _password(self, by: Actor, options: dict[str, Any]) -> Any:
        user = accounts.by_username(options["username"])
        if user is None or user.is_system:
            raise CommandError(f"Akun “{options['username']}” tidak ada.")
        accounts.set_password(user=user, password=_ask_password(), by=by)
        return {"account": user.username}

    def tell(self, result: Any) -> None:
        if "accounts" in result:
            for account in result["accounts"]:
                self.stdout.write(
                    f"{account['username']:24} {account['name']:32} {', '.join(account['roles']) or 'tanpa peran'}"
                )
            return
        self.stdout.write(f"Akun {result['account']} siap dipakai di halaman masuk.")


def _told(user: Any) -> dict[str, Any]:
    roles = [f"{grant.role} di {grant.unit_name}" for grant in organization.grants_of(user)]
    return {"username": user.username, "name": user.name, "active": user.is_active, "roles": roles}


def _unit(code: str) -> organization.Unit:
    """The unit with that code, or the only government where none is named."""
    if code:
        unit = organization.unit_by_code(code)
        if unit is None:
            raise CommandError(f"Unit “{code}” tidak ada.")
        return unit
    roots = list(organization.governments())
    if len(roots) != 1:
        raise CommandError(
            "Belum ada pemerintah daerah; impor unit lebih dahulu."
            if not roots
            else "Ada beberapa pemerintah daerah; sebutkan --unit."
        )
    return roots[0]


def _link(code: str, user: Any, by: Actor) -> None:
    try:
        people.link_account(person_code=code, user=user, by=by)
    except ObjectDoesNotExist as error:
        raise CommandError(f"Pegawai berkode “{code}” tidak ada.") from error


def _ask_password() -> str:
    if sys.stdin.isatty():
        password = getpass.getpass("Kata sandi: ")
        if password != getpass.getpass("Sekali lagi: "):
            raise CommandError("Kedua kata sandi berbeda; akun tidak diubah.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    validate_password(password)
    return password
