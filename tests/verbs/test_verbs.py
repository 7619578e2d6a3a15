"""Every verb does what the window does, says so plainly, and leaves with the right code."""

import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

import deskapp.app
from deskapp.__main__ import main
from deskapp.audit.records import JournalLine
from deskapp.ledger.fee_records import BillingRun
from deskapp.opening import open_place
from deskapp.self_test.table import CHECKS
from deskapp.store.key_paper import groups_of
from deskapp.store.keys import database_key
from deskapp.store.lock import only_one
from deskapp.store.place import Place
from deskapp.verbs import self_test
from deskapp.verbs.door import PIN_VARIABLE
from deskapp.verbs.restore import KEY_VARIABLE
from deskapp.verbs.table import VERBS
from deskapp.verbs.verb import CANNOT
from tests.conftest import PIN, Clock

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def pin(monkeypatch):
    monkeypatch.setenv(PIN_VARIABLE, PIN)


@pytest.fixture
def say(capsys, place):
    """Run the program: exit code, what it said, what it complained of."""

    def run(*words):
        code = main([words[0], "--data", str(place.folder), *map(str, words[1:])])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_explains_itself_in_chinese(verb, capsys):
    with pytest.raises(SystemExit) as stop:
        main([verb.name, "--help"])
    said = capsys.readouterr().out
    assert stop.value.code == 0
    assert ("--out DIR" if verb.name == "tour" else "--data DIR") in said
    assert re.search(r"\b(usage|options|arguments|show this)\b", said) is None


def test_a_clean_folder_has_no_findings(say):
    assert say("check") == (0, "没有发现问题\n", "")


def test_findings_are_told_one_a_line(say, store):
    with store.engine.begin() as raw:
        raw.exec_driver_sql("DROP TRIGGER keep_ticket_update")
    assert say("check") == (1, "C7　缺少保护触发器 keep_ticket_update，数据库被人动过\n发现 1 个问题\n", "")


def test_a_damaged_file_is_a_finding(say, place):
    with place.database.open("r+b") as file:
        file.seek(40960)
        file.write(bytes(100))
    code, said, _ = say("check")
    assert (code, "损坏" in said) == (1, True)


def test_the_self_test_tells_a_line_for_each_check(say, place, store, qapp, monkeypatch):
    monkeypatch.setattr(self_test, "china_now", Clock())
    with only_one(place, Clock()()):
        code, said, trouble = say("self-test")
    lines = said.splitlines()
    assert (code, trouble) == (0, "")
    assert [line[:3] in ("正常　", "提醒　") for line in lines] == [True] * len(CHECKS) + [False]
    assert lines[-1] == "自检没有发现问题"


def test_the_self_test_leaves_with_one_where_something_is_wrong(say, place, store, qapp, monkeypatch):
    monkeypatch.setattr(self_test, "china_now", Clock())
    with place.database.open("r+b") as file:
        file.seek(40960)
        file.write(bytes(100))
    code, said, _ = say("self-test")
    assert code == 1
    assert "异常　数据库：" in said
    assert said.endswith("自检发现 1 个问题，请按各行的说明处理\n")


def test_without_a_console_nothing_is_said_and_nothing_breaks(place, store, monkeypatch):
    """Windows starts the program so from a shortcut."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.delenv(PIN_VARIABLE)
    assert main(["check", "--data", str(place.folder)]) == 0
    assert main(["bill", "--data", str(place.folder), "2026-11", "--as", "高远"]) == 2


def test_a_backup_is_made_while_the_window_is_open(say, place, store):
    with only_one(place, Clock()()):
        code, said, _ = say("backup")
    assert code == 0
    assert Path(said.strip()) in place.backups.iterdir()


def test_a_backup_comes_back(say, place, desk, manned_by):
    copy = say("backup")[1].strip()
    with manned_by("赵立").work("edit_facts"):
        pass
    desk.store.close()
    code, said, trouble = say("restore", copy, "--as", "高远")
    assert (code, trouble) == (0, "")
    assert said.startswith("备份之后没有收款记录\n已恢复：")
    with closing(open_place(place, Clock()())) as store, store.reading() as session:
        line = session.scalars(select(JournalLine).where(JournalLine.act == "restore")).one()
        assert line.after is not None
        assert line.after["who"] == "高远"
    assert say("check")[0] == 0


def test_only_who_may_restores(say, place, store):
    copy = say("backup")[1].strip()
    code, _, trouble = say("restore", copy, "--as", "林晓")
    assert (code, "没有“恢复备份”的权限" in trouble) == (2, True)
    code, _, trouble = say("restore", copy)
    assert (code, "E-PIN-07" in trouble) == (2, True)


def test_a_damaged_database_is_restored_by_whoever_is_there(say, place, store):
    copy = say("backup")[1].strip()
    store.close()
    place.database.write_bytes(b"\0" * 8192)
    code, said, _ = say("restore", copy)
    assert (code, "damaged-" in said) == (0, True)
    assert say("check")[0] == 0


def test_a_pc_without_the_key_restores_with_the_sheet(say, place, store, vault, monkeypatch):
    """ARCHIVE-11, T61, T62: from the environment; a wrong sheet, another one and none change nothing."""
    copy, groups = Path(say("backup")[1].strip()), groups_of(database_key(place))
    store.close()
    for file in (place.database, place.key_file):
        file.unlink()
    code, _, trouble = say("restore", copy)
    assert (code, "E-DB-34" in trouble) == (CANNOT, True)
    for typed, refused in (("000011 " * 17, "E-DB-32"), (" ".join(groups_of(bytes(32))), "E-DB-13")):
        monkeypatch.setenv(KEY_VARIABLE, typed)
        code, _, trouble = say("restore", copy)
        assert (code, refused in trouble) == (CANNOT, True)
        assert not place.has_database
    monkeypatch.setenv(KEY_VARIABLE, " ".join(groups))
    code, said, _ = say("restore", copy, "--dry-run")
    assert (code, place.has_database) == (0, False)
    assert "收据和发票 还没有开过" in said
    code, said, _ = say("restore", copy)
    assert (code, place.has_database) == (0, True)
    assert f"已恢复：{copy.name}" in said
    monkeypatch.delenv(KEY_VARIABLE)
    assert say("check")[0] == 0


def test_a_dry_restore_only_tells(say, place, store):
    copy = say("backup")[1].strip()
    before = place.database.stat().st_mtime_ns
    assert say("restore", copy, "--dry-run") == (0, "备份之后没有收款记录\n", "")
    assert place.database.stat().st_mtime_ns == before


def test_billing_needs_somebody_who_may(say, store):
    store.close()
    assert say("bill", "2026-11")[0] == 2
    code, _, trouble = say("bill", "2026-11", "--as", "林晓")
    assert (code, "没有“月度计费”的权限" in trouble) == (2, True)
    code, said, _ = say("bill", "2026-11", "--as", "高远")
    assert (code, said.splitlines()[0]) == (0, "2026年11月已计费 0 笔，合计 ¥0.00")


def test_a_month_too_far_ahead_is_refused(say, store, place):
    store.close()
    code, _, trouble = say("bill", "2199-01", "--as", "高远")
    assert (code, "还早" in trouble) == (2, True)
    with closing(open_place(place, Clock()())) as opened, opened.reading() as session:
        assert session.scalar(select(func.count(BillingRun.id))) == 0


def test_the_cashiers_workbook_is_written_and_checked(say, store, tmp_path):
    store.close()
    file = tmp_path / "out.xlsx"
    code, said, trouble = say("export", "cashier", "--day", "2026-11-21", "--out", file, "--as", "孙敏")
    assert (code, trouble, file.exists()) == (0, "", True)
    assert "导出编号 DC" in said
    assert say("check", "--workbook", file) == (0, "没有发现问题\n", "")


def test_writing_waits_until_the_window_is_closed(say, place, store):
    with only_one(place, Clock()()):
        code, _, trouble = say("bill", "2026-11", "--as", "高远")
    assert (code, "E-DB-12" in trouble, "2026-11-21 09:00" in trouble) == (2, True, True)


def test_without_a_pin_nothing_is_asked_of_a_pipe(say, store, monkeypatch):
    store.close()
    monkeypatch.delenv(PIN_VARIABLE)
    code, _, trouble = say("bill", "2026-11", "--as", "高远")
    assert (code, PIN_VARIABLE in trouble) == (2, True)


def test_a_folder_without_a_database_is_told(say, place):
    shutil.rmtree(place.folder)
    for words in (("check",), ("backup",), ("bill", "2026-11", "--as", "高远")):
        code, said, trouble = say(*words)
        assert (code, said, "E-DB-10" in trouble) == (2, "", True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing"], "命令写法不对：VERB 没有“nothing”，可以写"),
        (["bill"], "命令写法不对：缺少 MONTH"),
        (["bill", "一月"], "命令写法不对：MONTH：月份写法不对，例如 2026-11"),
        (["check", "--fast"], "命令写法不对：不认识 --fast"),
        (["check", "--data"], "命令写法不对：--data 后面缺少内容"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_is_written_wrong_is_told_in_chinese(capsys, words, told):
    with pytest.raises(SystemExit) as stop:
        main(words)
    said = capsys.readouterr().err
    assert (stop.value.code, said.startswith(told), "用法：deskapp" in said) == (2, True, True), said


def test_without_a_verb_the_window_opens_on_the_folder(monkeypatch, tmp_path):
    opened = []

    def window(place):
        opened.append(place.folder)
        return 0

    monkeypatch.setattr(deskapp.app, "main", window)
    assert [main([]), main(["--data", str(tmp_path)]), main([f"--data={tmp_path}"])] == [0, 0, 0]
    assert opened == [Place.usual().folder, tmp_path, tmp_path]


def test_the_window_does_not_wait_for_what_verbs_need():
    ask = "import sys, deskapp.__main__; print([name for name in ('sqlalchemy', 'PySide6') if name in sys.modules])"
    command = [sys.executable, "-c", ask]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=100).stdout
    assert said == "[]\n"


def test_a_period_is_archived_by_whoever_may(say, store, place, clock):
    """GEN-17: the verb asks the same service as the window."""
    store.close()
    words = ("archive", "--from", "2026-11-01", "--to", "2026-11-20")
    assert "没有“归档账目”的权限" in say(*words, "--as", "林晓")[2]
    assert "E-ARC-02" in say(*words, "--as", "高远")[2]
