"""How cards begin in the sample: blank cards drawn, doors set up and told of the old roster, the team's own cards."""

from collections.abc import Mapping
from itertools import cycle

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
from deskapp.sample.households import buildings
from deskapp.staff.sign_in import Duty

STOCK = {CardFamily.DESFIRE: 500, CardFamily.CLASSIC: 50}
MONTHS = range(12, 25, 2)
"""For how long the cards of the team are valid, one after the other: they do not end on one day."""


def begin(desk: Desk, team: Mapping[str, Duty], pile: Pile) -> None:
    """On the first day; `desk` is anybody's."""
    lead = desk.manned_by(team[LEAD])
    with desk.reading() as session:
        every = buildings(session)
    doors.set_up(lead, desk.manned_by(team[MANAGER]), every)
    with lead.work(acts.STOCK) as session:
        for family, pieces in STOCK.items():
            asked = Entry(BlankAct.RECEIVED, family, pieces, "总部发来")
            blanks.enter(session, f"sample-blanks-{family.name}", asked)
    _team_cards(lead, team, pile)
    doors.hand_out(lead, ListKind.FULL)


def _team_cards(lead: Desk, team: Mapping[str, Duty], pile: Pile) -> None:
    """Everybody who works here has a card for one to two years, authorised by the lead and free (CARD-13, CARD-14)."""
    for (name, duty), months in zip(team.items(), cycle(MONTHS), strict=False):
        card = pile.take()
        with lead.work(acts.AUTHORISE_STAFF) as session:
            every = tuple(one.number for one in groups(session))
            grant = Grant(Purpose.ACCESS, Term.first(lead.today, months), every)
            holder, on_reader = (
                Holder(HolderClass.STAFF, name, staff_id=duty.id),
                OnReader(card.uid, CardFamily.DESFIRE, KEY_VERSION),
            )
            plan = planning.issue(session, f"sample-staff-{duty.id}", holder, (grant,), on_reader, card_no=card.card_no)
        write(lead, plan.id, card.uid)
