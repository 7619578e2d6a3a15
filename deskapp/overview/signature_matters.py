"""What today's list says of papers that wait for signatures (GEN-10)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day
from deskapp.signatures import awaited
from deskapp.signatures.records import PaperSignature

SIGN = "sign_papers"


def unsigned(session: Session, desk: Desk) -> Iterator[Matter]:
    """A line a record: which of its papers whom it waits for."""
    if not desk.may(SIGN):
        return
    by_number: dict[str, list[PaperSignature]] = {}
    for one in awaited.all_awaited(session):
        by_number.setdefault(one.number, []).append(one)
    for number, ones in by_number.items():
        first = ones[0]
        late = first.asked_on < desk.today
        urgency = Urgency.LATE if late else Urgency.TODAY
        due = short_day(first.asked_on, desk.today) if late else "今天"
        papers = "、".join(dict.fromkeys(one.paper for one in ones))
        signers = "、".join(dict.fromkeys(one.signer for one in ones))
        link = Link(Leads.PROCEDURE, SIGN, more=(("number", number),))
        yield Matter(urgency, due, "请客户签名", f"{number} {papers}，{signers}", link, first.room_no, first.customer)
