"""The file of a home: papers and pictures put in, its place, lent and back, gone through, taken out, handed out."""

from deskapp.procedures.archive.add.service import FILE_PAPERS
from deskapp.procedures.archive.add.steps import FiledPapers, OnShelf, WhoseFile
from deskapp.procedures.archive.check.service import CHECK_FILES
from deskapp.procedures.archive.check.steps import FileRound
from deskapp.procedures.archive.export.service import EXPORT_FILE
from deskapp.procedures.archive.export.steps import FileOut
from deskapp.procedures.archive.give_back.service import RETURN_FILE
from deskapp.procedures.archive.give_back.steps import Return
from deskapp.procedures.archive.lend.service import LEND_FILE
from deskapp.procedures.archive.lend.steps import Loan
from deskapp.procedures.archive.place.service import PLACE_FILE
from deskapp.procedures.archive.place.steps import FilePlace
from deskapp.procedures.archive.take_out.service import TAKE_OUT_PAPER
from deskapp.procedures.archive.take_out.steps import TakenFrom, TakenPaper
from deskapp.scans.keeping import take_in
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.scans.pictures import pdf, photo

ROOM = {"room": "3-2-501"}
CODES = ("owner_id", "owner_form", "undertaking", "fire_duty")
SHELF = {"shelf": "B柜3层12盒", "contents": True}
PLACED: Said = {FilePlace: ROOM | SHELF}
LENT: Said = {
    Loan: ROOM | {"borrower": "李梅", "reason": "核对交接书", "due_on": "2026-11-24", "secrecy": True, "signed": True}
}
BACK: Said = {Return: ROOM | {"returned_by": "李梅", "sound": True, "on_shelf": True}}
ROUND: Said = {
    FileRound: {
        "building": "3",
        "findings": [{"room": "3-2-501", "finding": "交接书缺页"}],
        "gone_through": True,
    }
}
TAKEN: Said = {TakenFrom: ROOM, TakenPaper: {"paper": 2, "reason": "放错，应属 3-2-502", "agreed": True}}
HANDED_OUT: Said = {FileOut: ROOM | {"purpose": "仅供法院调取证据使用", "agreed": True}}


def filed(team: Team) -> Said:
    """Four papers, of which one was photographed and one scanned."""
    lines = [{"code": one, "words": one, "supplied": True, "copies": 1, "scans": ()} for one in CODES]
    for one, data in zip(lines, (photo(), pdf(2)), strict=False):
        one["scans"] = take_in(team.store, data)
    return {WhoseFile: ROOM, FiledPapers: {"lines": lines}, OnShelf: SHELF}


def opened(team: Team) -> None:
    """The file is there, with pictures."""
    once(team, Act(FILE_PAPERS, filed, {}), "filed")


@after(opened)
def lent(team: Team) -> None:
    """It was lent."""
    once(team, Act(LEND_FILE, lambda _: LENT, {}, who="赵立"), "lent")


@after(opened)
def due(team: Team) -> None:
    """Three months have gone by."""
    team.clock.at = team.clock.at.replace(year=2027, month=2, day=21)


ARCHIVES = {
    "file_papers": Act(
        FILE_PAPERS, filed, {"scan": 2, "customer_file": 1, "file_paper": 4, "paper_scan": 2, "file_entry": 1}
    ),
    "place_file": Act(PLACE_FILE, lambda _: PLACED, {"file_entry": 1}, opened),
    "lend_file": Act(LEND_FILE, lambda _: LENT, {"file_loan": 1}, opened, "赵立"),
    "return_file": Act(RETURN_FILE, lambda _: BACK, {}, lent, "赵立"),
    "check_files": Act(CHECK_FILES, lambda _: ROUND, {"file_check": 1}, due, "赵立"),
    "take_out_paper": Act(TAKE_OUT_PAPER, lambda _: TAKEN, {"file_entry": 1}, opened),
    "export_file": Act(
        EXPORT_FILE, lambda _: HANDED_OUT, {"export": 1}, opened, "赵立", each_time=frozenset({"journal", "export"})
    ),
}
