"""What importing a roster would do, line by line and in plain values, for whoever decides."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy.orm import Session

from deskapp.estate.applying.outcome import Outcome, work_out
from deskapp.estate.applying.standing import grouped, load
from deskapp.estate.applying.wanted import KINDS, Kept, Wanted
from deskapp.estate.records import BankAccount, Customer, IcCard, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.roster.marked import Outcome as Told
from deskapp.estate.roster.marked import Result, results
from deskapp.estate.roster.rows import Roster, Source

HEADS = (Unit, Customer, ParkingSpace, Vehicle, IcCard, Occupancy)
"""What a line is mainly about, by the first of these that it tells of."""
KIND_WORDS: dict[type[Kept], str] = {
    Unit: "房屋",
    Customer: "客户",
    Occupancy: "居住关系",
    BankAccount: "托收账户",
    Vehicle: "车辆",
    ParkingSpace: "车位",
    IcCard: "门禁卡",
}
MOST_WORDS = 3


class Verdict(Enum):
    """What becomes of a line."""

    NEW = "新增"
    CHANGED = "修改"
    SAME = "相同"
    REFUSED = "有误"


@dataclass(frozen=True)
class PlannedLine:
    """A line: what it is about, what becomes of it, what changes or is added, and why it is refused or odd.

    Everything is in words fit for the screen: papers, telephones and accounts are masked (PRIVACY-03).
    """

    source: Source
    verdict: Verdict
    subject: str
    details: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """All lines in the order of the file; how many records of each kind would be made and changed."""

    lines: tuple[PlannedLine, ...]
    kinds: tuple[tuple[str, int, int], ...]

    @property
    def counts(self) -> Counter[Verdict]:
        """The lines of each verdict."""
        return Counter(line.verdict for line in self.lines)

    @property
    def added(self) -> int:
        """Records that would be made."""
        return sum(new for _, new, _ in self.kinds)

    @property
    def changed(self) -> int:
        """Records that would be changed."""
        return sum(changed for _, _, changed in self.kinds)

    @property
    def refused(self) -> int:
        """Lines that are not imported."""
        return self.counts[Verdict.REFUSED]

    def marks(self, roster: Roster) -> dict[Source, Result]:
        """The result of every line for the marked copy of the workbook."""
        against = {line.source: line.reason for line in self.lines if line.verdict is Verdict.REFUSED}
        return {**results(roster), **{source: Result(Told.WRONG, reason) for source, reason in against.items()}}


def plan(session: Session, roster: Roster, today: date) -> Plan:
    """A dry run: nothing is written."""
    return planned(roster, work_out(load(session, today), roster))


def planned(roster: Roster, outcome: Outcome) -> Plan:
    """The plan of what was worked out."""
    by_line = grouped(outcome.wanted, lambda one: one.source)
    subjects = _subjects(roster)
    lines = []
    for source in _in_order(roster, outcome):
        subject = subjects.get(source, "")
        if source in outcome.refused:
            lines.append(PlannedLine(source, Verdict.REFUSED, subject, (), outcome.refused[source]))
        else:
            verdict, details = _told(by_line[source])
            lines.append(PlannedLine(source, verdict, subject, details, "；".join(outcome.reminders.get(source, ()))))
    return Plan(tuple(lines), tuple(_kinds(outcome.wanted)))


def _in_order(roster: Roster, outcome: Outcome) -> list[Source]:
    """Sheet by sheet as the file has them, and down each sheet."""
    sheets = list(dict.fromkeys(source.sheet for source in roster.read))
    return sorted({*roster.read, *outcome.refused}, key=lambda source: (sheets.index(source.sheet), source.line))


def _told(wanted: Sequence[Wanted]) -> tuple[Verdict, tuple[str, ...]]:
    """What becomes of a line, and what it does, in words."""
    heads = (one for kind in HEADS for one in wanted if one.kind is kind)
    main = next(heads, None)
    made = tuple(one for one in wanted if one.row is None and one is not main and not _tied(one, wanted))
    if main is None:
        return Verdict.SAME, ()
    if main.row is None:
        return Verdict.NEW, tuple(one.title for one in made)
    changes = [str(change) for change in main.changes()]
    others = ((one, "，".join(map(str, one.changes()))) for one in wanted if one is not main)
    changes += [f"{one.title}：{changed}" for one, changed in others if changed]
    changes += [f"新增{one.title}" for one in made]
    return (Verdict.CHANGED if changes else Verdict.SAME), tuple(changes)


def _tied(one: Wanted, wanted: Sequence[Wanted]) -> bool:
    """Whether a new person is told of by their new tie already."""
    return one.kind is Customer and any(tie.row is None and tie.links.get("customer") is one for tie in wanted)


def _subjects(roster: Roster) -> dict[Source, str]:
    """房号 and names of every line; of a line that could not be read, the cell that is at fault."""
    people = {person.key: person.name for person in roster.people}
    words = [(row.source, f"{row.building}栋{row.entrance and f'{row.entrance}单元'}") for row in roster.buildings]
    words += [(row.source, str(row.room)) for row in roster.units]
    words += [(row.source, str(row.room)) for row in roster.occupancies]
    words += [(row.source, people[row.person]) for row in roster.occupancies]
    words += [(person.source, person.name) for person in roster.people]
    words += [(row.source, row.space_no) for row in roster.spaces]
    words += [(row.source, row.plate) for row in roster.vehicles]
    found = grouped(words, lambda one: one[0])
    said = {
        source: " ".join(list(dict.fromkeys(word for _, word in told))[:MOST_WORDS]) for source, told in found.items()
    }
    faulty = {Source(one.sheet, one.line): f"{one.column} 列：{one.value}" for one in roster.faults if one.column}
    return {**faulty, **said}


def _kinds(wanted: Sequence[Wanted]) -> Iterator[tuple[str, int, int]]:
    for kind in KINDS:
        mine = [one for one in wanted if one.kind is kind]
        new = sum(one.row is None for one in mine)
        yield KIND_WORDS[kind], new, sum(bool(one.changes()) for one in mine)
