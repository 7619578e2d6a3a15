"""The default wording of agreements, from resources/agreements, for the specimens of their forms."""

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from deskapp.kernel.clauses import Clause, filled, read_clauses

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "agreements"


class Worded(Protocol):
    """A slip with clauses: `blanks` are the facts that their braces may name."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def blanks(self) -> dict[str, str]: ...

    @property
    def clauses(self) -> tuple[Clause, ...]: ...


S = TypeVar("S", bound=Worded)


def worded(slip: S, name: str) -> S:
    """The slip with the default wording of this name, its facts filled in."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return replace(slip, clauses=filled(read_clauses(text), slip.blanks))
