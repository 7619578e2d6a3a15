"""A first handover, from the bag to the opened file, its payment among the acts; and a tenant who moves in."""

from sqlalchemy import select

from deskapp.estate.records import Unit
from deskapp.handover import documents
from deskapp.handover.move_in.kinds import Recheck
from deskapp.procedures.handover.move_in.agree.service import AGREE_MOVE_IN
from deskapp.procedures.handover.move_in.agree.steps import Signing, Supplies
from deskapp.procedures.handover.move_in.cancel.service import CANCEL_MOVE_IN
from deskapp.procedures.handover.move_in.cancel.steps import Why
from deskapp.procedures.handover.move_in.complete.service import COMPLETE_MOVE_IN
from deskapp.procedures.handover.move_in.complete.steps import SIGNED, LivesThere, SignedPapers
from deskapp.procedures.handover.move_in.defects.service import RECHECK_DEFECTS, open_defects
from deskapp.procedures.handover.move_in.defects.steps import WhichDefect
from deskapp.procedures.handover.move_in.inspect.service import INSPECT_MOVE_IN
from deskapp.procedures.handover.move_in.inspect.steps import Found, Inspected
from deskapp.procedures.handover.move_in.keys.service import HAND_OVER_KEYS
from deskapp.procedures.handover.move_in.keys.steps import Items, Shown
from deskapp.procedures.handover.move_in.pay.service import PAY_MOVE_IN
from deskapp.procedures.handover.move_in.prepare.service import PREPARE_MOVE_IN
from deskapp.procedures.handover.move_in.prepare.steps import Bag, LookedOver, Units
from deskapp.procedures.handover.move_in.receive.service import RECEIVE_MOVE_IN
from deskapp.procedures.handover.move_in.receive.steps import MoveInPapers
from deskapp.procedures.handover.move_in.tenant.service import MOVE_TENANT_IN
from deskapp.procedures.handover.move_in.tenant.steps import Lease, OwnerTold, TenantPapers
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.scans.keeping import take_in
from tests.faults.acts.act import ONE, Act, Said, Team, after
from tests.handover import walks
from tests.scans.pictures import pdf, photo

WHICH: Said = {WhichMoveIn: walks.which()}
PREPARED: Said = {Units: {"room": walks.ROOM, "last_room": ""}, Bag: walks.BAG, LookedOver: walks.LOOKED}
INSPECTED: Said = {**WHICH, Inspected: walks.INSPECTED, Found: walks.CLEAN}
FAULTY: Said = {**INSPECTED, Found: walks.FAULTY}
AGREED: Said = {**WHICH, Supplies: walks.SUPPLIES, Signing: walks.SIGNING}
COMPLETED: Said = {**WHICH, SignedPapers: {"lines": walks.brought(SIGNED)}, LivesThere: walks.LIVES}
CALLED_OFF: Said = {**WHICH, Why: {"reason": "改由售楼处交付"}}
TENANT: Said = {
    Lease: {
        "room": walks.ROOM,
        "tenant": "欧阳静",
        "id_no": "110101199003074477",
        "phone": "13600136000",
        "lease_from": "2026-12-01",
        "lease_to": "2027-11-30",
    },
    TenantPapers: {"lines": walks.brought(documents.TENANT)},
    OwnerTold: {"owner_told": "张素芬", "owner_phone": "13800138000", "agrees": True},
}


def sold(team: Team) -> None:
    """The meters are the centre's, and this month was billed already."""
    with team.clerk.work("edit_estate") as session:
        session.scalars(select(Unit)).one().metered_to_household = False


@after(sold)
def prepared(team: Team) -> None:
    """The bag is packed."""
    walks.prepared(team.clerk)


@after(prepared)
def received(team: Team) -> None:
    """The owner was received."""
    walks.received(team.clerk)


@after(received)
def inspected(team: Team) -> None:
    """All is well."""
    walks.inspected(team.clerk)


@after(received)
def faulty(team: Team) -> None:
    """Two defects are to be mended."""
    walks.inspected(team.clerk, walks.FAULTY)


@after(inspected)
def agreed(team: Team) -> None:
    """The agreements are signed."""
    walks.agreed(team.clerk)


@after(agreed)
def paid(team: Team) -> None:
    """The months and the prepayment are paid."""
    walks.paid(team.clerk)


@after(paid)
def with_keys(team: Team) -> None:
    """The keys are handed out."""
    walks.keys_out(team.clerk)


def photographed(team: Team) -> Said:
    """With a photo of one paper, and a scanned PDF of another, which lie in the vault."""
    first, second, *others = walks.brought(walks.HOME_PAPERS)
    first["scans"], second["scans"] = (take_in(team.store, data) for data in (photo(), pdf(2)))
    return walks.RECEIVED | {MoveInPapers: {"lines": [first, second, *others]}}


def mended(team: Team) -> Said:
    """All defects, in the owner's presence."""
    said = {"defect": open_defects(team.clerk)[0].key, "result": Recheck.ACCEPTED, "day": "2026-11-21"}
    return {WhichDefect: said | {"person": "张素芬", "all_of_unit": True}}


def shown(team: Team) -> Said:
    """The keys, against the receipt."""
    receipt = walks.case(team.clerk).receipts[0]
    shown = {"receipt_no": receipt, "received_by": "张素芬", "receipt_seen": True}
    return {**WHICH, Shown: shown, Items: walks.KEYS}


EVENT = {"move_in_event": 1}
ROWS = {
    "payment_line": 4,
    "charge": 2,
    "account_entry": 1,
    "move_in_event": 1,
    "move_in_payment": 1,
}
MOVE_INS = {
    "prepare_move_in": Act(
        PREPARE_MOVE_IN, lambda _: PREPARED, {"move_in": 1, "receivable": 1, "move_in_paper": 1}, sold
    ),
    "receive_move_in": Act(
        RECEIVE_MOVE_IN,
        lambda _: walks.RECEIVED,
        EVENT
        | {
            "customer": 1,
            "bank_account": 1,
            "occupancy": 1,
            "vehicle": 1,
            "customer_file": 1,
            "file_paper": 6,
            "paper_signature": 2,
            "move_in_reception": 1,
            "move_in_paper": 3,
        },
        prepared,
    ),
    "receive_move_in: with pictures": Act(
        RECEIVE_MOVE_IN,
        photographed,
        EVENT
        | {
            "customer": 1,
            "bank_account": 1,
            "occupancy": 1,
            "vehicle": 1,
            "scan": 2,
            "customer_file": 1,
            "file_paper": 6,
            "paper_scan": 2,
            "paper_signature": 2,
            "move_in_reception": 1,
            "move_in_paper": 3,
        },
        prepared,
    ),
    "inspect_move_in": Act(
        INSPECT_MOVE_IN,
        lambda _: INSPECTED,
        EVENT | {"paper_signature": 5, "unit_acceptance": 1, "acceptance_witness": 2, "move_in_paper": 2},
        received,
    ),
    "inspect_move_in: defects": Act(
        INSPECT_MOVE_IN,
        lambda _: FAULTY,
        EVENT
        | {
            "paper_signature": 3,
            "unit_acceptance": 1,
            "acceptance_witness": 2,
            "handover_defect": 2,
            "move_in_paper": 1,
        },
        received,
    ),
    "recheck_defects": Act(
        RECHECK_DEFECTS, mended, EVENT | {"paper_signature": 2, "defect_note": 2, "move_in_paper": 1}, faulty
    ),
    "agree_move_in": Act(
        AGREE_MOVE_IN,
        lambda _: AGREED,
        EVENT | {"agreement_wording": 5, "paper_signature": 6, "move_in_agreement": 1, "move_in_paper": 6},
        inspected,
    ),
    "pay_move_in": Act(PAY_MOVE_IN, lambda _: walks.PAID, ONE | ROWS, agreed),
    "hand_over_keys": Act(
        HAND_OVER_KEYS, shown, EVENT | {"paper_signature": 3, "key_issue": 2, "move_in_paper": 2}, paid
    ),
    "complete_move_in": Act(COMPLETE_MOVE_IN, lambda _: COMPLETED, EVENT | {"task": 4, "file_paper": 6}, with_keys),
    "cancel_move_in": Act(CANCEL_MOVE_IN, lambda _: CALLED_OFF, EVENT, received),
    "move_tenant_in": Act(
        MOVE_TENANT_IN,
        lambda _: TENANT,
        {
            "customer": 1,
            "occupancy": 1,
            "agreement_wording": 1,
            "customer_file": 1,
            "file_paper": 2,
            "paper_signature": 2,
            "tenant_move_in": 1,
        },
    ),
}
