"""The approved papers that a collection uses, by itself: all that fit what was chosen (FEE-25)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.records import Unit
from deskapp.ledger.adjusting import applying, documents, late
from deskapp.ledger.adjusting.applying import Applied
from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.allocation import in_full
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.paying import Line
from deskapp.procedures.collect_fees.steps import Items


def reduced(session: Session, unit: Unit | None, items: Items, lines: Sequence[Line], today: date) -> Applied:
    """The lines with what the unit's papers take off them.

    An amount that was typed is paid as it was typed: a paper would make it pay for more than was said.
    """
    waiting = documents.waiting(session, unit.id, today) if unit else ()
    if unit is None or not waiting:
        return Applied(tuple(lines))
    if items.amount:
        names = "、".join(one.number for one in waiting)
        return Applied(tuple(lines), (f"按金额交不使用减免单 {names}，请改为勾选欠费",))
    owed = in_full([*open_charges(session, unit.id, today), *months_ahead(session, unit.id, today)])
    return applying.apply(lines, waiting, tuple(late.lines(late.rule(session, today), owed.shares, today)))
