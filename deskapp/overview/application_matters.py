"""What today's list says of applications for cards: whose word they wait for, and whose cards are not made yet."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access import acts, applications
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import OPEN, Stage, progress, stage
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.shown import Leads, Link

AGREE, ISSUE = "agree_to_cards", "staff_card"


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


def _matter(row: CardApplication, what: str, more: str, leads: str, pile: Pile = Pile.OTHER) -> Matter:
    """A merchant's is about the shop; those of the centre are about no unit."""
    room = row.unit.room_no if row.unit and row.held_as not in OF_THE_CENTRE else ""
    link = Link(Leads.PROCEDURE, leads, more=(("application", row.number),))
    words = f"{row.number}，{more}"
    return Matter(Urgency.TODAY, "今天", what, words, link, room, row.department, pile=pile)
