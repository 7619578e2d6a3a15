"""The check sum DESFire puts into enciphered messages: CRC-32 without its last inversion (JAMCRC), little endian."""

import zlib


def crc32(data: bytes) -> bytes:
    """Four bytes as they go over the wire."""
    return (zlib.crc32(data) ^ 0xFFFFFFFF).to_bytes(4, "little")
