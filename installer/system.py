"""Finds the system packages that are missing on Debian and Ubuntu, and installs them when it may."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from installer.stop import InstallError

# Shared libraries that PySide6-Essentials and its offscreen, xcb, wayland and printing plugins are linked to.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}

# Programs that only the tests call: reading papers back, a real window, and cutting a save at its Nth fsync.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "Xvfb": "xvfb", "xauth": "xauth", "strace": "strace"}

# The database server that some tests start for themselves. Where none can be had they are skipped, and nothing else.
SERVER = "postgresql"
SERVERS = Path("/usr/lib/postgresql")

# The PC/SC service with a virtual reader that other tests run for themselves: likewise.
CARD_SERVICE = {
    Path("/usr/sbin/pcscd"): "pcscd",
    Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so"): "vsmartcard-vpcd",
}

# A fresh machine is often busy updating itself when it is first used.
PATIENCE = ("-o", "DPkg::Lock::Timeout=120")


def provide(kind: str) -> None:
    """Install what `kind` (run or test) misses, or stop with the line to type; other systems have nothing to add."""
    if sys.platform != "linux":
        return
    packages = missing(kind)
    if packages and (not install(packages) or missing(kind)):
        raise InstallError(what_to_type(missing(kind)))
    if kind == "test":
        _provide_if_possible("a database server", [SERVER] if server_programs() is None else [])
        _provide_if_possible("a card reader", [name for file, name in CARD_SERVICE.items() if not file.exists()])


def missing(kind: str) -> list[str]:
    """The Debian packages, sorted, whose libraries, headers or programs are not on this machine."""
    wanted = {package for library, package in LIBRARIES.items() if not _loads(library)}
    wanted |= _for_building()
    if kind == "test":
        wanted |= {package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)}
    return sorted(wanted)


def _provide_if_possible(tests_of: str, packages: list[str]) -> None:
    """Install what some tests can be skipped without, and say so where that is not possible."""
    if packages and not install(packages):
        names = " ".join(packages)
        print(f"installer: without the Debian package {names} the tests of {tests_of} are skipped.", flush=True)


def server_programs() -> Path | None:
    """The folder of PostgreSQL's initdb and pg_ctl, of its newest version; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = [program.parent for program in SERVERS.glob("*/bin/initdb")]
    return max(installed, key=lambda folder: [int(part) for part in folder.parent.name.split(".")], default=None)


def install(packages: list[str]) -> bool:
    """Have apt-get fetch packages without a question; whether it did."""
    rights = _rights()
    if rights is None:
        return False
    print(f"installer: installing system packages: {' '.join(packages)}", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *PATIENCE]
    # A stale list of one foreign source must not keep the rest from being installed: only the second call counts.
    subprocess.call([*apt, "update"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.call(install, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) == 0


def _for_building() -> set[str]:
    """What it takes to make the environment and to compile pyscard, which comes as source on Linux."""
    python = "python{}.{}".format(*sys.version_info[:2])
    headers = Path(sysconfig.get_paths()["include"])
    here = {
        f"{python}-venv": importlib.util.find_spec("ensurepip") is not None,
        f"{python}-dev": (headers / "Python.h").exists(),
        "gcc": shutil.which("gcc") is not None,
        "libc6-dev": Path("/usr/include/stdio.h").exists(),
        "libpcsclite-dev": Path("/usr/include/PCSC/winscard.h").exists(),
    }
    return {package for package, found in here.items() if not found}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _rights() -> list[str] | None:
    """How to call apt-get without being asked anything; None where that is not possible."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL):
        return ["sudo", "-n"]
    return None


def what_to_type(packages: list[str]) -> str:
    """The sentence for who has to install these Debian packages by hand."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return f"this system lacks what these Debian packages hold; install their equals and start again: {names}"
    return f"system packages are missing; run this line and start again:\n\n    sudo apt-get install -y {names}\n"
