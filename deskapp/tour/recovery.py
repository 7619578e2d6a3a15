"""The recovery key: printed by the manager and typed back; and another PC, on which it opens the last copy."""

from contextlib import chdir

from deskapp.sample.centre import MANAGER, PIN
from deskapp.store.backup import latest
from deskapp.store.key_paper import GROUPS
from deskapp.tour.card_keys import Hand
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import NEW, Stage
from deskapp.ui.cards.key_sheet import SheetPage
from deskapp.ui.first_run import ChoicePage
from deskapp.ui.recovery_pages import FoundPage

TAB, SHEET = 7, "打印恢复密钥"
DIGITS = "recovery key"


def print_sheet(stage: Stage) -> None:
    """From the page of backups, which says what it means that there is none; then there is one."""
    stage.sign_in(MANAGER)
    _copies(stage, "copies-without-key")
    hand, usual = Hand(), SheetPage.printer
    SheetPage.printer = hand
    try:
        stage.press_button(SHEET)
        stage.hands.type(PIN)
        stage.hands.press("F7")
        wait(lambda: not stage.wizard.page.reason(), "恢复密钥打印出来")
    finally:
        SheetPage.printer = usual
    stage.notes[DIGITS] = hand.digits(GROUPS)
    stage.go_to("group_1")
    stage.hands.type(stage.notes[DIGITS])
    stage.shoot("recovery-key")
    stage.finish()
    stage.shoot("copies-with-key")
    stage.go_home()


def new_pc(stage: Stage) -> None:
    """An empty folder, the file and the sheet: the pages up to the last question, whose answer would write."""
    copy = latest(stage.place)
    stage.insist(copy, "没有备份")
    assert copy is not None, "insisted on"
    stage.close()
    with stage.elsewhere(NEW), chdir(copy.path.parent):  # no picture shows where on this PC it lies
        _take_along(stage, copy.path.name)


def _take_along(stage: Stage, file: str) -> None:
    stage.insist(isinstance(stage.window.cover, ChoicePage), "没有出现第一次启动的选择")
    stage.shoot("new-pc-choice")
    stage.hands.press("3")
    stage.hands.enter(file)
    stage.hands.type(stage.notes.pop(DIGITS))
    stage.shoot("new-pc-key")
    stage.hands.press("F8")
    wait(lambda: isinstance(stage.window.cover, FoundPage) or stage.alarms(), "打开备份")
    stage.insist(isinstance(stage.window.cover, FoundPage), "备份没有打开")
    stage.shoot("new-pc-found")


def _copies(stage: Stage, picture: str) -> None:
    stage.hands.press("Ctrl+,")
    stage.choose("设置", TAB)
    stage.shoot(picture)


PRINTED = (
    Step("recovery_key", "打印恢复密钥，照着输回", print_sheet, "print_recovery_key", ("first_run",), at=(17, 48)),
)
NEW_PC = (Step("new_pc", "换电脑：凭备份和恢复密钥", new_pc, needs=("recovery_key", "leave")),)
