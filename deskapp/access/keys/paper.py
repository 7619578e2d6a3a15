"""The paper backup: a key as two parts of digits, each worthless alone, each group checked as it is typed back.

A part is nine groups, as `deskapp.kernel.groups` writes them; the ninth ties it to its number, technology and version.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deskapp.access.keys.sealing import KEY_BYTES
from deskapp.access.kinds import KeyTechnology
from deskapp.cards.keys import Secret
from deskapp.kernel.groups import in_groups, out_of_groups
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
    mixed_up = f"这不是{name.words}密钥的第 {number} 份，或各组的次序不对，请核对"
    read = out_of_groups(groups, GROUPS, _of(name, number), mixed_up)
    return Secret(read) if isinstance(read, bytes) else read


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
    return PaperPart(name, number, in_groups(part, _of(name, number)), check_value)


def _of(name: KeyName, number: int) -> str:
    return f"{name.label} {number}"


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
