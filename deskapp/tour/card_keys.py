"""The keys of the real cards: made by the administrator, printed on two sheets, both typed back, sealed by words."""

import re
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PdfReader

from deskapp.printing.spool import PrintJob
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.steps import PartOne, PartTwo
from deskapp.sample.centre import ADMINISTRATOR
from deskapp.tour.answering import fill, go_on
from deskapp.tour.eyes import TourError, wait
from deskapp.tour.record import Step
from deskapp.tour.stage import SIGN_OUT, Stage
from deskapp.ui.cards.key_sheet import SheetPage

PRINTER = "办公室激光"
GROUP = re.compile(r"第 ?\d ?组\s*(\d{6})")
WORDS, OTHER_WORDS = "harbour 7 lantern moss", "quiet 9 copper orchard"


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

    def digits(self) -> str:
        """What stands on the sheet that came out last, group after group. Raises TourError for another paper."""
        found = GROUP.findall(PdfReader(BytesIO(self.sheets[-1])).pages[0].extract_text())
        if len(found) != len(PartOne.questions()):
            raise TourError("备份上没有九组数字")
        return "".join(found)


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
    _print_and_type(stage)
    fill(stage, passphrase=WORDS)
    stage.finish()
    stage.shoot("key-rolled")


def reword(stage: Stage) -> None:
    """Another passphrase for all of them."""
    stage.command("更改密钥口令")
    fill(stage, old=WORDS, passphrase=OTHER_WORDS, again=OTHER_WORDS)
    stage.shoot("key-reworded")
    stage.finish()


def practise(stage: Stage) -> None:
    """Back to the reader and the keys of practice."""
    stage.open_again(practice=True)


def _print_and_type(stage: Stage) -> None:
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


STEPS = (
    Step("card_key", "建立卡密钥：两份备份照着输回", make, "make_card_key", ("first_run",), at=(8, 55)),
    Step("card_keys_open", "打开卡密钥", open_keys, "open_card_keys", ("card_key",)),
    Step("card_key_rolled", "更换卡密钥", roll, "roll_card_key", ("card_keys_open",)),
    Step("card_key_reworded", "更改密钥口令", reword, "change_key_passphrase", ("card_key_rolled",)),
    Step("practice_reader", "回到练习用的读卡器", practise, needs=("first_run",)),
)
