"""The foundation holds: who did what is journaled, the chain closes, rights are asked, kept rows stay."""

import pytest
from sqlalchemy import select, text

from deskapp.audit.chain import anchor, breaks, forge, seal
from deskapp.audit.records import JournalLine
from deskapp.estate.records import Unit
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Area, Money


def make_unit(session, room_no="3-2-501"):
    unit = Unit(building="3", entrance="2", room="501", room_no=room_no, compact="32501", area=Area(8850))
    session.add(unit)
    session.flush()
    return unit


def test_a_change_is_journaled_with_before_and_after(manned_by):
    desk = manned_by("林晓")
    with desk.work("edit_estate") as session:
        unit = make_unit(session)
    with desk.work("edit_estate") as session:
        session.get_one(Unit, unit.id).note = "二楼漏水"
    with desk.reading() as session:
        made, changed = session.scalars(select(JournalLine).where(JournalLine.table_name == "unit"))
        assert (made.act, made.before, made.after["room_no"], made.by_id) == (
            "edit_estate",
            None,
            "3-2-501",
            desk.clerk.id,
        )
        assert (changed.before["note"], changed.after["note"]) == ("", "二楼漏水")


def test_an_act_without_the_role_is_refused(manned_by):
    with pytest.raises(NotAllowedError), manned_by("林晓").work("draw_book"):
        pass


def test_the_chain_closes_and_an_edit_shows(desk):
    with desk.work("collect_fees") as session:
        unit = make_unit(session)
        seal(session, forge(session, "receipt", {"no": "0000001"}, Money(100)), unit)
        seal(session, forge(session, "receipt", {"no": "0000002"}, Money(250)), unit)
        assert anchor(session).running_total == Money(350)
        assert list(breaks(session, desk.store.chain_key)) == []
    with desk.reading() as session:
        raw = session.connection()
        raw.execute(text("DROP TRIGGER keep_chain_link_update"))
        raw.execute(text("UPDATE chain_link SET facts = replace(facts, '0000001', '0000009') WHERE id = 1"))
        assert [found.number for found in breaks(session, desk.store.chain_key)] == [1]


def test_a_kept_row_cannot_be_changed(desk):
    with desk.work("collect_fees") as session:
        seal(session, forge(session, "receipt", {"no": "0000001"}, Money(100)), make_unit(session))
    with pytest.raises(Exception, match="append only"), desk.reading() as session:
        session.execute(text("DELETE FROM chain_link"))
