"""Takes the money for a customer's cards and plans them in one transaction; the reader comes after it (CARD-26)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts, card_gates, signing
from deskapp.access.card_records import CardPlan
from deskapp.access.doors.groups import groups
from deskapp.access.kinds import PlanAct, Purpose
from deskapp.access.register import planning, plans, reading
from deskapp.access.register.plans import Paid, Wish
from deskapp.access.register.values import Grant, Holder, Target
from deskapp.access.rules.doors import doors_named
from deskapp.access.rules.validity import price, within_the_limit
from deskapp.at_reader.card import on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.estate.records import Unit
from deskapp.estate.units import payer, present, ties, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.gates.kinds import Matter
from deskapp.gates.table import CARD_LIMIT, graded
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import ShownCard
from deskapp.ledger import collecting
from deskapp.procedures.access_card import rules
from deskapp.procedures.access_card.steps import PROOFS, STEPS, Applicant, Cards, HeldAs, Rights, TenantProof
from deskapp.staff.settings import Settings, read_settings
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written

ITEM = "access_card_cost"
IN_HAND = frozenset({CardState.ACTIVE, CardState.EXPIRED})


@dataclass(frozen=True)
class Case:
    """The unit and the person, as the records know them."""

    unit: Unit
    holder: Holder
    payer: str


def _told(session: Session, desk: Desk, answers: Answers, plans: list[int]) -> Done:
    taken = collecting.done_before(session, answers.request_id)
    cards = f"{len(plans)} 张门禁卡"
    if taken is None:
        first = reading.by_id(session, session.get_one(CardPlan, plans[0]).card_id)
        return Done(first.card_no, f"{cards}，免收工本费", result=ToWrite(tuple(plans)))
    words, papers = f"已收 {taken.payment.total}，{cards}", all_due(session, taken.tickets, answers)
    return Done(taken.number, words, papers, ToWrite(tuple(plans), taken.number))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if not desk.may("collect_fees"):
        yield Refusal("卡的工本费由收费岗收取，请收费岗同事办理", "ROLE-01")
    settings = read_settings(session)
    case = case_of(session, desk, answers) if Applicant in answers else None
    bill = _bill(session, case, answers[Cards].cards, settings) if isinstance(case, Case) and Cards in answers else None
    if settings.card_cost:
        yield from paying.may_take(session, desk, bill.lines if bill else (), answers)
    if case is None:
        return
    if isinstance(case, Refusal):
        yield case
        return
    yield from card_gates.refusals(session, desk.clerk.id, desk.today, case.unit.id)
    yield from _evidence(answers)
    if Rights in answers:
        yield from _rights(session, desk, answers, settings)
    if Cards in answers:
        yield from _cards(session, case, answers[Cards].cards, settings)
    if bill and Pay in answers:
        yield from paying.refusals(session, desk, bill, answers[Pay])


def case_of(session: Session, desk: Desk, answers: Answers) -> Case | Refusal:
    """Whose card it becomes; the owner's where nobody is named."""
    asked = answers[Applicant]
    unit = unit_by_number(session, asked.room)
    if unit is None:
        return Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
    living = present(ties(session, unit.id), desk.today)
    owner = payer(living, desk.today)
    name = (asked.name or "").strip() or (owner.name if owner else "")
    if not name:
        return Refusal("该房没有登记业主，请填写持卡人", "CARD-02")
    customer_id = next((tie.customer_id for tie in living if tie.name == name), None)
    holder = Holder(rules.holder_class(asked.held_as), name, customer_id, unit.id)
    return Case(unit, holder, name if customer_id or owner is None else owner.name)


def holder_name(desk: Desk, answers: Answers) -> str:
    """Who gets the card, once that is known."""
    with desk.reading() as session:
        case = case_of(session, desk, answers)
        return "" if isinstance(case, Refusal) else case.holder.name


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What the cards cost, for the payment page (CARD-10)."""
    with desk.reading() as session:
        case = case_of(session, desk, answers)
        if isinstance(case, Refusal):
            return Bill((), "")
        return _bill(session, case, answers[Cards].cards, read_settings(session))


def door_names(desk: Desk) -> str:
    """The door groups a card opens unless the clerk says otherwise: all but gates of parking."""
    with desk.reading() as session:
        return "、".join(one.name for one in groups(session, gate=False))


def sign(desk: Desk, card_ids: Sequence[int], request_id: str) -> None:
    """The customer signed the register, and everything was explained (CARD-08, CARD-09)."""
    with desk.work(acts.ISSUE) as session:
        signing.sign_new(session, card_ids, request_id)


def _evidence(answers: Answers) -> Iterator[Refusal]:
    held_as = answers[Applicant].held_as
    if PROOFS[held_as] in answers:
        yield from rules.evidence(held_as, answers[PROOFS[held_as]])


def _rights(session: Session, desk: Desk, answers: Answers, settings: Settings) -> Iterator[Refusal]:
    held_as, rights = answers[Applicant].held_as, answers[Rights]
    term = rules.term(held_as, rights, desk.today, settings)
    if isinstance(term, Refusal):
        yield term
    else:
        lease_to = answers[TenantProof].lease_to if TenantProof in answers else None
        yield from rules.agreed(held_as, rights, term, lease_to, settings)
    doors = doors_named(rights.doors or "", _groups(session))
    if isinstance(doors, Refusal):
        yield doors


def _cards(session: Session, case: Case, cards: Sequence[ShownCard], settings: Settings) -> Iterator[Refusal]:
    """No card that somebody holds, no number twice, no more than the centre lets one unit have."""
    held = [card for card in reading.of_unit(session, case.unit.id) if card.state in IN_HAND]
    yield from graded(session, CARD_LIMIT, within_the_limit(len(held), len(cards), settings))
    for card in cards:
        known = reading.by_uid(session, card.uid) if card.uid else None
        named = reading.by_number(session, card.card_no)
        if named and (known is None or named.id != known.id):
            yield Refusal(f"卡号 {card.card_no} 已经登记，请核对卡号", "CARD-23")
            continue
        paid = Paid(price(case.holder.held_as, settings), "*")
        wish = Wish("", PlanAct.ISSUE, Target(case.holder), on_reader_of(card), card_no=card.card_no, paid=paid)
        yield from plans.refusals(session, wish, known)


def _bill(session: Session, case: Case, cards: Sequence[ShownCard], settings: Settings) -> Bill:
    numbers = [card.card_no for card in cards]
    line = paying.by_the_piece(session, ITEM, price(case.holder.held_as, settings), numbers)
    return Bill((line,) if line.amount else (), case.payer, case.unit.id, case.unit.room_no, case.holder.customer_id)


def _take_and_plan(session: Session, desk: Desk, answers: Answers) -> list[int]:
    """The receipt, and the plans of the cards; a centre that charges nothing for a card gives none."""
    case = case_of(session, desk, answers)
    assert isinstance(case, Case), "asked before"
    bill = _bill(session, case, answers[Cards].cards, read_settings(session))
    taken = paying.take(session, desk, answers.request_id, bill, answers[Pay], answers) if bill.lines else None
    return _plan(session, desk, case, answers, taken.number if taken else "")


def _plan(session: Session, desk: Desk, case: Case, answers: Answers, ticket_no: str) -> list[int]:
    settings, rights = read_settings(session), answers[Rights]
    term = rules.term(answers[Applicant].held_as, rights, desk.today, settings)
    doors = doors_named(rights.doors or "", _groups(session))
    assert not isinstance(term, Refusal)
    assert not isinstance(doors, Refusal)
    grants = (Grant(Purpose.ACCESS, term, doors),)
    paid = Paid(price(case.holder.held_as, settings), ticket_no)
    exceeds = any(one.matter == Matter.CARD_LIMIT.value for one in answers.allowed)
    return [
        planning.issue(
            session,
            f"{answers.request_id}.{place}",
            case.holder,
            grants,
            on_reader_of(card),
            card_no=card.card_no,
            paid=paid,
            reason=rights.remark or "",
            exceeds=exceeds,
        ).id
        for place, card in enumerate(answers[Cards].cards, 1)
    ]


def _planned(session: Session, request_id: str) -> list[int]:
    """The plans that this very request has made."""
    asked = select(CardPlan.id).where(CardPlan.request_id.startswith(f"{request_id}."))
    return list(session.scalars(asked.order_by(CardPlan.id)))


def _groups(session: Session) -> dict[int, str]:
    return {one.number: one.name for one in groups(session)}


def _proven_by(held_as: HeldAs) -> Callable[[Answers], bool]:
    """Until it is known whose card it is, the owner's proof stands for all in the rail."""
    return lambda answers: held_as is (answers[Applicant].held_as if Applicant in answers else HeldAs.OWNER)


_DEED = Deed(acts.ISSUE, _planned, _refusals, _take_and_plan, _told, "没有收款，没有写卡", "E-ACC-02")
ACCESS_CARD = Procedure(
    name="access_card",
    title="门禁卡",
    act=acts.ISSUE,
    steps=STEPS,
    check=_DEED.check,
    finish=_DEED.finish,
    applies={
        **{proof: _proven_by(held_as) for held_as, proof in PROOFS.items()},
        Written: by_hand.where_billed(bill_of),
    },
)
