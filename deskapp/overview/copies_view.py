"""What is shown of the copies of the database."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class CopyLine:
    """One checked copy: when and why it was made, and how large it is, in words."""

    path: Path
    at: datetime
    why: str
    size: str
