"""Bank collection: the bank's answer comes in, invoices are fetched, somebody signs, the next list goes out."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import BankAgreement, BankLine, BankList, BankResultLine
from deskapp.procedures.bank_collection.settle.steps import Became
from deskapp.sample.by_bank import BANK, answer_rows
from deskapp.sample.centre import CASHIER, COLLECTORS, LEAD
from deskapp.tour.answering import agree, fill, go_on
from deskapp.tour.collecting import unmet_unit
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

A_WEEK = timedelta(days=7)
STRAY = ["TS20269999990001", "成功", "120.00", ""]
"""A row that is on no list of ours."""
COLLECTED, PART = 2, "100.00"
"""The place of the sum in a row of the bank, and what was left on one account."""


def take_result(stage: Stage) -> None:
    """Matched, partly, failed for want of money, one row that nobody knows: looked at first, then booked."""
    stage.sign_in(CASHIER)
    with stage.desk.reading() as session:
        listed = session.scalars(select(BankList).order_by(BankList.id.desc())).first()
        assert listed is not None, "the sample has listed this month"
        rows, day = answer_rows(listed, [place == 1 for place, _ in enumerate(listed.lines)]), listed.collect_on
    rows[1][COLLECTED] = PART
    file = stage.workbooks / f"银行回盘_{day:%Y%m%d}.csv"
    file.write_text("".join(",".join(row) + "\n" for row in (*rows, STRAY)), encoding="utf-8")
    stage.command("导入托收结果")
    fill(stage, file=str(file), collected_on=str(day))
    stage.shoot("bank-result-file")
    go_on(stage)
    wait(lambda: stage.wizard.page.findChild(QWidget, "apart"), "核对结果")
    fill(stage, seen=True, apart=True)
    wait(lambda: not stage.wizard.page.reason(), "核对完")
    stage.shoot("bank-result-compared")
    stage.finish()
    stage.shoot("bank-result-booked")


def settle(stage: Stage) -> None:
    """The stray row was a mistake of the bank, which has mended it."""
    with stage.desk.reading() as session:
        row = session.scalars(select(BankResultLine).where(BankResultLine.outcome == BankOutcome.APART)).first()
        assert row is not None, "the file had one"
        number = f"{row.result.number}-{row.place}"
    stage.command("托收差错处理")
    fill(stage, row=number, became=Became.CORRECTED, settled_on="今天", reference="银行更正单 0113", checked=True)
    stage.shoot("bank-stray-settled")
    stage.finish()


def invoice(stage: Stage) -> None:
    """An owner fetches the invoice of what the bank collected: 银行托收 in the remark, no money."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        collected = (
            select(BankLine.room_no)
            .join(BankResultLine, BankResultLine.line_id == BankLine.id)
            .where(BankResultLine.outcome == BankOutcome.PAID)
            .order_by(BankResultLine.id.desc())
        )
        room = session.scalars(collected).first()
    stage.insist(room, "没有托收成功的单元")
    stage.command("领取托收发票")
    go_on(stage, room=RoomNo.parse(str(room)).compact)
    fill(stage, seen=True)
    stage.shoot("bank-invoice")
    stage.finish()


def bounce(stage: Stage) -> None:
    """The bank takes a collection of the month back: the lead confirms, and what it paid is owed again."""
    stage.sign_in(CASHIER)
    stage.go_home()
    with stage.desk.reading() as session:
        booked = (
            select(BankLine.reference)
            .join(BankResultLine, BankResultLine.line_id == BankLine.id)
            .where(BankResultLine.outcome == BankOutcome.PAID)
            .order_by(BankResultLine.id.desc())
        )
        reference = session.scalars(booked).first()
    stage.insist(reference, "没有托收成功的款项")
    stage.command("登记托收退回")
    said = {"returned_on": "今天", "notice_no": "TP-0931", "reason": "账户冻结"}
    fill(stage, reference=str(reference), **said)
    stage.shoot("bank-bounce-notice")
    go_on(stage)
    fill(stage, compared=True)
    stage.hands.press("F8")
    stage.shoot("bank-bounce-second-person")
    agree(stage, LEAD, "已看过银行通知书")
    stage.finish()
    stage.shoot("bank-bounced")


def authorise(stage: Stage) -> None:
    """Somebody signs for the bank to collect from now on: account digit by digit, papers seen."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("托收委托")
    go_on(stage, room=unmet_unit(stage).room.compact)
    fill(stage, bank=BANK, account_no="6227 0033 2412 0456 781")
    stage.shoot("bank-account")
    go_on(stage)
    fill(stage, service_fee=True, parking=True, valid_from="今天", papers=True)
    stage.shoot("bank-agreed")
    stage.finish()


def end(stage: Stage) -> None:
    """Another one changes accounts, and ends the agreement first."""
    with stage.desk.reading() as session:
        row = session.scalars(select(BankAgreement).order_by(BankAgreement.id)).first()
        assert row is not None, "the sample has signed some"
        room = row.unit.room_no
    stage.command("终止托收委托")
    fill(stage, room=RoomNo.parse(room).compact, last_day="月末", reason="换账户", signed=True)
    stage.shoot("bank-ended")
    stage.finish()


def list_out(stage: Stage) -> None:
    """What failed and what is new goes to the bank once more this month, as workbook and text."""
    stage.sign_in(CASHIER)
    stage.command("银行托收清单")
    go_on(stage, collect_on=str(stage.desk.today + A_WEEK))
    fill(stage, seen=True)
    stage.shoot("bank-list")
    stage.finish()
    stage.notes["bank_list"] = stage.outcome.number
    stage.shoot("bank-list-written")


def withdraw(stage: Stage) -> None:
    """The bank says it cannot take it before the weekend: the list goes back, everything is owed as before."""
    stage.command("撤回托收清单")
    fill(stage, number=stage.notes["bank_list"], reason="银行本周不再受理", asked=True)
    stage.shoot("bank-list-withdrawn")
    stage.finish()


STEPS = (
    Step("bank_result", "导入银行托收结果", take_result, "take_bank_result", ("first_run",), at=(16, 4)),
    Step("bank_settled", "对不上的一笔，银行更正", settle, "settle_bank", ("bank_result",)),
    Step("bank_invoice", "来取托收发票", invoice, "issue_bank_invoice", ("bank_result", "draw_series"), at=(16, 7)),
)
NEXT = (
    Step("bank_bounced", "银行退回一笔托收，两人冲销", bounce, "return_bank", ("bank_result",), at=(16, 8)),
    Step("bank_authorised", "签一份托收委托", authorise, "authorise_bank", ("sign_in",), at=(16, 9)),
    Step("bank_ended", "终止一份托收委托", end, "end_bank", ("bank_authorised",)),
    Step("bank_list", "导出托收清单交银行", list_out, "list_bank", ("bank_result",), at=(16, 12)),
    Step("bank_withdrawn", "撤回这张清单", withdraw, "withdraw_bank_list", ("bank_list",)),
)
