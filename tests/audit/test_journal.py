"""The journal keeps who, when, which act, before and after, and of nobody a full number (GEN-09, T45)."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import BankAccount, Customer, ImportBatch, ImportChange, Occupancy, Unit, Vehicle
from deskapp.staff import drafts
from deskapp.store.place import Place
from tests.fees import make_home

ID, PHONE, ACCOUNT = "110105194912310021", "13800138000", "6222021234567890123"


@pytest.fixture
def place(manned, tmp_path):
    """A folder where nothing has happened yet."""
    return Place(Path(shutil.copytree(manned, tmp_path / "data")))


@pytest.fixture
def desk(manned_by):
    return manned_by("赵立")


def lines(desk, table):
    with desk.reading() as session:
        return list(
            session.scalars(select(JournalLine).where(JournalLine.table_name == table).order_by(JournalLine.id))
        )


def test_a_new_row_is_kept_whole_and_a_change_by_what_changed(desk, clock):
    with desk.work("edit_estate") as session:
        unit = make_home(session)
    with desk.work("edit_estate") as session:
        kept = session.get_one(Unit, unit.id)
        kept.note, kept.charged_from = "二楼漏水", date(2026, 12, 1)
    made, changed = lines(desk, "unit")
    assert (made.act, made.by_id, made.at, made.before) == ("edit_estate", desk.clerk.id, clock(), None)
    assert made.after is not None
    assert (made.after["area"], made.after["use"], made.after["charged_from"]) == (8850, "residential", None)
    assert (changed.before["charged_from"], changed.after["charged_from"]) == (None, "2026-12-01")
    assert (changed.before["note"], changed.after["note"]) == ("", "二楼漏水")
    assert "area" not in changed.after


def test_a_row_that_gets_another_owner_is_journaled_with_it(desk):
    """The foreign key is filled in by the flush itself."""
    with desk.work("edit_estate") as session:
        unit = make_home(session)
        car = Vehicle(plate="粤B12345", unit_id=unit.id)
        other = Customer(name="何立", pinyin="hl")
        session.add_all([car, other])
        session.flush()
        tie = Occupancy(unit=unit, customer=other, role=OccupancyRole.TENANT)
        session.add(tie)
    with desk.work("edit_estate") as session:
        owner = session.scalars(select(Customer).where(Customer.name == "张素芬")).one()
        session.get_one(Occupancy, tie.id).customer = owner
    changed = lines(desk, "occupancy")[-1]
    assert (changed.before["customer_id"], changed.after["customer_id"]) == (other.id, owner.id)


def test_nothing_is_deleted(desk):
    with desk.work("edit_estate") as session:
        unit = make_home(session)
    with pytest.raises(ValueError, match="GEN-09"), desk.work("edit_estate") as session:
        session.delete(session.get_one(Unit, unit.id))
    assert len(lines(desk, "unit")) == 1


def test_what_is_only_looked_at_is_noted(desk):
    desk.note("unmask", "customer", 7, seen="phone")
    (line,) = lines(desk, "customer")
    assert (line.act, line.row_id, line.before, line.after) == ("unmask", 7, None, {"seen": "phone"})


def test_a_unit_of_work_that_fails_leaves_no_line(desk):
    with pytest.raises(IntegrityError), desk.work("edit_estate") as session:
        session.add_all([make_home(session), Vehicle(plate="粤B12345", unit_id=999)])
    assert lines(desk, "unit") == []


def test_no_number_of_a_person_stands_in_the_journal(desk):
    """T45: papers, telephones and accounts, also in drafts and in what an import would put back."""
    with desk.work("edit_estate") as session:
        unit = make_home(session, owner="")
        customer = Customer(name="张素芬", pinyin="zsf", id_no=ID, phone=PHONE, other_phones=PHONE)
        tie = Occupancy(unit=unit, customer=customer, role=OccupancyRole.OWNER, emergency_contact_phone=PHONE)
        session.add_all([tie, BankAccount(customer_id=1, bank="建行", account_name="张素芬", account_no=ACCOUNT)])
        batch = ImportBatch(request_id="b", file_name="f", file_digest="d", added=0, changed=1, refused=0)
        session.add(batch)
        session.flush()
        session.add(ImportChange(batch_id=batch.id, table_name="customer", row_id=1, before={"phone": PHONE}))
        journal.note(session, "customer", customer.id, seen="id_no")
    with desk.work("keep_draft") as session:
        drafts.keep(session, "edit_customer", {"request_id": "r", "said": {"phone": PHONE, "id_no": ID}}, "", "Papers")
    with desk.work("edit_estate") as session:
        session.get_one(Customer, customer.id).phone = "13900139000"
    with desk.reading() as session:
        rows = session.execute(text("SELECT before, after FROM journal"))
        written = "\n".join(str(value) for row in rows for value in row)
    assert "1…21" in written
    assert [number for number in (ID, PHONE, ACCOUNT, "13900139000") if number in written] == []


def test_many_rows_kept_at_once_are_journaled_like_added_ones(desk, clock):
    """Defaults, stamps and foreign keys among it."""
    with desk.work("edit_estate") as session:
        unit = make_home(session)
        session.add(Vehicle(plate="粤B12345", unit_id=unit.id))
        session.flush()
        numbers = journal.keep_many(session, Vehicle, [{"plate": one, "unit_id": unit.id} for one in ("粤B1", "粤B2")])
        assert journal.keep_many(session, Vehicle, []) == ()
    added, *kept = lines(desk, "vehicle")
    assert [line.row_id for line in kept] == list(numbers)
    for line, plate in zip(kept, ("粤B1", "粤B2"), strict=True):
        assert (line.act, line.by_id, line.at, line.before) == (added.act, added.by_id, clock(), None)
        assert line.after == added.after | {"id": line.row_id, "plate": plate}
    with desk.reading() as session:
        assert [(one.plate, one.created_by_id) for one in session.scalars(select(Vehicle).order_by(Vehicle.id))] == [
            (plate, desk.clerk.id) for plate in ("粤B12345", "粤B1", "粤B2")
        ]
