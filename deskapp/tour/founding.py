"""A new centre is founded in a folder of its own: four pages, the first sign-in, and what it finds."""

from deskapp.sample.centre import PIN
from deskapp.store.keys import make_key
from deskapp.store.place import Place
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import FOUNDED, Stage
from deskapp.ui.cover import CoverPage
from deskapp.ui.first_devices import DevicesPage
from deskapp.ui.first_run import AdministratorPage, CentrePage, ChoicePage
from deskapp.ui.sign_in import SignInPage

ADMINISTRATOR = "管理员"
TICKS = ("Space", "Enter", "Space", "Enter", "Enter", "Enter", "Space", "Enter", "Space")
"""In a small office one person is clerk, collects fees, manages the centre and keeps its rosters."""


def found_centre(stage: Stage) -> None:
    """By keys alone; its key lies in a file, so that none is left in the PC's store of keys."""
    place = Place(stage.out / FOUNDED)
    place.prepare()
    make_key(place, in_file=True)
    with stage.elsewhere(FOUNDED):
        _answer(stage)
        stage.sign_in(ADMINISTRATOR)
        stage.shoot("first-morning")


def _answer(stage: Stage) -> None:
    """The four pages."""
    _arrive(stage, ChoicePage)
    stage.shoot("first-choice")
    stage.hands.press("2")
    _arrive(stage, CentrePage)
    stage.hands.enter("和风里物业服务中心", "和风里物业服务有限公司", "010-60000000")
    stage.shoot("first-centre")
    stage.hands.press("F8")
    _arrive(stage, AdministratorPage)
    stage.hands.enter(ADMINISTRATOR, PIN, PIN)
    stage.hands.press(*TICKS)
    stage.shoot("first-administrator")
    stage.hands.press("F8")
    _arrive(stage, DevicesPage)
    stage.rest()
    stage.shoot("first-devices")
    stage.hands.press("F8")
    _arrive(stage, SignInPage)


def _arrive(stage: Stage, kind: type[CoverPage]) -> None:
    """Wait until the page of this kind is in sight."""
    wait(lambda: isinstance(stage.window.cover, kind), kind.__name__)


STEPS = (Step("found_centre", "第一次启动，新建小区", found_centre),)
