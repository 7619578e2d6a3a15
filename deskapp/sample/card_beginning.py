"""How cards begin in the sample: blank cards drawn, doors set up and told of the old roster, the team's own cards."""

from collections.abc import Mapping

from deskapp.access import acts, blanks
from deskapp.access.blanks import Entry
from deskapp.access.doors.groups import groups
from deskapp.access.kinds import BlankAct, CardFamily, HolderClass, ListKind, Purpose
from deskapp.access.register import planning
from deskapp.access.register.values import Grant, Holder, OnReader
from deskapp.access.rules.terms import Term
from deskapp.desk import Desk
from deskapp.sample import doors
from deskapp.sample.card_counter import KEY_VERSION, Pile, write
from deskapp.sample.centre import LEAD, MANAGER
from deskapp.staff.sign_in import Duty

STOCK = {CardFamily.DESFIRE: 500, CardFamily.CLASSIC: 50}


def begin(desk: Desk, team: Mapping[str, Duty], pile: Pile) -> None:
    """On the first day; `desk` is anybody's."""
    lead = desk.manned_by(team[LEAD])
    doors.set_up(lead, desk.manned_by(team[MANAGER]))
    with lead.work(acts.STOCK) as session:
        for family, pieces in STOCK.items():
            asked = Entry(BlankAct.RECEIVED, family, pieces, "总部发来")
            blanks.enter(session, f"sample-blanks-{family.name}", asked)
    _team_cards(lead, team, pile)
    doors.hand_out(lead, ListKind.FULL)


def _team_cards(lead: Desk, team: Mapping[str, Duty], pile: Pile) -> None:
    """Everybody who works here has a card for a year, authorised by the lead and free (CARD-13, CARD-14)."""
    for name, duty in team.items():
        card = pile.take()
        with lead.work(acts.AUTHORISE_STAFF) as session:
            every = tuple(one.number for one in groups(session))
            grant = Grant(Purpose.ACCESS, Term.first(lead.today, 12), every)
            holder, on_reader = (
                Holder(HolderClass.STAFF, name, staff_id=duty.id),
                OnReader(card.uid, CardFamily.DESFIRE, KEY_VERSION),
            )
            plan = planning.issue(session, f"sample-staff-{duty.id}", holder, (grant,), on_reader, card_no=card.card_no)
        write(lead, plan.id, card.uid)
