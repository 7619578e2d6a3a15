"""The file of a unit: papers come into it with a picture and out of it, it gets its place, is lent and handed out."""

from deskapp.sample.centre import LEAD
from deskapp.tour.answering import fill, go_on
from deskapp.tour.importing import CLERK
from deskapp.tour.papers import hand_in, paste
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def add(stage: Stage) -> None:
    """What lay loose is filed; the owner's form with a picture of it."""
    stage.sign_in(CLERK)
    _begin(stage, "归档资料")
    go_on(stage, room=_room(stage))
    hand_in(stage, "owner_id", "owner_form")
    paste(
        stage,
        "owner_form",
        "业主登记表",
        f"房　号　{stage.notes['filing_room']}",
        f"业　主　{stage.notes['filing_owner']}",
    )
    stage.shoot("file-papers")
    go_on(stage)
    fill(stage, contents=True)
    stage.finish()


def place(stage: Stage) -> None:
    """On the shelf, in the order of the rooms."""
    _begin(stage, "档案上架")
    fill(stage, room=_room(stage), shelf="A柜2层05盒")
    stage.shoot("file-placed")
    stage.finish()


def look(stage: Stage) -> None:
    """Its papers, and their pictures with the purpose across them; every look is journaled."""
    _begin(stage, "查看档案")
    fill(stage, room=_room(stage))
    stage.shoot("file-seen")
    stage.go_to("papers")
    stage.hands.press("Ctrl+Home", "Down", "Enter")
    stage.rest()
    stage.shoot("file-picture")
    stage.hands.press("Esc")
    stage.finish()


def lend(stage: Stage) -> None:
    """For three days, signed for."""
    _begin(stage, "借阅档案")
    fill(stage, room=_room(stage), borrower="工程部 彭飞", reason="核对水电线路图", secrecy=True, signed=True)
    stage.shoot("file-lent")
    stage.finish()


def give_back(stage: Stage) -> None:
    """Gone through against its contents."""
    _begin(stage, "归还档案")
    fill(stage, room=_room(stage), returned_by="工程部 彭飞", sound=True, on_shelf=True)
    stage.shoot("file-returned")
    stage.finish()


def take_out(stage: Stage) -> None:
    """A paper of the neighbours lay in it."""
    _begin(stage, "取出资料")
    go_on(stage, room=_room(stage))
    fill(stage, reason="放错，应属隔壁单元", agreed=True)
    stage.shoot("paper-taken-out")
    stage.finish()


def export(stage: Stage) -> None:
    """The lead hands the whole file out, on paper's word."""
    stage.sign_in(LEAD)
    _begin(stage, "导出整户档案")
    fill(stage, room=_room(stage), purpose="仅供业主本人留存使用", agreed=True)
    stage.shoot("file-out")
    stage.finish()


def _begin(stage: Stage, words: str) -> None:
    stage.go_home()
    stage.command(words)


def _room(stage: Stage) -> str:
    return stage.notes["filing_room"]


STEPS = (
    Step("papers_filed", "资料归档，附图片", add, "file_papers", ("renovation_filed",), at=(14, 56)),
    Step("file_placed", "档案上架", place, "place_file", ("papers_filed",)),
    Step("file_seen", "查看档案", look, "see_file", ("papers_filed",)),
    Step("file_lent", "借阅档案", lend, "lend_file", ("papers_filed",)),
    Step("file_returned", "归还档案", give_back, "return_file", ("file_lent",)),
    Step("paper_taken_out", "取出一份放错的资料", take_out, "take_out_paper", ("papers_filed",)),
    Step("file_out", "导出整户档案", export, "export_file", ("papers_filed",)),
)
