"""What is shown of customer files: the register, the loans, the papers of one unit."""

from dataclasses import dataclass
from datetime import date

from deskapp.overview.shown import State


@dataclass(frozen=True)
class FileLine:
    """The file of a unit in the register (REG-53); `kinds` are the names of its papers, by which it is found too."""

    unit_id: int
    building: str
    room: str
    people: str
    state: State
    missing: str
    papers: int
    pictures: int
    kinds: str
    shelf: str
    checked_on: date | None
    check_due: date | None
    lent_to: str


@dataclass(frozen=True)
class LoanLine:
    """A loan in its register (REG-54)."""

    loan_id: int
    unit_id: int
    room: str
    borrower: str
    reason: str
    lent_on: date
    due_on: date
    returned_on: date | None
    returned_by: str
    remark: str
    clerk: str
    state: State


@dataclass(frozen=True)
class FiledPaper:
    """A paper in the file of a unit, with the digests of its pictures."""

    paper_id: int
    words: str
    kind: str
    copies: int
    sealed: bool
    received_on: date
    shelf: str
    whose: str
    scans: tuple[str, ...]
