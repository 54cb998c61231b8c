"""Tell somebody that something happened: one event, one message, on the ways that the reader chose.

A kind of message is registered beside what it tells of; `tell` writes it in the caller's transaction. From there:
messages are sorted into deliveries (`actions/sorting`: which way, when), what is due is packed into parcels
(`actions/packing`: one letter, or a day's digest), and parcels are handed over (`actions/sending`).
"""

from penata.kernel.notify.kinds import Kind, add, kind_of, kinds

__all__ = ["Kind", "add", "kind_of", "kinds"]
