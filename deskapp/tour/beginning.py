"""The first minutes: an empty folder, the sample community made in the window, somebody signs in and looks around."""

from deskapp.ledger.arrears import arrears
from deskapp.sample.centre import COLLECTORS
from deskapp.store.keys import make_key
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.first_run import ChoicePage
from deskapp.ui.sign_in import SignInPage

MOST_MAKING = 1800.0
"""Seconds that the sample may take on a slow machine."""


def first_run(stage: Stage) -> None:
    """Key 1 on the first page; the key of the database lies in a file, so that the folder can be taken along."""
    stage.place.prepare()
    make_key(stage.place, in_file=True)
    stage.open()
    stage.insist(isinstance(stage.window.cover, ChoicePage), "没有出现第一次启动的选择")
    stage.shoot("first-run")
    stage.hands.press("1")
    wait(lambda: isinstance(stage.window.cover, SignInPage) or stage.alarms(), "生成示例小区", MOST_MAKING)
    stage.insist(isinstance(stage.window.cover, SignInPage), "示例小区没有生成")
    stage.shoot("sign-in")


def sign_in(stage: Stage) -> None:
    """The collector's morning: what waits, a wrong PIN first."""
    stage.hands.enter(COLLECTORS[0], "000000")
    stage.insist(stage.window.cover is not None, "密码不对也登录了")
    stage.sign_in(COLLECTORS[0])
    stage.shoot("home")


def search(stage: Stage) -> None:
    """The one box: a room without dashes, a name by its initials; then the page of a unit."""
    with stage.desk.reading() as session:
        one = max(arrears(session, stage.desk.today), key=lambda found: found.total)
    stage.hands.press("F3")
    stage.hands.type(one.room.compact)
    stage.shoot("search")
    stage.hands.press("Enter")
    stage.insist(str(one.room) in _texts(stage), f"没有打开 {one.room} 的页面")
    stage.shoot("unit")
    stage.hands.press("Esc")


def _texts(stage: Stage) -> str:
    """What the page in sight is about."""
    return stage.frame.here.subject().room


STEPS = (
    Step("first_run", "第一次启动，生成示例小区", first_run),
    Step("sign_in", "登录，看今天要办的事", sign_in, needs=("first_run",)),
    Step("search", "查找一个单元", search, needs=("sign_in",)),
)
