"""A home that gets another owner, from the day he comes to the archive; every act of it."""

from collections.abc import Callable

from sqlalchemy import select

from deskapp.estate.kinds import CustomerKind
from deskapp.estate.records import IcCard, Unit
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.resale import rules
from deskapp.handover.resale.kinds import Fate, Held, Proof
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.handover.resale.acknowledge.service import ACKNOWLEDGE_RESALE
from deskapp.procedures.handover.resale.acknowledge.steps import Acknowledged
from deskapp.procedures.handover.resale.archive.service import ARCHIVE_RESALE
from deskapp.procedures.handover.resale.archive.steps import Archived
from deskapp.procedures.handover.resale.cancel.service import CANCEL_RESALE
from deskapp.procedures.handover.resale.cancel.steps import CalledOff
from deskapp.procedures.handover.resale.complete.service import COMPLETE_RESALE
from deskapp.procedures.handover.resale.complete.steps import FormerThings, RestPapers
from deskapp.procedures.handover.resale.keys.service import HAND_OVER_RESALE
from deskapp.procedures.handover.resale.keys.steps import GivenKeys
from deskapp.procedures.handover.resale.receive.service import RECEIVE_RESALE
from deskapp.procedures.handover.resale.receive.steps import DebitAccount, NewOwner, NewPapers
from deskapp.procedures.handover.resale.which import WhichResale
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.faults.acts.tickets import TICKETS
from tests.handover.walks import brought
from tests.ledger.accounts import pay

RESALE = {"resale": "GM2026-0001"}
NEEDED = rules.needed(Proof.CONTRACT, CustomerKind.HOUSEHOLD, agent=False, family=False)
LATE = NEEDED[-1].code
BUYER = {
    "room": "3-2-501",
    "new_owner": "李明",
    "kind": CustomerKind.HOUSEHOLD,
    "id_no": "11010119900307301X",
    "phone": "13700137000",
    "proof": Proof.CONTRACT,
    "change_on": "2026-11-18",
}
CARD = {"kind": Held.CARD, "number": "00718", "holder": "张素芬", "fate": Fate.CANCEL}
GIVEN = {
    "received_by": "李明",
    "receipt_seen": True,
    "given": [{"kind": KeyKind.ENTRANCE, "count": "3"}],
    "counted": True,
}
CHANGED: Said = {WhichResale: RESALE, FormerThings: {"lines": [CARD], "told": True}}
CHANGED_LATE: Said = {**CHANGED, RestPapers: {"lines": brought(NEEDED[-1:])}}
FILED: Said = {WhichResale: RESALE, Archived: {"filed": True, "former_kept": True}}
CALLED_OFF: Said = {WhichResale: RESALE, CalledOff: {"reason": "客户撤回"}}


def received(*lacking: str) -> Said:
    """The buyer with his papers, but for some."""
    return {
        NewOwner: BUYER,
        NewPapers: {"lines": brought(NEEDED, lacking)},
        DebitAccount: {"bank": "农业银行", "account_no": "6228480000000000002"},
    }


def acknowledged(by: str) -> Callable[[Team], Said]:
    """One of the three has changed what is his to change."""
    said = {"notice": f"GM2026-0001 {by}", "by": "周强", "at": "9:00", "done": True}
    return lambda _: {Acknowledged: said}


def settled(team: Team) -> None:
    """The former owner owes nothing, and has a card."""
    once(team, TICKETS["collect_fees: by transfer"], "settled")
    with team.clerk.work("edit_estate") as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        session.add(IcCard(card_no="00718", unit=unit, customer=unit.occupancies[0].customer))


@after(settled)
def waiting(team: Team) -> None:
    """The buyer was received, with everything."""
    once(team, Act(RECEIVE_RESALE, lambda _: received(), {}), "received")


@after(settled)
def lacking(team: Team) -> None:
    """The buyer was received, and has still to bring a paper."""
    once(team, Act(RECEIVE_RESALE, lambda _: received(LATE), {}), "received")


@after(waiting)
def changed(team: Team) -> None:
    """The home is his; three have been told."""
    once(team, Act(COMPLETE_RESALE, lambda _: CHANGED, {}), "changed")


@after(changed)
def paid(team: Team) -> None:
    """He has paid something, too."""
    with team.store.reading() as session:
        unit_id = session.scalars(select(Unit.id).where(Unit.room_no == "3-2-501")).one()
    pay(team.clerk, unit_id, {"repair_charge": "100"}, payer="李明")


def given(team: Team) -> Said:
    """Keys against the receipt that he shows."""
    with team.store.reading() as session:
        receipt = session.scalars(select(Ticket.printed_no).where(Ticket.customer_name == "李明")).one()
    return {WhichResale: RESALE, GivenKeys: GIVEN | {"receipt_no": receipt}}


@after(changed)
def notified(team: Team) -> None:
    """All three have acknowledged."""
    for who in ("财务", "信息员", "监控中心"):
        once(team, Act(ACKNOWLEDGE_RESALE, acknowledged(who), {}), who)


EVENT = {"resale_event": 1}
CHANGE = EVENT | {
    "customer": 1,
    "occupancy": 1,
    "bank_account": 1,
    "card_event": 1,
    "resale_thing": 1,
    "change_notice": 3,
    "task": 3,
}
RESALES = {
    "receive_resale": Act(
        RECEIVE_RESALE, lambda _: received(), EVENT | {"customer_file": 1, "file_paper": 5, "unit_resale": 1}, settled
    ),
    "complete_resale": Act(COMPLETE_RESALE, lambda _: CHANGED, CHANGE, waiting),
    "complete_resale: a paper comes late": Act(
        COMPLETE_RESALE,
        lambda _: CHANGED_LATE,
        EVENT
        | {
            "task": 3,
            "customer": 1,
            "bank_account": 1,
            "occupancy": 1,
            "card_event": 1,
            "file_paper": 1,
            "resale_thing": 1,
            "change_notice": 3,
        },
        lacking,
    ),
    "hand_over_resale": Act(HAND_OVER_RESALE, given, EVENT | {"key_issue": 1, "paper_signature": 1}, paid),
    "acknowledge_resale": Act(ACKNOWLEDGE_RESALE, acknowledged("财务"), EVENT, changed),
    "archive_resale": Act(ARCHIVE_RESALE, lambda _: FILED, EVENT, notified),
    "cancel_resale": Act(CANCEL_RESALE, lambda _: CALLED_OFF, EVENT, waiting),
}
