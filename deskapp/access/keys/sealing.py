"""Seals a key for the disk: AES-GCM under the key of this data folder and a passphrase together, never one alone.

The first half comes from the operating system's key store by way of the database key (`deskapp.store.keys`), the
second from scrypt over the passphrase. A copy of the folder without the keyring, or a keyring without the passphrase,
opens nothing.
"""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from deskapp.access.keys.errors import CardKeyError, WrongPassphraseError
from deskapp.cards.keys import Secret

KEY_BYTES = 16
NONCE = 12
SALT = 16
LEAST_PASSPHRASE = 10
LEAST_COST: Final = 1 << 17
"""scrypt's n; with r = 8 one try takes 128 MB and some tenths of a second."""
MOST_COST: Final = 1 << 20
R, P = 8, 1
cost = LEAST_COST


@dataclass(frozen=True)
class Wrap:
    """The key that keys are sealed under, made once from the passphrase for every salt."""

    salt: bytes
    n: int
    key: Secret


def weakness(passphrase: str) -> str:
    """What is wrong with a new passphrase, as a sentence; empty for one that will do."""
    if len(passphrase) < LEAST_PASSPHRASE:
        return f"口令至少 {LEAST_PASSPHRASE} 个字符"
    if len(set(passphrase)) < 5:
        return "口令重复的字符太多，请换一个"
    return ""


def new_wrap(passphrase: str, folder_key: Secret) -> Wrap:
    """A wrap with a salt of its own. ValueError with a sentence for a passphrase that will not do."""
    if wrong := weakness(passphrase):
        raise ValueError(wrong)
    return _wrap(passphrase, folder_key, secrets.token_bytes(SALT), cost)


def wrap_of(envelope: dict[str, Any], passphrase: str, folder_key: Secret) -> Wrap:
    """The wrap that an envelope was sealed under, if the passphrase is right. Raises CardKeyError for a damaged one."""
    try:
        salt, n = b64decode(envelope["salt"], validate=True), int(envelope["n"])
    except (KeyError, ValueError, TypeError):
        raise _damaged() from None
    if n.bit_count() != 1 or not 2 <= n <= MOST_COST:
        raise _damaged()
    return _wrap(passphrase, folder_key, salt, n)


def seal(key: Secret, wrap: Wrap, label: str) -> dict[str, Any]:
    """The envelope of a key, as JSON keeps it; `label` is what the key is for, and must be the same when it opens."""
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(wrap.key.reveal()).encrypt(nonce, key.reveal(), label.encode("utf-8"))
    texts = {"salt": wrap.salt, "nonce": nonce, "sealed": sealed}
    return {"n": wrap.n, **{name: b64encode(value).decode("ascii") for name, value in texts.items()}}


def unseal(envelope: dict[str, Any], wrap: Wrap, label: str) -> Secret:
    """The key in an envelope. Raises WrongPassphraseError; a wrong folder key and a changed envelope look the same."""
    try:
        nonce, sealed = (b64decode(envelope[name], validate=True) for name in ("nonce", "sealed"))
        return Secret(AESGCM(wrap.key.reveal()).decrypt(nonce, sealed, label.encode("utf-8")))
    except InvalidTag:
        raise WrongPassphraseError("口令不对，卡密钥没有打开。请重新输入；卡和门禁不受影响") from None
    except (KeyError, ValueError, TypeError):
        raise _damaged() from None


def _wrap(passphrase: str, folder_key: Secret, salt: bytes, n: int) -> Wrap:
    stretched = hashlib.scrypt(
        passphrase.encode("utf-8"), salt=salt, n=n, r=R, p=P, maxmem=256 * R * (n + P), dklen=KEY_BYTES * 2
    )
    return Wrap(salt, n, Secret(hmac.digest(folder_key.reveal(), b"deskapp card keys" + stretched, "sha256")))


def _damaged() -> CardKeyError:
    return CardKeyError("卡密钥的记录已损坏，没有打开。请用两份纸质备份恢复")
