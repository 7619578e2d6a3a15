"""The file that a controller gave out, by its path."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

ENDINGS = (".xlsx", ".csv", ".txt")


@dataclass(frozen=True)
class ListFile:
    """A file that is there; what is in it is read when it is compared."""

    path: Path

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        words = text.strip().strip("\"'“”").strip()
        if words.startswith("file://"):
            words = unquote(urlsplit(words).path)
            words = words.lstrip("/") if words[2:3] == ":" else words
        path = Path(words).expanduser()
        try:
            found = bool(words) and path.is_file()
        except (OSError, ValueError):
            found = False
        if not found:
            raise ValueError("没有找到这个文件，请核对路径")
        if path.suffix.lower() not in ENDINGS:
            raise ValueError("请从门禁软件导出 CSV 或 xlsx 文件")
        return cls(path.absolute())

    def __str__(self) -> str:
        return str(self.path)
