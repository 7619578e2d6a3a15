"""A first handover as people walk through it: every act with its answers, by whichever clerk of the tests."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from deskapp.customer_file.papers import Needed
from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind, OccupancyState
from deskapp.flow.procedure import Allowance, Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.handover import documents
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.move_in import cases
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import Opinion, ParkingUse, Recheck, Signed, WitnessRole
from deskapp.handover.move_in.records import MoveIn
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.voiding import void
from deskapp.procedures.handover.move_in.agree.service import AGREE_MOVE_IN
from deskapp.procedures.handover.move_in.agree.steps import Signing, Supplies
from deskapp.procedures.handover.move_in.complete.service import COMPLETE_MOVE_IN
from deskapp.procedures.handover.move_in.complete.steps import SIGNED, LivesThere, SignedPapers
from deskapp.procedures.handover.move_in.defects.service import RECHECK_DEFECTS, open_defects
from deskapp.procedures.handover.move_in.defects.steps import WhichDefect
from deskapp.procedures.handover.move_in.inspect.service import INSPECT_MOVE_IN
from deskapp.procedures.handover.move_in.inspect.steps import Found, Inspected
from deskapp.procedures.handover.move_in.keys.service import HAND_OVER_KEYS
from deskapp.procedures.handover.move_in.keys.steps import Items, Shown
from deskapp.procedures.handover.move_in.pay.service import PAY_MOVE_IN
from deskapp.procedures.handover.move_in.pay.steps import HowMuch
from deskapp.procedures.handover.move_in.prepare.service import PREPARE_MOVE_IN
from deskapp.procedures.handover.move_in.prepare.steps import Bag, LookedOver, Units
from deskapp.procedures.handover.move_in.receive.service import RECEIVE_MOVE_IN
from deskapp.procedures.handover.move_in.receive.steps import (
    Arriving,
    Copies,
    HandedOut,
    Household,
    MoveInPapers,
    OwnerFacts,
)
from deskapp.procedures.handover.move_in.tenant.service import MOVE_TENANT_IN
from deskapp.procedures.handover.move_in.tenant.steps import Lease, OwnerTold, TenantPapers
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.signatures import awaited
from deskapp.till.steps import Pay
from tests.fees import draw_book, make_home, make_price, name_company

NUMBER = "RZ2026-0001"
ROOM = "3-2-501"
Said = dict[type[Step], dict[str, Any]]
BAG = {one.name: True for one in Bag.questions() if one.tick}
LOOKED = {"common_parts": True, "clean": True, "staff_trained": True}
ARRIVING = {
    "customer_kind": CustomerKind.HOUSEHOLD,
    "name": "张素芬",
    "id_no": "11010519491231002X",
    "phone": "13800138000",
    "guide": "王芳",
    "has_family": True,
}
HANDED = {"papers": [{"name": "住户手册", "copies": "1"}], "signed": Signed.LIST, "notice_copied": True}
FACTS = {
    "native_place": "湖南长沙",
    "trade": "教育",
    "position": "教师",
    "pets": "猫 1 只",
    "bank": "农业银行",
    "account_no": "6228 0000 0123 4567 890",
    "emergency_contact_name": "张强",
    "emergency_contact_phone": "13900139000",
}
PEOPLE = [{"name": "陈静", "relation": "女儿", "phone": "13700137000", "trade": "医疗", "position": "护士"}]
HOUSEHOLD = {"people": PEOPLE, "cars": [{"plate": "粤B12345", "description": "白色轿车"}]}
COPIES = {"id_copies": "4", "bank_copies": "4", "family_copies": "1", "originals_back": True}
WITNESSES = [
    {"name": "周强", "role": WitnessRole.TECHNICIAN},
    {"name": "陈庆", "role": WitnessRole.ENGINEER},
]
INSPECTED = {
    "inspected_on": "2026-11-21",
    "water_reading": "3 吨",
    "electricity_reading": "12 度",
    "witnesses": WITNESSES,
}
CLEAN = {"opinion": Opinion.ACCEPTED}
LEAK = {"place": "次卫", "content": "地漏返水", "responsible": "总包单位", "due_on": "2026-11-30"}
WALL = {"place": "主卧", "content": "墙面空鼓", "responsible": "总包单位", "due_on": "2026-12-05"}
FAULTY = {"defects": [LEAK, WALL], "passed_on": True, "opinion": Opinion.AFTER_REPAIR}
SUPPLIES = {"water": True, "water_meter": "S20260318", "electricity": True, "electricity_meter": "D20260318"}
SIGNING = {"bank_collection": True, "parking": ParkingUse.NONE}
KEYS = {
    "given": [
        {"kind": KeyKind.ENTRANCE, "count": "6", "numbers": "A1 至 A6"},
        {"kind": KeyKind.GIFT, "count": "1", "name": "乔迁礼盒"},
    ],
    "counted": True,
}
LIVES = {"moved_in_on": "2026-11-21", "explained": True}


def cash(amount: str) -> dict[str, Any]:
    """Exactly so much in cash."""
    return {
        "total": amount,
        "ways": [{"method": "现金", "amount": amount}],
        "tendered": amount,
        "confirmed": True,
        "detector": True,
    }


def brought(asked: tuple[Needed, ...], but: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The papers that must be there as they were asked for, without some."""
    return [
        {
            "code": one.code,
            "words": one.words,
            "supplied": one.code not in but,
            "copies": one.copies if one.code not in but else 0,
            "sealed": one.sealed and one.code not in but,
        }
        for one in asked
        if one.required
    ]


HOME_PAPERS = documents.move_in(CustomerKind.HOUSEHOLD, agent=False, family=True, all_required=False)


def make_counter(manned_by: Callable[[str], Desk], desk: Desk, **unit: Any) -> None:
    """A unit that was sold and not moved into, a price, a company, a book of receipts."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    told = {"metered_to_household": False, "occupancy_state": OccupancyState.UNSOLD, **unit}
    with desk.work("edit_estate") as session:
        make_home(session, owner="", **told)
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)


def walk(desk: Desk, procedure: Procedure, said: Said, allow: Desk | None = None) -> Done:
    """Walk through a procedure with these answers; what may be let pass is let pass by `allow`."""
    walking = Session(procedure, desk)
    for _ in range(30):
        if walking.step is None:
            break
        step = walking.step
        for one in walking.submit(step, said.get(step, {})):
            assert allow is not None, one
            walking.allow(one, Allowance(allow.clerk.id, allow.clerk.name, "属实"))  # type: ignore[arg-type]  # a refusal
    done = walking.finish()
    assert isinstance(done, Done), done
    return done


def which(number: str = NUMBER) -> dict[str, str]:
    """The move-in that is meant."""
    return {"move_in": number}


def prepared(desk: Desk, room: str = ROOM, last: str = "") -> Done:
    """The bag is packed."""
    return walk(desk, PREPARE_MOVE_IN, {Units: {"room": room, "last_room": last}, Bag: BAG, LookedOver: LOOKED})


RECEIVED: Said = {
    WhichMoveIn: which(),
    Arriving: ARRIVING,
    MoveInPapers: {"lines": brought(HOME_PAPERS)},
    HandedOut: HANDED,
    OwnerFacts: FACTS,
    Household: HOUSEHOLD,
    Copies: COPIES,
}


def signed(desk: Desk) -> None:
    """Somebody has seen every signature that is waited for."""
    with desk.work("sign_papers") as session:
        row = session.scalars(select(MoveIn).order_by(MoveIn.id)).first()
        assert row is not None
        awaited.seen(session, awaited.awaited(session, (MoveIn.__tablename__, row.id)), "seen")


def received(desk: Desk) -> Done:
    """The owner came with everything, and signed."""
    done = walk(desk, RECEIVE_MOVE_IN, RECEIVED)
    signed(desk)
    return done


def inspected(desk: Desk, found: dict[str, Any] = CLEAN) -> Done:
    """The unit was looked at, and the opinion signed."""
    done = walk(desk, INSPECT_MOVE_IN, {WhichMoveIn: which(), Inspected: INSPECTED, Found: found})
    signed(desk)
    return done


def rechecked(desk: Desk, result: Recheck = Recheck.ACCEPTED, *, every: bool = True) -> Done:
    """The first open defect, or all of the unit, came to this."""
    said = {"defect": open_defects(desk)[0].key, "result": result, "day": desk.today, "person": "张素芬"}
    done = walk(desk, RECHECK_DEFECTS, {WhichDefect: said | {"all_of_unit": every}})
    signed(desk)
    return done


def agreed(desk: Desk) -> Done:
    """What is signed after the inspection is signed."""
    done = walk(desk, AGREE_MOVE_IN, {WhichMoveIn: which(), Supplies: SUPPLIES, Signing: SIGNING})
    signed(desk)
    return done


PAID: Said = {WhichMoveIn: which(), HowMuch: {"months": "3", "prepayment": "300"}, Pay: cash("1043.40")}


def paid(desk: Desk) -> Done:
    """Three months and the prepayment (worked example of 7.3)."""
    return walk(desk, PAY_MOVE_IN, PAID)


def keys_out(desk: Desk) -> Done:
    """The keys are handed out against the receipt."""
    receipt = case(desk).receipts[0]
    shown = {"receipt_no": receipt, "received_by": "张素芬", "receipt_seen": True}
    done = walk(desk, HAND_OVER_KEYS, {WhichMoveIn: which(), Shown: shown, Items: KEYS})
    signed(desk)
    return done


def completed(desk: Desk) -> Done:
    """The file is opened."""
    said: Said = {WhichMoveIn: which(), SignedPapers: {"lines": brought(SIGNED)}, LivesThere: LIVES}
    return walk(desk, COMPLETE_MOVE_IN, said)


def case(desk: Desk, number: str = NUMBER) -> Case:
    """How it stands."""
    with desk.reading() as session:
        found = cases.find(session, number, desk.today)
    assert isinstance(found, Case), found
    return found


def voided(desk: Desk, lead: Desk) -> None:
    """The receipt of the payment is voided."""
    with lead.work("void_receipt") as session:
        ticket = session.scalars(select(Ticket)).one()
        void(session, ticket, request_id="void", reason="开错", approved_by_id=desk.clerk.id)


def tenant(desk: Desk, lease: dict[str, Any]) -> Done:
    """A tenant comes, and the owner agrees."""
    told = {"owner_told": "张素芬", "owner_phone": "13800138000", "agrees": True}
    said: Said = {Lease: lease, TenantPapers: {"lines": brought(documents.TENANT)}, OwnerTold: told}
    return walk(desk, MOVE_TENANT_IN, said)
