"""Reads the lists of drawers: shifts (REG-49), cash moved, differences, banking (REG-58), absences (SHIFT-03)."""

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger.drawer import absences as away
from deskapp.ledger.drawer import banking, differences
from deskapp.ledger.drawer.records import BankedDay, CashBanking, CashMove, DeskAbsence, ShiftHandover
from deskapp.ledger.kinds import DifferenceKind
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.overview.till_view import AbsenceLine, BankingLine, DifferenceLine, MoveLine, ShiftLine
from deskapp.staff.team import staff_names


def shifts(desk: Desk, span: Span) -> list[ShiftLine]:
    """The shifts handed over on some days, the newest first."""
    with desk.reading() as session:
        names = staff_names(session)
        asked = select(ShiftHandover).where(ShiftHandover.business_day.between(span.first, span.last))
        return [
            ShiftLine(
                one.number,
                one.handed_over_at.astimezone(CHINA),
                one.shift,
                names[one.outgoing_id],
                names[one.incoming_id],
                one.cash,
                one.cash - one.expected,
                one.remarks,
            )
            for one in session.scalars(asked.order_by(ShiftHandover.id.desc()))
        ]


def moves(desk: Desk, span: Span) -> list[MoveLine]:
    """Cash moved in and out of all drawers on some days, the newest first."""
    with desk.reading() as session:
        names = staff_names(session)
        asked = select(CashMove).where(CashMove.business_day.between(span.first, span.last))
        return [
            MoveLine(
                one.number,
                one.at.astimezone(CHINA),
                names[one.clerk_id],
                one.kind.value,
                one.amount,
                names.get(one.other_id or 0, ""),
                one.reason,
            )
            for one in session.scalars(asked.order_by(CashMove.id.desc()))
        ]


def differing(desk: Desk, span: Span) -> list[DifferenceLine]:
    """The shortages and excesses of some days, and those of any day that wait to be settled."""
    with desk.reading() as session:
        found = differences.documents(session)
    return [_difference(one) for one in found if one.settled is None or span.first <= one.day <= span.last]


def banked(desk: Desk, span: Span) -> list[BankingLine]:
    """The closed days of a span with their cash and the slips it was banked on, the latest first."""
    with desk.reading() as session:
        names, days = staff_names(session), banking.day_cash(session)
        asked = select(BankedDay, CashBanking).join(CashBanking, BankedDay.banking_id == CashBanking.id)
        slips: dict[object, list[CashBanking]] = {}
        for part, one in session.execute(asked.order_by(BankedDay.id)):
            slips.setdefault(part.business_day, []).append(one)
    return [
        BankingLine(
            one.day,
            one.due,
            one.banked,
            "、".join(slip.bank_slip for slip in slips.get(one.day, [])),
            "、".join(dict.fromkeys(str(slip.banked_on) for slip in slips.get(one.day, []))),
            "、".join(dict.fromkeys(names[slip.banked_by_id] for slip in slips.get(one.day, []))),
            one.left,
        )
        for one in reversed(days)
        if span.first <= one.day <= span.last
    ]


def absences(desk: Desk, span: Span) -> list[AbsenceLine]:
    """Who left the desk on some days, the newest first."""
    with desk.reading() as session:
        names = staff_names(session)
        return [_absence(one, names) for one in away.absences(session, span.first, span.last)]


def _difference(one: differences.Document) -> DifferenceLine:
    short, done = one.kind is DifferenceKind.SHORTAGE, one.settled
    return DifferenceLine(
        one.number,
        one.day,
        one.clerk,
        Money() - one.amount if short else one.amount,
        one.found_in,
        one.reason,
        one.confirmed_by,
        State("已处理", Mark.OK) if done else State("待处理", Mark.WARN),
        done.how.value if done else "",
        done.settled_at.astimezone(CHINA).date() if done else None,
    )


def _absence(one: DeskAbsence, names: dict[int, str]) -> AbsenceLine:
    back = one.back_at.astimezone(CHINA) if one.back_at else None
    return AbsenceLine(
        one.number,
        names[one.clerk_id],
        one.left_at.astimezone(CHINA),
        one.due_back,
        back,
        one.reason,
        one.stands_in,
        names[one.approved_by_id],
        State("已返岗", Mark.OK) if back else State("未返岗", Mark.WARN),
    )
