"""Small money: copies, on one receipt in the evening, housekeeping, agency collection, stalls and advertisements."""

from deskapp.sample.centre import COLLECTORS
from deskapp.tour.answering import fill, go_on
from deskapp.tour.collecting import signed, unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def copies(stage: Stage) -> None:
    """Two sales at the copier, a line each: no ticket yet."""
    stage.sign_in(COLLECTORS[0])
    stage.command("复印传真")
    fill(stage, a4="12", fax="1", customer="3-2-501", paid=True)
    stage.shoot("copies")
    stage.finish()
    stage.command("复印传真")
    fill(stage, a4="7", a3="2", paid=True)
    stage.finish()
    stage.notes["copies"] = stage.outcome.number


def copies_corrected(stage: Stage) -> None:
    """A line that was wrong is taken back with its reason, and written once more."""
    stage.command("复印传真更正")
    fill(stage, number=stage.notes["copies"], reason="张数记错", settled=True)
    stage.shoot("copies-corrected")
    stage.finish()
    stage.command("复印传真")
    fill(stage, a4="4", a3="2", paid=True)
    stage.finish()


def copies_receipt(stage: Stage) -> None:
    """The one receipt of the day, signed by the collector."""
    stage.sign_in(COLLECTORS[0])
    stage.command("复印传真汇总")
    go_on(stage)
    stage.hands.press("=")
    fill(stage, confirmed=True)
    stage.shoot("copies-receipt")
    stage.finish()
    signed(stage)


def housekeeping_slips(stage: Stage) -> None:
    """Two slips of the cleaner's book on one receipt."""
    _for_somebody(stage, "临时家政收费")
    lines = {"book_no": "JZ03", "done_on": "昨天", "cleaner": "周兰"}
    for place, (slip_no, amount) in enumerate((("0117", "75"), ("0118", "60"))):
        said = {**lines, "slip_no": slip_no, "hours": "2.5", "amount": amount}
        fill(stage, **{f"{name}.{place}": said[name] for name in ("book_no", "slip_no", "done_on", "cleaner", "hours")})
        fill(stage, **{f"amount.{place}": amount})
        if place == 0:
            stage.hands.press("Enter")
    fill(stage, stapled=True)
    stage.shoot("housekeeping-slips")
    stage.hands.press("F8")
    _pay(stage, "housekeeping-paid")


def housekeeping_regular(stage: Stage) -> None:
    """Two months of regular service, from the sheet of whoever is in charge of it."""
    _for_somebody(stage, "固定家政收费")
    fill(stage, sheet_no="GD-11", service="保洁", frequency="每周两次", fee="350", starts_on="今天", months="2")
    fill(stage, from_sheet=True)
    stage.shoot("housekeeping-regular")
    stage.hands.press("F8")
    _pay(stage)


def agency(stage: Stage) -> None:
    """The tax office's own ticket: its number is taken down, and no book of ours is touched."""
    _for_somebody(stage, "代收费")
    fill(stage, item="代收装修税", issuer="地方税务局", number="DS0004471", standard="合同价×3%", amount="900")
    fill(stage, handed=True)
    stage.shoot("agency")
    stage.hands.press("F8")
    _pay(stage, "agency-paid")


def promotion(stage: Stage) -> None:
    """A stall in the square, an advertisement in the lift, and the clubhouse, on one receipt."""
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F3")
    stage.hands.type(unmet_unit(stage).room.compact)
    stage.hands.press("F2", "0")
    for place, (item, price) in enumerate((("商业广场促销费", "600"), ("广告费", "450"), ("会所收费", "80"))):
        fill(stage, **{f"item.{place}": item, f"quantity.{place}": "1", f"price.{place}": price})
        if place < 2:
            stage.go_to(f"numbers.{place}")
            stage.hands.press("Enter")
    stage.shoot("promotion-items")
    stage.hands.press("F8", "1", "Enter", "=", "*")
    stage.finish()
    signed(stage)


def _for_somebody(stage: Stage, words: str) -> None:
    """The procedure for a unit that the tour has not met, up to its own page."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command(words)
    go_on(stage, room=unmet_unit(stage).room.compact)


def _pay(stage: Stage, shot: str = "") -> None:
    """In cash to the fen; the customer signs."""
    stage.hands.press("=", "*")
    fill(stage, confirmed=True)
    if shot:
        stage.shoot(shot)
    stage.finish()
    signed(stage)


STEPS = (
    Step("copies", "登记两笔复印传真", copies, "sell_copies", ("sign_in",), at=(11, 44)),
    Step("copies_corrected", "更正一笔复印", copies_corrected, "correct_copies", ("copies",), at=(11, 46)),
    Step(
        "housekeeping_slips",
        "临时家政：两张服务单",
        housekeeping_slips,
        "housekeeping_slips",
        ("sign_in",),
        at=(11, 48),
    ),
    Step(
        "housekeeping_regular", "固定家政：照记录表收两个月", housekeeping_regular, "regular_housekeeping", ("sign_in",)
    ),
    Step("agency", "代收装修税，登记外部票据号", agency, "agency_collection", ("settings",), at=(11, 53)),
    Step("promotion", "促销费、广告费和会所收费", promotion, "collect_fees", ("sign_in",), at=(11, 57)),
)
RECEIPT = (
    Step("copies_receipt", "当天的复印合开一张收据", copies_receipt, "copy_day_receipt", ("copies",), at=(16, 40)),
)
