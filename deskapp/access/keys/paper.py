"""The paper backup: a key as two parts of digits, each worthless alone, each group checked as it is typed back.

A part is nine groups of six digits. The first eight are eleven times a 16-bit word, as on recovery sheets of disk
encryption: every wrong digit and any two neighbours that changed places show at once. The ninth ties the part to its
number, its technology and its version, so that groups out of order and parts of another key are found too.
"""

import secrets
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deskapp.access.keys.sealing import KEY_BYTES
from deskapp.access.kinds import KeyTechnology
from deskapp.cards.keys import Secret
from deskapp.kernel.hidden import BackupGroup
from deskapp.kernel.problems import Problem

GROUPS = 9
PARTS = (1, 2)


@dataclass(frozen=True)
class KeyName:
    """Which key a part belongs to."""

    technology: KeyTechnology
    version: int
    practice: bool = False

    @property
    def label(self) -> str:
        """What binds an envelope and a paper part to this key."""
        return f"{self.technology.name} {self.version}{' practice' if self.practice else ''}"

    @property
    def words(self) -> str:
        """DESFire 第 1 版."""
        return f"{self.technology.value} 第 {self.version} 版{'（练习）' if self.practice else ''}"


@dataclass(frozen=True, repr=False)
class PaperPart:
    """One sheet of the backup: what it is called, its groups of digits, and the check value of the whole key."""

    name: KeyName
    number: int
    groups: tuple[str, ...]
    check_value: str

    def __repr__(self) -> str:
        return f"<part {self.number} of {self.name.label}>"


def split(name: KeyName, key: Secret) -> tuple[PaperPart, PaperPart]:
    """Two parts whose XOR is the key; the first is random, so that neither says anything about it."""
    first = secrets.token_bytes(KEY_BYTES)
    second = _xor(first, key.reveal())
    one, two = (_part(name, number, part, key.check_value) for number, part in zip(PARTS, (first, second), strict=True))
    return one, two


def read_part(name: KeyName, number: int, groups: Sequence[str]) -> Secret | tuple[Problem, ...]:
    """A part as somebody typed it back, or what is wrong with it, group by group (`field` is group_1 to group_9)."""
    typed = [_group(group, at) for at, group in enumerate(groups, 1)]
    wrong = [one for one in typed if isinstance(one, Problem)]
    if len(typed) != GROUPS:
        wrong.append(Problem(f"一份备份有 {GROUPS} 组数字，现在是 {len(typed)} 组"))
    if wrong:
        return tuple(wrong)
    read = [one for one in typed if isinstance(one, BackupGroup)]
    part = b"".join(one.word.to_bytes(2) for one in read[:-1])
    if read[-1] != _last_group(name, number, part):
        return (Problem(f"这不是{name.words}密钥的第 {number} 份，或各组的次序不对，请核对", f"group_{GROUPS}"),)
    return Secret(part)


def joined(name: KeyName, first: Sequence[str], second: Sequence[str]) -> Secret | tuple[Problem, ...]:
    """The key that two sheets make, or what is wrong with them (`field` is part_1_group_1 and so on)."""
    one, two = (read_part(name, number, groups) for number, groups in zip(PARTS, (first, second), strict=True))
    if isinstance(one, Secret) and isinstance(two, Secret):
        return Secret(_xor(one.reveal(), two.reveal()))
    return tuple(_of_part(1, one)) + tuple(_of_part(2, two))


def _of_part(number: int, found: Secret | tuple[Problem, ...]) -> Iterator[Problem]:
    for one in () if isinstance(found, Secret) else found:
        yield Problem(f"第 {number} 份：{one.text}", one.field and f"part_{number}_{one.field}")


def _part(name: KeyName, number: int, part: bytes, check_value: str) -> PaperPart:
    words = [int.from_bytes(part[at : at + 2]) for at in range(0, KEY_BYTES, 2)]
    groups = (*map(BackupGroup.of_word, words), _last_group(name, number, part))
    return PaperPart(name, number, tuple(group.reveal() for group in groups), check_value)


def _last_group(name: KeyName, number: int, part: bytes) -> BackupGroup:
    return BackupGroup.of_word(zlib.crc32(f"{name.label} {number}".encode() + part) & 0xFFFF)


def _group(typed: str, at: int) -> BackupGroup | Problem:
    try:
        return BackupGroup.parse(typed)
    except ValueError as error:
        return Problem(f"第 {at} 组{error}", f"group_{at}")


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
