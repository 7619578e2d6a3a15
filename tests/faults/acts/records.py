"""What is known of homes and their people: corrected, added to, noted down and taken back."""

from sqlalchemy import select

from deskapp.access.kinds import Collection
from deskapp.access.parking import agreements
from deskapp.estate.kinds import OccupancyRole, OccupancyState, SpaceKind, UnitUse
from deskapp.estate.records import Instruction, Unit
from deskapp.ledger.kinds import TariffBasis
from deskapp.procedures.answer_question.service import ANSWER_QUESTION
from deskapp.procedures.answer_question.steps import Reply
from deskapp.procedures.bank_collection.authorise.service import AUTHORISE_BANK
from deskapp.procedures.bank_collection.authorise.steps import Account, Payer
from deskapp.procedures.bank_collection.authorise.steps import Agreed as Collected
from deskapp.procedures.bank_collection.end.service import END_BANK
from deskapp.procedures.bank_collection.end.steps import Ending as BankEnding
from deskapp.procedures.collect_fees.asking.service import Doubt, ask_cashier
from deskapp.procedures.edit_customer.service import EDIT_CUSTOMER
from deskapp.procedures.edit_customer.steps import NEW, PersonFacts, WhichPerson
from deskapp.procedures.edit_unit.service import EDIT_UNIT
from deskapp.procedures.edit_unit.steps import UnitFacts, WhichUnit
from deskapp.procedures.instruction.service import GIVE_INSTRUCTION, WITHDRAW_INSTRUCTION
from deskapp.procedures.instruction.steps import NewInstruction, OfUnit, WhichInstruction
from deskapp.procedures.parking.agree.service import AGREE_PARKING
from deskapp.procedures.parking.agree.steps import Agreed, Applicant, Papers, SpaceAndCars
from deskapp.procedures.parking.end.service import END_PARKING
from deskapp.procedures.parking.end.steps import Ending
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.fees import make_price
from tests.ledger.bank import sign
from tests.procedures.fee_walks import walk_to

ROOM = {"room": "3-2-501"}
NEWCOMER: Said = {
    WhichPerson: ROOM | {"customer": NEW},
    PersonFacts: {"name": "陈静", "role": OccupancyRole.FAMILY_MEMBER, "phone": "19900001234"},
}
UNIT: Said = {
    WhichUnit: ROOM,
    UnitFacts: {
        "unit_type": "四房",
        "area": "123.75",
        "use": UnitUse.RESIDENTIAL,
        "occupancy_state": OccupancyState.VACANT,
        "zone": "东区",
    },
}
GIVEN: Said = {NewInstruction: ROOM | {"text": "快递放门口，不要打电话", "given_by": "张素芬"}}
SPACE: Said = {
    Applicant: ROOM | {"name": "张素芬", "relation": OccupancyRole.OWNER},
    Papers: {"id_card": True, "driving_licence": True, "vehicle_licence": True, "copies_kept": True},
    SpaceAndCars: {"space": "B1-0008", "kind": SpaceKind.UNDERGROUND, "plates": "粤B54321"},
    Agreed: {"from_date": "2026-12-01", "collection": Collection.COUNTER},
}
SPACE_ENDS: Said = {Ending: {"agreement": "CW2026-0001", "last_day": "2026-12-31", "reason": "车卖了", "signed": True}}
BANK: Said = {
    Payer: ROOM,
    Account: {"bank": "建设银行", "account_no": "6200001234567890"},
    Collected: {"service_fee": True, "valid_from": "2026-12-01", "papers": True},
}
BANK_ENDS: Said = {BankEnding: ROOM | {"last_day": "2026-11-30", "reason": "换账户", "signed": True}}
ANSWERED: Said = {Reply: {"question": 1, "answer": "不收，按退租日收到九月底"}}


def corrected(team: Team) -> Said:
    """The owner has another telephone."""
    with team.store.reading() as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        owner = unit.occupancies[0].customer_id
    said = {"name": "张素芬", "role": OccupancyRole.OWNER, "phone": "19900001234"}
    return {WhichPerson: ROOM | {"customer": owner}, PersonFacts: said}


def instructed(team: Team) -> None:
    """The unit has an instruction."""
    once(team, Act(GIVE_INSTRUCTION, lambda _: GIVEN, {}), "given")


def withdrawn(team: Team) -> Said:
    """It holds no longer."""
    with team.store.reading() as session:
        return {OfUnit: ROOM, WhichInstruction: {"instruction": session.scalars(select(Instruction.id)).one()}}


def priced(team: Team) -> None:
    """Spaces cost something."""
    with team("高远").work("edit_tariffs") as session:
        make_price(session, "parking_monthly_rent", "350", TariffBasis.PER_MONTH, SpaceKind.UNDERGROUND.value)


@after(priced)
def let(team: Team) -> None:
    """The space is let, and the agreement signed."""
    once(team, Act(AGREE_PARKING, lambda _: SPACE, {}), "let")
    with team.clerk.work("agree_parking") as session:
        agreements.sign(session, agreements.found(session, "CW2026-0001")[0].id)


def collected(team: Team) -> None:
    """The bank collects."""
    sign(team.clerk)


def asked(team: Team) -> None:
    """A collection waits for the cashier's answer."""
    parked, _ = walk_to(team.clerk, {"charges": [1]})
    words = "客户说车位已退租，十月的还收不收"
    ask_cashier(team.clerk, parked.answers, Doubt(parked.draft(), "3-2-501 张素芬", "收款", "物业服务费", words))


RECORDS = {
    "edit_customer": Act(EDIT_CUSTOMER, corrected, {}),
    "edit_customer: somebody new": Act(EDIT_CUSTOMER, lambda _: NEWCOMER, {"customer": 1, "occupancy": 1}),
    "edit_unit": Act(EDIT_UNIT, lambda _: UNIT, {}),
    "give_instruction": Act(GIVE_INSTRUCTION, lambda _: GIVEN, {"instruction": 1}),
    "withdraw_instruction": Act(WITHDRAW_INSTRUCTION, withdrawn, {}, instructed, stands=True),
    "agree_parking": Act(
        AGREE_PARKING,
        lambda _: SPACE,
        {"parking_space": 1, "vehicle": 1, "parking_agreement": 1, "agreement_vehicle": 1, "agreement_wording": 1},
        priced,
    ),
    "end_parking": Act(END_PARKING, lambda _: SPACE_ENDS, {}, let),
    "authorise_bank": Act(
        AUTHORISE_BANK, lambda _: BANK, {"bank_account": 1, "bank_agreement": 1, "agreement_wording": 1}
    ),
    "end_bank": Act(END_BANK, lambda _: BANK_ENDS, {}, collected),
    "answer_question": Act(ANSWER_QUESTION, lambda _: ANSWERED, {}, asked, "孙敏", stands=True),
}
