"""What the papers of bank collection print, told from what is kept (FORM-18, RPT-22)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind, fill, text_of
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger.bank import agreements, returning
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import BankAgreement, BankLine, BankList, BankResultLine, BankReturn
from deskapp.ledger.fee_records import FeeItem
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import bank_agreement, bank_list

RETURNED = "已退回"


def agreement_due(session: Session, row: BankAgreement) -> PaperDue:
    """FORM-18, to be printed: as it stands now, by whoever kept it, in the words of the day it was made (GEN-15)."""
    account, customer = row.account, row.account.customer
    slip = bank_agreement.BankAgreement(
        _imprint(session, row, row.number),
        room=row.unit.room_no,
        payer=customer.name,
        id_no=customer.id_no,
        phone=customer.phone,
        bank=account.bank,
        account_name=account.account_name,
        account_no=account.account_no,
        items="、".join(item_names(session, row.items)),
        collection_day=read_settings(session).bank_collection_day,
        valid_from=row.valid_from,
        ended=f"{row.ended_on}（{row.end_reason}）" if row.ended_on else "",
    )
    clauses = fill(text_of(session, AgreementKind.BANK_COLLECTION, row.created_at), slip.blanks)
    return PaperDue("bank_agreement", to_json(replace(slip, clauses=clauses)), (row.__tablename__, row.id))


def list_due(session: Session, made: BankList) -> PaperDue:
    """RPT-22, to be printed, with what the bank has answered so far."""
    said, back = answers(session, made.lines), returning.of_lines(session, [line.id for line in made.lines])
    code = f"{made.number}/{len(made.lines)}/{made.total.fen}"
    lines = tuple(_line(line, said.get(line.id), back.get(line.id)) for line in made.lines)
    slip = bank_list.BankList(_imprint(session, made, made.number, code), made.collect_on, lines)
    return PaperDue("bank_list", to_json(slip), (made.__tablename__, made.id))


def numbered(session: Session, number: str) -> PaperDue | None:
    """The agreement or the list with this number: WT2026-0001, TS20261115-01."""
    agreement = agreements.numbered(session, number)
    if agreement:
        return agreement_due(session, agreement)
    made = session.scalars(select(BankList).where(BankList.number == number)).one_or_none()
    return list_due(session, made) if made else None


def answers(session: Session, lines: Sequence[BankLine]) -> Mapping[int, BankResultLine]:
    """What the bank has answered of these lines."""
    ids = [line.id for line in lines]
    asked = select(BankResultLine).where(BankResultLine.line_id.in_(ids), BankResultLine.outcome != BankOutcome.APART)
    return {row.line_id: row for row in session.scalars(asked) if row.line_id}


def item_names(session: Session, codes: Sequence[str]) -> list[str]:
    """The names of fee items, in the order of table FEE-T1."""
    asked = select(FeeItem.name).where(FeeItem.code.in_(codes)).order_by(FeeItem.position)
    return list(session.scalars(asked))


def _line(line: BankLine, said: BankResultLine | None, back: BankReturn | None) -> bank_list.Line:
    own = (line.reference, line.room_no, line.payer, line.bank, line.account_no[-4:], line.amount)
    if back:
        return bank_list.Line(*own, RETURNED, Money(), back.words)
    return bank_list.Line(*own, said.outcome.value, said.amount, said.reason) if said else bank_list.Line(*own)


def _imprint(session: Session, row: BankAgreement | BankList, number: str, code: str = "") -> Imprint:
    settings = read_settings(session)
    clerk = session.get_one(StaffMember, row.created_by_id).name
    issuer = settings.centre_name or settings.company_name
    return Imprint(issuer, number, clerk, row.created_at.astimezone(CHINA), code or number)
