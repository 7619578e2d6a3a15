"""The open matters of a clerk in words, and what of them stands before an act by the table of gates (GEN-11)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import CLOSE, levels
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import prints, signatures
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.bank import pending
from deskapp.ledger.books import drawn_books
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.drawer import absences, opening
from deskapp.ledger.drawer.banking import open_days
from deskapp.ledger.drawer.differences import unsettled
from deskapp.ledger.kinds import BookState
from deskapp.staff.drafts import open_drafts

NAMED = 3
"""So many are named; of more, how many there are."""


def refusals(session: Session, act: str, clerk_id: int, today: date, unit_id: int | None = None) -> Iterator[Refusal]:
    """What the gates before an act let stand against it, in the order of the table; `today` is the business day.

    With a unit, what is open of it too.
    """
    for gate, level in levels(session).items():
        if gate.act != act or level is Level.PASS:
            continue
        if words := _found(session, gate.matter, clerk_id, today, unit_id):
            yield gate.refusal(words, level)


def _found(session: Session, matter: Matter, clerk_id: int, today: date, unit_id: int | None) -> str:
    if finder := FINDERS.get(matter):
        return finder(session, clerk_id, today)
    return _arrears(session, unit_id, today) if matter is Matter.ARREARS and unit_id else ""


def _arrears(session: Session, unit_id: int, today: date) -> str:
    owed = Money.total(one.open for one in open_charges(session, unit_id, today) if one.due_on < today)
    return f"该单元还欠费 {owed}，请先说明" if owed else ""


def _unclosed(session: Session, clerk_id: int, today: date) -> str:
    day = unclosed_day(session, clerk_id, today)
    return f"昨日未日结：{day} 的收款还没有日结，请先日结再收费" if day else ""


def _unprinted(session: Session, clerk_id: int, today: date) -> str:
    waiting = [ticket.printed_no for ticket in prints.unprinted(session, clerk_id)]
    return f"还有 {len(waiting)} 张票据没有打印：{_named(waiting)}，请先补打" if waiting else ""


def _unsigned(session: Session, clerk_id: int, today: date) -> str:
    waiting = [ticket.printed_no for ticket in signatures.unsigned(session, today, clerk_id)]
    return f"还有 {len(waiting)} 张收据没有登记签收：{_named(waiting)}" if waiting else ""


def _drafts(session: Session, clerk_id: int, today: date) -> str:
    """The closing itself is not half-way."""
    waiting = [draft for draft in open_drafts(session, clerk_id) if draft.procedure != CLOSE]
    return f"还有 {len(waiting)} 份挂起的业务，能办完的请先办完" if waiting else ""


def _used_up(session: Session, clerk_id: int, today: date) -> str:
    books = [book.book_no for book in drawn_books(session, clerk_id) if book.state is BookState.USED_UP]
    return f"票据本 {_named(books)} 已用完，还没有交出纳核销" if books else ""


def _not_banked(session: Session, clerk_id: int, today: date) -> str:
    """Of earlier days: what was taken today is still to be closed."""
    waiting = [str(one.day) for one in open_days(session) if one.day < today]
    return f"{_named(waiting)} 的现金还没有缴存银行" if waiting else ""


def _differences(session: Session, clerk_id: int, today: date) -> str:
    mine = [one.number for one in unsettled(session) if one.clerk_id == clerk_id and one.day < today]
    return f"长短款 {_named(mine)} 还没有处理" if mine else ""


def _float(session: Session, clerk_id: int, today: date) -> str:
    """Before the first cash of the day: later it cannot be counted by itself any more."""
    if list(opening.refusals(session, clerk_id, today)):
        return ""
    return "备用金还没有清点，请先办“清点备用金”再收款"


def _away(session: Session, clerk_id: int, today: date) -> str:
    out = absences.away(session, clerk_id)
    return f"离岗 {out.number} 还没有登记返岗" if out else ""


def _unanswered(session: Session, clerk_id: int, today: date) -> str:
    lists = list(dict.fromkeys(pending.pending(session).values()))
    return f"托收清单 {_named(lists)} 银行还没有回结果" if lists else ""


def _named(some: Sequence[str]) -> str:
    return "、".join(some[:NAMED]) + ("等" if len(some) > NAMED else "")


FINDERS: dict[Matter, Callable[[Session, int, date], str]] = {
    Matter.UNCLOSED_DAY: _unclosed,
    Matter.UNPRINTED: _unprinted,
    Matter.UNSIGNED: _unsigned,
    Matter.DRAFTS: _drafts,
    Matter.USED_UP: _used_up,
    Matter.NOT_BANKED: _not_banked,
    Matter.DIFFERENCE: _differences,
    Matter.FLOAT: _float,
    Matter.AWAY: _away,
    Matter.UNANSWERED: _unanswered,
}
"""What is open of each matter, in a sentence; empty where nothing is. The others are found where they are met."""
