"""The drawer: its float is counted, cash goes to the cashier and comes back, an X report, and banking on a slip."""

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.ledger import books
from deskapp.ledger.drawer import differences
from deskapp.ledger.drawer.kinds import Settled
from deskapp.ledger.kinds import TicketType
from deskapp.procedures.till.moving.steps import Way
from deskapp.sample.centre import CASHIER, COLLECTORS, LEAD
from deskapp.till.counted import Pieces
from deskapp.tour.answering import agree, fill
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def pieces(amount: Money) -> dict[str, int]:
    """The fewest notes and coins for an amount, by the questions that ask for them."""
    found = dict(fewest(amount)[0])
    names = [question.name for question in Pieces.questions()]
    return {name: found[face] for name, face in zip(names, FACES, strict=True) if found.get(face)}


def open_till(stage: Stage) -> None:
    """Before the first customer: the float, counted face by face."""
    stage.sign_in(COLLECTORS[0])
    stage.command("清点备用金")
    fill(stage, **pieces(stage.desk.settings().till_float))
    stage.shoot("float-counted")
    stage.finish()


def drop(stage: Stage) -> None:
    """Too much cash at noon: the cashier counts it, and types the PIN."""
    stage.sign_in(COLLECTORS[0])
    stage.command("现金收付")
    fill(stage, way=Way.DROP, amount="300", reason="午间现金较多", counted=True)
    stage.hands.press("F8")
    stage.shoot("cash-drop")
    agree(stage, CASHIER, "已点清", "cash-drop-agreed")
    stage.finish()
    stage.shoot("cash-dropped")


def change(stage: Stage) -> None:
    """Small change comes in from the cashier."""
    stage.command("现金收付")
    fill(stage, way=Way.FLOAT_IN, amount="100", reason="零钱不够", counted=True)
    stage.hands.press("F8")
    agree(stage, CASHIER, "已点清")
    stage.finish()


def x_report(stage: Stage) -> None:
    """What should lie in the drawer at this minute; nothing is closed."""
    stage.sign_in(COLLECTORS[0])
    stage.command("收款中途报表")
    fill(stage, clerk=COLLECTORS[0])
    stage.shoot("x-report")
    stage.finish()


def bank(stage: Stage) -> None:
    """The cashier banks what was handed in at noon, now that the day is closed, on the slip of the bank."""
    stage.sign_in(CASHIER)
    stage.command("现金缴存")
    stage.rest()
    stage.go_to("amount")
    stage.hands.press("=")
    fill(stage, bank_slip="4471 0036 8812", banked_by=CASHIER)
    stage.shoot("cash-banked")
    stage.finish()


def settle(stage: Stage) -> None:
    """A shortage of some weeks ago is made good, which the lead agrees to."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        waiting = differences.unsettled(session)
    stage.insist(waiting, "没有待处理的长短款单")
    stage.command("处理长短款")
    fill(stage, document=waiting[0].number, how=Settled.MADE_GOOD, note="责任人当面补足")
    stage.hands.press("F8")
    stage.shoot("difference-settled")
    agree(stage, LEAD, "已看到补足的现金")
    stage.finish()


def spoil(stage: Stage) -> None:
    """The paper jammed: the next number is void, its copies stamped and kept."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        book = books.open_book(session, stage.id_of(COLLECTORS[0]), TicketType.OFFICIAL_RECEIPT)
        stage.insist(book, "没有可用的收据本")
        assert book is not None, "insisted on"
        number = books.next_number(book).code
    stage.command("作废空白号")
    fill(stage, up_to=number, reason="打印机卡纸，撕破", copies=True)
    stage.shoot("number-spoiled")
    stage.finish()


STEPS = (
    Step("drop", "午间现金上交出纳", drop, "move_cash", ("open_till",), at=(12, 2)),
    Step("float_in", "向出纳领零钱", change, "move_cash", ("drop",), at=(12, 4)),
    Step("spoiled", "卡纸，作废一个空白号", spoil, "skip_number", ("sign_in",)),
    Step("difference", "补足以前的短款", settle, "settle_difference", ("open_till",)),
    Step("x_report", "看收款中途报表", x_report, "till_report", ("open_till",), at=(12, 6)),
)
OPENED = (Step("open_till", "收第一笔款以前清点备用金", open_till, "open_till", ("sign_in",), at=(9, 5)),)
BANKED = (Step("bank_cash", "出纳缴存中午收到的现金", bank, "bank_cash", ("drop", "close_day"), at=(17, 40)),)
