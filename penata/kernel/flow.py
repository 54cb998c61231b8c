"""A flow is a table of steps. It knows what may follow what, and nothing else."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from penata.kernel.values import Term


class StepRefused(Exception):  # noqa: N818 - it is a refusal, not a mistake
    """The thing is not in a state from which this step may be taken."""

    def __init__(self, step: str, state: str) -> None:
        super().__init__(f"{step} cannot be taken from {state}")
        self.step, self.state = step, state


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    sources: AbstractSet[Term]
    target: Term


class Flow:
    def __init__(self, *steps: Step) -> None:
        self._steps = {step.name: step for step in steps}

    def target(self, name: str, state: str) -> Term:
        step = self._steps[name]
        if state not in step.sources:
            raise StepRefused(name, state)
        return step.target

    def open_steps(self, state: str) -> list[str]:
        return [step.name for step in self._steps.values() if state in step.sources]
