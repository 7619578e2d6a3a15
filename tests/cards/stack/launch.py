"""Becomes pcscd as systemd would start it: on a socket it is handed, and, where this is root, as nobody.

python launch.py FD PROGRAM ARGUMENTS...  A plain file, not a module: it runs with nothing but the standard library.
"""

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

HANDED = 3
"""Where systemd puts the first socket it hands over."""
DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""
NEW_MOUNTS, NEW_USERS = 0x00020000, 0x10000000
"""CLONE_NEWNS and CLONE_NEWUSER of unshare(2)."""
INSISTED = Path("/run/pcscd")
"""pcscd ends at once where it neither finds nor can make this folder."""
LIBC = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Never returns."""
    listening, program = int(sys.argv[1]), sys.argv[2]
    os.dup2(listening, HANDED)
    os.set_inheritable(HANDED, True)
    if os.getuid() == 0:
        INSISTED.mkdir(exist_ok=True)
        become_nobody()
    elif not INSISTED.exists():
        see_an_empty_run()
    # Asked after the change of user, which would forget it.
    LIBC.prctl(DIE_WITH_PARENT, signal.SIGKILL)
    handed = {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
    os.execve(program, sys.argv[2:], {**os.environ, **handed})


def become_nobody() -> None:
    """Give up every right."""
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


def see_an_empty_run() -> None:
    """Have a /run of one's own, which nobody else sees. Raises OSError where the system does not give it."""
    user, group = os.getuid(), os.getgid()
    _must(LIBC.unshare(NEW_USERS | NEW_MOUNTS))
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    _must(LIBC.mount(b"none", b"/run", b"tmpfs", 0, b"mode=0755"))


def _must(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), "no namespace of one's own")


if __name__ == "__main__":
    main()
