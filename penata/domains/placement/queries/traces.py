"""The words of placement's traces, and what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.rules.terms import ScenarioState
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_

_SCENARIO = {
    "scenario.open": N_("Skenario disusun"),
    "scenario.change": N_("Kebijakan diubah"),
    "scenario.compute": N_("Dihitung"),
    "scenario.discuss": N_("Dibahas; yang diusulkan pindah ditanyai"),
    "scenario.reopen": N_("Dibuka lagi untuk dihitung"),
    "scenario.decide": N_("Diputuskan"),
    "scenario.carry_out": N_("Dilaksanakan"),
    "scenario.cancel": N_("Keputusan dibatalkan"),
    "scenario.drop": N_("Dihentikan"),
    "scenario.pin": N_("Pengandaian ditambah"),
    "scenario.unpin": N_("Pengandaian dihapus"),
}
_MOVE = {"move.choose": N_("Keputusan atas perpindahan"), "move.answer": N_("Tanggapan pegawai")}
_PROTECTION = {
    "protection.note": N_("Perlindungan dari perpindahan dicatat"),
    "protection.end": N_("Perlindungan dari perpindahan diakhiri"),
}
_WISH = {"wish.make": N_("Keinginan pindah disampaikan"), "wish.take_back": N_("Keinginan pindah ditarik")}
_ROAD = {"road.import": N_("Jarak jalan diimpor")}
_FIELDS = {
    "name": N_("nama"), "day": N_("tanggal"), "mode": N_("yang diutamakan"), "budget": N_("paling banyak pindah"),
    "per_km": N_("nilai kilometer"), "near_km": N_("jarak pulang-pergi"), "far": N_("nilai penempatan jauh"),
    "above": N_("pendidikan berlebih"), "move": N_("nilai perpindahan"), "wish": N_("nilai keinginan"),
    "surplus": N_("nilai kelebihan"), "remote": N_("bobot terpencil"), "programme": N_("bobot program"),
    "tenure_months": N_("paling singkat menjabat"), "road_factor": N_("pengali jarak"), "seed": N_("bilangan undian"),
    "moves": N_("perpindahan"), "objective": N_("nilai"), "fingerprint": N_("sidik data"),
    "heard_until": N_("batas tanggapan"), "effective_on": N_("mulai berlaku"), "order": N_("nomor SK"),
    "objection": N_("Alasan keberatan"),
    "choice": N_("keputusan"), "answer": N_("tanggapan"), "person": N_("orang"), "post": N_("jabatan"),
    "is_forbidden": N_("dilarang"), "unit": N_("unit"), "first": N_("mulai"), "last": N_("sampai"), "a": N_("dari"),
    "b": N_("ke"), "km": N_("kilometer"),
}  # fmt: skip


def _scenarios(actor: Actor, ids: Sequence[int]) -> Named:
    found = Scenario.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: (name, reverse("placement:scenario", args=[pk])) for pk, name in found}


def _moves(actor: Actor, ids: Sequence[int]) -> Named:
    found = Move.objects.filter(pk__in=ids).values_list("pk", "scenario__name", "scenario_id")
    return {pk: (name, reverse("placement:scenario", args=[scenario])) for pk, name, scenario in found}


SUBJECTS = (
    Subject("placement.scenario", N_("Skenario penempatan"), _SCENARIO, _FIELDS, ScenarioState, _scenarios),
    Subject("placement.move", N_("Usulan perpindahan"), _MOVE, _FIELDS, None, _moves),
    Subject("placement.protection", N_("Perlindungan dari perpindahan"), _PROTECTION, _FIELDS),
    Subject("placement.wish", N_("Keinginan pindah"), _WISH, _FIELDS),
    Subject("placement.road", N_("Jarak jalan"), _ROAD, _FIELDS),
)
