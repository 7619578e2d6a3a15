"""The file that a controller gave out, by its path."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from deskapp.kernel.dropped import file_told

ENDINGS = (".xlsx", ".csv", ".txt")


@dataclass(frozen=True)
class ListFile:
    """A file that is there; what is in it is read when it is compared."""

    path: Path

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        path = file_told(text)
        if path.suffix.lower() not in ENDINGS:
            raise ValueError("请从门禁软件导出 CSV 或 xlsx 文件")
        return cls(path)

    def __str__(self) -> str:
        return str(self.path)
