"""Law is dated data: values with the days they hold, the text they rest on, and what is doubtful about them.

The national text stands in TOML files beside the rules that read it; a government may overrule one from a day on
(its rows come through `PENATA_LOCAL_LAW`). Rules receive a `Law` and never look anything up.
"""

from penata.kernel.law.catalogue import RuleEntry, UnknownRule, catalogue, check_value, entry
from penata.kernel.law.in_force import history, in_force, on_any_day

__all__ = [
    "RuleEntry",
    "UnknownRule",
    "catalogue",
    "check_value",
    "entry",
    "history",
    "in_force",
    "on_any_day",
]
