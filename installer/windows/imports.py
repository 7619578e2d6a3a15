"""Reads from a program file of Windows which functions of which libraries it needs, and finds libraries that lack."""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

BINARIES = (".exe", ".dll", ".pyd")

# What Windows 10 1809 brings along.
NAMES = """
advapi32 authz bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9 dbghelp dcomp dnsapi dwmapi
dwrite dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 powrprof propsys rpcrt4 secur32
setupapi shcore shell32 shlwapi ucrtbase uiautomationcore user32 userenv uxtheme version winmm winscard winspool.drv
ws2_32 wtsapi32
"""
OF_WINDOWS = frozenset(NAMES.split())


def lacking(folder: Path) -> dict[str, list[str]]:
    """The libraries that are neither in the program nor part of Windows, each with the files that need it."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in BINARIES]
    there = {path.name.lower() for path in files}
    found: dict[str, list[str]] = {}
    for path in files:
        for library in imports(path.read_bytes()):
            name = library.lower()
            if name not in there and not _is_of_windows(name):
                found.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return found


def _is_of_windows(name: str) -> bool:
    return name.removesuffix(".dll") in OF_WINDOWS or name.startswith(("api-ms-win-", "ext-ms-win-"))


def imports(content: bytes) -> dict[str, list[str]]:
    """The names of the functions that a 64-bit program file takes from each library (none where it goes by number)."""
    image = _Image(content)
    return {image.text(library): list(image.names(thunks)) for thunks, library in image.descriptors()}


class _Image:
    """A 64-bit program file (PE32+) whose addresses are those it has in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        [header] = struct.unpack_from("<I", content, 0x3C)
        count, optional_size = struct.unpack_from("<H12xH", content, header + 6)
        optional = header + 24
        [self._imports] = struct.unpack_from("<I", content, optional + 120)
        first = optional + optional_size
        self._sections = [struct.unpack_from("<8xIIII", content, first + 40 * number) for number in range(count)]

    def descriptors(self) -> Iterator[tuple[int, int]]:
        """The addresses of each library's list of functions and of its name."""
        at = self._offset(self._imports) if self._imports else len(self._content)
        while at < len(self._content):
            names, library, thunks = struct.unpack_from("<I8xII", self._content, at)
            if not library:
                return
            yield names or thunks, library
            at += 20

    def names(self, thunks: int) -> Iterable[str]:
        """The functions of one library by name."""
        at = self._offset(thunks)
        while thunk := struct.unpack_from("<Q", self._content, at)[0]:
            if not thunk >> 63:
                yield self.text(thunk + 2)
            at += 8

    def text(self, address: int) -> str:
        """The text that ends with a zero at an address."""
        at = self._offset(address)
        return self._content[at : self._content.index(b"\0", at)].decode("ascii")

    def _offset(self, address: int) -> int:
        for size, start, held, offset in self._sections:
            if start <= address < start + max(size, held):
                return int(offset + address - start)
        raise ValueError(f"no section holds the address {address:#x}")
