"""The folders of the tests lie in memory where there is room: no test waits for a disk, and none tests one."""

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes; what passes is thrown away at once, and one folder takes two million."""


def keep_in_memory() -> None:
    """Have pytest make its folders there; on the disk where a system has no such place, or a container little of it."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
