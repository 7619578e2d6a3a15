"""Secret bytes on paper: groups of six digits, each checked as it is typed back, and one more for their order.

Every group but the last is eleven times a 16-bit word, as on recovery sheets of disk encryption: every wrong digit and
any two neighbours that changed places show at once. The last one ties the words to what the sheet is of, so that
groups out of order and sheets of something else are found too.
"""

import re
import zlib
from collections.abc import Sequence

from deskapp.kernel.hidden import DIGITS, BackupGroup
from deskapp.kernel.problems import Problem
from deskapp.kernel.typed import plain

WORD_BYTES = 2


def in_groups(secret: bytes, of: str) -> tuple[str, ...]:
    """The digits of a secret of an even number of bytes, group by group; `of` names what the sheet is of."""
    words = [int.from_bytes(secret[at : at + WORD_BYTES]) for at in range(0, len(secret), WORD_BYTES)]
    return (*(BackupGroup.of_word(word).reveal() for word in words), _last(secret, of).reveal())


def out_of_groups(typed: Sequence[str], count: int, of: str, mixed_up: str) -> bytes | tuple[Problem, ...]:
    """The secret that `count` groups say, or what is wrong with them (`field` is group_1, group_2 and so on).

    `mixed_up` says that groups which are right each by itself do not belong together.
    """
    read = [_group(group, at) for at, group in enumerate(typed, 1)]
    wrong = [one for one in read if isinstance(one, Problem)]
    if len(read) != count:
        wrong.append(Problem(f"一页有 {count} 组数字，现在是 {len(read)} 组"))
    if wrong:
        return tuple(wrong)
    groups = [one for one in read if isinstance(one, BackupGroup)]
    secret = b"".join(one.word.to_bytes(WORD_BYTES) for one in groups[:-1])
    return secret if groups[-1] == _last(secret, of) else (Problem(mixed_up, f"group_{count}"),)


def cut(typed: str) -> tuple[str, ...]:
    """The groups of digits that were typed, scanned or pasted in one go, whatever stands between them."""
    digits = re.sub(r"[\s\-,]", "", plain(typed))
    return tuple(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def _last(secret: bytes, of: str) -> BackupGroup:
    return BackupGroup.of_word(zlib.crc32(of.encode() + secret) & 0xFFFF)


def _group(typed: str, at: int) -> BackupGroup | Problem:
    try:
        return BackupGroup.parse(typed)
    except ValueError as error:
        return Problem(f"第 {at} 组{error}", f"group_{at}")
