"""People, what binds them to the government, and what SIASN says of them."""

from penata.domains.people.models.persons import (
    Absence,
    ActivationLetter,
    Assignment,
    Competence,
    Education,
    Engagement,
    GradeStep,
    Person,
)
from penata.domains.people.models.siasn import SiasnAnswer, SiasnMark

__all__ = [
    "Absence",
    "ActivationLetter",
    "Assignment",
    "Competence",
    "Education",
    "Engagement",
    "GradeStep",
    "Person",
    "SiasnAnswer",
    "SiasnMark",
]
