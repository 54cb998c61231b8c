"""Is this installation sound? Every part registers what can be wrong with it; `penata check` asks them all.

A check never hangs: what asks the database runs under a time limit of the statement, what waits for the network
or a slow disk runs beside the others and is left behind when its time is over.
"""

from penata.kernel.health.register import Check, Finding, Health, Needs, add, bad, checks, good, poor
from penata.kernel.health.running import findings

__all__ = ["Check", "Finding", "Health", "Needs", "add", "bad", "checks", "findings", "good", "poor"]
