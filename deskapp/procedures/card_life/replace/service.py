"""Takes the money for a new card in place of an old one and plans it, together; the reader comes after it (CARD-26)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts, card_gates, signing
from deskapp.access.acts import REPLACE
from deskapp.access.card_records import CardPlan
from deskapp.access.errors import insist
from deskapp.access.kinds import PlanAct, PlanState, ReplaceReason
from deskapp.access.register import changes, outcomes, planning, plans, reading
from deskapp.access.register.plans import Paid, Wish
from deskapp.access.register.values import CardOnRecord, Target
from deskapp.access.rules import evidence, replacing, states
from deskapp.access.rules.states import CardAct
from deskapp.access.which import which
from deskapp.at_reader.card import on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.estate.records import Unit
from deskapp.flow.procedure import Allowance, Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard, ShownCard
from deskapp.ledger import collecting
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.procedures.card_life.known import meant
from deskapp.procedures.card_life.replace.case import Case, case_of, latest_plan
from deskapp.procedures.card_life.replace.steps import STEPS, NewCard, OldCard, WhyReplaced, pays
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written


@dataclass(frozen=True)
class Quote:
    """What the page tells the customer before anything is agreed: the price, why, and until when."""

    price: Money
    why: str
    valid: str


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it, as far as it is known; nothing once this very request was planned."""
    if OldCard not in answers:
        return
    with desk.reading() as session:
        if _planned(session, answers) is None:
            yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The rules, asked on every page and once more inside the unit of work."""
    old = which(session, answers[OldCard].card, desk.today)
    if isinstance(old, Refusal):
        yield old
        return
    stops = list(_old_refusals(session, old))
    yield from stops
    if stops or WhyReplaced not in answers:
        return
    case = _case(session, desk, answers, old)
    if isinstance(case, Refusal):
        yield case
        return
    yield from card_gates.refusals(session, desk.clerk.id, desk.today, case.holder.unit_id)
    yield from _reason(session, desk, case, answers[WhyReplaced])
    if NewCard in answers:
        yield from _blank(session, case, answers[NewCard].blank)
        bill = _bill(session, case, answers[NewCard].blank)
        yield from by_hand.line_refusals(session, desk.clerk.id, desk.today, answers, bill.lines)
        if Pay in answers:
            yield from paying.refusals(session, desk, bill, answers[Pay])


def quote(desk: Desk, card: OurCard, reason: ReplaceReason | None, held_as: HeldAs | None) -> Quote | str:
    """What it would come to; in words what is still to be told."""
    if reason is None:
        return "请选择换卡原因"
    with desk.reading() as session:
        old = which(session, card, desk.today)
        case = old if isinstance(old, Refusal) else case_of(session, old, reason, held_as, desk.today)
        if isinstance(case, Refusal):
            return case.text
        return Quote(case.made.price, case.made.why, f"{case.made.term.valid_from} 至 {case.made.term.valid_to}")


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page (CARD-10)."""
    with desk.reading() as session:
        case = _case(session, desk, answers, meant(session, answers[OldCard].card, desk.today))
        return Bill((), "") if isinstance(case, Refusal) else _bill(session, case, answers[NewCard].blank)


def finish(desk: Desk, answers: Answers) -> Done:
    """Payment, receipt, loss and plan, together or not at all; done before, it gives what it gave then.

    A lost card is stopped at once. Raises DeskError where a rule refuses what the page still allowed.
    """
    desk.require(REPLACE)
    for allowed, allowance in answers.allowed.items():
        desk.require(allowed.override, allowance)
    with desk.work(*_entitled(desk, answers)) as session:
        made = _planned(session, answers)
        if made is None:
            insist(one for one in refusals(session, desk, answers) if one not in answers.allowed)
            keep_overrides(session, answers, REPLACE)
            made = _do(session, desk, answers)
        taken = collecting.done_before(session, answers.request_id)
        paid = f"已收 {made.fee}，" if taken else "不收费，"
        number = taken.number if taken else made.card.card_no
        papers = all_due(session, taken.tickets, answers) if taken else ()
        return Done(number, f"{paid}换为卡 {made.card.card_no}", papers, ToWrite((made.id,), made.ticket_no))


def sign(desk: Desk, card_ids: Sequence[int], request_id: str) -> None:
    """The holder signed the register for the new card (CARD-08, CARD-15)."""
    with desk.work(REPLACE) as session:
        signing.sign_new(session, card_ids, request_id)


def _old_refusals(session: Session, old: CardOnRecord) -> Iterator[Refusal]:
    """It is in use or lost, and nothing took its place, or is about to (CARD-22)."""
    if old.state is not CardState.LOST:
        yield from states.allowed(old.state, CardAct.REPLACE, old.card_no)
    if old.plan:
        yield Refusal(f"卡 {old.card_no} 上次写到一半，请先写完或放弃", "CARD-26")
    if new := changes.replaced_by(session, old.id):
        yield Refusal(f"卡 {old.card_no} 已换为新卡 {new}", "CARD-22")
    plan = latest_plan(session, old)
    if plan and plan.state is PlanState.PENDING:
        yield Refusal(f"卡 {old.card_no} 正在换为新卡 {plan.card.card_no}，请接着写那张卡", "CARD-26")


def _reason(session: Session, desk: Desk, case: Case, asked: WhyReplaced) -> Iterator[Refusal]:
    if case.old.state is CardState.LOST and asked.reason is not ReplaceReason.LOSS:
        yield Refusal(f"卡 {case.old.card_no} 已挂失，请按遗失办理；卡找到了的，先解除挂失", "CARD-22")
    yield from replacing.old_card(asked.reason, taken_back=asked.taken_back)
    confirmed = asked.assessed and desk.may(acts.ASSESS_DAMAGE)
    yield from replacing.assessed(case.holder.held_as, asked.reason, confirmed=confirmed)
    if not desk.may(acts.AUTHORISE_STAFF):
        yield from evidence.authorised_by(case.holder.held_as, REPLACE)
    if case.made.term.valid_to < desk.today:
        yield Refusal(f"旧卡已于 {case.made.term.valid_to} 到期，请先办延期，再换卡", "CARD-20")
    if asked.price != case.made.price:
        yield Refusal(f"客户同意的是 {asked.price}，现在应收 {case.made.price}，请重新说明金额", "FEE-03")
    if case.made.price:
        if not desk.may("collect_fees"):
            yield Refusal("卡的工本费由收费岗收取，请收费岗同事办理", "ROLE-01")
        yield from paying.may_take(session, desk)


def _blank(session: Session, case: Case, blank: ShownCard) -> Iterator[Refusal]:
    """A blank that is nobody's, under a number that is free (CARD-23)."""
    known = reading.by_uid(session, blank.uid) if blank.uid else None
    named = reading.by_number(session, blank.card_no)
    if named and (known is None or named.id != known.id):
        yield Refusal(f"卡号 {blank.card_no} 已经登记，请核对卡号", "CARD-23")
        return
    on_reader, paid = on_reader_of(blank), Paid(case.made.price, "*")
    wish = Wish("", PlanAct.REPLACE, Target(case.holder), on_reader, card_no=blank.card_no, paid=paid)
    for refusal in plans.refusals(session, wish, known):
        if refusal.override != acts.AUTHORISE_STAFF:
            yield refusal


def _case(session: Session, desk: Desk, answers: Answers, old: CardOnRecord) -> Case | Refusal:
    asked = answers[WhyReplaced]
    return case_of(session, old, asked.reason, asked.held_as, desk.today)


def _bill(session: Session, case: Case, blank: ShownCard) -> Bill:
    """One line with the new card's number; of a colleague's also the name."""
    if not case.made.price:
        return Bill((), case.holder.name)
    shown = f"{blank.card_no} {case.holder.name}" if case.of_the_centre else blank.card_no
    line = paying.by_the_piece(session, case.made.fee_item, case.made.price, [shown])
    unit = session.get(Unit, case.holder.unit_id) if case.holder.unit_id else None
    room_no = unit.room_no if unit else ""
    return Bill((line,), case.holder.name, case.holder.unit_id, room_no, case.holder.customer_id)


def _do(session: Session, desk: Desk, answers: Answers) -> CardPlan:
    """A lost card is stopped at once; of another the record stands until the new one is written."""
    old = meant(session, answers[OldCard].card, desk.today)
    case = _case(session, desk, answers, old)
    assert not isinstance(case, Refusal)
    blank, request_id = answers[NewCard].blank, answers.request_id
    bill = _bill(session, case, blank)
    taken = paying.take(session, desk, request_id, bill, answers[Pay], answers) if bill.lines else None
    paid = Paid(bill.total, taken.number if taken else "")
    if answers[WhyReplaced].reason is ReplaceReason.LOSS and old.state is not CardState.LOST:
        changes.report_lost(session, old.id, request_id, "换卡时报失")
    request, on_reader = _request(request_id), on_reader_of(blank)
    if case.resumed:
        return outcomes.onto_another(session, case.resumed.id, request, on_reader, card_no=blank.card_no)
    return planning.replace(
        session,
        request,
        old,
        case.made,
        on_reader,
        holder=case.holder,
        doors=case.doors,
        card_no=blank.card_no,
        paid=paid,
    )


def _entitled(desk: Desk, answers: Answers) -> tuple[str, Allowance | None]:
    """A card of the centre is authorised by one of two roles, in person or by PIN (CARD-14); others by any clerk."""
    with desk.reading() as session:
        case = _case(session, desk, answers, meant(session, answers[OldCard].card, desk.today))
    if isinstance(case, Refusal) or not case.of_the_centre:
        return REPLACE, None
    given = (one for refusal, one in answers.allowed.items() if refusal.override == acts.AUTHORISE_STAFF)
    return acts.AUTHORISE_STAFF, next(given, None)


def _planned(session: Session, answers: Answers) -> CardPlan | None:
    """The plan that this very request has made."""
    return session.scalars(select(CardPlan).where(CardPlan.request_id == _request(answers.request_id))).one_or_none()


def _request(request_id: str) -> str:
    return f"{request_id}.1"


REPLACE_CARD = Procedure(
    name="replace_card",
    title="换门禁卡",
    act=REPLACE,
    steps=STEPS,
    check=check,
    finish=finish,
    applies={Pay: pays, Written: by_hand.where_billed(bill_of)},
)
