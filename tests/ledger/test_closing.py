"""Closing: agreed to the fen or explained by two, once a scope, chained, and anchored outside of the file."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from deskapp.audit import anchors, chain
from deskapp.audit.records import ChainLink
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import Money
from deskapp.ledger.books import TicketError
from deskapp.ledger.closing import Count, Explained, ToClose, close, day_refusals, to_close, unclosed_day
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.kinds import DifferenceKind
from deskapp.ledger.takings import scope_of, takings_of
from tests.ledger.till import a_range, draw, take, void

FLOAT = Money(50000)


@pytest.fixture(autouse=True)
def book(desk, cashier):
    return draw(cashier, desk, a_range("0001203", 50))[0]


def ready(desk, session, over=0) -> ToClose:
    """The clerk's next day, counted `over` fen beyond what is due."""
    found = takings_of(session, to_close(session, desk.clerk.id, desk.today))
    return ToClose(found, FLOAT, Count({Money(1): (FLOAT + found.cash).fen + over}), found.total)


def close_day(desk, request_id="close", **counted) -> Closing:
    with desk.work("close_day") as session:
        return close(session, ready(desk, session, **counted), request_id=request_id, slip=lambda _: {})


def write_anchors(desk) -> int:
    with desk.reading() as session:
        return anchors.append(session, desk.store.place, desk.store.chain_key)


def broken(desk) -> list[str]:
    with desk.reading() as session:
        return [found.why for found in anchors.verify(session, desk.store.place, desk.store.chain_key)]


def test_a_closing_keeps_what_was_counted_and_where_the_chain_stands(desk):
    take(desk, "100.00", split="40.00")
    made = close_day(desk)
    assert (made.number, made.nth, made.till_float) == ("RJ20261121-01", 1, FLOAT)
    assert (made.cash_expected, made.cash_counted) == (Money(56000), Money(56000))
    assert made.takings == made.tickets_total == made.workbook_total == Money(10000)
    with desk.reading() as session:
        assert chain.anchor(session) == chain.Anchor(made.anchor_no, made.anchor_digest, made.anchor_total)
        assert made.anchor_total == Money(10000)
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_a_closing_changes_no_running_total(desk):
    """The perpetual total is everything ever taken, never reset (reliability 1.1)."""
    for days in range(3):
        take(desk, "10.00")
        assert close_day(desk, f"close {days}").anchor_total == Money(1000 * (days + 1))


def test_a_day_is_closed_once_and_again_only_after_new_money(desk, clock):
    take(desk)
    close_day(desk)
    with desk.reading() as session:
        refused = list(day_refusals(session, to_close(session, desk.clerk.id, desk.today)))
    assert [one.text for one in refused] == ["2026-11-21 已日结，之后没有新的收款或冲销"]
    with pytest.raises(TicketError, match="已日结"):
        close_day(desk, "again")
    take(desk, "5.00")
    second = close_day(desk, "third")
    assert (second.nth, second.number, second.takings) == (2, "RJ20261121-02", Money(500))


def test_days_are_closed_in_their_order(desk, clock):
    """What was taken before the last closing is in one: the search for a day left open relies on it."""
    take(desk)
    clock.pass_by(days=1)
    take(desk)
    with desk.reading() as session:
        today = ToClose(
            takings_of(session, scope_of(session, desk.clerk.id, desk.today)), FLOAT, Count({}), Money(2000)
        )
    with pytest.raises(TicketError, match="请先日结那一天"), desk.work("close_day") as session:
        close(session, today, request_id="close", slip=lambda _: {})


def test_a_day_left_open_is_found_also_after_the_clock_was_set_back(desk, lead, clock):
    first = take(desk)
    clock.pass_by(days=1)
    take(desk)
    clock.pass_by(days=-1)
    void(desk, first, lead)
    assert close_day(desk).business_day == clock().date()
    clock.pass_by(days=2)
    with desk.reading() as session:
        assert unclosed_day(session, desk.clerk.id, desk.today) == clock().date() - timedelta(days=1)


def test_a_day_without_money_can_be_closed(desk):
    assert close_day(desk).takings == Money()


@pytest.mark.parametrize(("over", "kind"), [(-2000, DifferenceKind.SHORTAGE), (150, DifferenceKind.EXCESS)])
def test_a_difference_is_a_document_with_a_reason_and_another_s_name(desk, lead, over, kind):
    """RPT-04."""
    take(desk)
    with pytest.raises(TicketError, match=f"现金{kind.value}"):
        close_day(desk, over=over)
    with desk.work("close_day") as session:
        day = replace(ready(desk, session, over), explained=Explained("找零差错", lead.clerk.id, "赵立"))
        made = close(session, day, request_id="close", slip=lambda _: {})
    with desk.reading() as session:
        found = session.scalars(select(CashDifference)).one()
        assert (found.closing_id, found.kind, found.amount) == (made.id, kind, Money(abs(over)))
        assert (found.reason, found.confirmed_by_id) == ("找零差错", lead.clerk.id)


def test_a_workbook_that_says_something_else_stops_the_closing(desk):
    take(desk)
    with desk.work("close_day") as session:
        day = replace(ready(desk, session), workbook_total=Money(1))
        with pytest.raises(TicketError, match="工作簿"):
            close(session, day, request_id="close", slip=lambda _: {})


def test_money_taken_while_the_drawer_is_counted_stops_the_closing(desk):
    take(desk)
    with desk.reading() as session:
        counted = ready(desk, session)
    take(desk)
    with pytest.raises(TicketError, match="重新核对"), desk.work("close_day") as session:
        close(session, counted, request_id="close", slip=lambda _: {})


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        ("UPDATE tender SET amount = 1, tendered = 1", "FEE-28"),
        ("DELETE FROM ticket WHERE number = 1203", "TICKET-22"),
    ],
)
def test_what_was_changed_behind_the_program_stops_the_closing(desk, edit, rule):
    take(desk)
    take(desk)
    with desk.store.engine.begin() as connection:
        for table in ("ticket", "tender"):
            for act in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER keep_{table}_{act}"))
        connection.execute(text(edit))
    with desk.reading() as session:
        refused = day_refusals(session, to_close(session, desk.clerk.id, desk.today))
        assert rule in [one.rule for one in refused]


def test_every_closing_is_anchored_once(desk):
    """Design law 5."""
    take(desk)
    made = close_day(desk)
    assert (write_anchors(desk), write_anchors(desk)) == (1, 0)
    (line,) = anchors.read(desk.store.place)
    assert (line.closing, line.day, line.anchor.number) == (made.number, desk.today, made.anchor_no)
    assert broken(desk) == []


def test_a_closing_whose_anchor_was_not_written_is_found_and_made_up_for(desk):
    close_day(desk)
    assert broken(desk) == ["日结 RJ20261121-01 不在锚点文件里"]
    take(desk)
    close_day(desk, "second")
    assert write_anchors(desk) == 2
    assert broken(desk) == []


def test_an_old_database_put_back_is_found(desk, place, store, tmp_path):
    """T20: what the keyed chain alone cannot see."""
    take(desk)
    store.close()
    shutil.copy(place.database, tmp_path / "old.db")
    close_day(desk)
    write_anchors(desk)
    store.close()
    shutil.copy(tmp_path / "old.db", place.database)
    assert broken(desk) == ["日结 RJ20261121-01 之后的数据不在数据库里，数据库被截短或换成了旧的"]


def test_a_chain_that_grew_on_another_way_is_found(desk, place, store, tmp_path):
    take(desk)
    store.close()
    shutil.copy(place.database, tmp_path / "old.db")
    close_day(desk)
    write_anchors(desk)
    store.close()
    shutil.copy(tmp_path / "old.db", place.database)
    take(desk)
    assert broken(desk) == ["日结 RJ20261121-01 与数据库对不上"]


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda lines: lines[1:], ["锚点文件里的日结 RJ20261121-02 被改动过", "日结 RJ20261121-01 不在锚点文件里"]),
        (lambda lines: lines[:1], ["日结 RJ20261121-02 不在锚点文件里"]),
        (lambda lines: ["", *lines], ["锚点文件里的日结  被改动过"]),
    ],
)
def test_an_edited_anchors_file_is_found(desk, edit, found):
    for request in ("one", "two"):
        take(desk)
        close_day(desk, request)
    write_anchors(desk)
    file = desk.store.place.anchors
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(edit(lines)) + "\n", "utf-8")
    assert [why for why in broken(desk) if "之后的数据" not in why] == found


def test_an_anchors_file_that_cannot_be_written_is_told_in_words(desk, monkeypatch):
    close_day(desk)
    desk.store.place.anchors.mkdir()
    with pytest.raises(StoreError, match=r"E-ANC"):
        write_anchors(desk)


def test_the_link_of_a_closing_holds_what_the_sheet_says(desk):
    take(desk)
    made = close_day(desk)
    with desk.reading() as session:
        link = session.scalars(select(ChainLink).where(ChainLink.kind == anchors.CLOSING)).one()
        assert (link.subject_table, link.subject_id) == ("closing", made.id)
        assert link.facts["sums"] == ["20.00"] * 4
        assert link.facts["takings"] == {"现金": "20.00", "转账": "0.00"}
