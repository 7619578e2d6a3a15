"""Receives a resale with the papers that were brought; while anything is owed it waits (RESALE-01, RESALE-02)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file import required
from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import Needed, missing
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind
from deskapp.estate.records import Unit
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover.resale import former, rules, sales
from deskapp.handover.resale.kinds import ResaleDeed
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.kernel.contacts import phone
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED, Refusal
from deskapp.kernel.second_look import second_look
from deskapp.ledger.bank.account import account_number, banks
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.receive.steps import STEPS, DebitAccount, NewOwner, NewPapers
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_year

ACT = "receive_resale"


def owes(desk: Desk, answers: Answers) -> Money:
    """What is past due at the unit."""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[NewOwner].room)
        return former.owed(session, unit.id, desk.today) if unit else Money()


def needed(answers: Answers) -> tuple[Needed, ...]:
    """The papers of this buyer."""
    if NewOwner not in answers:
        return ()
    said = answers[NewOwner]
    return rules.needed(said.proof, said.kind, agent=bool(said.agent), family=said.family)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if NewOwner not in answers:
        return
    said = answers[NewOwner]
    unit = unit_by_number(session, said.room)
    if unit is None:
        yield Refusal(f"没有房号 {said.room}，请核对", "GEN-01")
        return
    owner = former.owner(session, unit.id, desk.today)
    if owner is None:
        yield Refusal(f"{said.room} 没有登记业主：第一次交付的请办入住", "RESALE-06")
        return
    if before := sales.open_of(session, unit.id):
        yield Refusal(f"{said.room} 已受理转让 {before.number}，请接着办", "RESALE-04")
    for words in phone(said.phone).warnings:
        yield Refusal(words, "RESALE-04", HEED)
    company = said.kind is CustomerKind.CORPORATE
    yield from second_look(said.new_owner.strip(), said.id_no, desk.today, "RESALE-04", company=company)
    yield from rules.another(owner.customer.name, said.new_owner.strip())
    yield from rules.changes_on(said.change_on, owner.from_date, desk.today)
    if NewPapers in answers:
        yield from missing(needed(answers)[:1], answers[NewPapers].lines)
    if DebitAccount in answers and answers[DebitAccount].bank:
        bank = answers[DebitAccount].bank
        if bank not in banks(read_settings(session).accepted_banks):
            yield Refusal(f"“{bank}”不在可托收的银行里，请换一家，或由负责人改设置", "MOVEIN-11")


def _receive(session: Session, desk: Desk, answers: Answers) -> ResaleEvent:
    said = answers[NewOwner]
    unit = unit_by_number(session, said.room)
    assert unit is not None, "asked before"
    row = _kept(session, desk, answers, unit)
    originals = required.staying(needed(answers))
    file_papers(session, unit.id, (UnitResale.__tablename__, row.id), answers[NewPapers].lines, originals=originals)
    return sales.note(session, row, ResaleDeed.RECEIVED, answers.request_id)


def _kept(session: Session, desk: Desk, answers: Answers, unit: Unit) -> UnitResale:
    said, account = answers[NewOwner], answers[DebitAccount]
    owner = former.owner(session, unit.id, desk.today)
    assert owner is not None, "asked before"
    name = said.new_owner.strip()
    number = account_number(account.account_no) if account.account_no else ""
    row = UnitResale(
        number=within_year(session, UnitResale.number, "GM", desk.today),
        received_on=desk.today,
        unit=unit,
        old_owner_id=owner.customer_id,
        old_owner=owner.customer.name,
        new_owner=name,
        kind=said.kind,
        family=said.family,
        agent=(said.agent or "").strip(),
        id_no=said.id_no.strip().upper(),
        phone=said.phone.strip(),
        proof=said.proof,
        change_on=said.change_on,
        bank=account.bank or "",
        account_name=((account.account_name or "").strip() or name) if number else "",
        account_no=number,
    )
    session.add(row)
    session.flush()
    return row


def _told(session: Session, desk: Desk, _answers: Answers, event: ResaleEvent) -> Done:
    row = event.of
    owed, lacking = former.owed(session, row.unit_id, desk.today), sales.lacking(session, row)
    words = ["已受理"]
    if owed:
        words.append(f"原业主欠费 {owed}，结清以后变更业主")
    if lacking:
        words.append(f"还缺{'、'.join(one.words for one in lacking)}")
    return acting.tell(session, desk, event, "；".join(words))


_DEED = Deed(ACT, sales.done_before, _refusals, _receive, _told, "没有受理转让", acting.CODE)
RECEIVE_RESALE = Procedure("receive_resale", "转让受理", ACT, STEPS, _DEED.finish, _DEED.check)
