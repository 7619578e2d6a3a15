"""The recovery key: the key of the database itself as digits on paper, which open any copy of it on any PC.

There is no second key and no passphrase around it: whoever has the sheet and a copy reads everything, so it lies in a
safe, and without sheet and PC the copies are worth nothing.
"""

import hashlib
import hmac
from collections.abc import Sequence

from deskapp.kernel.errors import StoreError
from deskapp.kernel.groups import cut, in_groups, out_of_groups
from deskapp.kernel.problems import Problem

GROUPS = 17
OF = "deskapp database"
MIXED_UP = "各组的次序不对，或不是数据库的恢复密钥，请对照纸上从头核对"


def groups_of(key: bytes) -> tuple[str, ...]:
    """The seventeen groups of six digits that stand on the sheet."""
    return in_groups(key, OF)


def key_of(groups: Sequence[str]) -> bytes | tuple[Problem, ...]:
    """The 32 bytes that seventeen groups say, or what is wrong with them (`field` is group_1 to group_17)."""
    return out_of_groups(groups, GROUPS, OF, MIXED_UP)


def typed_key(typed: str) -> bytes:
    """The key in digits typed or scanned in one go. Raises StoreError E-DB-32 with the first thing that is wrong."""
    read = key_of(cut(typed))
    if isinstance(read, bytes):
        return read
    raise StoreError(f"恢复密钥不对：{read[0].text}。没有任何改动", "E-DB-32")


def check_value(key: bytes) -> str:
    """Six letters that stand on the sheet and on the page: they tell which database it opens, nothing else."""
    return hmac.new(key, b"deskapp check value\x01", hashlib.sha256).hexdigest()[:6].upper()
