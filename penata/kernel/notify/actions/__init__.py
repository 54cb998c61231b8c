"""Tell, and have it delivered. `tell` is the one door for everybody else."""

from penata.kernel.notify.actions.telling import tell

__all__ = ["tell"]
