"""Every line passes here before it is written."""

from __future__ import annotations

import logging

from lokal.samaran.logging import SamaranFilter

from penata.kernel.logs import told
from penata.kernel.logs.numbered import current

OWN_WORDS = {"penata.request", "penata.job"}  # put together from names and numbers of ours


class PersonalDataFilter(SamaranFilter):
    """Exceptions lose their words, addresses become routes, and numbers of people that are left are masked."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current().number
        if record.name in OWN_WORDS:
            return True
        if record.name == "django.request" and not (record.exc_info or record.exc_text):
            return False  # said once more behind our own line, when the request's number is no longer known
        _forget_address(record)
        _forget_words(record)
        return super().filter(record)


def _forget_address(record: logging.LogRecord) -> None:
    """Django names the path in `Not Found: /orang/…`; it may hold a person's code, and anything a stranger types."""
    if record.name.startswith("django.security"):
        record.msg, record.args = record.name.rpartition(".")[2], None
    elif record.name.startswith("django.request") or hasattr(record, "request"):
        status = getattr(record, "status_code", "")
        record.msg, record.args = f"{status} {current().where}".strip(), None
    for name in ("request", "job", "task"):  # handed over for handlers that we do not have
        record.__dict__.pop(name, None)


def _forget_words(record: logging.LogRecord) -> None:
    if isinstance(record.args, tuple):
        record.args = tuple(told.kind(a) if isinstance(a, BaseException) else a for a in record.args)
    if isinstance(record.msg, BaseException):
        record.msg = told.kind(record.msg)
    if record.exc_info:
        problem = record.exc_info[1]
        record.exc_text = told.as_text(problem) if problem is not None else None
        record.exc_info = None
