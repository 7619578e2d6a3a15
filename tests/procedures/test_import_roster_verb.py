"""deskapp import: every line told, nothing asked, and the right code to leave with."""

from contextlib import closing

import pytest
from sqlalchemy import func, select

from deskapp.__main__ import main
from deskapp.estate.records import ImportBatch, Unit
from deskapp.opening import open_place
from deskapp.verbs.door import PIN_VARIABLE
from tests.conftest import PIN, STARTED
from tests.estate import rosters
from tests.estate.roster.invented import id_no, name, phone
from tests.estate.roster.test_hostile_files import bomb
from tests.estate.roster.workbook_files import saved, xlsx


@pytest.fixture
def say(capsys, place, monkeypatch):
    """Run `deskapp import`: exit code, what it said, what it complained of."""
    monkeypatch.setenv(PIN_VARIABLE, PIN)

    def run(*words):
        code = main(["import", "--data", str(place.folder), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def bad(tmp_path):
    rows = [["房号", "业主", "电话", "身份证"], ["3-2-501", name(0), phone(1), id_no(1)], ["哪里", name(1), phone(2)]]
    return saved(tmp_path, "名册.xlsx", xlsx({"名册": rows}))


def kept(place):
    with closing(open_place(place, STARTED)) as store, store.reading() as session:
        return session.scalar(select(func.count(Unit.id))), session.scalar(select(func.count(ImportBatch.id)))


def test_a_dry_run_tells_every_line_and_keeps_nothing(say, place, bad):
    code, said, trouble = say(bad, "--dry-run")
    assert (code, trouble) == (1, "")
    assert said.splitlines() == [
        f"名册 第 2 行　新增　3-2-501 {name(0)}　业主 {name(0)}",
        "名册 第 3 行　有误　A 列：哪里　房号读不懂，例如 3-2-501",
        "共 2 行：新增 1 行，修改 0 行，相同 0 行，有误 1 行",
        "试算完毕，没有改动任何资料：将新增 3 条，修改 0 条",
    ]
    assert kept(place) == (0, 0)


def test_refused_lines_leave_with_one_and_the_others_are_imported(say, place, bad, tmp_path):
    code, said, _ = say(bad, "--as", "赵立")
    assert code == 1
    assert said.splitlines()[-2:] == [
        "已导入：新增 3 条，修改 0 条，1 行有误没有导入",
        f"标记副本：{tmp_path / '名册_导入结果.xlsx'}",
    ]
    assert kept(place) == (1, 1)


def test_a_clean_file_leaves_with_nought_and_the_second_time_changes_nothing(say, place, tmp_path):
    file = rosters.joined_sheets(tmp_path)
    code, said, _ = say(file, "--as", "赵立")
    assert code == 0
    assert "已导入：新增" in said
    code, said, _ = say(file, "--as", "赵立")
    assert code == 0
    assert "没有需要导入的内容，系统里都已经有了" in said
    assert "导入过" in said
    assert kept(place) == (3, 1)


def test_privacy_03_nothing_private_is_printed(say, bad):
    words = "".join(map(str, say(bad, "--dry-run")))
    assert phone(1) not in words
    assert id_no(1) not in words


def test_what_nobody_explained_is_told(say, tmp_path):
    rows = [["房号", "业主", "车位号"], ["3-2-501", name(0), "A-01"]]
    code, said, _ = say(saved(tmp_path, "名册.xlsx", xlsx({"名册": rows})), "--dry-run")
    assert code == 0
    assert "提醒：车位 A-01 没有类型，没有导入" in said
    assert "不知道车位类型“（空）”是什么意思，1 处没有读入；在窗口里导入时可以说明" in said


def test_whoever_may_not_or_a_file_that_is_none_cannot(say, place, bad, tmp_path):
    assert say(bad)[0] == 2
    code, _, trouble = say(bad, "--as", "林晓")
    assert (code, "没有“导入花名册”的权限" in trouble) == (2, True)
    code, _, trouble = say(saved(tmp_path, "坏.xlsx", bomb()), "--as", "赵立")
    assert (code, "为安全起见没有打开" in trouble) == (2, True)
    with pytest.raises(SystemExit) as stop:
        say(tmp_path / "没有.xlsx", "--dry-run")
    assert stop.value.code == 2
    assert kept(place) == (0, 0)
