"""Six layouts from the file to the record, and once more: the second time nothing changes."""

import pytest
from sqlalchemy import select

from deskapp.estate.applying.plan import Verdict
from deskapp.estate.kinds import OccupancyRole, OccupancyState, SpaceKind
from deskapp.estate.records import BankAccount, Customer, IcCard, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.search import find
from deskapp.estate.units import unit_by_number
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from tests.estate import rosters
from tests.estate.importing import dry, journal_length, put, roster_from, seen
from tests.estate.roster.invented import id_no, name, phone, plate
from tests.statements import statements


@pytest.fixture
def lead(manned_by):
    return manned_by("赵立")


@pytest.mark.parametrize("layout", rosters.LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_same_file_twice_changes_nothing(layout, lead, tmp_path):
    roster = roster_from(layout(tmp_path), lead)
    first = put(lead, roster)
    assert first.plan.added > 3
    assert first.batch is not None
    before, lines = seen(lead), journal_length(lead)
    again = dry(lead, roster)
    assert (again.added, again.changed) == (0, 0), [one for one in again.lines if one.details]
    assert {one.verdict for one in again.lines} <= {Verdict.SAME, Verdict.REFUSED}
    second = put(lead, roster)
    assert second.batch is None
    assert (seen(lead), journal_length(lead)) == (before, lines)


def test_what_a_line_tells_stands_on_record(lead, tmp_path):
    put(lead, roster_from(rosters.one_line_a_unit(tmp_path), lead))
    with lead.reading() as session:
        unit = unit_by_number(session, RoomNo.parse("1-1-102"))
        assert unit is not None
        assert (unit.area, unit.floor, unit.occupancy_state) == (Area(12007), 1, OccupancyState.LET)
        ties = {(tie.customer.name, tie.role) for tie in unit.occupancies}
        assert ties == {(name(2), OccupancyRole.OWNER), (name(3), OccupancyRole.TENANT)}
        owner = session.scalars(select(Customer).where(Customer.name == name(2))).one()
        assert (owner.id_kind, owner.id_no, owner.phone) == ("居民身份证", id_no(2), phone(2))
        cards = session.scalars(select(IcCard.card_no).where(IcCard.unit_id == unit.id)).all()
        assert cards == ["00418002", "00418003"]
        empty = unit_by_number(session, RoomNo.parse("1-2-201"))
        assert empty is not None
        assert (empty.occupancy_state, empty.note) == (OccupancyState.VACANT, "空置")
        assert [hit.room_no for hit in find(session, plate(1), lead.today)] == ["1-1-101"]


def test_accounts_and_co_owners_of_an_old_xls(lead, tmp_path):
    put(lead, roster_from(rosters.several_lines_a_unit(tmp_path), lead))
    with lead.reading() as session:
        account = session.scalars(select(BankAccount)).one()
        assert (account.customer.name, account.account_no) == (name(1), "6200000000000001")
        ties = select(Occupancy).join(Unit).where(Unit.room_no == "3-2-501", Occupancy.role == OccupancyRole.OWNER)
        assert [tie.customer.name for tie in session.scalars(ties)] == [name(1), name(2)]


def test_sheets_joined_by_numbers(lead, tmp_path):
    put(lead, roster_from(rosters.joined_sheets(tmp_path), lead))
    with lead.reading() as session:
        spaces = session.scalars(select(ParkingSpace).order_by(ParkingSpace.space_no)).all()
        assert [(space.space_no, space.kind) for space in spaces] == [
            ("C0001", SpaceKind.SURFACE),
            ("C0002", SpaceKind.UNDERGROUND),
            ("C0003", SpaceKind.PRIVATE),
        ]
        assert spaces[1].customer is not None
        assert spaces[1].customer.outside_no == "1"
        assert session.scalars(select(Vehicle.plate)).all() == [plate(1), plate(2)]


def test_emergency_contacts(lead, tmp_path):
    put(lead, roster_from(rosters.headers_in_two_rows(tmp_path), lead))
    with lead.reading() as session:
        tie = session.scalars(select(Occupancy).where(Occupancy.emergency_contact_name != "")).one()
        assert (tie.role, tie.emergency_contact_phone) == (OccupancyRole.OWNER, phone(3))


def test_a_whole_community_is_read_at_once_and_written_row_by_row(lead, tmp_path):
    """Nothing is looked up for each line: what a roster of any size asks is asked a dozen times."""
    roster = roster_from(rosters.community(tmp_path), lead)
    told = []
    with statements(lead.store) as sent:
        done = put(lead, roster, lambda words, number, total: told.append((number, total)))
    asked = [one for one in sent if one.startswith("SELECT")]
    assert len(asked) <= 12, asked
    assert len(sent) - len(asked) < 2.2 * done.plan.added, "each row, and what the import keeps to take it back"
    assert done.plan.counts == {Verdict.NEW: 1200}
    assert done.plan.added > 6_000
    assert told[0] == (0, 0)
    assert told[-1] == (done.plan.added, done.plan.added)
    assert len(told) > 20
