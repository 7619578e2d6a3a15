"""What a check has to say: the invariant that does not hold, and one sentence with the number concerned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Finding:
    """`rule` is C1 to C12."""

    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.rule}　{self.text}"


Check = Callable[[Session], Iterator[Finding]]
