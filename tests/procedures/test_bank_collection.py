"""Bank collection from the agreement to the invoice, bare and through the window, with real files and papers."""

from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.exporting import sheets
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.handout import workbooks
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank.records import BankAgreement, BankResultLine
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.kinds import Series, TicketType
from deskapp.overview import bank_lists
from deskapp.overview.bank_matters import of_bank
from deskapp.overview.lists import Span
from deskapp.printout import draw
from deskapp.procedures.bank_collection.authorise.steps import Account, Payer
from deskapp.procedures.bank_collection.authorise.wizard import AuthoriseBankWizard
from deskapp.procedures.bank_collection.end.steps import Ending
from deskapp.procedures.bank_collection.end.wizard import EndBankWizard
from deskapp.procedures.bank_collection.invoice.steps import Issue, Whose
from deskapp.procedures.bank_collection.invoice.wizard import IssueBankInvoiceWizard
from deskapp.procedures.bank_collection.list_out.service import next_day
from deskapp.procedures.bank_collection.list_out.steps import LookedAt, WhichDay
from deskapp.procedures.bank_collection.list_out.wizard import ListBankWizard
from deskapp.procedures.bank_collection.result_in.service import TAKE_BANK_RESULT
from deskapp.procedures.bank_collection.result_in.steps import BankFile, Compared
from deskapp.procedures.bank_collection.settle.steps import Became, Settling
from deskapp.procedures.bank_collection.settle.wizard import SettleBankWizard
from deskapp.procedures.bank_collection.withdraw.steps import WhichList
from deskapp.procedures.bank_collection.withdraw.wizard import WithdrawBankListWizard
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items
from deskapp.procedures.collect_fees.steps import Payer as Paying
from deskapp.procedures.void_receipt.service import VOID_RECEIPT
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.reports import cashier_pack
from tests.clerk import PlainClerk
from tests.fees import draw_book, draw_invoices
from tests.ledger.bank import bill
from tests.printing.finished import copied
from tests.procedures.bank_walks import (
    DAY,
    REFERENCE,
    answered,
    authorised,
    fetch,
    listed,
    taken,
)


def test_a_payer_signs_lists_go_out_answers_come_in_and_the_invoice_is_fetched(
    at_counter, desk, cashier, manned_by, home, store, clock, tmp_path
):
    """FORM-18, RPT-22, FEE-13, FEE-14, FEE-15."""
    draw_invoices(manned_by, desk, (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))
    done = authorised(at_counter, desk)
    assert done.number == "WT2026-0001"
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    for words in (
        "委托银行代收款协议书",
        "WT2026-0001",
        "张素芬",
        "建设银行",
        "6200000012345678901",
        "车位管理服务费",
        "每月15日",
    ):
        assert words in text, words
    clock.pass_by(days=20)
    bill(cashier, "2026-12")
    clerk = at_counter(ListBankWizard, cashier)
    assert clerk.fill(WhichDay, collect_on=DAY) == []
    assert clerk.fill(LookedAt, seen=True, **({"total": "743.40"} if at_counter is PlainClerk else {})) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    book, flat = done.result.paths
    sheet = load_workbook(book)["托收清单"]
    assert [cell.value for cell in sheet[2]][:5] == [REFERENCE, "建设银行", "6200000012345678901", "张素芬", 743.4]
    assert flat.read_bytes().split(b"\r\n")[1].decode("gb18030").split("|")[4].strip() == "743.40"
    text = copied(draw(cashier, done.papers[0]).pdf, tmp_path)
    for words in ("银行托收清单", REFERENCE, "8901", "743.40", "柒佰肆拾叁元肆角整"):
        assert words in text, words
    assert "6200000012345678901" not in text
    path = answered(tmp_path, (REFERENCE, "成功", 743.4, ""))
    assert "已入账 ¥743.40：成功 1 笔" in taken(at_counter, cashier, path, booked="743.40", surplus="0").words
    clerk = at_counter(IssueBankInvoiceWizard, desk)
    assert clerk.fill(Whose, room="3-2-501") == []
    assert clerk.fill(Issue, seen=True, **({"total": "743.40"} if at_counter is PlainClerk else {})) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    for words in ("其他服务业发票", "银行托收", REFERENCE, "2026.10.01–2026.12.31", "743.40"):
        assert words in text, words
    assert [str(one) for one in findings(store)] == []


def test_the_text_that_went_out_comes_back_filled_in(desk, cashier, home, tmp_path):
    """RPT-22, FEE-13."""
    authorised(PlainClerk, desk)
    _, flat = listed(PlainClerk, cashier).result.paths
    text = flat.read_text("gb18030")
    came = tmp_path / "回盘.txt"
    came.write_bytes(text.replace("|        |                |", "|成功    |          495.60|").encode("gb18030"))
    taken(PlainClerk, cashier, came, booked="495.60", surplus="0")
    as_csv = tmp_path / "回盘.csv"
    as_csv.write_text(f"参考号,处理结果,实扣金额\n{REFERENCE},成功,495.60\n", "utf-8-sig")
    done = taken(PlainClerk, cashier, as_csv, booked="0", surplus="495.60")
    assert "对不上 1 笔" in done.words


def test_what_failed_keeps_the_banks_reason_and_a_code_must_be_explained(desk, cashier, home, tmp_path):
    """ARREARS-11, FEE-13."""
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    path = answered(tmp_path, (REFERENCE, "E1", 495.6, "余额不足"))
    walk = Session(TAKE_BANK_RESULT, cashier)
    (stop,) = walk.submit(BankFile, {"file": str(path), "collected_on": "2026-11-21"})
    assert "“E1”，不知道是成功还是失败" in stop.text
    assert walk.submit(BankFile, {"file": str(path), "collected_on": "2026-11-21", "bad": "E1"}) == ()
    assert walk.submit(Compared, {"booked": "0", "surplus": "0", "seen": True}) == ()
    assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        assert session.scalars(select(BankResultLine.reason)).all() == ["余额不足"]


def test_the_same_file_is_refused_and_so_is_one_that_says_nothing(desk, cashier, home, tmp_path):
    """FEE-13."""
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    path = answered(tmp_path, (REFERENCE, "成功", 495.6, ""))
    taken(PlainClerk, cashier, path, booked="495.60", surplus="0")
    (stop,) = Session(TAKE_BANK_RESULT, cashier).submit(BankFile, {"file": str(path), "collected_on": "2026-11-21"})
    assert "这个文件已于 2026-11-21 09:00 导入过（TJ20261121-01）" in stop.text
    (tmp_path / "名册.csv").write_text("姓名,电话\n张三,1\n", "utf-8")
    asked = {"file": str(tmp_path / "名册.csv"), "collected_on": "2026-11-21"}
    (stop,) = Session(TAKE_BANK_RESULT, cashier).submit(BankFile, asked)
    assert "没有认出表头" in stop.text


def test_money_kept_apart_must_be_seen_and_is_settled_with_its_proof(at_counter, desk, cashier, home, tmp_path, store):
    """FEE-13, FEE-33."""
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    path = answered(tmp_path, (REFERENCE, "成功", 500, ""))
    walk = Session(TAKE_BANK_RESULT, cashier)
    assert walk.submit(BankFile, {"file": str(path), "collected_on": "2026-11-21"}) == ()
    (wrong,) = walk.submit(Compared, {"booked": "495.60", "surplus": "4.40", "seen": True})
    assert wrong.text == "有 ¥4.40 对不上，请看过后勾选"
    taken(at_counter, cashier, path, booked="495.60", surplus="4.40")
    clerk = at_counter(SettleBankWizard, cashier)
    said = {"became": Became.RETURNED, "settled_on": cashier.today, "reference": "HK-20261121"}
    assert clerk.fill(Settling, row="TJ20261121-01-2", checked=True, **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "TJ20261121-01-2 已退回付款人，凭证 HK-20261121，已登记"
    assert [str(one) for one in findings(store)] == []


def test_a_list_that_never_reached_the_bank_is_taken_back(at_counter, desk, cashier, home, store):
    """FEE-13."""
    authorised(PlainClerk, desk)
    done = listed(PlainClerk, cashier)
    clerk = at_counter(WithdrawBankListWizard, cashier)
    assert clerk.fill(WhichList, number=done.number, reason="文件发错", asked=True) == []
    gone = clerk.finish()
    assert isinstance(gone, Done), gone
    assert "已撤回 1 笔" in gone.words
    assert listed(PlainClerk, cashier).number == "TS20261215-02"
    assert [str(one) for one in findings(store)] == []


def test_what_is_at_the_bank_is_taken_at_the_counter_only_if_a_lead_agrees(
    desk, cashier, manned_by, home, asked_of, tmp_path
):
    """FEE-15."""
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    draw_book(manned_by, desk)
    walk = Session(COLLECT_FEES, desk)
    assert walk.submit(Paying, {"room": "3-2-501"}) == ()
    (stop,) = walk.submit(Items, {"amount": "247.80"})
    assert isinstance(stop, Refusal)
    assert "有 1 笔已列入托收清单 TS20261215-01" in stop.text
    walk.allow(stop, asked_of(desk)(stop, "赵立", "471508", "客户已与银行核实未扣"))
    assert walk.submit(Items, {"amount": "247.80"}) == ()
    assert walk.submit(Confirm, {"total": "247.80", "confirmed": True}) == ()
    assert walk.submit(Collect, {"ways": [{"method": "转账", "amount": "247.80", "reference": "Z1"}]}) == ()
    assert isinstance(walk.finish(), Done)
    path = answered(tmp_path, (REFERENCE, "成功", 495.6, ""))
    done = taken(PlainClerk, cashier, path, booked="247.80", surplus="247.80")
    assert "已入账 ¥247.80" in done.words


def test_an_agreement_needs_an_accepted_bank_a_good_number_and_whoever_has_the_account(desk, home):
    """FORM-18, MOVEIN-11."""
    clerk = PlainClerk(AuthoriseBankWizard, desk)
    assert clerk.fill(Payer, room="3-2-501", name="王麻子") == [
        "该房没有登记这位业主或住户，请核对姓名，或先在客户资料里登记"
    ]
    assert clerk.fill(Payer, room="3-2-501") == []
    assert clerk.fill(Account, bank="建设银行", account_no="62x") == ["账号应为 8 至 30 位数字，请照存折或银行卡核对"]
    (said,) = clerk.fill(Account, bank="云岭银行", account_no="6200001234567890")
    assert "不在可托收的银行里" in said
    (said,) = clerk.fill(Account, bank="建设银行", account_no="6200001234567890", account_name="李四")
    assert "须账户所有人到场签名" in said


def test_an_agreement_ends_with_its_reason(at_counter, desk, home):
    """FORM-18."""
    authorised(PlainClerk, desk)
    clerk = at_counter(EndBankWizard, desk)
    assert clerk.fill(Ending, room="3-2-501", last_day=date(2026, 11, 30), reason="换账户", signed=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        row = session.scalars(select(BankAgreement)).one()
        assert (row.ended_on, row.end_reason) == (date(2026, 11, 30), "换账户")
        assert row.account.valid_to == row.ended_on


def test_the_day_of_collection_is_the_one_of_the_setting(desk, clock):
    """FEE-13."""
    assert next_day(desk) == date(2026, 12, 15)
    clock.at = clock.at.replace(day=3)
    assert next_day(desk) == date(2026, 11, 15)


def test_a_clerk_hands_no_list_out_and_takes_no_answer(desk, home, tmp_path):
    """FEE-13, ROLE-02."""
    authorised(PlainClerk, desk)
    walk = Session(ListBankWizard.procedure, desk)
    walk.submit(WhichDay, {"collect_on": str(DAY)})
    walk.submit(LookedAt, {"total": "495.60", "seen": True})
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_the_cashiers_workbook_tells_the_banks_money_beside_the_tickets(desk, cashier, fetched):
    """Specification 4.5, FEE-14."""
    with desk.reading() as session:
        pack = cashier_pack.cashier(session, desk.today, desk.today)
    assert (pack.payments, pack.tickets, pack.by_bank) == (Money(49560), Money(), Money(49560))
    (row,) = pack.sheets[1].rows
    assert (row[2], row[5]) == ("00050001", Money(49560))
    made = workbooks.cashier_workbook(cashier, desk.today, desk.today)
    told = {row[0].value: row[1].value for row in load_workbook(made.path)["说明"].iter_rows(min_row=3)}
    assert (told["收款合计"], told["托收结果合计"], told["核对结果"]) == (495.6, 495.6, "相符")


def test_a_voided_invoice_of_the_bank_is_written_again_and_no_charge_is_owed(desk, lead, fetched, asked_of, store):
    """FEE-14, TICKET-21."""
    walk = Session(VOID_RECEIPT, desk)
    assert walk.submit(WrongReceipt, {"number": fetched.number, "kind": "其他服务业发票（百位）"}) == ()
    (stop,) = walk.submit(WhyVoid, {"reason": "抬头写错", "copies": True})
    assert isinstance(stop, Refusal)
    walk.allow(stop, asked_of(desk)(stop, "赵立", "471508", "抬头写错"))
    assert walk.submit(WhyVoid, {"reason": "抬头写错", "copies": True}) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert "托收款仍在银行账上" in done.words
    assert done.result is None
    assert fetch(desk).number == "00050002"
    assert [str(one) for one in findings(store)] == []


def test_registers_and_todays_list_say_how_the_bank_stands(desk, cashier, fetched, clock):
    """RPT-22, FEE-13."""
    with cashier.reading() as session:
        assert [(one.what, one.due) for one in of_bank(session, cashier)] == [("导出银行托收清单", "逾期 6 天")]
    today = desk.today
    (line,) = bank_lists.lines(cashier, Span(today, today))
    assert (line.room, line.account, line.state.words, line.invoice) == ("3-2-501", "8901", "成功", "00050001")
    (agreement,) = bank_lists.agreements(cashier)
    assert (agreement.number, agreement.state.words) == ("WT2026-0001", "有效")
    assert bank_lists.apart(cashier) == []
    for rows in ((line,), (agreement,)):
        made = sheets.sheet("托收", rows)
        assert len(made.columns) == len(made.rows[0])
    clock.at = clock.at.replace(month=12, day=20)
    with cashier.reading() as session:
        assert list(of_bank(session, cashier)) == []
    clock.at = clock.at.replace(year=2027, month=1, day=13)
    with cashier.reading() as session:
        assert [one.what for one in of_bank(session, cashier)] == ["导出银行托收清单"]
    with desk.reading() as session:
        assert list(of_bank(session, desk)) == []
