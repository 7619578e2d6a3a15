"""PINs and passwords: how they are kept (Argon2id), and which are too easy."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

LEAST = 6
EASY = frozenset({"password", "qwerty", "abc123", "888888", "666666", "000000", "123123", "112233", "520520"})
hasher = PasswordHasher()


def weakness(pin: str) -> str:
    """What is wrong with a new PIN, as a sentence; empty for one that will do."""
    if len(pin) < LEAST:
        return f"密码至少 {LEAST} 位"
    if pin.lower() in EASY or len(set(pin)) < 3 or pin in "01234567890" or pin in "09876543210":
        return "密码太容易猜，请换一个"
    return ""


def hash_pin(pin: str) -> str:
    """The Argon2id hash to keep. Raises ValueError with a sentence for a PIN that is too short or too easy."""
    if wrong := weakness(pin):
        raise ValueError(wrong)
    return hasher.hash(pin)


def pin_fits(kept: str, pin: str) -> bool:
    """Whether this PIN is the one that was kept."""
    try:
        return hasher.verify(kept, pin)
    except (VerifyMismatchError, InvalidHashError):
        return False
