"""Ask, take up, answer: each step leaves a trace and is told to the owner."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify.actions import tell
from penata.kernel.privacy import proofs, subjects
from penata.kernel.privacy.models import Proof, Request
from penata.kernel.privacy.notices import kind_for
from penata.kernel.privacy.policies import needs_another
from penata.kernel.privacy.rules.clocks import due_at
from penata.kernel.privacy.subjects import Subject
from penata.kernel.privacy.terms import REQUEST_FLOW, RequestKind, RequestState


@transaction.atomic
def ask(
    *,
    subject: Subject,
    kind: RequestKind,
    by: Actor,
    text: str = "",
    topic: str = "",
    wanted: Mapping[str, str] | None = None,
    proof: tuple[str, bytes] | None = None,
) -> Request:
    """Receive a request of the owner himself, or of somebody who stands at the desk of an officer.

    wanted: column -> the right value, for a correction. proof: name and content of a file.
    """
    if subject.user_id != by.pk:
        demand(by, Permission.REQUEST_HANDLE, subject.path)
    now = clock.now()
    hours = int(law.in_force(clock.today(), _government(subject))[f"privacy.request.{kind}"])
    changed = _changed(subject, kind, topic, wanted or {})
    asked = Request.objects.create(
        person_id=subject.person_id, path=subject.path, kind=kind, topic=topic, text=text.strip(),
        known={name: before for name, (before, _after) in changed.items()},
        wanted={name: after for name, (_before, after) in changed.items()},
        owner_id=subject.user_id, by_id=by.pk, received_at=now, due_at=due_at(now, hours),
    )  # fmt: skip
    if proof is not None:
        _keep(asked, *proof)
    _record("request.ask", asked, by, after={"kind": kind, "topic": topic})
    _tell(asked, subject, RequestState.RECEIVED)
    return asked


@transaction.atomic
def take(*, asked: Request, by: Actor) -> Request:
    """From now on this officer works on it; the owner sees who."""
    asked = _held(asked, by)
    return _move(asked, "take", by, handler_id=by.pk)


@transaction.atomic
def grant(*, asked: Request, by: Actor, answer: str = "") -> Request:
    """Do what was asked for, where Penata can do it itself, and answer. What the checks find stands in ValidationError."""
    asked = _held(asked, by)
    if asked.wanted:
        problems = subjects.people().correct(_subject(asked), asked.wanted, by)
        if problems:
            raise ValidationError(list(problems))
    elif asked.kind != RequestKind.ACCESS and not answer.strip():
        raise ValidationError(_("Tulis apa yang sudah dilakukan; jawaban ini dibaca pemohon."))
    return _move(asked, "grant", by, answered=answer, handler_id=by.pk)


@transaction.atomic
def refuse(*, asked: Request, by: Actor, answer: str) -> Request:
    """With a reason that the owner reads."""
    asked = _held(asked, by)
    if not answer.strip():
        raise ValidationError(_("Tulis alasannya; pemohon berhak mengetahuinya."))
    return _move(asked, "refuse", by, answered=answer, handler_id=by.pk)


@transaction.atomic
def cancel(*, asked: Request, by: Actor) -> Request:
    """The owner asks for it no more."""
    asked = Request.objects.select_for_update().get(pk=asked.pk)
    if _subject(asked).user_id != by.pk:
        raise PermissionDenied(Permission.PERSON_READ_OWN.value)
    return _move(asked, "cancel", by, answered="")


def _held(asked: Request, by: Actor) -> Request:
    """Locked, and only for an officer of that unit today; never for the owner himself.

    Whoever entered a request for a copy does not answer it either: alone he could read anybody's whole record.
    """
    asked = Request.objects.select_for_update().get(pk=asked.pk)
    subject = _subject(asked)
    demand(by, Permission.REQUEST_HANDLE, subject.path)
    if subject.user_id == by.pk:
        raise PermissionDenied(Permission.REQUEST_HANDLE.value)
    if needs_another(asked, by):
        raise ValidationError(_("Anda sendiri yang mencatat permohonan ini; petugas lain yang menjawabnya."))
    return asked


def _move(asked: Request, step: str, by: Actor, answered: str | None = None, **changes: Any) -> Request:
    source, asked.state = asked.state, REQUEST_FLOW.target(step, asked.state)
    if answered is not None:
        changes |= {"answer": answered.strip(), "answered_at": clock.now()}
    for name, value in changes.items():
        setattr(asked, name, value)
    asked.save(update_fields=["state", *changes])
    _record(f"request.{step}", asked, by, source=source, target=asked.state, why=asked.answer)
    _tell(asked, _subject(asked), RequestState(asked.state))
    return asked


def _changed(
    subject: Subject, kind: RequestKind, topic: str, wanted: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """column -> what stands there and what should; a correction that changes nothing is none."""
    if kind != RequestKind.CORRECTION or not topic:
        return {}
    about = subjects.topic(topic)
    if about is None:
        raise ValidationError(_("Pilih data yang keliru."))
    known = subjects.people().known(subject.person_id)
    columns = {blank.column for blank in about.blanks}
    changed = {
        name: (known.get(name, ""), value)
        for name, value in wanted.items()
        if name in columns and value != known.get(name, "")
    }
    if not changed:
        raise ValidationError(_("Nilainya sama dengan yang sudah tercatat. Tulis nilai yang benar."))
    return changed


def _keep(asked: Request, name: str, content: bytes) -> None:
    kind = proofs.kind_of(content)
    if kind is None:
        raise ValidationError(
            _("Bukti harus berupa PDF, JPEG, atau PNG. Simpan ulang dalam salah satu bentuk itu.")
        )
    if len(content) > proofs.LARGEST:
        raise ValidationError(
            _("Berkas lebih besar daripada 5 MB. Kecilkan fotonya, atau pindai lebih rendah.")
        )
    digest = hashlib.sha256(content).hexdigest()
    Proof.objects.create(
        request=asked, name=name[-120:], kind=kind, size=len(content), sha256=digest, content=content
    )


def _subject(asked: Request) -> Subject:
    return subjects.people().by_ids([asked.person_id])[asked.person_id]


def _government(subject: Subject) -> int:
    return int(subject.path.split(".")[0])


def _record(step: str, asked: Request, by: Actor, **told: Any) -> None:
    record(Entry(step, "privacy.request", asked.pk, asked.person_id, str(asked.path), **told), by=by)


def _tell(asked: Request, subject: Subject, state: RequestState) -> None:
    if subject.user_id is not None and state != RequestState.CANCELLED:
        tell(
            kind=kind_for(state),
            to=[subject.user_id],
            key=f"{asked.pk}",
            url=f"/data-saya/permohonan/{asked.pk}/",
        )
