"""Bank collection as people walk through it: signed, listed, answered, fetched, bare and in the window."""

from datetime import date

from openpyxl import Workbook

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.ledger.kinds import Series, TariffBasis, TicketType
from deskapp.procedures.bank_collection.authorise.steps import Account, Agreed, Payer
from deskapp.procedures.bank_collection.authorise.wizard import AuthoriseBankWizard
from deskapp.procedures.bank_collection.invoice.service import ISSUE_BANK_INVOICE
from deskapp.procedures.bank_collection.invoice.steps import Issue, Whose
from deskapp.procedures.bank_collection.list_out.steps import LookedAt, WhichDay
from deskapp.procedures.bank_collection.list_out.wizard import ListBankWizard
from deskapp.procedures.bank_collection.result_in.steps import BankFile, Compared
from deskapp.procedures.bank_collection.result_in.wizard import TakeBankResultWizard
from tests.clerk import PlainClerk
from tests.fees import draw_invoices, make_home, make_price, name_company
from tests.ledger.bank import bill

DAY = date(2026, 12, 15)
REFERENCE = "TS20261215010001"


def two_months_owed(desk, manned_by):
    """3-2-501 owes two months; the company has a name."""
    name_company(manned_by)
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    with desk.work("edit_estate") as session:
        make_home(session)
    bill(manned_by("孙敏"), "2026-10", "2026-11")


def authorised(at_counter, desk):
    clerk = at_counter(AuthoriseBankWizard, desk)
    assert clerk.fill(Payer, room="3-2-501") == []
    assert clerk.fill(Account, bank="建设银行", account_no="6200 0000 1234 5678 901") == []
    assert clerk.fill(Agreed, service_fee=True, parking=True, valid_from=date(2026, 11, 1), papers=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def listed(at_counter, cashier):
    clerk = at_counter(ListBankWizard, cashier)
    assert clerk.fill(WhichDay, collect_on=DAY) == []
    said = {"total": "495.60"} if at_counter is PlainClerk else {}
    assert clerk.fill(LookedAt, seen=True, **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def answered(folder, *rows, name="结果.xlsx"):
    """A file of the bank."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("参考号", "结果", "实扣金额", "失败原因"), *rows):
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def taken(at_counter, cashier, path, **sums):
    clerk = at_counter(TakeBankResultWizard, cashier)
    assert clerk.fill(BankFile, file=str(path), collected_on=cashier.today) == []
    said = {name: figures for name, figures in sums.items() if at_counter is PlainClerk}
    assert clerk.fill(Compared, seen=True, apart="surplus" in sums and sums["surplus"] != "0", **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def collected_and_fetched(desk, cashier, manned_by, tmp_path):
    """The invoice of what the bank collected from 3-2-501."""
    draw_invoices(manned_by, desk, (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    taken(PlainClerk, cashier, answered(tmp_path, (REFERENCE, "成功", 495.6, "")), booked="495.60", surplus="0")
    return fetch(desk)


def fetch(desk):
    walk = Session(ISSUE_BANK_INVOICE, desk)
    assert walk.submit(Whose, {"room": "3-2-501"}) == ()
    assert walk.submit(Issue, {"total": "495.60", "seen": True}) == ()
    first, again = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert first.number == again.number
    return first
