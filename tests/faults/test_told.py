"""What fails while the window takes money is told in one sentence; what was typed stays, and F8 again pays once."""

import sys
from contextlib import ExitStack, closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event, select

from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.prints import unprinted
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.work import WorkSession
from deskapp.ui.offers import Subject
from deskapp.ui.states import MessageBar
from tests.fees import open_counter
from tests.ui.hands import F8, press
from tests.ui.pages.conftest import Begin, let_tasks_end, say, search, sign_in


@pytest.fixture
def begin(qapp, place, clock):
    """Starts the program over the folder of the test."""
    made = Begin(qapp, place, clock)
    yield made
    made.end()


@pytest.fixture
def frame(begin, manned_by, desk, monkeypatch):
    """The counter with 林晓 at the page on which 3-2-501 pays in cash."""
    open_counter(manned_by, desk, "2026-11")
    desk.store.close()
    program = begin()
    monkeypatch.setattr(sys, "excepthook", program._boundary.catch)
    frame = sign_in(program)
    search("32501")
    for key in (Qt.Key.Key_F2, F8, Qt.Key.Key_1, F8, Qt.Key.Key_Equal):
        press(key)
    frame.here.wizard.page.fill({"detector": True})
    return frame


@contextmanager
def setting(engine, pragma):
    """Every connection with this pragma, before it begins."""

    def put(connection):
        connection.connection.driver_connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "begin", put, insert=True)
    yield
    event.remove(engine, "begin", put)


@contextmanager
def read_only(store):
    with setting(store.engine, "query_only = ON"):
        yield
    store.engine.dispose()


@contextmanager
def full(store):
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with setting(store.engine, f"max_page_count = {pages}"):
        yield
    store.engine.dispose()


@contextmanager
def held(store):
    """Another program writes, and does not end."""
    with closing(connect(str(store.place.database), database_key(store.place))) as other:
        other.execute("BEGIN IMMEDIATE")
        with setting(store.engine, "busy_timeout = 50"):
            yield
    store.engine.dispose()


def said(frame):
    """Every message in sight."""
    return [(bar.words, bar.detail) for bar in frame.findChildren(MessageBar) if bar.isVisible()]


def paid(store):
    with store.reading() as session:
        return len(session.scalars(select(Payment)).all()), [one.printed_no for one in unprinted(session)]


@pytest.mark.parametrize(
    ("trouble", "words", "code"),
    [
        (full, "磁盘已满，这一笔没有保存。已保存的不受影响，请腾出空间后再试", "E-DB-05"),
        (read_only, "数据文件夹只读，这一笔没有保存。请检查文件夹权限后再试", "E-DB-06"),
        (held, "数据库正被另一个程序占用，这一笔没有保存。请稍候再试", "E-DB-07"),
    ],
    ids=["full", "read only", "held by another"],
)
def test_what_cannot_be_kept_is_told_and_paid_once_when_it_can(frame, trouble, words, code):
    store, walk = frame.room.desk.store, frame.here
    with trouble(store):
        press(F8)
        assert (words, code) in said(frame), said(frame)
        assert not walk.done
        assert walk.wizard.page.said()["tendered"] == "247.80"
    assert paid(store) == (0, [])
    press(F8)
    let_tasks_end()
    assert walk.done
    assert paid(store) == (1, [])
    assert [str(one) for one in findings(store)] == []


def test_whoever_leaves_while_nothing_can_be_kept_is_let_go(frame, begin):
    """The stop cannot be noted; the window closes all the same, and the next start finds everything."""
    with read_only(frame.room.desk.store):
        begin.end()
    assert sign_in(begin()).room.home().half_done


@contextmanager
def after(act, trouble, store):
    """Something breaks as soon as an act is kept."""
    troubled = ExitStack()

    def break_now(session):
        if session.info["act"] == act:
            troubled.enter_context(trouble(store))

    event.listen(WorkSession, "after_commit", break_now)
    with troubled:
        yield
        event.remove(WorkSession, "after_commit", break_now)


@pytest.mark.parametrize(("trouble", "code"), [(read_only, "E-DB-06"), (held, "E-DB-07")])
def test_what_fails_after_the_money_is_kept_does_not_deny_it(frame, trouble, code):
    """Design law 2: the receipt is kept; only its print is not on record."""
    store, walk = frame.room.desk.store, frame.here
    with after("collect_fees", trouble, store):
        press(F8)
        let_tasks_end()
        assert walk.done
        assert said(frame) == [("记录已保存，只是打印没能记下；没有打出来的请补打", code)]
    assert paid(store) == (1, ["0000001"])
    assert frame.room.home().half_done == (), "its draft has ended with it"


def test_what_was_done_is_not_denied_where_its_draft_stays(frame):
    """Design law 2."""
    press(Qt.Key.Key_F12)
    frame.start("give_instruction", Subject("3-2-501"))
    walk = frame.here
    for words in ("老人独居，先打电话", "张素芬"):
        say(words)
        press(Qt.Key.Key_Return)
    with after("give_instruction", read_only, frame.room.desk.store):
        press(F8)
        let_tasks_end()
        assert walk.done
        assert ("已办结并保存，只是草稿没能撤下；再打开它也不会重复办理", "E-DB-06") in said(frame)
