"""Logs by subject in the data folder: a whitelist decides what is written, and what names a person never is.

Loggers are called `deskapp.` and the subject. What is logged is technical and in English; anything else that slips
into a line, such as a name, is dropped, and numbers as long as a telephone's are struck out (design law 8).
"""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from deskapp.store.place import Place

SUBJECTS = ("incident", "store", "printing", "cards", "roster")
SIZE = 1_000_000
KEPT = 4
"""Files of a subject besides the one being written, each of at most SIZE bytes."""
_UNKNOWN = re.compile(r"[^\x20-\x7e]+")
_LONG = re.compile(r"[0-9]{7,}[Xx]?|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}")


class Whitelist(logging.Formatter):
    """Printable ASCII without long numbers; of an exception its kind and where it happened, never its words."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.getMessage()}"
        kind, _, trace = record.exc_info or (None, None, None)
        return allowed(f"{line}: {kind.__name__} at {_calls(trace)}" if kind else line)


def allowed(words: str) -> str:
    """What may stand in a log of these words."""
    return _LONG.sub("#######", _UNKNOWN.sub("...", words))


@contextmanager
def logs(place: Place) -> Iterator[None]:
    """Write the logs of every subject into the logs folder for as long as the block lasts."""
    handlers = {subject: _handler(place.logs / f"{subject}.log") for subject in SUBJECTS}
    for subject, handler in handlers.items():
        logger = logging.getLogger(f"deskapp.{subject}")
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    try:
        yield
    finally:
        for subject, handler in handlers.items():
            logging.getLogger(f"deskapp.{subject}").removeHandler(handler)
            handler.close()


def _handler(file: Path) -> logging.Handler:
    handler = RotatingFileHandler(file, maxBytes=SIZE, backupCount=KEPT, encoding="ascii", delay=True)
    handler.setFormatter(Whitelist())
    return handler


def _calls(trace: TracebackType | None) -> str:
    return " > ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
