"""Keeps an agreement on bank collection and hands its paper out for both signatures."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind, on_record
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.estate.units import Tie, payer, present, ties, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank import agreements
from deskapp.ledger.bank.account import account_number, banks
from deskapp.ledger.bank.agreements import PARKING, SERVICE_FEE, Terms
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.records import BankAgreement
from deskapp.papers.bank import agreement_due
from deskapp.procedures.bank_collection.authorise.steps import STEPS, Account, Agreed, Payer
from deskapp.staff.settings import read_settings

ACT = "authorise_bank"


def accepted(desk: Desk) -> tuple[str, ...]:
    """The banks whose accounts are accepted, for the page to choose from (MOVEIN-11)."""
    return banks(desk.settings().accepted_banks)


def payer_named(desk: Desk, answers: Answers) -> str:
    """Who pays, as far as the room tells; empty for nobody."""
    with desk.reading() as session:
        _, tie = _payer(session, desk, answers[Payer])
    return tie.name if tie else ""


def _told(session: Session, desk: Desk, answers: Answers, row: BankAgreement) -> Done:
    words = f"托收委托 {row.number} 已登记，{row.valid_from} 起代收。打印一式两份，请付款人签名"
    return Done(row.number, words, (agreement_due(session, row),), row.id)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    unit, tie = _payer(session, desk, answers[Payer])
    if unit is None:
        yield Refusal(f"没有房号 {answers[Payer].room}，请核对", "GEN-01")
        return
    if tie is None:
        yield Refusal("该房没有登记这位业主或住户，请核对姓名，或先在客户资料里登记", "FEE-13")
        return
    if Account in answers:
        account = answers[Account]
        if account.bank not in banks(read_settings(session).accepted_banks):
            yield Refusal(f"“{account.bank}”不在可托收的银行里，请换一家，或由负责人改设置", "MOVEIN-11")
        if account.account_name not in (None, tie.name) and not account.holder_came:
            yield Refusal(f"户名与付款人 {tie.name} 不同，须账户所有人到场签名并勾选", "FEE-13")
    if Agreed in answers:
        yield from agreements.refusals(session, unit.id, answers[Agreed].valid_from)


def _payer(session: Session, desk: Desk, asked: Payer) -> tuple[Unit | None, Tie | None]:
    unit = unit_by_number(session, asked.room)
    if unit is None:
        return None, None
    now = present(ties(session, unit.id), desk.today)
    if not asked.name:
        return unit, payer(now, desk.today)
    return unit, next((tie for tie in now if tie.name == asked.name.strip()), None)


def _sign(session: Session, desk: Desk, answers: Answers) -> BankAgreement:
    unit, tie = _payer(session, desk, answers[Payer])
    assert unit is not None, "asked before"
    assert tie is not None, "asked before"
    account, agreed = answers[Account], answers[Agreed]
    items = (*([SERVICE_FEE] if agreed.service_fee else []), *(PARKING if agreed.parking else []))
    name, number = account.account_name or tie.name, account_number(account.account_no)
    terms = Terms(unit.id, tie.customer_id, account.bank, name, number, items, agreed.valid_from)
    on_record(session, AgreementKind.BANK_COLLECTION)
    return agreements.sign(session, answers.request_id, terms)


_DEED = Deed(ACT, agreements.done_before, _refusals, _sign, _told, "没有登记托收委托", BankError.code)
AUTHORISE_BANK = Procedure("authorise_bank", "托收委托", ACT, STEPS, _DEED.finish, _DEED.check)
