"""The end of the day: the drawer is counted by faces, the four sums agree, the day is closed."""

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.ledger import box
from deskapp.ledger.checks.inspection import Inspected
from deskapp.procedures.close_day.service import following, to_close
from deskapp.procedures.close_day.steps import CashCount
from deskapp.procedures.close_day.wizard import OpenMattersPage
from deskapp.sample.centre import COLLECTORS, LEAD
from deskapp.tour.answering import agree, fill
from deskapp.tour.collecting import put_aside
from deskapp.tour.eyes import settle, wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def close_day(stage: Stage) -> None:
    """What is in the drawer is what the books expect; the numbers in hand are read off the paper."""
    stage.sign_in(COLLECTORS[0])
    day, numbers = to_close(stage.desk), following(stage.desk)
    stage.hands.press("F10")
    stage.insist(_inspected(stage).good, "日结前的账目核对有不符")
    stage.shoot("open-matters")
    stage.hands.press("Space")
    if lying := _boxed(stage):
        stage.go_to("boxed")
        stage.hands.type(str(lying))
    _let_through(stage)
    _count(stage, day.cash_expected)
    stage.shoot("cash-count")
    stage.hands.press("Enter")
    for book_no, number in numbers.items():
        stage.go_to(f"next {book_no}")
        stage.hands.type(number.code)
    stage.shoot("ticket-check")
    stage.hands.press("F8")
    stage.go_to("banked")
    stage.hands.press("=")
    fill(stage, bank_slip="4471 0036 8813", locked=True, inventory=True)
    stage.shoot("locked-away")
    stage.finish()
    stage.notes["closing"] = stage.outcome.number
    stage.notes["takings"] = str(day.takings.total.fen)
    stage.shoot("closed")


def park(stage: Stage) -> None:
    """A customer promises to come back after work, and does not."""
    put_aside(stage)


def _let_through(stage: Stage) -> None:
    """On from the first page: warnings are heeded, and what blocks is let pass by the lead."""
    wizard = stage.wizard
    first = wizard.page
    stage.hands.press("F8")
    settle()
    while wizard.page is first:
        refusal = wizard.objections.overridable()
        stage.insist(refusal, "不能日结")
        assert refusal is not None, "insisted on"
        if refusal.warns:
            stage.hands.press("F7")
        else:
            agree(stage, LEAD, "客户明天再来，挂起的留到明天", "gate-let-pass")
        settle()
        if wizard.page is first and not wizard.objections.wrong:
            stage.hands.press("F8")
            settle()


def _inspected(stage: Stage) -> Inspected:
    """What holding the ledger against itself has found, once the page says so."""
    page = stage.wizard.page
    assert isinstance(page, OpenMattersPage)
    wait(lambda: page.found, "账目核对")
    assert page.found is not None
    return page.found


def _boxed(stage: Stage) -> int:
    """How many tickets lie in the box for unclaimed ones."""
    with stage.desk.reading() as session:
        return box.pieces(session)


def _count(stage: Stage, expected: Money) -> None:
    """Type the fewest notes and coins that make the sum, face by face."""
    pieces, _ = fewest(expected)
    counted = dict(pieces)
    names = [question.name for question in CashCount.questions()]
    for name, face in zip(names, FACES, strict=True):
        if face in counted:
            stage.go_to(name)
            stage.hands.type(str(counted[face]))


STEPS = (
    Step("parked", "又挂起一笔", park, "collect_fees", ("gates",), at=(17, 14)),
    Step("close_day", "日结：负责人放行，按面值清点，四项相符", close_day, "close_day", ("collect_cash",), at=(17, 32)),
)
