"""What today's list says of cards of the centre: whose word an application waits for, and what its people have."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts, applications
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import IN_USE, OPEN, Stage, progress, stage
from deskapp.access.card_records import CardIssue
from deskapp.access.register import reading
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.desk import Desk
from deskapp.estate.records import IcCard
from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.records import StaffMember

AGREE, ISSUE, CANCEL = "agree_to_cards", "staff_card", "cancel_card"


def applied(session: Session, desk: Desk) -> Iterator[Matter]:
    """To the centre manager what waits for the consent, to a lead what waits to be authorised (CARD-13, CARD-14).

    Once authorised, whoever may write cards can go on with them.
    """
    for row in applications.waiting(session, (Stage.FILED, Stage.AGREED, Stage.ISSUING)):
        match stage(row):
            case Stage.FILED if desk.may(acts.AGREE):
                yield _matter(row, "同意办卡申请", f"{row.applicant}申请，{len(row.people)} 人", AGREE)
            case Stage.AGREED if desk.may(acts.AUTHORISE_STAFF):
                yield _matter(row, "授权内部员工卡", f"{row.agreed_by}已同意，{len(row.people)} 人", ISSUE)
            case Stage.ISSUING if desk.may(acts.WRITE):
                left = len([one for one in row.people if progress(one) in OPEN])
                yield _matter(row, "接着制内部员工卡", f"还有 {left} 人没有卡", ISSUE, Pile.UNFINISHED)


def left_behind(session: Session, desk: Desk) -> Iterator[Matter]:
    """Cards of colleagues who have left: they are cancelled, whoever has them (table of CARD states)."""
    if not desk.may(acts.CANCEL):
        return
    gone = select(CardIssue.card_id).where(
        CardIssue.ended_on.is_(None),
        CardIssue.staff_id.in_(select(StaffMember.id).where(~StaffMember.active)),
    )
    for card in reading.found(session, IcCard.id.in_(gone), IcCard.state.in_(IN_USE)):
        link = Link(Leads.PROCEDURE, CANCEL, more=(("card", card.card_no), ("cause", "离职")))
        words = f"{card.holder_name}已离职，卡 {card.card_no} 还有效，请收回或注销"
        yield Matter(Urgency.TODAY, "今天", "注销离职员工的卡", words, link)


def _matter(row: CardApplication, what: str, more: str, leads: str, pile: Pile = Pile.OTHER) -> Matter:
    """A merchant's is about the shop; those of the centre are about no unit."""
    room = row.unit.room_no if row.unit and row.held_as not in OF_THE_CENTRE else ""
    link = Link(Leads.PROCEDURE, leads, more=(("application", row.number),))
    words = f"{row.number}，{more}"
    return Matter(Urgency.TODAY, "今天", what, words, link, room, row.department, pile=pile)
