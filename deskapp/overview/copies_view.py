"""What is shown of the copies of the database, and of the sheet that opens them elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class RecoveryLine:
    """Whether the recovery key was ever typed back, since when in words, and what to do about it."""

    kept: bool
    words: str
    advice: str


@dataclass(frozen=True)
class CopyLine:
    """One checked copy: when and why it was made, and how large it is, in words."""

    path: Path
    at: datetime
    why: str
    size: str
