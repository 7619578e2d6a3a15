"""Unpacks the embeddable CPython and makes sure that it is the one the Python Software Foundation signed."""

import hashlib
import io
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

from installer.stop import InstallError
from installer.windows.places import PYTHON_HASHES

FOLDER = "cp313/"
SIGNED = (".exe", ".dll", ".pyd")
# The runtime of the C compiler comes from its maker, everything else from the maker of Python.
SIGNERS = ("Python Software Foundation", "Microsoft Corporation")
PATHS = ("python313.zip", ".", "site", "app")
"""Where the program's Python looks for modules, and nowhere else: seen from the folder of python.exe."""


def unpack(sdist: Path, folder: Path) -> None:
    """Put the interpreter into `folder`, every file checked against its pinned hash and its signature."""
    pinned = pins()
    with zipfile.ZipFile(io.BytesIO(_data(sdist))) as packed:
        names = {name.removeprefix(FOLDER) for name in packed.namelist() if name.startswith(FOLDER)} - {""}
        if names != pinned.keys():
            raise InstallError(f"{sdist.name} holds other files than {PYTHON_HASHES.name} names.")
        for name in sorted(names):
            content = packed.read(FOLDER + name)
            if hashlib.sha256(content).hexdigest() != pinned[name]:
                raise InstallError(f"{name} of {sdist.name} is not the file that {PYTHON_HASHES.name} names.")
            (folder / name).write_bytes(content)
    for name in sorted(pinned):
        if name.endswith(SIGNED):
            _insist_on_signature(folder / name)
    (folder / "python313._pth").write_text("".join(f"{path}\r\n" for path in PATHS), "ascii", newline="")


def pins() -> dict[str, str]:
    """The pinned SHA-256 of every file of the interpreter by its name."""
    lines = PYTHON_HASHES.read_text("ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def _data(sdist: Path) -> bytes:
    with tarfile.open(sdist) as archive:
        [inner] = [member for member in archive if member.name.endswith("/data.zip")]
        held = archive.extractfile(inner)
        assert held
        return held.read()


def _insist_on_signature(file: Path) -> None:
    # The roots of Windows are not those of Linux, so the chain above the signer is left to the pinned hash.
    command = ["osslsigncode", "verify", "-in", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if (signer := signer_of(done.stdout)) not in SIGNERS:
        raise InstallError(f"{file.name} does not carry the signature of its maker ({signer or 'none that fits'}).")


def signer_of(report: str) -> str | None:
    """Who signed, from what `osslsigncode verify` printed; None where the signed digest is not the file's."""
    signed = re.search(r"^Current message digest +: ([0-9A-F]+)", report, re.MULTILINE)
    found = re.search(r"^Calculated message digest +: ([0-9A-F]+)", report, re.MULTILINE)
    signer = re.search(r"^Signer's certificate:[\s-]+Signer #0:\s+Subject: .*?/O=([^/\n]+)", report, re.MULTILINE)
    if signed and found and signer and signed[1] == found[1]:
        return signer[1]
    return None
