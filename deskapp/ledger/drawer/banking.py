"""Cash on its way to the dedicated account: what every closed day still owes the bank, and slips that pay it in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.drawer.keeping import Slip, keep, made_by, next_number
from deskapp.ledger.drawer.kinds import PLACES
from deskapp.ledger.drawer.records import BankedDay, CashBanking, CashMove


@dataclass(frozen=True)
class DayCash:
    """What the closings of a day leave to be banked, and what was banked of it."""

    day: date
    due: Money
    banked: Money

    @property
    def left(self) -> Money:
        """What is still to be banked."""
        return self.due - self.banked


@dataclass(frozen=True)
class Banking:
    """Cash that was paid in: when, how much, on which slip of the bank, and by whom."""

    banked_on: date
    amount: Money
    bank_slip: str
    banked_by_id: int

    @property
    def slip_no(self) -> str:
        """The number without blanks, as it is compared."""
        return self.bank_slip.strip()


def day_cash(session: Session) -> list[DayCash]:
    """Every closed day with cash to bank, or banked, in its order (FEE-26).

    To be banked is what was counted beyond the float; cash that only changed its place is reckoned where it was taken.
    """
    due: dict[date, Money] = {}
    after: dict[tuple[int, date], int] = {}
    moves = _moves(session)
    for closing in session.scalars(select(Closing).order_by(Closing.id)):
        key = closing.clerk_id, closing.business_day
        last = closing.last_move_id or after.get(key, 0)
        placed = Money.total(amount for id, amount in moves.get(key, ()) if after.get(key, 0) < id <= last)
        after[key] = last
        beyond = closing.cash_counted - closing.till_float - placed
        due[closing.business_day] = due.get(closing.business_day, Money()) + beyond
    asked = select(BankedDay.business_day, func.sum(BankedDay.amount)).group_by(BankedDay.business_day)
    banked = dict(session.execute(asked).all())
    return [DayCash(day, due[day], banked.get(day, Money())) for day in sorted(due) if due[day] or day in banked]


def open_days(session: Session) -> list[DayCash]:
    """The closed days of which cash is still to be banked, the oldest first."""
    return [one for one in day_cash(session) if one.left > Money()]


def parts(waiting: Sequence[DayCash], amount: Money) -> list[tuple[date, Money]]:
    """The days that an amount is for: the oldest first, each in full before the next."""
    found: list[tuple[date, Money]] = []
    for one in waiting:
        part = min(one.left, amount)
        if part > Money():
            found.append((one.day, part))
            amount -= part
    return found


def refusals(session: Session, asked: Banking, today: date) -> Iterator[Refusal]:
    """A slip is entered once, for no more than waits, and not ahead of its day (FEE-26)."""
    if not asked.slip_no:
        yield Refusal("请填写银行存单号", "FEE-26")
    yield from known_slip(session, asked.slip_no)
    if asked.amount <= Money():
        yield Refusal("缴存金额须大于零", "FEE-26")
    if asked.banked_on > today:
        yield Refusal("缴存日期不能晚于今天", "FEE-26")
    waiting = Money.total(one.left for one in open_days(session))
    if asked.amount > waiting:
        yield Refusal(f"已日结待缴存的现金共 {waiting.figures}，不能缴存 {asked.amount.figures}，请核对", "FEE-26")


def bank(session: Session, asked: Banking, request_id: str, slip: Slip) -> CashBanking:
    """Keep a banking of what waits, with the days it is for, once. Raises TicketError."""
    if made := made_by(session, CashBanking, request_id):
        return made
    insist(refusals(session, asked, session.info["at"].date()))
    return _kept(session, asked, parts(open_days(session), asked.amount), request_id, slip)


def bank_at_closing(session: Session, asked: Banking, day: date, request_id: str, slip: Slip) -> CashBanking:
    """Keep what a clerk banks of the drawer that was closed just now: all of it belongs to that day, whoever took it.

    Raises TicketError for a slip that was entered before.
    """
    insist(known_slip(session, asked.bank_slip))
    return _kept(session, asked, [(day, asked.amount)], request_id, slip)


def _kept(
    session: Session, asked: Banking, days: Sequence[tuple[date, Money]], request_id: str, slip: Slip
) -> CashBanking:
    made = CashBanking(
        number=next_number(session, CashBanking, session.info["at"].date()),
        request_id=request_id,
        banked_on=asked.banked_on,
        amount=asked.amount,
        bank_slip=asked.slip_no,
        banked_by_id=asked.banked_by_id,
        slip={},
        days=[BankedDay(business_day=day, amount=part) for day, part in days],
    )
    facts = {
        "amount": asked.amount.figures,
        "slip": asked.slip_no,
        "days": [[day.isoformat(), part.figures] for day, part in days],
    }
    keep(session, made, made.number, facts, slip)
    return made


def known_slip(session: Session, bank_slip: str) -> Iterator[Refusal]:
    """Whether a slip of the bank was entered before."""
    if known := _slip(session, bank_slip.strip()):
        yield Refusal(f"存单 {known.bank_slip} 已登记（{known.number}，{known.amount}），请核对", "FEE-26")


def _slip(session: Session, bank_slip: str) -> CashBanking | None:
    return session.scalars(select(CashBanking).where(CashBanking.bank_slip == bank_slip)).one_or_none()


def _moves(session: Session) -> dict[tuple[int, date], list[tuple[int, Money]]]:
    """By clerk and day, what only changed its place."""
    found: dict[tuple[int, date], list[tuple[int, Money]]] = {}
    asked = select(CashMove).where(CashMove.kind.in_(PLACES)).order_by(CashMove.id)
    for one in session.scalars(asked):
        found.setdefault((one.clerk_id, one.business_day), []).append((one.id, one.amount))
    return found
