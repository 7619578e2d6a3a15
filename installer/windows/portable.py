"""Packs the program into a zip that is unpacked and started anywhere, a USB stick included."""

import time
import zipfile
from pathlib import Path

FLAG = "portable.flag"
"""Beside python.exe it tells the program to keep its data there, too."""


def pack(program: Path, archive: Path, top: str, moment: int) -> None:
    """Write `program` into `archive` under the folder `top`, in one order and dated with `moment`."""
    dated = time.gmtime(moment)[:6]
    files = sorted(path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file())
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in files:
            packed.writestr(_entry(f"{top}/{name}", dated), (program / name).read_bytes())
        packed.writestr(_entry(f"{top}/{FLAG}", dated), b"")


def _entry(name: str, dated: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, dated[:6])  # type: ignore[arg-type]  # six numbers, which a slice cannot promise
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry
