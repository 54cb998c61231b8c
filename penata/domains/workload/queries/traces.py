"""The words of workload's traces, and the studies they are about."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from penata.domains.workload.models import Study
from penata.domains.workload.rules.terms import StudyState
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_

_STEPS = {
    "study.open": N_("ABK mulai disusun"),
    "study.import": N_("ABK diimpor"),
    "study.add_post": N_("Jabatan ditambahkan ke ABK"),
    "study.drop_post": N_("Jabatan dikeluarkan dari ABK"),
    "study.write_tasks": N_("Uraian tugas diisi"),
    "study.submit": N_("Diajukan untuk diperiksa"),
    "study.verify": N_("Dinyatakan sudah diperiksa"),
    "study.return": N_("Dikembalikan"),
    "study.approve": N_("Disahkan"),
    "study.take_over": N_("Diambil alih dari ABK yang sudah disahkan"),
    "study.supersede": N_("Digantikan versi baru"),
    "study.follow_unit": N_("ABK mengikuti unit yang dipindahkan"),
}
_FIELDS = {
    "year": N_("tahun"), "version": N_("versi"), "post": N_("jabatan"), "method": N_("metode"), "tasks": N_("uraian tugas"),
    "jobs": N_("jabatan"), "lines": N_("baris"), "unit": N_("unit"), "description": N_("uraian"), "result": N_("hasil"),
    "volume": N_("volume"), "per": N_("satuan waktu"), "norm_minutes": N_("norma waktu"), "program": N_("program"),
    "need": N_("kebutuhan"), "seats": N_("kursi"),
}  # fmt: skip


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    found = Study.objects.filter(pk__in=ids).values_list("pk", "year", "unit__name")
    return {pk: (f"{year} {unit}", reverse("workload:study", args=[pk])) for pk, year, unit in found}


SUBJECTS = (Subject("workload.study", N_("ABK"), _STEPS, _FIELDS, StudyState, _named),)
