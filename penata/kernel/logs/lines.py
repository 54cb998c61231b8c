"""How a line looks: for people, or as JSON where PENATA_LOG=json."""

from __future__ import annotations

import logging
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from penata.kernel.logs.numbered import NOWHERE

FIELDS = ("method", "route", "status", "ms", "user", "task", "outcome")


class LineFormatter(logging.Formatter):
    """2026-11-22 10:00:00,123 INFO penata.request GET orang/<str:code>/ 200 12 ms, akun 5 [number]."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        number = getattr(record, "request_id", NOWHERE)
        return line if number == NOWHERE else f"{line} [{number}]"


class JsonLineFormatter(JsonFormatter):
    """Only what is listed here: what a library hangs on a record of its own accord stays out."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        log_data.update(
            at=self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            level=record.levelname,
            logger=record.name,
            message=record.getMessage(),
            request_id=getattr(record, "request_id", NOWHERE),
        )
        known = {name: record.__dict__[name] for name in FIELDS if name in record.__dict__}
        log_data.update({name: value for name, value in known.items() if value is not None})
        if record.exc_text:
            log_data["exception"] = record.exc_text
