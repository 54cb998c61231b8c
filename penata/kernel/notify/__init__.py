"""Tell somebody that something happened: one event, one message, on the ways that the reader chose.

A kind of message is registered beside what it tells of; `tell` writes it in the caller's transaction.
"""

from penata.kernel.notify.kinds import Kind, add, kind_of, kinds

__all__ = ["Kind", "add", "kind_of", "kinds"]
