"""CMAC (RFC 4493, NIST SP 800-38B) that can go on from a chained block, which DESFire EV1 needs."""

from deskapp.cards.crypto.ciphers import BlockCipher, mixed

_REDUCTION = {8: 0x1B, 16: 0x87}


def cmac(cipher: BlockCipher, message: bytes, chained: bytes = b"") -> bytes:
    """The whole CMAC, one block long. `chained` takes the place of the zeros a plain CMAC begins with."""
    whole, short = subkeys(cipher)
    missing = -len(message) % cipher.block
    if missing or not message:
        return cbc_mac(cipher, message + b"\x80" + bytes((missing or cipher.block) - 1), short, chained)
    return cbc_mac(cipher, message, whole, chained)


def cbc_mac(cipher: BlockCipher, blocks: bytes, subkey: bytes, chained: bytes = b"") -> bytes:
    """The last block of whole blocks in CBC mode, the subkey mixed into the last before it is enciphered."""
    head, last = blocks[: -cipher.block], blocks[-cipher.block :]
    return cipher.encrypt(head + mixed(last, subkey), chained)[-cipher.block :]


def subkeys(cipher: BlockCipher) -> tuple[bytes, bytes]:
    """K1 for a message of whole blocks, K2 for one that had to be padded."""
    if cipher.subkeys is None:
        first = _doubled(cipher.encrypt(bytes(cipher.block)))
        cipher.subkeys = first, _doubled(first)
    return cipher.subkeys


def _doubled(block: bytes) -> bytes:
    number = int.from_bytes(block) << 1
    if block[0] & 0x80:
        number ^= _REDUCTION[len(block)]
    return (number & ((1 << 8 * len(block)) - 1)).to_bytes(len(block))
