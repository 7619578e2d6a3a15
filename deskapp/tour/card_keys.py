"""The keys of the real cards: made by the administrator, printed on two sheets, both typed back, sealed by words."""

import re
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument

from deskapp.kernel.pdfium import ONE_AT_A_TIME
from deskapp.printing.spool import PrintJob
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.steps import PartOne, PartTwo, Technology
from deskapp.sample.centre import ADMINISTRATOR
from deskapp.tour.answering import fill, go_on
from deskapp.tour.eyes import TourError, wait
from deskapp.tour.record import Step
from deskapp.tour.stage import SIGN_OUT, Stage
from deskapp.ui.cards.key_sheet import SheetPage

PRINTER = "办公室激光"
GROUP = re.compile(r"第 ?\d{1,2} ?组\s*(\d{6})")
GROUPS = len(PartOne.questions())
CHECK_VALUE = re.compile(r"校验值\s*([0-9A-F]{6})")
WORDS, OTHER_WORDS, LAST_WORDS = "harbour 7 lantern moss", "quiet 9 copper orchard", "amber 3 river station"


@dataclass
class Hand:
    """Takes the sheets out of the printer, and reads them out; neither is kept in any file."""

    sheets: list[bytes] = field(default_factory=list)

    def names(self) -> list[str]:
        """The one printer of the office."""
        return [PRINTER]

    def send(self, job: PrintJob) -> None:
        """A sheet comes out."""
        self.sheets.append(job.pdf)

    def check_value(self) -> str:
        """What the head of the sheet that came out last says of the key. IndexError for another paper."""
        found: list[str] = CHECK_VALUE.findall(self._words(-1))
        return found[0]

    def digits(self, groups: int = GROUPS, sheet: int = -1) -> str:
        """What stands on a sheet, the last one out, group after group. Raises TourError for another paper."""
        found = GROUP.findall(self._words(sheet))
        if len(found) != groups:
            raise TourError(f"纸上没有 {groups} 组数字")
        return "".join(found)

    def _words(self, sheet: int) -> str:
        with ONE_AT_A_TIME, PdfDocument(self.sheets[sheet]) as paper:
            return str(paper[0].get_textpage().get_text_bounded())


def make(stage: Stage) -> None:
    """With the real station in the place of that for practice, which comes back when all is done."""
    stage.open_again(practice=False)
    stage.sign_in(ADMINISTRATOR)
    stage.command("建立卡密钥")
    stage.shoot("key-which")
    _print_and_type(stage)
    fill(stage, passphrase=WORDS, again=WORDS)
    stage.shoot("key-passphrase")
    stage.finish()
    stage.shoot("key-made")


def open_keys(stage: Stage) -> None:
    """Once a shift: signing out has shut them."""
    stage.command(SIGN_OUT)
    stage.sign_in(ADMINISTRATOR)
    stage.command("打开卡密钥")
    fill(stage, passphrase=WORDS)
    stage.finish()


def roll(stage: Stage) -> None:
    """A newer version, with two sheets of its own; cards of the old one can still be read."""
    stage.command("更换卡密钥")
    hand = _print_and_type(stage)
    fill(stage, passphrase=WORDS)
    stage.finish()
    stage.shoot("key-rolled")
    stage.notes |= {"key_check": hand.check_value(), "key_one": hand.digits(sheet=-2), "key_two": hand.digits()}


def reword(stage: Stage) -> None:
    """Another passphrase for all of them."""
    stage.command("更改密钥口令")
    fill(stage, old=WORDS, passphrase=OTHER_WORDS, again=OTHER_WORDS)
    stage.shoot("key-reworded")
    stage.finish()


def restore(stage: Stage) -> None:
    """The passphrase was forgotten: both keepers bring their sheets, and the newer key is sealed under another one."""
    stage.go_home()
    stage.command("用备份恢复密钥")
    fill(stage, technology=Technology.DESFIRE, version="2", check_value=stage.notes.pop("key_check"))
    stage.shoot("key-which-sheets")
    go_on(stage)
    for sheet in ("key_one", "key_two"):
        stage.go_to("group_1")
        stage.hands.type(stage.notes.pop(sheet))
        stage.shoot(f"key-restored-{sheet.removeprefix('key_')}")
        go_on(stage)
    fill(stage, passphrase=LAST_WORDS, again=LAST_WORDS)
    stage.finish()
    stage.shoot("key-restored")


def practise(stage: Stage) -> None:
    """Back to the reader and the keys of practice."""
    stage.open_again(practice=True)


def _print_and_type(stage: Stage) -> Hand:
    """Through both sheets: printed, taken out of the printer, typed back group after group."""
    hand, usual = Hand(), SheetPage.printer
    SheetPage.printer = hand
    stage.insist(stage.wizard.page.kind is WhichKey, "没有到卡的种类")
    go_on(stage)
    for number, sheet in enumerate((PartOne, PartTwo), 1):
        stage.insist(stage.wizard.page.kind is sheet, f"没有到第 {number} 份")
        stage.hands.press("F7")
        wait(lambda: not stage.wizard.page.reason(), "备份打印出来")
        stage.shoot(f"key-sheet-{number}")
        stage.go_to("group_1")
        stage.hands.type(hand.digits())
        stage.hands.press("F8")
        stage.rest()
    SheetPage.printer = usual
    return hand


STEPS = (
    Step("card_key", "建立卡密钥：两份备份照着输回", make, "make_card_key", ("first_run",), at=(8, 55)),
    Step("card_keys_open", "打开卡密钥", open_keys, "open_card_keys", ("card_key",)),
    Step("card_key_rolled", "更换卡密钥", roll, "roll_card_key", ("card_keys_open",)),
    Step("card_key_reworded", "更改密钥口令", reword, "change_key_passphrase", ("card_key_rolled",)),
    Step("card_key_restored", "忘了口令，凭两份备份恢复", restore, "restore_card_key", ("card_key_rolled",)),
    Step("practice_reader", "回到练习用的读卡器", practise, needs=("first_run",)),
)
