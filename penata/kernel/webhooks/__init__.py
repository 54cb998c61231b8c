"""Tell other machines that something happened: signed, repeated until they answer, never with personal data.

A kind of event is registered beside what it tells of; `actions.publish` writes it in the caller's transaction.
"""

from penata.kernel.webhooks.kinds import Kind, add, kinds

__all__ = ["Kind", "add", "kinds"]
