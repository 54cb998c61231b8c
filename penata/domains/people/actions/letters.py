"""Issue letters, void them, and open or reset an account by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.domains.people.actions import records
from penata.domains.people.models import ActivationLetter, Person
from penata.domains.people.queries import letters as queries
from penata.domains.people.queries.person import path_of
from penata.domains.people.rules.letters import (
    TRIES,
    LetterKind,
    LetterState,
    LetterWay,
    valid_until,
)
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, Role, demand
from penata.kernel.audit.actions import Entry, record, record_many
from penata.kernel.db.bulk import copy_into, draw_ids
from penata.kernel.flow import Flow, Step
from penata.kernel.jobs import actions as jobs
from penata.kernel.jobs.models import Job

ISSUE = Permission.ACTIVATION_ISSUE
S = LetterState
FLOW = Flow(Step("redeem", {S.ISSUED}, S.REDEEMED), Step("void", {S.ISSUED}, S.VOIDED))


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter with its code, shown once; nothing of it but the digest is kept."""

    name: str
    unit: str
    code: str
    until: date
    kind: LetterKind


class PlanChanged(ValidationError):  # noqa: N818 - it is a refusal, not a mistake
    """Somebody came, went or was written to since the plan was shown."""


@transaction.atomic
def issue_for_unit(
    *, unit: Any, again: bool, way: LetterWay, expected: int, address: str, by: Actor
) -> tuple[list[Printed], Job | None]:
    """Letters for all who serve there and have no account. Those by e-mail get their code when it is sent."""
    demand(by, ISSUE, str(unit.path))
    Person.objects.select_for_update().filter(government_id=unit.government_id).order_by("pk").count()
    addressees = queries.plan(by, unit).addressees(again=again)
    if len(addressees) != expected:
        raise PlanChanged(
            _("Daftarnya berubah sejak rencana ditampilkan. Periksa jumlahnya, lalu terbitkan lagi.")
        )
    by_mail = [a for a in addressees if way == LetterWay.EMAIL and a.email]
    on_paper = [a for a in addressees if way == LetterWay.PRINT or not a.email]
    _void_open([a.person_id for a in addressees], by)
    printed = _write(on_paper, LetterWay.PRINT, by)
    return printed, _send(_write_unsent(by_mail, by), address, by) if by_mail else None


@transaction.atomic
def issue_for_person(*, person: Person, path: str, by: Actor) -> Printed:
    """The desk's letter: a first one, one for whom the old was lost, or one that resets a password."""
    demand(by, ISSUE, path)
    if person.user_id == by.pk:
        raise PermissionDenied
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    _check_may_have_letter(person)
    unit = organization.unit_at(path)
    _void_open([person.pk], by)
    place = (unit.pk, unit.name, path)
    addressee = queries.Addressee(person.pk, person.name, person.email, *place)
    return _write([addressee], LetterWay.PRINT, by, queries.kind_for(person))[0]


def _check_may_have_letter(person: Person) -> None:
    if not person.nik:
        raise ValidationError(
            _("Orang ini belum punya NIK. Lengkapi datanya dulu; suratnya dibuka dengan NIK.")
        )
    if person.user is None:
        return
    if not person.user.is_active:
        raise ValidationError(_("Akunnya ditutup. Pengelola sistem yang membukanya kembali."))
    if organization.holds_weighty_role(person.user):
        raise ValidationError(
            _(
                "Akun ini memegang peran atas data orang lain. Kata sandinya disetel ulang oleh pengelola sistem."
            )
        )


def _write(
    addressees: list[queries.Addressee], way: LetterWay, by: Actor, kind: LetterKind = LetterKind.ACTIVATION
) -> list[Printed]:
    codes = [accounts.draw_code() for _addressee in addressees]
    until = _store(addressees, way, kind, [accounts.digest_of(code) for code in codes], by)[1]
    return [
        Printed(a.name, a.unit, accounts.show_code(code), until, kind)
        for a, code in zip(addressees, codes, strict=True)
    ]


def _write_unsent(addressees: list[queries.Addressee], by: Actor) -> list[int]:
    nothing = [None] * len(addressees)
    return _store(addressees, LetterWay.EMAIL, LetterKind.ACTIVATION, nothing, by)[0]


def _store(
    addressees: list[queries.Addressee], way: LetterWay, kind: LetterKind, digests: list[Any], by: Actor
) -> tuple[list[int], date]:
    """All of them in two COPYs, the letters and their traces."""
    until = valid_until(clock.today())
    ids = draw_ids("people_activationletter_id_seq", len(addressees))
    columns = (
        "id",
        "person_id",
        "unit_id",
        "kind",
        "way",
        "state",
        "digest",
        "issued_by_id",
        "expires_on",
        "wrong_tries",
    )
    rows = (
        (pk, a.person_id, a.unit_id, kind.value, way.value, S.ISSUED.value, digest, by.pk, until, 0)
        for pk, a, digest in zip(ids, addressees, digests, strict=True)
    )
    copy_into("people_activationletter", columns, rows)
    told = {"kind": kind.value, "way": way.value, "last": until}
    record_many(
        (_entry("letter.issue", a.person_id, a.path, target=S.ISSUED, after=told) for a in addressees), by=by
    )
    return ids, until


def _void_open(people: list[int], by: Actor) -> None:
    old = list(
        ActivationLetter.objects.filter(person_id__in=people, state=S.ISSUED).values_list("pk", "person_id")
    )
    if old:
        ActivationLetter.objects.filter(pk__in=[pk for pk, _person in old]).update(state=S.VOIDED)
        record_many((_entry("letter.void", person, None, S.ISSUED, S.VOIDED) for _pk, person in old), by=by)


def _send(letters: list[int], address: str, by: Actor) -> Job:
    title = _("Kirim surat aktivasi lewat surel")
    return jobs.enqueue(task="people.send_letters", title=title, by=by, letters=letters, address=address)


@transaction.atomic
def send(*, pk: int, address: str, by: Actor) -> bool:
    """One letter by e-mail. Its code is drawn here, so that it lies nowhere while it waits; sent again, it is new."""
    letter = (
        ActivationLetter.objects.select_for_update(of=("self",))
        .filter(pk=pk, state=S.ISSUED, digest=None)
        .select_related("person")
        .first()
    )
    if letter is None:
        return False
    code = accounts.draw_code()
    letter.digest = accounts.digest_of(code)
    letter.save(update_fields=["digest"])
    text = _(
        "Akun Anda di sistem kepegawaian siap dibuka.\n\n"
        "1. Buka %(address)s\n"
        "2. Ketik kode ini: %(code)s\n"
        "3. Ketik enam angka terakhir NIK Anda, lalu buat kata sandi.\n\n"
        "Kode berlaku sekali, sampai %(until)s. Jangan berikan kepada siapa pun, juga bukan kepada petugas.\n"
    ) % {"address": address, "code": accounts.show_code(code), "until": letter.expires_on.isoformat()}
    send_mail(_("Aktivasi akun kepegawaian"), text, None, [letter.person.email])
    return True


@transaction.atomic
def prove(*, code: str | None, digits: str) -> ActivationLetter | None:
    """The letter of a code, where the digits are its addressee's.

    A few wrong guesses, and the letter is void; nobody else is touched. Guesses at one letter wait for each other, so
    that none is looked at before the one ahead of it counts.
    """
    letter = queries.take(code)
    if queries.proves(letter, digits):
        return letter
    if letter is not None:
        letter.wrong_tries += 1
        letter.save(update_fields=["wrong_tries"])
        if letter.wrong_tries >= TRIES:
            _move(letter, "void", accounts.ensure_operator(), why=_("terlalu banyak angka NIK yang salah"))
    return None


@transaction.atomic
def redeem(*, letter: ActivationLetter, username: str, password: str) -> Any:
    """Open the account, or set its new password. The built-in operator acts: nobody is signed in yet."""
    letter, operator = _lock(letter.pk), accounts.ensure_operator()
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=letter.person_id)
    if letter.expires_on < clock.today() or queries.kind_for(person) != letter.kind:
        raise ValidationError(
            _("Surat ini tidak berlaku lagi. Minta petugas kepegawaian menerbitkan yang baru.")
        )
    _check_may_have_letter(person)  # a role given since the letter was written counts as one held then
    _move(letter, "redeem", operator)
    if person.user is not None:
        return accounts.set_password(user=person.user, password=password, by=operator)
    email = person.email if accounts.email_is_free(person.email) else ""
    user = accounts.create(username=username, name=person.name, email=email, password=password, by=operator)
    path = path_of(person)
    records.link_account(person=person, path=path, user=user, by=operator)
    organization.grant_role(
        user=user, role=Role.WORKER, unit=organization.unit_at(path), by=operator, first=clock.today(),
        why=_("Akun dibuka dengan surat aktivasi"),
    )  # fmt: skip
    return user


def _lock(pk: int) -> ActivationLetter:
    return ActivationLetter.objects.select_for_update(of=("self",)).get(pk=pk)


def _move(letter: ActivationLetter, step: str, by: Actor, why: str = "") -> None:
    source, letter.state = letter.state, FLOW.target(step, letter.state)
    letter.save(update_fields=["state"])
    record(_entry(f"letter.{step}", letter.person_id, None, source, letter.state, why=why), by=by)


def _entry(
    step: str, person: int, path: str | None, source: str = "", target: str = "", **rest: Any
) -> Entry:
    return Entry(step, "people.person", person, person, path, source=source, target=target, **rest)


def addressees_by_mail(pks: Iterable[int]) -> list[int]:
    """Those of a job that have not been sent yet."""
    return list(
        ActivationLetter.objects.filter(pk__in=list(pks), state=S.ISSUED, digest=None).values_list("pk", flat=True)
    )  # fmt: skip
