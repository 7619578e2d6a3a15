"""A private pcscd: its own socket, its own virtual reader on its own ports, no rights, gone with the tests."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from time import monotonic, sleep

SOCKET = Path(gettempdir()) / f"desk-pcscd-{os.getpid()}.comm"
# Read once, at the first call of PC/SC in this process; every worker of the tests has a service of its own.
os.environ["PCSCLITE_CSOCK_NAME"] = str(SOCKET)

DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
LAUNCH = Path(__file__).with_name("launch.py")
SLOTS = 2
"""Ports of one virtual reader: vpcd gives each of its slots one."""
FIRST_PORT, PORTS = 20_000, 12_000
"""Below those that the system gives away by itself."""
DEADLINE = 30.0
"""Seconds within which the service must be there or be gone; a loaded machine takes its time."""
READER = """
FRIENDLYNAME "{name}"
DEVICENAME   /dev/null:{port:#x}
LIBPATH      {driver}
CHANNELID    {port:#x}
"""


def program() -> str | None:
    """Where pcscd is installed, if it is; /usr/sbin is not on everybody's PATH."""
    return shutil.which("pcscd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


def why_not() -> str:
    """Why no private PC/SC service can be had here; empty where it can."""
    if sys.platform != "linux":
        return "the virtual reader of the tests needs Linux"
    if program() is None or not DRIVER.exists():
        return "the Debian packages pcscd and vsmartcard-vpcd are not installed"
    return ""


class Daemon:
    """The pcscd of this process, to be started and stopped."""

    def __init__(self, name: str = "Virtual PCD") -> None:
        self.port = free_ports()
        self._folder = Path(mkdtemp(prefix="desk-pcscd-"))
        self._folder.chmod(0o755)
        self._process: subprocess.Popen[bytes] | None = None
        self.call_reader(name)

    @property
    def reader(self) -> str:
        """What the service calls the first slot of the reader."""
        return f"{self._name} 00 00"

    @property
    def is_running(self) -> bool:
        """Whether it was started and neither stopped nor died."""
        return self._process is not None and self._process.poll() is None

    def call_reader(self, name: str) -> None:
        """Give the reader another name, from the next start on."""
        self._name = name
        (self._folder / "reader.conf").write_text(READER.format(name=name, port=self.port, driver=DRIVER), "utf-8")

    def start(self) -> None:
        """Start the service; clients may connect at once, the socket waits for it."""
        pcscd = program()
        assert pcscd, "asked only where it is installed"
        SOCKET.unlink(missing_ok=True)
        with closing(socket.socket(socket.AF_UNIX)) as listening:
            listening.bind(str(SOCKET))
            SOCKET.chmod(0o666)
            listening.listen(16)
            told = [pcscd, "--foreground", "--config", str(self._folder)]
            self._process = subprocess.Popen(
                [sys.executable, str(LAUNCH), str(listening.fileno()), *told],
                pass_fds=[listening.fileno()],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
            )
        self.wait_for_reader()

    def wait_for_reader(self) -> None:
        """Until the driver takes cards."""
        until = monotonic() + DEADLINE
        while monotonic() < until:
            assert self._process, "started before"
            assert self._process.poll() is None, f"pcscd ended with {self._process.returncode}"
            if takes_connections(self.port):
                return
            sleep(0.02)
        raise AssertionError("pcscd has not opened its virtual reader in time")

    def stop(self) -> None:
        """Stop the service as its administrator would; what does not end is killed."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(DEADLINE)
        self._process = None
        SOCKET.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


@cache
def the_daemon() -> Daemon:
    """The one of this process: PC/SC reads but once where its service is. It is gone when the process ends."""
    daemon = Daemon()
    atexit.register(daemon.close)
    return daemon


def takes_connections(port: int) -> bool:
    """Whether somebody listens on this port of the machine. No connection is made: the driver would see a card."""
    listening = f":{port:04X} 00000000:0000 0A"
    with suppress(OSError):
        return listening in Path("/proc/net/tcp").read_text("ascii")
    return False


def free_ports() -> int:
    """The first of as many free ports in a row as the reader has slots; no two processes are told the same ones."""
    mine = os.getpid() * SLOTS
    for further in range(0, PORTS, SLOTS):
        first = FIRST_PORT + (mine + further) % PORTS
        if all(_is_free(first + slot) for slot in range(SLOTS)):
            return first
    raise AssertionError("no free ports in a row")


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as tried, suppress(OSError):
        tried.bind(("127.0.0.1", port))
        return True
    return False
