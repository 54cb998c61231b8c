"""The words of people's traces, and whom they are about."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from penata.domains.people.queries.person import visible_to
from penata.domains.people.rules.letters import LetterState
from penata.domains.people.rules.siasn_columns import COLUMNS
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_

_STEPS = {
    "staff.add": N_("Orang ditambahkan"),
    "staff.change": N_("Data orang berubah"),
    "staff.end": N_("Masa kerja diakhiri"),
    "assignment.beside": N_("Tugas tambahan dicatat"),
    "assignment.follow_unit": N_("Jabatan mengikuti unit yang dipindahkan"),
    "assignment.transfer": N_("Pindah jabatan"),
    "assignment.take_back": N_("Keputusan dibatalkan"),
    "absence.note": N_("Tidak bertugas dicatat"),
    "absence.end": N_("Tidak bertugas diakhiri"),
    "competence.note": N_("Diklat dicatat"),
    "person.link_account": N_("Akun dihubungkan"),
    "letter.issue": N_("Surat aktivasi terbit"),
    "letter.void": N_("Surat aktivasi dibatalkan"),
    "letter.redeem": N_("Surat aktivasi dipakai"),
    "siasn.mark": N_("Data SIASN ditandai keliru"),
    "siasn.unmark": N_("Tanda keliru di SIASN dicabut"),
    "person.contact": N_("Kontak diubah oleh pemiliknya"),
}
_FIELDS = {
    "first": N_("mulai"),
    "last": N_("sampai"),
    "kind": N_("jenis"),
    "user": N_("akun"),
    "post": N_("jabatan"),
    "on": N_("tanggal"),
    "name": N_("nama"),
    "phone": N_("telepon"),
    "email": N_("surel"),
    "order_number": N_("nomor SK"),
    "issued_on": N_("tanggal terbit"),
    "valid_until": N_("berlaku sampai"),
    "hours": N_("jam"),
    "way": N_("cara"),
    "column": N_("kolom"),
    "theirs": N_("isi di SIASN"),
}


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    return {
        person.pk: (person.full_name, reverse("people:person", args=[person.code]))
        for person in visible_to(actor).filter(pk__in=ids)
    }


def _named_answers(actor: Actor, ids: Sequence[int]) -> Named:
    people = (
        visible_to(actor).filter(siasn_answers__pk__in=ids).values_list("siasn_answers__pk", "name", "code")
    )
    return {pk: (name, reverse("people:siasn_person", args=[code])) for pk, name, code in people}


_SIASN_FIELDS = {column.name: column.title for column in COLUMNS} | {
    "is_missing": N_("tidak dikenal di SIASN")
}
SUBJECTS = (
    Subject("people.person", N_("Orang"), _STEPS, _FIELDS, LetterState, _named),
    Subject(
        "people.siasn", N_("Jawaban SIASN"), {"siasn.answer": N_("Jawaban SIASN disimpan")}, _SIASN_FIELDS,
        named=_named_answers,
    ),
)  # fmt: skip
