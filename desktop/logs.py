"""Logs: one JSON object a line, UTC, level, event code, ids and counts only; 5 × 2 MB.

Never a name, a number of a person, a narrative, a header or a secret: an event takes only the keys listed
here, and anything else is a programming error that shows at once.
"""

import logging
import logging.handlers
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "code",
        "complaint",
        "op",
        "count",
        "seconds",
        "version",
        "problem",
        "where",
    }
)


class NotForLogs(ValueError):
    """An event carries a key that the log does not take."""


def start_logging(folder: Path) -> None:
    """Write to ``folder/loket.jsonl`` from now on. A folder that cannot be written leaves the program
    silent.
    """
    handlers: list[logging.Handler] = [logging.NullHandler()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers = [
            logging.handlers.RotatingFileHandler(
                folder / "loket.jsonl", maxBytes=2_000_000, backupCount=4, encoding="utf-8"
            )
        ]
    except OSError:
        pass  # a read-only profile is told on screen; logging must not add a second sentence
    logger = logging.getLogger("loket")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in handlers:
        logger.addHandler(handler)
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=lambda *_names: logger,
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def only_allowed(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Let an event through only when every key is on the list. Raises ``NotForLogs``."""
    strange = event.keys() - ALLOWED
    if strange:
        raise NotForLogs(", ".join(sorted(strange)))
    return event


def log() -> structlog.stdlib.BoundLogger:
    """The program's log."""
    logger: structlog.stdlib.BoundLogger = structlog.get_logger()
    return logger
