"""Makes the quarterly card table and its paper: the figures are told by the register (CARD-19, REG-20, RPT-07)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from sqlalchemy.orm import Session

from deskapp.access import acts, quarters
from deskapp.access.kinds import HolderClass
from deskapp.access.quarter import QuarterTable, quarter_table
from deskapp.access.rules.quarter import CardLife, Quarter, Row
from deskapp.access.table_records import CardTable
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.card_table.steps import WhichQuarter
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import card_quarterly as form

OLD_ROSTER = "原花名册（未分类）"


@dataclass(frozen=True)
class Shown:
    """A quarter as the page shows it before the paper is made; `made` says when that was done."""

    due: date
    knows_holidays: bool
    made: str
    blanks: tuple[str, str]
    classes: tuple[form.ClassLine, ...]
    cards: int


def ended(desk: Desk) -> list[str]:
    """The quarters to choose from, the latest first."""
    return [one.label for one in quarters.ended(desk.today)]


def shown(desk: Desk, words: str) -> Shown | None:
    """The table of a quarter for the page; None where the words name none."""
    quarter = _quarter(words)
    if quarter is None:
        return None
    with desk.reading() as session:
        found, row = quarter_table(session, quarter), quarters.made(session, quarter)
    due, knows = quarter.due(quarters.CALENDAR), quarters.CALENDAR.knows(quarter.last.year)
    return Shown(due, knows, str(row.day) if row else "", found.blanks_in_words, _classes(found), len(found.cards))


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether it is a quarter, and has ended (CARD-19)."""
    if WhichQuarter not in answers:
        return
    quarter = _quarter(answers[WhichQuarter].quarter)
    if quarter is None:
        yield Refusal("请填写季度，如 2026年第3季度", "CARD-19")
    elif quarter.last >= desk.today:
        yield Refusal(f"{quarter.label}还没有结束，{quarter.last} 以后再做整理表", "CARD-19")


def finish(desk: Desk, answers: Answers) -> Done:
    """Note that it was made, and the paper; made before, the same paper again. Raises AccessError, NotAllowedError."""
    quarter = Quarter.parse(answers[WhichQuarter].quarter)
    with desk.work(acts.MAKE_TABLE) as session:
        made = quarters.make(session, quarter)
        slip = slip_of(session, made)
        record = (CardTable.__tablename__, made.id)
    words = f"{quarter.label}共 {len(slip.cards)} 张卡，请打印后交服务中心负责人签字"
    return Done(made.number, words, (PaperDue("card_quarterly", to_json(slip), record),))


def slip_of(session: Session, made: CardTable) -> form.CardQuarterly:
    """The paper of a table that was made, with the clerk and the time of its making."""
    quarter = Quarter(made.year, made.quarter)
    found, settings = quarter_table(session, quarter), read_settings(session)
    clerk = session.get_one(StaffMember, made.created_by_id).name
    issuer, at = settings.centre_name or settings.company_name, made.created_at.astimezone(CHINA)
    before, after = found.blanks_in_words
    return form.CardQuarterly(
        Imprint(issuer, made.number, clerk, at, f"{made.number}/{len(found.cards)}"),
        quarter=quarter.label,
        first=quarter.first,
        last=quarter.last,
        due=quarter.due(quarters.CALENDAR),
        blanks_before=before,
        blanks_after=after,
        classes=_classes(found),
        cards=tuple(sorted((_card(one, quarter) for one in found.cards), key=_place)),
    )


def _quarter(words: str) -> Quarter | None:
    try:
        return Quarter.parse(words)
    except ValueError:
        return None


def _classes(found: QuarterTable) -> tuple[form.ClassLine, ...]:
    return tuple(_class(row) for row in found.rows)


def _class(row: Row) -> form.ClassLine:
    changes = attrgetter("issued", "renewed", "expired", "lost", "damaged", "replaced", "cancelled", "returned")(row)
    return form.ClassLine(row.held_as.value if row.held_as else OLD_ROSTER, row.active, changes)


def _card(life: CardLife, quarter: Quarter) -> form.CardLine:
    held_as, until = life.held_as(quarter.last), life.valid_to(quarter.last)
    told = (one for one in life.happened if quarter.first <= one.day <= quarter.last)
    return form.CardLine(
        held_as=held_as.value if held_as else OLD_ROSTER,
        card_no=life.card_no,
        holder=life.holder,
        room=life.room_no,
        valid_to=str(until or ""),
        state=life.state(quarter.last).value,
        happened="，".join(f"{one.day:%m-%d} {one.kind.value}" for one in told),
    )


def _place(card: form.CardLine) -> tuple[int, str, str]:
    order = [*(one.value for one in HolderClass), OLD_ROSTER]
    return order.index(card.held_as), card.room, card.card_no


CARD_TABLE = Procedure("card_table", "IC卡季度整理表", acts.MAKE_TABLE, (WhichQuarter,), finish, check)
