"""What is typed at the counter and may be shown nowhere: a passphrase, and the groups of digits of a paper backup."""

from dataclasses import dataclass
from typing import Self

from deskapp.kernel.typed import plain

CHECK = 11
DIGITS = 6
MOST = 0xFFFF


@dataclass(frozen=True, repr=False)
class Hidden:
    """Words that neither a page nor paper, a log or an exception shows; whoever needs them says `reveal()`."""

    words: str

    @classmethod
    def parse(cls, typed: str) -> Self:
        """As it was typed."""
        return cls(typed)

    def reveal(self) -> str:
        """The words themselves."""
        return self.words

    def __str__(self) -> str:
        return "已输入"

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}>"


class Passphrase(Hidden):
    """What opens the keys of the cards, together with this data folder."""


class BackupGroup(Hidden):
    """Six digits that are eleven times a 16-bit word: every wrong digit and any two changed neighbours show."""

    @classmethod
    def parse(cls, typed: str) -> Self:
        """The digits without blanks. Raises ValueError with a sentence for what no backup can say."""
        digits = plain(typed).replace(" ", "")
        if not (digits.isdigit() and digits.isascii() and len(digits) == DIGITS):
            raise ValueError(f"应为 {DIGITS} 位数字")
        value, rest = divmod(int(digits), CHECK)
        if rest or value > MOST:
            raise ValueError("有数字写错，请对照纸上")
        return cls(digits)

    @classmethod
    def of_word(cls, word: int) -> Self:
        """How a 16-bit word is printed."""
        return cls(f"{word * CHECK:0{DIGITS}d}")

    @property
    def word(self) -> int:
        """The 16-bit word that was printed."""
        return int(self.words) // CHECK
