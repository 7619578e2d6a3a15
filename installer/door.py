"""Lets one installer at a time through: a second one waits until the first has finished."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Windows locks bytes and keeps others from reading them; this one lies far behind the end of any lock file.
FAR_BYTE = 1 << 30


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Hold `file` (it is only read) for the length of the block; the lock dies with the process and its children."""
    with file.open("rb") as door:
        if sys.platform == "win32":
            door.seek(FAR_BYTE)
            _wait_on_windows(door.fileno())
        else:
            _wait_on_posix(door.fileno())
            # A pip that outlives a killed installer still writes: whoever comes next must wait for it, too.
            os.set_inheritable(door.fileno(), True)
        yield


if sys.platform == "win32":

    def _wait_on_windows(file_number: int) -> None:
        while True:
            try:
                msvcrt.locking(file_number, msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten tries, one a second
                continue
            return

else:

    def _wait_on_posix(file_number: int) -> None:
        try:
            fcntl.flock(file_number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("installer: another start is setting this up; waiting for it ...", flush=True)
            fcntl.flock(file_number, fcntl.LOCK_EX)
