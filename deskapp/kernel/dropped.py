"""A file as it is told: by a typed path, one copied with quotes, or the address of one dropped on the window."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def file_told(text: str, missing: str = "没有找到这个文件，请核对路径") -> Path:
    """The file that is meant, by its whole path. ValueError with `missing` where nothing was told, or no such file."""
    words = text.strip().strip("\"'“”").strip()
    if words.startswith("file://"):
        words = unquote(urlsplit(words).path)
        words = words.lstrip("/") if words[2:3] == ":" else words
    if not words:
        raise ValueError(missing)
    path = Path(words).expanduser()
    try:
        found = path.is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise ValueError("没有找到这个文件，请核对路径")
    return path.absolute()
