"""Invoices at the counter: switched on, split over the limit of a series, with readings, exchanged, written by hand."""

from sqlalchemy import select

from deskapp.estate.kinds import UnitUse
from deskapp.estate.records import Unit
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.arrears import arrears
from deskapp.ledger.ticketing import parts_of
from deskapp.procedures.collect_fees.reckoning import reckon
from deskapp.procedures.settings.steps import Tickets
from deskapp.sample.centre import COLLECTORS
from deskapp.staff.choices import PrintMode
from deskapp.till.bill import parts_due
from deskapp.tour.answering import fill, go_on
from deskapp.tour.collecting import signed, unmet_unit
from deskapp.tour.decisions import change
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def split(stage: Stage) -> None:
    """So much is paid ahead that two invoices are needed: numbers one after the other, sums to the fen."""
    stage.sign_in(COLLECTORS[0])
    room, amount = _most(stage)
    stage.hands.press("F3")
    stage.hands.type(room.compact)
    stage.hands.press("F2")
    fill(stage, amount=amount.figures)
    stage.shoot("invoice-items")
    stage.hands.press("F8", "1", "Enter", "/")
    stage.hands.type("20261121660011")
    stage.shoot("invoice-split")
    stage.finish()
    stage.insist(len(stage.outcome.papers) > 1, "没有分开开票")
    stage.shoot("invoice-issued")
    signed(stage)


def _most(stage: Stage) -> tuple[RoomNo, Money]:
    """The unit that can pay most: all it owes, and all months ahead."""
    with stage.desk.reading() as session:
        owing = [one for one in arrears(session, stage.desk.today) if not one.of_past_owners]
        units = dict(session.execute(select(Unit.room_no, Unit.id)).all())
        paid = [(one, months_ahead(session, units[str(one.room)], stage.desk.today)) for one in owing]
        one, ahead = max(paid, key=lambda pair: pair[0].total + Money.total(month.amount for month in pair[1]))
    return one.room, one.total + Money.total(month.amount for month in ahead)


def utilities(stage: Stage) -> None:
    """Water and electricity of a shop whose meters the centre reads: on a ticket of their own, usage as paid."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        shops = session.scalars(select(Unit.room_no).where(Unit.use == UnitUse.SHOP).order_by(Unit.id)).all()
        owing = {str(one.room) for one in arrears(session, stage.desk.today)}
    stage.hands.press("F3")
    stage.hands.type(shops[0])
    stage.hands.press("F2")
    if shops[0] in owing:
        stage.hands.press("0")
    read = (("15", "2.30", "水120-135"), ("185", "0.68", "电1203-1388"))
    for place, (used, price, numbers) in enumerate(read):
        said = {"item": "水电费", "quantity": used, "price": price, "numbers": numbers}
        fill(stage, **{f"{name}.{place}": words for name, words in said.items()})
        if not place:
            stage.hands.press("Enter")
    stage.shoot("utility-items")
    stage.hands.press("F8", "1", "Enter", "=", "*")
    stage.finish()
    stage.shoot("utility-issued")
    signed(stage)


def exchange(stage: Stage) -> None:
    """This morning's receipt for an invoice: the customer's copy comes back, no money changes hands."""
    stage.sign_in(COLLECTORS[0])
    stage.command("换开发票")
    go_on(stage, number=stage.notes["transfer"])
    fill(stage, returned=True)
    stage.shoot("exchange")
    stage.finish()
    stage.shoot("exchanged")


def by_hand(stage: Stage) -> None:
    """The printer is broken: the manager says so, and fees are refused but on papers filled in by hand."""
    change(stage, {Tickets: {"print_mode": PrintMode.HANDWRITTEN}}, ("settings-by-hand",))


def written(stage: Stage) -> None:
    """An invoice filled in with a ball-point pen is entered with the number that stands on it."""
    stage.sign_in(COLLECTORS[0])
    one = unmet_unit(stage)
    stage.go_home()
    stage.command("登记手写票据")
    go_on(stage, room=RoomNo.parse(str(one.room)).compact)
    go_on(stage)
    stage.hands.press("1", "Enter")
    fill(stage, numbers="、".join(_on_paper(stage)), ballpoint=True)
    stage.shoot("written-number")
    stage.hands.press("F8", "=", "*")
    stage.finish()
    stage.shoot("written-entered")
    signed(stage)


def _on_paper(stage: Stage) -> list[str]:
    """The numbers of the papers that were filled in: the next ones of the books they were torn from."""
    with stage.desk.reading() as session:
        lines = reckon(session, stage.wizard.session.answers, stage.desk.today).plan.lines
        clerk_id = stage.id_of(COLLECTORS[0])
        return [one.number for one in parts_due(session, clerk_id, parts_of(session, clerk_id, lines))]


def print_again(stage: Stage) -> None:
    """Mended: papers come out of the printer again."""
    change(stage, {Tickets: {"print_mode": PrintMode.PRINTED}})


SWITCHED = ("settings", "draw_series")
STEPS = (
    Step("invoice_split", "一笔大额分开两张发票", split, "collect_fees", SWITCHED, at=(14, 41)),
    Step("utility_invoice", "水电发票，列明读数", utilities, "collect_fees", SWITCHED, at=(14, 45)),
    Step(
        "exchange", "上午的收据换开发票", exchange, "exchange_invoice", ("collect_transfer", "draw_series"), at=(14, 49)
    ),
    Step("by_hand", "打印机坏了，改为手写", by_hand, "change_settings", SWITCHED, at=(14, 52)),
    Step("written", "登记手写的发票", written, "written_fees", ("by_hand",)),
    Step("print_mode_back", "修好了，改回打印", print_again, "change_settings", ("by_hand",), at=(14, 57)),
)
