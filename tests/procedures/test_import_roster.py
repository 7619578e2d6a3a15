"""Importing a roster as a service: six layouts, once and again, by whom, stopped, killed, taken back."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from deskapp.desk import Desk
from deskapp.estate.applying.undoing import UndoError
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ImportBatch, ImportChange, ParkingSpace, RosterLayout, Unit
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import NotAllowedError
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.procedures.import_roster.batches import batches, undo_import, used_by
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.procedures.import_roster.service import (
    IMPORT_ROSTER,
    Imported,
    Job,
    PlanError,
    import_file,
    known_file,
    preview,
    roster_of,
    told_before,
)
from deskapp.procedures.import_roster.settling import FIELD, HEADER, of_column, of_sheet, with_one_more
from deskapp.procedures.import_roster.steps import Codes, Columns, Preview, WhichFile
from tests.conftest import STARTED
from tests.estate import rosters
from tests.estate.importing import journal_length, seen
from tests.estate.roster.invented import id_no, name, phone
from tests.estate.roster.understood import suggested
from tests.estate.roster.workbook_files import saved, xlsx


@pytest.fixture
def lead(manned_by: Callable[[str], Desk]) -> Desk:
    return manned_by("赵立")


def meanings(walk: Walk) -> dict[str, dict[str, str]]:
    """What the file itself says of its codes, and owners and underground spaces where it says nothing."""
    told = suggested(roster_of(walk.desk, walk.answers))
    default = {"ROLE": "业主", "SPACE_KIND": "地下车位"}
    return {
        field.name: {code: label or default.get(field.name, "不导入") for code, label in codes.items()}
        for field, codes in told.items()
    }


def walked(desk: Desk, path: Path, **settled: Any) -> Walk:
    """A walk as far as the preview, with nothing against it."""
    walk = Walk(IMPORT_ROSTER, desk)
    assert walk.submit(WhichFile, {"file": str(path)}) == ()
    known = told_before(desk, walk.answers[WhichFile].file)
    columns = {"settled": known[0], "known_codes": known[1], "asks_codes": False} | settled
    if walk.submit(Columns, columns):
        assert walk.submit(Columns, {**columns, "asks_codes": True}) == ()
        assert walk.step is Codes
        while walk.submit(Codes, {"meanings": meanings(walk)}):
            pass
    told = preview(desk, roster_of(desk, walk.answers))
    counts = {"added": told.added, "changed": told.changed, "refused": told.refused}
    assert walk.submit(Preview, {**counts, "without_refused": True}) == ()
    return walk


def imported(desk: Desk, path: Path) -> Imported:
    done = walked(desk, path).finish()
    assert isinstance(done, Done)
    result = done.result
    assert isinstance(result, Imported)
    return result


def count(desk: Desk, kind: type[Any]) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count(kind.id))) or 0


@pytest.mark.parametrize("layout", rosters.LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_from_the_file_to_the_marked_copy_and_back(layout, lead, tmp_path):
    before = seen(lead)
    path = layout(tmp_path)
    done = imported(lead, path)
    assert done.added > 3
    assert done.copy
    assert done.copy == tmp_path / f"{path.stem}_导入结果.xlsx"
    marked = [row[-1].value for page in load_workbook(done.copy) for row in page.iter_rows() if row[-1].value]
    assert any(str(words).startswith("已导入") for words in marked)
    lines = journal_length(lead)
    again = imported(lead, path)
    assert (again.batch_id, again.added, again.changed) == (None, 0, 0)
    assert journal_length(lead) == lines, "the second time nothing is written at all"
    assert done.batch_id is not None
    undo_import(lead, done.batch_id)
    assert seen(lead) == before


def test_codes_are_asked_once_and_remembered(lead, tmp_path):
    imported(lead, rosters.joined_sheets(tmp_path))
    file = RosterFile.parse(str(rosters.joined_sheets(tmp_path)))
    settled, codes = told_before(lead, file)
    assert codes["ROLE"] == {"1001": "业主", "1002": "家属", "1003": "租户"}
    assert file.roster(settled, codes, lead.today).unknown_codes == ()


def test_what_was_settled_of_columns_is_remembered(lead, tmp_path):
    rows = [["房号", "某人", "建筑面积"], ["3-2-501", name(0), 89.5]]
    path = saved(tmp_path, "名册.xlsx", xlsx({"名册": rows}))
    assert RosterFile.parse(str(path)).proposal.tables[0].columns[1].field is None
    walk = walked(lead, path, settled=[{"sheet": "名册", "column": 1, "what": FIELD, "to": "NAME"}])
    assert isinstance(walk.finish(), Done)
    settled, _ = told_before(lead, RosterFile.parse(str(path)))
    assert [(one["column"], one["to"]) for one in settled] == [(1, "NAME")]


def test_headers_that_nobody_knows_are_pointed_out_by_hand(tmp_path):
    rows = [["甲表"], ["号", "谁", "大小"], ["3-2-501", name(0), 89.5]]
    file = RosterFile.parse(str(saved(tmp_path, "名册.xlsx", xlsx({"名册": rows}))))
    assert file.proposal.tables == ()
    settled = [of_sheet("名册", HEADER, 2)]
    for column, meant in enumerate(("ROOM", "NAME", "AREA")):
        settled = with_one_more(settled, {"sheet": "名册", "column": column, "what": FIELD, "to": meant})
    table = file.mapping(settled).tables[0]
    assert [one.field.name for one in table.columns if one.field] == ["ROOM", "NAME", "AREA"]
    assert with_one_more(settled, of_sheet("名册", HEADER, 1)) == [of_sheet("名册", HEADER, 1)]
    assert file.mapping([of_sheet("名册", HEADER, 99), of_column("别的", 7, None)]).tables == ()


def test_a_code_that_is_left_unexplained_is_refused(lead, tmp_path):
    walk = Walk(IMPORT_ROSTER, lead)
    walk.submit(WhichFile, {"file": str(rosters.joined_sheets(tmp_path))})
    (refusal,) = walk.submit(Columns, {"settled": [], "known_codes": {}, "asks_codes": False})
    assert refusal.text.startswith("还有代码没有说明：住户身份“1001”")


def test_bad_lines_are_left_out_knowingly(lead, tmp_path):
    path = saved(tmp_path, "名册.xlsx", xlsx({"名册": [["房号", "业主"], ["3-2-501", name(0)], ["哪里", name(1)]]}))
    walk = Walk(IMPORT_ROSTER, lead)
    walk.submit(WhichFile, {"file": str(path)})
    walk.submit(Columns, {"settled": [], "known_codes": {}, "asks_codes": False})
    (problem,) = walk.submit(Preview, {"added": 3, "changed": 0, "refused": 1, "without_refused": False})
    assert problem.text == "有 1 行有误，请看过原因后勾选"
    assert imported(lead, path).words == "已导入：新增 3 条，修改 0 条，1 行有误没有导入"


def test_park_15_spaces_get_the_kind_that_was_told(lead, tmp_path):
    rows = [["房号", "业主", "车位号"], ["3-2-501", name(0), "A-01"]]
    imported(lead, saved(tmp_path, "名册.xlsx", xlsx({"名册": rows})))
    with lead.reading() as session:
        assert session.scalars(select(ParkingSpace.kind)).all() == [SpaceKind.UNDERGROUND]


def test_a_preview_that_no_longer_holds_stops_the_import(lead, manned_by, tmp_path):
    walk = walked(lead, rosters.one_line_a_unit(tmp_path))
    imported(manned_by("高远"), rosters.headings_in_gb18030(tmp_path))
    rows = [["房号", "建筑面积", "业主"], ["1-1-101", 89.5, name(9)]]
    imported(manned_by("高远"), saved(tmp_path, "先到.xlsx", xlsx({"名册": rows})))
    before = seen(lead)
    with pytest.raises(PlanError, match="预览之后资料有变动，没有导入任何内容"):
        walk.finish()
    assert seen(lead) == before


def test_one_request_imports_once(lead, tmp_path):
    walk = walked(lead, rosters.one_line_a_unit(tmp_path))
    first, second = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert first.result.batch_id == second.result.batch_id
    assert count(lead, ImportBatch) == 1


def test_role_06_a_clerk_without_the_right_is_refused(desk, tmp_path):
    with pytest.raises(NotAllowedError, match="导入花名册"):
        Walk(IMPORT_ROSTER, desk).submit(WhichFile, {"file": str(rosters.one_line_a_unit(tmp_path))})
    file = RosterFile.parse(str(rosters.one_line_a_unit(tmp_path)))
    with pytest.raises(NotAllowedError):
        import_file(desk, Job(file, [], {}, "1"))
    assert count(desk, Unit) == 0


def test_a_clerk_without_the_right_does_not_undo(lead, desk, tmp_path):
    done = imported(lead, rosters.one_line_a_unit(tmp_path))
    assert done.batch_id
    with pytest.raises(NotAllowedError):
        undo_import(desk, done.batch_id)
    assert count(lead, Unit) == 4


def test_a_later_undo_from_the_list_of_imports(lead, desk, tmp_path):
    done = imported(lead, rosters.one_line_a_unit(tmp_path))
    (line,) = batches(lead)
    assert (line.who, line.file_name, line.added, line.undone) == ("赵立", "一行一户.xlsx", done.added, False)
    assert used_by(lead, line.batch_id) == ""
    with desk.work("edit_estate") as session:
        session.get_one(Unit, 1).note = "门口有台阶"
    used = "房屋 1-1-101 已由林晓在 2026-11-21 09:00 办理“修改单元和客户资料”"
    assert used_by(lead, line.batch_id) == used
    with pytest.raises(UndoError, match=used):
        undo_import(lead, line.batch_id)


def test_the_same_file_is_known_again(lead, clock, tmp_path):
    path = rosters.one_line_a_unit(tmp_path)
    file = RosterFile.parse(str(path))
    assert known_file(lead, file) == ""
    done = imported(lead, path)
    clock.pass_by(hours=1)
    assert known_file(lead, file) == "这份花名册已于 2026-11-21 09:00 导入过"
    assert done.batch_id
    undo_import(lead, done.batch_id)
    assert known_file(lead, file) == "这份花名册已于 2026-11-21 09:00 导入过，后来撤销了"


def test_the_copy_goes_to_the_workbooks_where_the_folder_is_gone(lead, place, tmp_path):
    folder = tmp_path / "优盘"
    folder.mkdir()
    walk = walked(lead, rosters.one_line_a_unit(folder))
    shutil.rmtree(folder)
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.result.copy == place.workbooks / "一行一户_导入结果.xlsx"
    assert done.result.copy.exists()


def test_a_copy_never_takes_the_place_of_another(lead, tmp_path):
    path = rosters.one_line_a_unit(tmp_path)
    names = [imported(lead, path).copy, imported(lead, path).copy]
    assert [copy.name for copy in names if copy] == ["一行一户_导入结果.xlsx", "一行一户_导入结果 (2).xlsx"]


def test_privacy_03_the_journal_keeps_what_was_before_masked(lead, tmp_path):
    heads = ["房号", "业主", "电话", "身份证"]
    for number, file in ((1, "一.xlsx"), (2, "二.xlsx")):
        rows = [heads, ["3-2-501", name(0), phone(number), id_no(1)]]
        imported(lead, saved(tmp_path, file, xlsx({"名册": rows})))
    with lead.reading() as session:
        change = session.scalars(select(ImportChange).where(ImportChange.before.is_not(None))).one()
        assert change.before == {"phone": phone(1), "other_phones": ""}
        said = session.connection().exec_driver_sql("SELECT group_concat(ifnull(before, '') || after) FROM journal")
        words = str(said.scalar())
        assert phone(1) not in words
        assert id_no(1) not in words


DYING = """
import sys, time
import deskapp.tables
from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.opening import open_place
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.procedures.import_roster.service import Job, import_file
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store.place import Place
from datetime import datetime
from pathlib import Path
from sqlalchemy import select

def watch(words, done, total):
    if words == sys.argv[3] and (done or words == "正在保存"):
        print("half way", flush=True)
        time.sleep(60)

store = open_place(Place(Path(sys.argv[1])), datetime(2026, 11, 21, 9, tzinfo=CHINA))
with store.reading() as session:
    member = session.scalars(select(StaffMember).where(StaffMember.name == "赵立")).one()
    duty = Duty(member.id, member.name, member.roles)
desk = Desk(store, duty, lambda: datetime(2026, 11, 21, 9, tzinfo=CHINA))
import_file(desk, Job(RosterFile.parse(sys.argv[2]), [], {}, "dying"), watch)
"""


@pytest.mark.parametrize("where", ["正在导入", "正在保存"])
def test_an_import_that_is_killed_leaves_nothing(where, place, tmp_path):
    path = rosters.community(tmp_path, units=120)
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", DYING, str(place.folder), str(path), where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) as child:
        try:
            assert child.stdout
            assert child.stdout.readline() == "half way\n"
        finally:
            child.kill()
    with closing(open_place(place, STARTED)) as store:
        with store.reading() as session:
            for kind in (Unit, ImportBatch, ImportChange, RosterLayout):
                assert session.scalar(select(func.count(kind.id))) == 0
        assert list(findings(store)) == []
