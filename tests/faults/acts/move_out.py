"""Somebody who moves out, from his notice to the empty home; every act of it."""

from sqlalchemy import select

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, IcCard, Occupancy, Unit, Vehicle
from deskapp.handover.move_out.kinds import Leaving, Meter, Thing
from deskapp.ledger.bank import agreements as bank
from deskapp.procedures.handover.move_out.cancel.service import CANCEL_MOVE_OUT
from deskapp.procedures.handover.move_out.cancel.steps import CalledOff
from deskapp.procedures.handover.move_out.confirm.service import CONFIRM_MOVE_OUT
from deskapp.procedures.handover.move_out.finish.service import FINISH_MOVE_OUT
from deskapp.procedures.handover.move_out.finish.steps import Gone
from deskapp.procedures.handover.move_out.hand_back.service import HAND_BACK_MOVE_OUT
from deskapp.procedures.handover.move_out.hand_back.steps import HandedBack
from deskapp.procedures.handover.move_out.read.service import READ_MOVE_OUT
from deskapp.procedures.handover.move_out.read.steps import Meters
from deskapp.procedures.handover.move_out.settle.service import SETTLE_MOVE_OUT
from deskapp.procedures.handover.move_out.settle.steps import Settlement
from deskapp.procedures.handover.move_out.start.service import START_MOVE_OUT
from deskapp.procedures.handover.move_out.start.steps import MovingOut
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.sign_papers.service import SIGN_PAPERS
from deskapp.procedures.sign_papers.steps import Signed
from deskapp.release.kinds import Answer, Relation
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.faults.acts.tickets import TICKETS
from tests.fees import LONG_AGO

NUMBER = "QC2026-0001"
OUT: Said = {WhichMoveOut: {"move_out": NUMBER}}
LEAVES = {
    "room": "3-2-501",
    "name": "欧阳静",
    "relation": Relation.TENANT,
    "id_no": "110101199003074477",
    "phone": "13700137000",
    "leaving": Leaving.HOUSEHOLD,
    "leaving_on": "2026-11-21",
    "id_seen": True,
}
AGREED = {"owner_answer": Answer.AGREED, "owner_name": "张素芬", "owner_phone": "13800138000"}
CALLS: Said = {
    OwnerAsked: AGREED | {"owner_answer": Answer.UNREACHABLE},
    EmergencyAsked: {
        "emergency_answer": Answer.UNREACHABLE,
        "emergency_name": "张强",
        "emergency_phone": "13900139000",
    },
    PoliceWitness: {"police_answer": Answer.AGREED, "police_name": "民警李", "urgent": True},
}
CARD = {"thing": Thing.ACCESS_CARD, "name": "门禁卡", "numbers": "00718", "due": "1", "back": "1"}
LOST = CARD | {"numbers": "00719", "back": "0", "remark": "遗失"}
KEYS = {"thing": Thing.KEY, "name": "入户门钥匙", "due": "3", "back": "3"}
METERS = [{"meter": Meter.WATER, "before": "612", "now": "640"}, {"meter": Meter.ELECTRICITY, "now": "10512"}]
STARTED: Said = {MovingOut: LEAVES, OwnerAsked: AGREED}
LATER: Said = {MovingOut: LEAVES, OwnerAsked: {"owner_answer": Answer.LATER}}
READ: Said = {**OUT, Meters: {"lines": METERS}}
BACK: Said = {**OUT, HandedBack: {"lines": [CARD, LOST, KEYS], "told": True}}
SETTLED: Said = {**OUT, Settlement: {"no_goods": True, "gone_through": True}}
FINISHED: Said = {**OUT, Gone: {"moved": True}}
CALLED_OFF: Said = {**OUT, CalledOff: {"reason": "客户不搬了", "sheet": True}}
SIGNED: Said = {Signed: {"number": NUMBER}}


def living_there(team: Team) -> None:
    """A tenant with two cards, a car, and fees that the bank collects from her."""
    once(team, TICKETS["collect_fees: by transfer"], "settled")
    with team.clerk.work("edit_estate") as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        tenant = Customer(name="欧阳静")
        session.add(Occupancy(unit=unit, customer=tenant, role=OccupancyRole.TENANT, from_date=LONG_AGO))
        session.add_all(IcCard(card_no=number, unit=unit, customer=tenant) for number in ("00718", "00719"))
        session.add(Vehicle(plate="粤B99999", unit=unit, customer=tenant))
        session.flush()
        account = "6228480000000000001"
        terms = (unit.id, tenant.id, "农业银行", "欧阳静", account, (bank.SERVICE_FEE,), team.clerk.today)
        bank.sign(session, "bank", bank.Terms(*terms))


@after(living_there)
def unconfirmed(team: Team) -> None:
    """Her notice waits for the owner's word."""
    once(team, Act(START_MOVE_OUT, lambda _: LATER, {}), "started")


@after(living_there)
def confirmed(team: Team) -> None:
    """She may go."""
    once(team, Act(START_MOVE_OUT, lambda _: STARTED, {}), "started")


@after(confirmed)
def read(team: Team) -> None:
    """The meters are read."""
    once(team, Act(READ_MOVE_OUT, lambda _: READ, {}), "read")


@after(read)
def handed_back(team: Team) -> None:
    """What she was given is back, but for a card."""
    once(team, Act(HAND_BACK_MOVE_OUT, lambda _: BACK, {}), "back")


@after(handed_back)
def settled(team: Team) -> None:
    """The sheet is printed."""
    once(team, Act(SETTLE_MOVE_OUT, lambda _: SETTLED, {}), "settled")


@after(settled)
def signed(team: Team) -> None:
    """And signed."""
    once(team, Act(SIGN_PAPERS, lambda _: SIGNED, {}), "signed")


EVENT = {"move_out_event": 1}
MOVE_OUTS = {
    "start_move_out": Act(
        START_MOVE_OUT, lambda _: STARTED, {"move_out": 1, "move_out_event": 2, "move_out_call": 1}, living_there
    ),
    "confirm_move_out: by the police post": Act(
        CONFIRM_MOVE_OUT, lambda _: {**OUT, **CALLS}, {"move_out_event": 2, "move_out_call": 3}, unconfirmed
    ),
    "read_move_out": Act(READ_MOVE_OUT, lambda _: READ, EVENT | {"move_out_reading": 2}, confirmed),
    "hand_back_move_out": Act(
        HAND_BACK_MOVE_OUT, lambda _: BACK, EVENT | {"card_event": 2, "move_out_return": 3, "key_item": 1}, read
    ),
    "settle_move_out": Act(SETTLE_MOVE_OUT, lambda _: SETTLED, EVENT | {"paper_signature": 1}, handed_back),
    "sign_papers": Act(SIGN_PAPERS, lambda _: SIGNED, {}, settled),
    "finish_move_out": Act(FINISH_MOVE_OUT, lambda _: FINISHED, EVENT | {"task": 2}, signed),
    "cancel_move_out": Act(CANCEL_MOVE_OUT, lambda _: CALLED_OFF, EVENT, settled),
}
