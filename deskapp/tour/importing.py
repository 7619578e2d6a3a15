"""Another centre's roster comes in: looked at first, imported, taken back, and imported once more to stay."""

from deskapp.estate.units import unit_by_number
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.import_roster.steps import Codes, Columns, Preview
from deskapp.tour import roster_file
from deskapp.tour.eyes import settle, wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

CLERK = "何悦"
FILE = "二期业主资料登记表.xlsx"
BAD_LINES = 2
ANYBODY = RoomNo(roster_file.BUILDING, "1", "101")


def preview(stage: Stage) -> None:
    """Up to the preview: the file is read, its columns are understood, one code is explained; nothing is written."""
    stage.sign_in(CLERK)
    roster_file.write(stage.workbooks / FILE)
    _read(stage)
    stage.shoot("import-columns")
    stage.hands.press("F8")
    _explain_codes(stage)
    _see_preview(stage)
    stage.insist(_refused(stage) == BAD_LINES, f"有误的应是 {BAD_LINES} 行，预览说 {_refused(stage)} 行")
    stage.shoot("import-preview")
    stage.insist(not _known(stage), "预览就写入了资料")


def take_back(stage: Stage) -> None:
    """Imported without the bad lines, and taken back at once."""
    _import(stage)
    stage.shoot("import-result")
    stage.press_button("撤销这次导入")
    stage.shoot("import-undo")
    stage.press_button("撤销")
    stage.rest()
    stage.insist(not _known(stage), "撤销后资料还在")
    stage.hands.press("Esc")


def keep(stage: Stage) -> None:
    """The same file again: what was explained is remembered, and this time it stays."""
    _read(stage)
    stage.hands.press("F8")
    _see_preview(stage)
    _import(stage)
    stage.hands.press("Esc")
    stage.insist(_known(stage), f"没有 {ANYBODY}")


def _read(stage: Stage) -> None:
    stage.command("导入花名册")
    stage.hands.type(str(stage.workbooks / FILE))
    stage.hands.press("Enter")
    stage.rest()
    stage.hands.press("Enter")
    wait(lambda: stage.wizard.page.kind is Columns and not stage.wizard.page.reason(), "各列核对好")
    settle()


def _explain_codes(stage: Stage) -> None:
    """The legend of the file has explained them; whoever looks at the page finds the choices made."""
    wait(lambda: stage.wizard.page.kind is not Columns, "下一页")
    if stage.wizard.page.kind is Codes:
        wait(lambda: not stage.wizard.page.reason(), "代码按文件里的说明选好")
        stage.shoot("import-codes")
        stage.hands.press("F8")


def _see_preview(stage: Stage) -> None:
    wait(lambda: stage.wizard.page.kind is Preview and not stage.wizard.page.reason(), "预览")
    settle()


def _import(stage: Stage) -> None:
    stage.go_to("without_refused")
    stage.hands.press("Space")
    stage.finish()


def _refused(stage: Stage) -> int:
    return int(stage.wizard.page.said()["refused"])


def _known(stage: Stage) -> bool:
    """Whether somebody of the roster is in the estate, as a unit that is shown."""
    with stage.desk.reading() as session:
        return unit_by_number(session, ANYBODY) is not None


STEPS = (
    Step("import_preview", "导入另一个中心的花名册，先看预览", preview, "import_roster", ("first_run",), at=(8, 47)),
    Step("import_undo", "导入，再整批撤销", take_back, "import_roster", ("import_preview",)),
    Step("import_keep", "再导入一次，留下", keep, "import_roster", ("import_undo",)),
)
