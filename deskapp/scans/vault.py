"""A folder of encrypted files, each named by a keyed digest of what it holds: equal content lies there once."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from deskapp.kernel.days import CHINA
from deskapp.kernel.renaming import put_in_place
from deskapp.scans.kinds import ScanError, ScanKind
from deskapp.store.place import sync_folder
from deskapp.store.work import Store

MARK = b"DSV1"
NONCE = 12
KINDS = {ScanKind.JPEG: b"J", ScanKind.PDF: b"P"}
GONE = "E-SCAN-01"
BROKEN = "E-SCAN-02"
NO_ROOM = "E-SCAN-05"


@dataclass(frozen=True)
class Content:
    """A cleaned picture or PDF, as it lies in the vault; `pages` is 1 for a picture."""

    kind: ScanKind
    data: bytes = field(repr=False)
    pages: int = 1

    @property
    def packed(self) -> bytes:
        return KINDS[self.kind] + self.pages.to_bytes(2, "big") + self.data

    @classmethod
    def unpacked(cls, packed: bytes) -> "Content":
        kind = next(kind for kind, letter in KINDS.items() if letter == packed[:1])
        return cls(kind, packed[3:], int.from_bytes(packed[1:3], "big"))


@dataclass(frozen=True)
class Vault:
    """The scans of one data folder. Every file is whole or not there; nothing in name or size of it tells a person."""

    folder: Path
    key: bytes = field(repr=False)

    def put(self, content: Content) -> str:
        """Keep content and return its digest; on return it is on the disk. Raises ScanError E-SCAN-05.

        What lies there already is not written again, unless it can no longer be read.
        """
        packed = content.packed
        digest = hmac.new(self._derived(b"name"), packed, hashlib.sha256).hexdigest()
        try:
            if self._holds(digest):
                os.utime(self.path(digest))
            else:
                nonce = secrets.token_bytes(NONCE)
                self.write(digest, MARK + nonce + self._cipher.encrypt(nonce, packed, digest.encode("ascii")))
        except OSError as error:
            words = "图片没有收下：磁盘已满或不能写入。已收的都在，请检查磁盘空间后再收一次"
            raise ScanError(words, NO_ROOM) from error
        return digest

    def get(self, digest: str) -> Content:
        """What lies under a digest. Raises ScanError E-SCAN-01 where nothing does, E-SCAN-02 where it was changed."""
        try:
            sealed = self.path(digest).read_bytes()
        except OSError as error:
            raise ScanError("找不到这张图片的文件。登记没有改动，请用备份恢复，或重新扫描", GONE) from error
        return self.opened(digest, sealed)

    def opened(self, digest: str, sealed: bytes) -> Content:
        """The content of a sealed file. Raises ScanError E-SCAN-02 unless it is, bit for bit, what the digest names."""
        nonce, rest = sealed[len(MARK) : len(MARK) + NONCE], sealed[len(MARK) + NONCE :]
        try:
            packed = self._cipher.decrypt(nonce, rest, digest.encode("ascii"))
        except (InvalidTag, ValueError) as error:
            raise ScanError("这张图片的文件已损坏。登记没有改动，请用备份恢复，或重新扫描", BROKEN) from error
        return Content.unpacked(packed)

    def write(self, digest: str, sealed: bytes) -> None:
        """Put a sealed file in its place as a whole, flushed to the disk. Raises OSError; nothing is there then."""
        target = self.path(digest)
        if not target.parent.is_dir():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync_folder(self.folder)
            sync_folder(self.folder.parent)
        part = target.with_name(f"{digest}.{secrets.token_hex(4)}.part")
        try:
            with part.open("wb") as out:
                out.write(sealed)
                out.flush()
                os.fsync(out.fileno())
            put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)

    def path(self, digest: str) -> Path:
        """Where the file of a digest lies."""
        return self.folder / digest[:2] / digest

    def digests(self) -> Iterator[str]:
        """Everything that lies there."""
        for file in self._files():
            if not file.suffix:
                yield file.name

    def sweep(self, referred: frozenset[str], before: datetime) -> int:
        """Delete what nobody refers to and nobody touched since `before`; returns how many files that were."""
        gone = 0
        for file in self._files():
            with suppress(OSError):  # what cannot be deleted today is harmless, and met again tomorrow
                if file.name in referred or datetime.fromtimestamp(file.stat().st_mtime, CHINA) >= before:
                    continue
                file.unlink()
                gone += 1
        return gone

    def _files(self) -> Iterator[Path]:
        yield from (file for file in sorted(self.folder.glob("??/*")) if file.is_file())

    def _holds(self, digest: str) -> bool:
        try:
            self.get(digest)
        except ScanError:
            return False
        return True

    @property
    def _cipher(self) -> AESGCM:
        return AESGCM(self._derived(b"file"))

    def _derived(self, use: bytes) -> bytes:
        return hmac.new(self.key, b"deskapp scan " + use + b"\x01", hashlib.sha256).digest()


def vault_of(store: Store) -> Vault:
    """The vault beside an open database."""
    return Vault(store.place.scans, store.scan_key)
