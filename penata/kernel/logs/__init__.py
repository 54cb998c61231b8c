"""What the installation writes about itself: enough to find a fault, nothing about a person.

Every request and every job has a number that stands in its lines, on the error page and in the answer's header.
"""

from penata.kernel.logs.numbered import NOWHERE, Work, current, doing, new_number, number_from

__all__ = ["NOWHERE", "Work", "current", "doing", "new_number", "number_from"]
