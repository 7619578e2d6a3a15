"""Whatever was taken and voided on a day: page, receipts, closing sheet and workbook say the same, to the fen."""

import re
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.ledger.kinds import TicketState, TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.overview.home import home_view
from deskapp.overview.shown import State
from deskapp.overview.status import status_view
from deskapp.printout import draw
from deskapp.procedures.close_day.service import CLOSE_DAY, following, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from tests.ledger.test_any_day import a_day
from tests.ledger.till import paper, spoil, take, void
from tests.printing.finished import copied

SLIP = "存单 0036"
AMOUNTS = st.integers(1, 99_999).map(lambda jiao: Money(jiao * 10))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("cash"), AMOUNTS),
        st.tuples(st.just("transfer"), AMOUNTS),
        st.tuples(st.just("split"), AMOUNTS.filter(lambda money: money.fen > 10)),
        st.tuples(st.just("pieces"), AMOUNTS),
        st.tuples(st.just("spoil"), st.just(Money())),
        st.tuples(st.just("void"), AMOUNTS),
    ),
    min_size=1,
    max_size=8,
)


@given(acts=ACTS)
@settings(max_examples=6, deadline=None)
def test_a_day_reads_the_same_everywhere(manned, acts):
    """RPT-04, FEE-28, TICKET-23: counts and sums of the status bar, the home page, every paper and every sheet."""
    with a_day(manned) as (desk, lead), TemporaryDirectory() as folder:
        for act, money in acts:
            done_with(desk, lead, act, money)
        payments, reversals, net = on_receipts(desk, Path(folder))
        counted = f"{payments} 笔" + (f"，冲销 {reversals} 笔" if reversals else "")
        assert status_view(desk, None, State("")).takings == f"未日结收款 {counted}  {net}"
        shift = home_view(desk, {}, None).shift
        assert shift
        assert (shift.payments, shift.total, Money.total(of for _, of in shift.methods)) == (payments, net, net)
        cash = to_close(desk).takings.cash
        sheet = closed(desk, Path(folder), cash)
        assert re.search(rf"合计{payments}[0-9,]+\.\d\d{reversals}[0-9,]+\.\d\d{re.escape(net.figures)}合计", sheet)
        assert f"出纳工作簿合计{net.figures}" in sheet
        assert "核对结果四项相符" in sheet
        in_workbook(desk, Path(folder), payments, reversals, net)
        (closing,) = table(load_workbook(Path(folder) / "出纳.xlsx")["现金清点"])
        assert exact(closing["缴存银行"]) == Decimal(cash.fen) / 100, "FEE-26"
        assert closing["存单号"] == (SLIP if cash else None)


def done_with(desk, lead, act, money):
    """One act, where it can be done at all."""
    with desk.reading() as session:
        left = bool(following(desk))
        standing = [one for one in session.scalars(select(Ticket)) if state_of(session, one) is TicketState.ISSUED]
    if act == "void" and standing:
        void(desk, standing[money.fen // 10 % len(standing)], lead)
    elif act == "spoil" and left:
        spoil(desk)
    elif act == "split" and left:
        take(desk, money.figures, split=Money(money.fen // 20 * 10).figures)
    elif act in ("cash", "transfer") and left:
        take(desk, money.figures, way=act)
    elif act == "pieces" and left:
        take(desk, money.figures, pieces=min(3, money.fen))


def on_receipts(desk, folder):
    """How many receipts were printed, how many of them voided, and what stands, read off the papers."""
    with desk.reading() as session:
        issued = session.scalars(select(Ticket).where(Ticket.use == TicketUse.ISSUED)).all()
        voided = [state_of(session, one) is TicketState.VOIDED for one in issued]
    printed = [re.search(r"¥([0-9,.]+)", copied(draw(desk, paper(one)).pdf, folder)) for one in issued]
    amounts = [Money.parse(found[1]) for found in printed if found]
    assert len(amounts) == len(issued)
    return len(issued), sum(voided), Money.total(m for m, gone in zip(amounts, voided, strict=True) if not gone)


def closed(desk, folder, cash):
    """The closing done by its own procedure, the cash banked; the words of its sheet."""
    walk, due = Session(CLOSE_DAY, desk), to_close(desk).cash_expected
    pieces = dict(fewest(due)[0])
    faces = {question.name: pieces.get(face) for question, face in zip(CashCount.questions(), FACES, strict=True)}
    books = [{"book_no": book, "next_no": number.code} for book, number in following(desk).items()]
    for step, said in (
        (OpenMatters, {"seen": True}),
        (CashCount, faces),
        (TicketCheck, {"books": books}),
        (LockedAway, {"locked": True} | ({"banked": cash.figures, "bank_slip": SLIP} if cash else {})),
    ):
        assert walk.submit(step, said) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    return copied(draw(desk, done.papers[0]).pdf, folder)


def in_workbook(desk, folder, payments, reversals, net):
    """Every sheet that has a total, its rows and its foot."""
    book = load_workbook(cashier_workbook(desk, desk.today, desk.today, folder / "出纳.xlsx").path)
    total = Decimal(net.fen) / 100
    cover = {row[0].value: row[1].value for row in book["说明"].iter_rows() if row[0].value}
    assert (cover["收款笔数"], cover["冲销笔数"], cover["核对结果"]) == (payments, reversals, "相符")
    assert exact(cover["收款合计"]) == exact(cover["票据合计"]) == total
    flow = table(book["收款流水"])
    taken = {row["笔号"] for row in flow if row["备注"] != "冲销"}
    assert (len(taken), len({row["笔号"] for row in flow} - taken)) == (payments, reversals)
    for name, column in (("收款流水", "金额"), ("票据登记", "本期计入"), ("现金清点", "实收合计")):
        assert sum(exact(row[column]) for row in table(book[name])) == total, name
        assert exact(foot(book[name])[column]) == total, name
    summary = table(book["汇总"], foot=True)
    for kind in ("按项目", "按方式", "按票据种类", "按收费人"):
        *parts, whole = [row for row in summary if row["分类"] == kind]
        assert (whole["名称"], whole["笔数"], whole["冲销笔数"]) == ("合计", payments, reversals)
        for column in ("收款", "冲销", "实收"):
            assert sum(exact(row[column]) for row in parts) == exact(whole[column])
        assert exact(whole["实收"]) == total


def table(page, *, foot=False):
    """The rows below the heads, by their heads; without the row of totals unless `foot`."""
    heads, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    return [dict(zip(heads, row, strict=True)) for row in (rows if foot else rows[:-1])]


def foot(page):
    return table(page, foot=True)[-1]


def exact(value):
    """A cell's number as it is shown, to the fen."""
    return Decimal(str(value))
