"""Changes the owner of a unit in one transaction: ties, cards, agreements, bank, the notice (RESALE-04 to 07)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.parking import agreements
from deskapp.access.register import changes
from deskapp.customer_file import required
from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import missing
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Vehicle
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover import dues, people
from deskapp.handover.people import Card
from deskapp.handover.resale import former, rules, sales
from deskapp.handover.resale.kinds import ROLES, Fate, ResaleDeed
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.handover.resale.rules import Thing
from deskapp.kernel.days import CHINA, ONE_DAY
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank import agreements as bank
from deskapp.papers import resale as paper
from deskapp.printing.slips import to_json
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.complete.steps import FormerThings, RestPapers
from deskapp.procedures.handover.resale.shown import lacking
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.staff import tasks

ACT = "complete_resale"
PROMPTLY, END_OF_DAY = timedelta(days=1), time(18, 0)
"""By when each recipient is to have acknowledged (RESALE-04: promptly)."""


def _more(session: Session, desk: Desk, row: UnitResale, answers: Answers) -> Iterator[Refusal]:
    yield from rules.settled(former.owed(session, row.unit_id, desk.today))
    yield from rules.in_mind(former.renovations(session, row, desk.today), former.money(session, row, desk.today))
    owner = former.owner(session, row.unit_id, desk.today)
    yield from rules.changes_on(row.change_on, owner.from_date if owner else None, desk.today)
    if RestPapers in answers:
        yield from missing(sales.lacking(session, row), answers[RestPapers].lines)
    if FormerThings in answers:
        yield from rules.listed(_lines(answers), former.things(session, row, desk.today))
        for card in former.cards(session, row, desk.today):
            if card.plan:
                yield Refusal(f"卡 {card.card_no} 上次写到一半，请先写完或放弃", "CARD-26")


def _lines(answers: Answers) -> list[Thing]:
    lines = answers[FormerThings].lines or ()
    return [Thing(one.kind, one.number.strip().upper(), (one.holder or "").strip(), one.fate) for one in lines]


def _complete(session: Session, desk: Desk, row: UnitResale, answers: Answers) -> ResaleEvent:
    about = (UnitResale.__tablename__, row.id)
    if RestPapers in answers:
        stays = required.staying(sales.needed(row))
        file_papers(session, row.unit_id, about, answers[RestPapers].lines, originals=stays)
    frozen = former.frozen(session, row, desk.today)
    _end_things(session, desk, row, answers)
    _change_people(session, desk, row)
    sales.tell(session, row, to_json(paper.printed(session, desk, row)), frozen)
    _ask_for_answers(session, row)
    return sales.note(session, row, ResaleDeed.COMPLETED, answers.request_id)


def _end_things(session: Session, desk: Desk, row: UnitResale, answers: Answers) -> None:
    """What the former household had opens, serves and collects nothing any more from the change on (RESALE-06)."""
    why, last, lines = f"转让 {row.number}", row.change_on - ONE_DAY, _lines(answers)
    cards = {one.card_no: one for one in former.cards(session, row, desk.today)}
    for line in rules.of_cards(lines):
        change = changes.take_back if line.fate is Fate.AGAIN else changes.cancel
        change(session, cards[line.number].id, answers.request_id, why)
    for space in former.spaces(session, row, desk.today):
        agreements.terminate(session, space.id, max(last, space.from_date), why)
    for agreement in former.bank_agreements(session, row):
        bank.end(session, agreement, max(last, agreement.valid_from), why)
    sales.keep_things(session, row, lines)


def _change_people(session: Session, desk: Desk, row: UnitResale) -> None:
    """The former owners' time ends the day before, their family goes along; nobody is deleted (RESALE-06)."""
    gone, last = former.household(session, row, desk.today), row.change_on - ONE_DAY
    card = Card(row.new_owner, row.kind, id_no=row.id_no, phone=row.phone)
    tie = people.own(session, row.unit, card, row.change_on)
    for one in gone:
        if one.role is OccupancyRole.FAMILY_MEMBER:
            one.to_date = max(last, one.from_date or last)
    left = {one.customer_id for one in gone}
    here = (Vehicle.unit_id == row.unit_id) & Vehicle.gone_on.is_(None)
    for car in session.scalars(select(Vehicle).where(here, Vehicle.customer_id.in_(left))):
        car.gone_on = last
    row.new_owner_id = tie.customer_id
    if row.account_no:
        people.debit_account(session, tie.customer, row.bank, row.account_name, row.account_no, row.change_on)
    dues.moved_in(row.unit)
    session.flush()


def _ask_for_answers(session: Session, row: UnitResale) -> None:
    day = session.info["at"].astimezone(CHINA).date() + PROMPTLY
    for notice in row.notices:
        tasks.add(
            session,
            kind="change_notice",
            title=f"{row.unit.room_no} 业主变更通知 {row.number}，请办理并确认",
            role=ROLES[notice.recipient],
            due_at=datetime.combine(day, END_OF_DAY, CHINA),
            about=("change_notice", notice.id),
            room_no=row.unit.room_no,
            customer_name=row.new_owner,
        )
    session.flush()


def _words(row: UnitResale) -> str:
    again = "、".join(f"{one.kind.value} {one.number}" for one in row.things if one.fate is Fate.AGAIN)
    told = f"；要给新业主重办：{again}" if again else ""
    return f"业主已变更为 {row.new_owner}，通知已打印，请送财务、信息员、监控中心确认{told}"


def _incomplete(answers: Answers) -> bool:
    return WhichResale in answers and bool(lacking(answers.desk, answers[WhichResale].resale))


_DEED = acting.deed(ACT, rules.BEFORE, "变更业主", _more, _complete, _words)
COMPLETE_RESALE = Procedure(
    name=sales.COMPLETE,
    title="变更业主",
    act=ACT,
    steps=(WhichResale, RestPapers, FormerThings),
    finish=_DEED.finish,
    check=_DEED.check,
    applies={RestPapers: _incomplete},
)
