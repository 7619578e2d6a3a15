"""Receives an owner: papers filed, what he took along signed for, his card in the file, in one transaction."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy.orm import Session

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import Needed, missing
from deskapp.customer_file.required import staying
from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind
from deskapp.estate.known import at_room
from deskapp.estate.records import Customer, Unit
from deskapp.estate.units import OWNERS
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover import documents, people
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed, Signed
from deskapp.handover.move_in.records import MoveIn, MoveInEvent, Reception
from deskapp.kernel.days import CHINA
from deskapp.kernel.people import id_number
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.ledger.bank.account import account_number, banks
from deskapp.procedures.handover.move_in import acting, slips
from deskapp.procedures.handover.move_in.receive import card
from deskapp.procedures.handover.move_in.receive.steps import (
    STEPS,
    Arriving,
    Copies,
    HandedOut,
    Household,
    MoveInPapers,
    OwnerFacts,
    Promise,
)
from deskapp.staff import tasks
from deskapp.staff.roles import Role
from deskapp.staff.settings import read_settings
from forms import owner_card, papers_received

ACT = "receive_move_in"
LATER = "move_in_papers"


def needed(desk: Desk, answers: Answers) -> tuple[Needed, ...]:
    """The papers that follow from who comes, for the page."""
    if Arriving not in answers:
        return ()
    came, household = answers[Arriving], answers[Arriving].customer_kind is CustomerKind.HOUSEHOLD
    all_required = desk.settings().movein_require_002_documents
    family = came.has_family or not household
    return documents.move_in(came.customer_kind, agent=bool(came.agent), family=family, all_required=all_required)


def at_hand(desk: Desk, answers: Answers) -> Mapping[str, Any]:
    """The owner of the move-in as the books have him, which is journaled as looking at it (PRIVACY-03)."""
    desk.require(ACT)
    case = acting.shown_case(desk, answers)
    if case is None:
        return {}
    with desk.reading() as session:
        one = at_room(session, case.room, OWNERS, desk.today, case.owner)
    if one is None:
        return {"name": case.owner}
    desk.note(ACT, Customer.__tablename__, one.customer_id, seen="phone, id_no")
    return {"customer_kind": one.kind, "name": one.name, "id_no": one.id_no, "phone": one.phone}


def lacking(answers: Answers) -> list[Refusal]:
    """What is not there of the papers."""
    if MoveInPapers not in answers:
        return []
    return list(missing(needed(answers.desk, answers), answers[MoveInPapers].lines))


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if Arriving not in answers:
        return
    came, unit = answers[Arriving], session.get_one(Unit, case.row.unit_id)
    yield from people.is_the_owner(came.name, [one.customer.name for one in people.owners(unit, desk.today)])
    company = came.customer_kind is CustomerKind.CORPORATE
    yield from second_look(came.name.strip(), came.id_no, desk.today, "MOVEIN-08", company=company)
    yield from second_look((came.agent or "").strip(), came.agent_id_no, desk.today, "MOVEIN-10")
    if MoveInPapers in answers:
        yield from rules.papers(needed(desk, answers), answers[MoveInPapers].lines)
    if Promise in answers:
        yield from rules.promise(answers[Promise].promised_on, desk.today)
    if HandedOut in answers:
        yield from rules.notice_copied(answers[HandedOut].notice_copied)
    if OwnerFacts in answers:
        facts = answers[OwnerFacts]
        yield from rules.bank(facts.bank or "", banks(read_settings(session).accepted_banks))
        yield from _account(facts)
    for one in answers[Household].people or () if Household in answers else ():
        yield from second_look(one.name.strip(), one.id_no, desk.today, "MOVEIN-17")
    if Copies in answers:
        made, members = answers[Copies], len(answers[Household].people or ())
        account = bool(answers[OwnerFacts].account_no)
        counted = (made.id_copies, made.bank_copies, made.family_copies)
        yield from rules.copies(*counted, members=members, has_account=account)


def _account(facts: OwnerFacts) -> Iterator[Refusal]:
    if facts.account_no:
        try:
            account_number(facts.account_no)
        except ValueError as wrong:
            yield Refusal(str(wrong), "MOVEIN-11")


def _receive(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    came, handed = answers[Arriving], answers[HandedOut]
    customer = card.enter(session, desk, case.row, answers)
    event = keeping.do(session, case.row, answers.request_id, MoveInDeed.RECEIVED, person=came.agent or came.name)
    keeping.add(session, _reception(desk, case.row, event, customer.id, answers))
    asked = needed(desk, answers)
    lines = answers[MoveInPapers].lines
    about = (MoveIn.__tablename__, case.row.id)
    file_papers(session, case.row.unit_id, about, lines, customer_id=customer.id, originals=staying(asked))
    now = slips.afresh(session, desk, case)
    slips.keep(session, now, event, "owner_card", card.slip(session, desk, now, answers))
    slips.signed_by(session, now, owner_card.TITLE, "业主")
    if came.customer_kind is CustomerKind.CORPORATE:
        slips.keep(session, now, event, "employee_register", card.staff(session, desk, now, answers))
    if handed.signed is Signed.LIST:
        slips.keep(session, now, event, "papers_received", slips.received(session, desk, now))
        slips.signed_by(session, now, papers_received.TITLE, "业主")
    slips.keep(session, now, event, "acceptance_opinion", slips.opinion(session, desk, now))
    _remind(session, now, answers)
    return event


def _reception(desk: Desk, row: MoveIn, event: MoveInEvent, customer_id: int, answers: Answers) -> Reception:
    came, handed, made = answers[Arriving], answers[HandedOut], answers[Copies]
    return Reception(
        move_in_id=row.id,
        event_id=event.id,
        customer_id=customer_id,
        customer_kind=came.customer_kind,
        agent=(came.agent or "").strip(),
        agent_id_no=id_number(came.agent_id_no or "", desk.today).text,
        guide=came.guide.strip(),
        signed=handed.signed,
        handed_out=[{"name": one.name, "copies": one.copies} for one in handed.papers],
        lacking="、".join(one.text.removeprefix("还缺") for one in lacking(answers)),
        promised_on=answers[Promise].promised_on if Promise in answers else None,
        id_copies=made.id_copies,
        bank_copies=made.bank_copies,
        family_copies=made.family_copies,
    )


def _remind(session: Session, case: Case, answers: Answers) -> None:
    """What comes later is asked for on the promised day (MOVEIN-08, GEN-13)."""
    came = case.reception
    if came is None or came.promised_on is None:
        return
    due_at = datetime.combine(came.promised_on, time(18), CHINA)
    tasks.add(
        session,
        kind=LATER,
        title=f"入住资料待补：{came.lacking}",
        role=Role.CLERK,
        due_at=due_at,
        about=case.about,
        room_no=case.room,
        customer_name=case.owner,
    )


def _told(session: Session, desk: Desk, answers: Answers, event: MoveInEvent) -> Done:
    return acting.done(session, desk, event, "资料已收，请业主在打印的单据上签名，空白收楼意见书带去验房")


def _waits(answers: Answers) -> bool:
    return bool(lacking(answers))


_DEED = acting.act(ACT, acting.comes_now(MoveInDeed.RECEIVED), _receive, _told, _refusals)
RECEIVE_MOVE_IN = Procedure("receive_move_in", "入住接待", ACT, STEPS, _DEED.finish, _DEED.check, {Promise: _waits})
