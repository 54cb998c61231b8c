"""One encrypted file that holds an office: its database, the files beside it, and a manifest of both.

`container` encrypts a stream, `parts` divides it, `manifest` says what must be in it, `programs` finds PostgreSQL's own,
`writing` makes a backup, `reading` proves one, `restoring` brings it back.
"""


class BackupError(RuntimeError):
    """The backup cannot be made or read; the message is for the person at the terminal."""
