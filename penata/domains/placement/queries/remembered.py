"""The last answers of this process: whoever reads why of one move after another waits for one computation."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from penata.domains.placement.engine import modes
from penata.domains.placement.queries import results
from penata.domains.placement.queries.build import Built
from penata.domains.placement.queries.inputs import Inputs
from penata.domains.placement.queries.results import Found

KEPT = 2
"""Of a regency with 20,000 people one is some 60 MB."""
_answers: OrderedDict[str, tuple[Built, modes.Answer]] = OrderedDict()
_lock = Lock()


def solved(inputs: Inputs) -> Found:
    """As `results.solved`: the same inputs have the same answer, by the digest of all that it rests on, policy and pins."""
    key = f"{inputs.fingerprint} {inputs.policy} {inputs.pins}"
    with _lock:
        known = _answers.get(key)
    if known is not None:
        return Found(inputs, *known, 0.0)
    found = results.solved(inputs)
    with _lock:
        _answers[key] = found.built, found.answer
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    return found
