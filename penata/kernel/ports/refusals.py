"""What a machine that passes messages on may answer instead of taking one. No refusal names an address."""

from __future__ import annotations


class Unreachable(Exception):  # noqa: N818
    """The other side does not answer, or does not let us in. It says nothing of the message; all must wait."""


class Refused(Exception):  # noqa: N818
    """This message was not taken. `status` is an enhanced status of RFC 3463: "4.4.2" later, "5.1.1" never."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status
