"""In doubt: a collection is parked with a question, the cashier answers it, and the collection goes on (FEE-34)."""

from deskapp.sample.centre import CASHIER, COLLECTORS
from deskapp.tour.collecting import unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import SIGN_OUT, Stage

QUESTION = "客户说上月已在总部转账，还收不收"
ANSWER = "查到这笔汇款还没有到账，照收；到账后由出纳退回"


def ask(stage: Stage) -> None:
    """On the page of the items: Ctrl+I, the question, Enter."""
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F3")
    stage.hands.type(str(unmet_unit(stage).room))
    stage.hands.press("F2", "Ctrl+I")
    stage.hands.type(QUESTION)
    stage.shoot("ask-cashier")
    stage.hands.press("Enter")
    stage.insist("已挂起" in "".join(stage.said()), "没有说已挂起")


def answer(stage: Stage) -> None:
    """The cashier finds it among the matters of today."""
    stage.sign_in(CASHIER)
    stage.command("答复咨询")
    stage.go_to("answer")
    stage.hands.type(ANSWER)
    stage.shoot("answer-question")
    stage.finish()


def go_on(stage: Stage) -> None:
    """The answer stands above the collection, which is paid by WeChat and signed."""
    stage.command(SIGN_OUT)
    stage.sign_in(COLLECTORS[0])
    stage.press_button("继续")
    stage.shoot("answered")
    stage.hands.press("F8", "1", "Enter", "/", "/")
    stage.finish()
    stage.hands.press("1", "Esc")


STEPS = (
    Step("ask_cashier", "拿不准怎么收，挂起咨询出纳", ask, "collect_fees", ("sign_in",), at=(11, 9)),
    Step("answer_question", "出纳答复咨询", answer, "answer_question", ("ask_cashier",), at=(11, 12)),
    Step("go_on", "按答复接着收", go_on, "collect_fees", ("answer_question",), at=(11, 15)),
)
