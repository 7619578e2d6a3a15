"""Today's list, gathered from the records: nothing on it is entered by hand, and nothing is invented (GEN-13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.register import reminders
from deskapp.desk import Desk
from deskapp.estate.records import Instruction, Unit
from deskapp.kernel.days import CHINA
from deskapp.ledger import prints, questions, signatures
from deskapp.ledger.books import numbers, open_book
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.tariffs import monthly_items, price_list
from deskapp.ledger.ticket_records import TicketBook
from deskapp.overview import card_papers, doubts, ending_matters, key_matters
from deskapp.overview.application_matters import applied, left_behind
from deskapp.overview.bank_matters import of_bank
from deskapp.overview.card_matters import behind, failed, half_written
from deskapp.overview.copy_matters import copies
from deskapp.overview.deposit_matters import of_deposits
from deskapp.overview.door_matters import not_in_force
from deskapp.overview.duty_lists import of_duty
from deskapp.overview.file_matters import of_files
from deskapp.overview.handover_matters import of_move_outs, of_resales
from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.move_in_matters import of_move_ins
from deskapp.overview.recovery_matters import recovery_key
from deskapp.overview.release_matters import of_release
from deskapp.overview.renovation_matters import of_renovations
from deskapp.overview.shown import NOWHERE, Leads, Link, short_day, short_time
from deskapp.overview.signature_matters import unsigned as unsigned_papers
from deskapp.overview.till_matters import of_tills
from deskapp.overview.workday_lists import of_workdays
from deskapp.renovation import reminding
from deskapp.staff.drafts import open_drafts
from deskapp.staff.records import Draft, StaffMember, Task

EXPIRING = timedelta(days=7)
AHEAD = timedelta(days=7)
BACKUP_OLD = timedelta(days=1)


@dataclass(frozen=True)
class Look:
    """Who looks at the list, and when."""

    session: Session
    desk: Desk
    titles: dict[str, str]
    """What each procedure is called, by its code name."""

    @property
    def today(self) -> date:
        return self.desk.today

    @property
    def name(self) -> str:
        return self.desk.clerk.name


def matters(look: Look, backup_at: datetime | None) -> list[Matter]:
    """Everything that waits, the most urgent first."""
    sources = (unclosed, unprinted, unsigned, used_up, not_set_up, drafts, tasks, expiring)
    found = [matter for source in sources for matter in source(look)]
    found += copies(look.session, look.desk)
    found += old_backup(look, backup_at)
    found += recovery_key(look.session, look.desk)
    found += not_in_force(look.session, look.desk)
    found += of_bank(look.session, look.desk)
    found += of_deposits(look.session, look.desk)
    found += of_renovations(look.session, look.desk)
    found += of_tills(look.session, look.desk)
    found += of_duty(look.session, look.desk)
    found += of_workdays(look.session, look.desk)
    found += of_files(look.session, look.desk)
    found += unsigned_papers(look.session, look.desk)
    found += of_move_ins(look.session, look.desk)
    found += of_release(look.session, look.desk)
    found += of_move_outs(look.session, look.desk)
    found += of_resales(look.session, look.desk)
    cards = (
        key_matters.keys,
        applied,
        left_behind,
        half_written,
        failed,
        behind,
        card_papers.unsigned,
        card_papers.tables,
        ending_matters.endings,
    )
    for of_cards in cards:
        found += of_cards(look.session, look.desk)
    order = list(Urgency)
    return sorted(found, key=lambda matter: order.index(matter.urgency))


def due(day: date, today: date) -> tuple[Urgency, str]:
    """How urgent a day is, and in words: 逾期 2 天, 今天, 周一 11-23."""
    if day < today:
        return Urgency.LATE, f"逾期 {(today - day).days} 天"
    return (Urgency.TODAY, "今天") if day == today else (Urgency.LATER, short_day(day, today))


def unclosed(look: Look) -> Iterator[Matter]:
    """A day on which the clerk took money and that was never closed."""
    day = unclosed_day(look.session, look.desk.clerk.id, look.today)
    if day:
        urgency, words = due(day, look.today)
        link = Link(Leads.PROCEDURE, "close_day")
        yield Matter(urgency, words, "补做日结", f"{day} 收了款，还没有日结", link, by=look.name)


def unprinted(look: Look) -> Iterator[Matter]:
    """Receipts of the clerk that never came out of a printer."""
    for ticket in prints.unprinted(look.session, look.desk.clerk.id):
        urgency, words = due(ticket.business_day, look.today)
        link = Link(Leads.TICKET, ticket.id)
        more = f"No. {ticket.printed_no}，{ticket.amount}"
        whom = (ticket.room_no, ticket.customer_name, look.name)
        yield Matter(urgency, words, "打印收据", more, link, *whom, Pile.UNPRINTED)


def unsigned(look: Look) -> Iterator[Matter]:
    """Receipts of the clerk and of today that their payers have still to sign (FEE-04, GEN-10)."""
    for ticket in signatures.unsigned(look.session, look.today, look.desk.clerk.id):
        link, more = Link(Leads.TICKET, ticket.id), f"No. {ticket.printed_no}，{ticket.amount}"
        whom = (ticket.room_no, ticket.customer_name, look.name)
        yield Matter(Urgency.TODAY, "今天", "请付款人补签收据", more, link, *whom)


def used_up(look: Look) -> Iterator[Matter]:
    """Used-up books: the clerk's own to hand over, to the cashier all of them to write off (TICKET-06)."""
    cashier = look.desk.may("write_off_book")
    asked = select(TicketBook, StaffMember.name).join(StaffMember, TicketBook.drawn_by_id == StaffMember.id)
    asked = asked.where(TicketBook.state == BookState.USED_UP)
    if not cashier:
        asked = asked.where(TicketBook.drawn_by_id == look.desk.clerk.id)
    for book, drawn_by in look.session.execute(asked.order_by(TicketBook.id)):
        urgency, words = due(book.updated_at.astimezone(CHINA).date(), look.today)
        what = "核销票据本" if cashier else "票据本用完，交出纳核销"
        link = Link(Leads.PROCEDURE, "write_off_book") if cashier else Link(Leads.PLACE, "tickets")
        yield Matter(urgency, words, what, str(numbers(book)), link, by=drawn_by)


def not_set_up(look: Look) -> Iterator[Matter]:
    """What is still missing before fees can be collected, told to whoever may see to it."""
    session, may = look.session, look.desk.may
    if may("import_roster") and session.scalar(select(Unit.id).limit(1)) is None:
        yield _missing("导入花名册", "还没有单元资料", Link(Leads.PROCEDURE, "import_roster"))
    if may("edit_tariffs") and not any(
        price_list(session).kinds(item.id, look.today) for item in monthly_items(session)
    ):
        yield _missing("设定收费标准", "按月收取的项目还没有标准", Link(Leads.PROCEDURE, "set_tariff"))
    if may("collect_fees") and open_book(session, look.desk.clerk.id, TicketType.OFFICIAL_RECEIPT) is None:
        yield _missing("向出纳领用票据本", "手上没有正式收据，收不了费", Link(Leads.PLACE, "tickets"))


def _missing(what: str, more: str, link: Link) -> Matter:
    return Matter(Urgency.TODAY, "今天", what, more, link)


def drafts(look: Look) -> Iterator[Matter]:
    """What the clerk left half-way; of a collection that the cashier was asked about, how that stands (FEE-34)."""
    for draft in open_drafts(look.session, look.desk.clerk.id):
        title = look.titles.get(draft.procedure)
        if title is None:
            continue
        at = short_time(draft.updated_at.astimezone(CHINA), look.today)
        stopped = doubts.in_short(look.session, draft.request_id) or f"{at} 停在“{draft.stopped_at}”"
        room, customer = subject_of(look.session, draft.subject)
        yield Matter(
            Urgency.TODAY,
            "今天",
            f"写完{title}",
            stopped if room or not customer else f"{customer}，{stopped}",
            Link(Leads.DRAFT, draft.request_id),
            room=room,
            customer=customer if room else "",
            by=look.name,
            pile=Pile.UNFINISHED,
        )


def subject_of(session: Session, words: str) -> tuple[str, str]:
    """The room a walk is about, where its subject begins with one, and the rest of the subject."""
    first, _, rest = words.partition(" ")
    is_room = session.scalar(select(Unit.id).where(Unit.room_no == first)) is not None
    return (first, rest) if is_room else ("", words)


def tasks(look: Look) -> Iterator[Matter]:
    """What the roles of the person on duty have to do by the next days; what ends has lines of its own."""
    asked = select(Task).where(
        Task.done_at.is_(None),
        Task.role.in_(look.desk.clerk.roles),
        Task.due_at < look.desk.now() + AHEAD,
        Task.kind.not_in((reminders.KIND, reminding.ENDING)),
    )
    for task in look.session.scalars(asked.order_by(Task.due_at, Task.id)):
        at = task.due_at.astimezone(CHINA)
        urgency, words = due(at.date(), look.today)
        if urgency is Urgency.TODAY and at.hour:
            urgency, words = (
                (Urgency.LATE, f"逾期 {at:%H:%M}") if at < look.desk.now() else (urgency, f"今天 {at:%H:%M}")
            )
        link, task_id = _leads(look.session, task)
        whom = (task.room_no, task.customer_name, task.role.value)
        yield Matter(urgency, words, task.title, "", link, *whom, task_id=task_id)


def _leads(session: Session, task: Task) -> tuple[Link, int | None]:
    """Where a task is done: in its own procedure, which ends it; else at the unit, where somebody says it is done."""
    if task.kind == questions.KIND and (draft := session.get(Draft, task.record_id)):
        asked = questions.of_walk(session, draft.request_id)[-1]
        return Link(Leads.PROCEDURE, "answer_question", task.room_no, (("question", str(asked.id)),)), None
    return Link(Leads.UNIT, task.room_no) if task.room_no else NOWHERE, task.id


def expiring(look: Look) -> Iterator[Matter]:
    """Standing instructions about to expire: ask whether they still hold."""
    asked = select(Instruction).where(
        Instruction.withdrawn_on.is_(None),
        Instruction.valid_to >= look.today,
        Instruction.valid_to <= look.today + EXPIRING,
    )
    loaded = asked.options(joinedload(Instruction.unit)).order_by(Instruction.valid_to, Instruction.id)
    for one in look.session.scalars(loaded):
        assert one.valid_to is not None
        urgency, words = due(one.valid_to, look.today)
        link = Link(Leads.UNIT, one.unit_id)
        yield Matter(urgency, words, "嘱托到期", one.text, link, one.unit.room_no, one.given_by)


def old_backup(look: Look, made_at: datetime | None) -> Iterator[Matter]:
    """No copy of the database for more than a day."""
    if made_at and look.desk.now() - made_at <= BACKUP_OLD:
        return
    more = f"上一份备份是 {short_time(made_at.astimezone(CHINA), look.today)}" if made_at else "还没有备份过"
    yield Matter(Urgency.TODAY, "今天", "备份数据", more, Link(Leads.ACTION, "back_up"), by=look.name)
