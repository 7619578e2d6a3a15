"""Over noon somebody else is at the desk: cash, ticket books and blank cards change hands twice."""

from deskapp.kernel.money import Money
from deskapp.ledger import books
from deskapp.ledger.kinds import TicketType
from deskapp.procedures.shift.handing_over import service
from deskapp.procedures.shift.handing_over.steps import Counted, Relief
from deskapp.sample.centre import COLLECTORS, LEAD
from deskapp.tour.answering import agree, fill, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.tour.till import pieces

GIVER, RELIEF = COLLECTORS
RECEIPT = TicketType.OFFICIAL_RECEIPT


def hand_over(stage: Stage) -> None:
    """Page by page; the relief types the PIN."""
    _hand_over(stage, GIVER, RELIEF, "早班交午班", pictures=True)


def hand_back(stage: Stage) -> None:
    """And back, an hour later."""
    _hand_over(stage, RELIEF, GIVER, "午班交下午班", pictures=False)


def leave(stage: Stage) -> None:
    """Away from the desk for half an hour, which the lead allows, with somebody in the place."""
    stage.sign_in(GIVER)
    stage.command("离岗登记")
    fill(stage, reason="到公司财务领发票", due_back="15:00", stands_in=RELIEF, locked=True)
    stage.hands.press("F8")
    stage.shoot("leave-desk")
    agree(stage, LEAD, "同意")
    stage.finish()


def come_back(stage: Stage) -> None:
    """Back, and told what happened."""
    stage.command("返岗登记")
    fill(stage, told=True)
    stage.shoot("back-at-desk")
    stage.finish()


def _hand_over(stage: Stage, giver: str, relief: str, shift: str, *, pictures: bool) -> None:
    stage.sign_in(giver)
    desk = stage.desk
    due = service.drawer(desk)
    stage.command("交接班")
    fill(stage, shift=shift, told=True)
    _shoot(stage, "shift-open-list", pictures)
    go_on(stage)
    fill(stage, **pieces(due.expected if due else Money()))
    _shoot(stage, "shift-cash", pictures)
    go_on(stage)
    _count(stage, relief)
    _shoot(stage, "shift-books-and-cards", pictures)
    go_on(stage)
    fill(stage, seals=True, keys=True, equipment=True, hotline=True, remarks="色带快用完，备件在右边抽屉")
    _shoot(stage, "shift-together", pictures)
    go_on(stage)
    stage.insist(stage.wizard.page.kind is Relief, "没有到接班人")
    fill(stage, incoming=relief, counted=True)
    stage.hands.press("F8")
    _shoot(stage, "shift-relief", pictures)
    agree(stage, relief, "已逐项点清")
    stage.finish()
    _shoot(stage, "shift-handed-over", pictures)


def _count(stage: Stage, relief: str) -> None:
    """The next numbers and the blank cards, as they lie there; receipts the relief may not hold stay here."""
    desk = stage.desk
    stage.insist(stage.wizard.page.kind is Counted, "没有到票据和空白卡")
    with desk.reading() as session:
        held = [one for one in books.drawn_books(session, stage.id_of(relief)) if one.type is RECEIPT]
        own = {one.book_no for one in books.drawn_books(session, desk.clerk.id) if one.type is RECEIPT}
    places = [place for place, number in enumerate(service.following(desk)) if number in own]
    staying = places[max(0, desk.settings().max_books_per_draw - len(held)) :]
    for place, number in enumerate(service.following(desk).values()):
        fill(stage, **{f"next_no.{place}": number.code})
        if place in staying:
            fill(stage, **{f"to.{place}": "留下"})
    fill(stage, give_books=True)
    for place, left in enumerate(service.blank_cards(desk).values()):
        fill(stage, **{f"pieces.{place}": str(left)})


def _shoot(stage: Stage, name: str, wanted: bool) -> None:
    if wanted:
        stage.shoot(name)


STEPS = (
    Step(
        "shift_over", "交接班：现金、票据和空白卡双方点清", hand_over, "hand_over_shift", ("collect_cash",), at=(12, 10)
    ),
    Step("shift_back", "下午接回", hand_back, "hand_over_shift", ("shift_over",), at=(13, 20)),
)
AWAY = (
    Step("leave_desk", "离岗登记，主管同意", leave, "leave_desk", ("sign_in",), at=(13, 24)),
    Step("come_back", "返岗登记", come_back, "come_back", ("leave_desk",), at=(13, 29)),
)
