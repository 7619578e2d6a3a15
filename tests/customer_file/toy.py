"""A small procedure that takes in the papers of a renovation: for the tests of the documents step."""

from collections.abc import Iterator, Sequence
from typing import Any

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import Needed, Papers, missing
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.wizard import ProcedureWizard

NEEDED = (
    Needed("licence", "营业执照复印件", copies=1, sealed=True, may_declare=True, side="contractor", rule="RENO-01"),
    Needed("quality", "承建资格证书复印件", copies=1, sealed=True, may_declare=True, rule="RENO-02"),
    Needed("drawings", "施工图", original=True, rule="RENO-04"),
    Needed("worker_id:1", "工人 王建军 身份证复印件", copies=1, rule="RENO-07"),
    Needed("worker_photo:1", "工人 王建军 照片", copies=2, rule="RENO-07"),
    Needed("advert", "户外广告登记证", original=True, required=False, rule="RENO-14"),
)


class Where(Step, title="单元"):
    room: RoomNo = ask("房号")


class RenoPapers(
    Papers, title="资料清单", cues=("逐项核对原件。", "复印件须盖章。"), say="请把资料按清单给我，我们一起核对。"
):
    """The papers of a renovation."""


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if RenoPapers in answers:
        yield from missing(NEEDED, answers[RenoPapers].lines)


def finish(desk: Desk, answers: Answers) -> Done:
    with desk.work("edit_estate") as session:
        unit = unit_by_number(session, answers[Where].room)
        assert unit is not None
        made = file_papers(session, unit.id, ("unit", unit.id), answers[RenoPapers].lines)
        return Done(f"ZL{len(made)}", "资料已收", result=[one.id for one in made])


class TakingPapersPage(PapersPage):
    def needed(self, answers: Answers) -> Sequence[Needed]:
        return NEEDED


class TakingWizard(ProcedureWizard):
    procedure = Procedure("take_papers", "装修备案", "edit_estate", (Where, RenoPapers), finish, check)
    pages = {RenoPapers: TakingPapersPage}
    verb = "收齐资料"


def complete(**differs: Any) -> list[dict[str, Any]]:
    """Everything handed in, but for what `differs` says by code."""
    return [
        {"code": one.code, "words": one.words, "supplied": True, "copies": one.copies, "sealed": one.sealed}
        | differs.get(one.code, {})
        for one in NEEDED
    ]
