"""A printer of the tests that keeps sheets in memory alone, a desk with a real ring, and keys made at it."""

import re
from dataclasses import dataclass, field, replace
from io import BytesIO

from pypdf import PdfReader

from deskapp.access.station import Station
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import PrintError
from deskapp.printing.spool import PrintJob
from deskapp.procedures.card_keys.make.service import MAKE_CARD_KEY, ROLL_CARD_KEY, print_sheet
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.steps import KnownPassphrase, NewPassphrase, PartOne, PartTwo

WORDS = "harbour 7 lantern moss"
GROUP = re.compile(r"第 ?\d ?组\s*(\d{6})")


@dataclass
class PaperTray:
    """Takes jobs, or says that it is off; what it took can be read like a sheet in the hand."""

    jobs: list[PrintJob] = field(default_factory=list)
    off: bool = False

    def names(self) -> list[str]:
        return ["前台激光"]

    def send(self, job: PrintJob) -> None:
        if self.off:
            raise PrintError("打印机“前台激光”脱机。卡密钥备份 已保存，请检查电源和数据线，再补打。", "E-PRN-03")
        self.jobs.append(job)

    def groups(self, number: int = -1) -> dict[str, str]:
        """What a sheet says, as it is typed."""
        words = PdfReader(BytesIO(self.jobs[number].pdf)).pages[0].extract_text()
        found = GROUP.findall(words)
        assert len(found) == 9
        return {f"group_{place}": digits for place, digits in enumerate(found, 1)}


def real_station(desk: Desk) -> tuple[Desk, Reader]:
    """The same desk with an emulated reader whose ring is the real one, still shut."""
    reader = Reader()
    return replace(desk, station=Station(PracticeReaders(reader))), reader


def make_key(desk: Desk, tray: PaperTray, kind: str = "DESFire", words: str = WORDS, *, first: bool = True) -> Done:
    """A key made bare, its sheets printed and typed back."""
    walk = Session(MAKE_CARD_KEY if first else ROLL_CARD_KEY, desk)
    assert walk.submit(WhichKey, {"technology": kind, "copying_known": kind != "DESFire"}) == ()
    for number, sheet in ((1, PartOne), (2, PartTwo)):
        print_sheet(desk, walk.answers, number, "前台激光", tray)
        assert walk.submit(sheet, tray.groups()) == ()
    last = (NewPassphrase, {"passphrase": words, "again": words}) if first else (KnownPassphrase, {"passphrase": words})
    assert walk.submit(*last) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done
