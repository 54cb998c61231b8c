"""What traces are called on pages: every domain tells the words of what it writes down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from penata.kernel.access import Actor
from penata.kernel.values import Term

if TYPE_CHECKING:
    from penata.kernel.audit.models import Trace

Named = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that traces speak of, as "workload.study".

    steps, fields: what a trace's step and the names of its values are called. states: whose words its source and
    target are. named: the name and address of some of them, as far as the reader may see them.
    """

    key: str
    label: str
    steps: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    states: type[Term] | None = None
    named: Callable[[Actor, Sequence[int]], Named] = lambda actor, ids: {}


@dataclass(frozen=True, slots=True)
class Told:
    """A trace in words."""

    trace: Trace
    step: str
    states: str
    kind: str
    name: str
    url: str
    fields: str


_subjects: dict[str, Subject] = {}


def add(*subjects: Subject) -> None:
    _subjects.update({subject.key: subject for subject in subjects})


def steps() -> list[tuple[str, str]]:
    """Every step that is known, with its words, in the order of the words."""
    known = {step: _(words) for subject in _subjects.values() for step, words in subject.steps.items()}
    return sorted(known.items(), key=lambda pair: pair[1].casefold())


def tell(actor: Actor, traces: Iterable[Trace]) -> list[Told]:
    """Traces in words; the names of what they are about are asked for once a kind."""
    traces = list(traces)
    names = {
        key: subject.named(actor, sorted({t.subject_id for t in traces if t.subject == key}))
        for key, subject in _subjects.items()
        if any(t.subject == key for t in traces)
    }
    return [_told(trace, names.get(trace.subject, {})) for trace in traces]


def _told(trace: Trace, names: Named) -> Told:
    subject = _subjects.get(trace.subject) or Subject(trace.subject, trace.subject, {})
    name, url = names.get(trace.subject_id, ("", ""))
    return Told(
        trace,
        _(subject.steps.get(trace.step, trace.step)),
        " → ".join(_state(subject, value) for value in (trace.source, trace.target) if value),
        _(subject.label),
        name,
        url,
        ", ".join(_(subject.fields.get(name, name.replace("_", " "))) for name in trace.fields),
    )


def _state(subject: Subject, value: str) -> str:
    """Traces stay for ever, the words of a flow do not: a state that is no longer known is shown as it stands."""
    known = {term.value: term.label for term in subject.states or ()}
    return _(known[value]) if value in known else value
