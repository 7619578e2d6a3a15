"""Counters on PostgreSQL: a day lived there, turns taken, and what goes wrong told in words; where it is installed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select

from deskapp.audit.chain import anchor, breaks
from deskapp.desk import Desk
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import LARGEST, Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import new_place, open_place
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store import server
from deskapp.store.place import Place
from deskapp.store.work import Store
from tests.audit.day import busy_day
from tests.conftest import STARTED, Clock, hire
from tests.ledger.till import a_range, draw, take
from tests.store import postgres
from tests.store.test_portable import list_everything

COPIES = count()
WHY_NOT = postgres.why_not()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.fixture(scope="module")
def manned_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A folder whose database, with the team in it, is on a server; copied for every test."""
    place = Place(tmp_path_factory.mktemp("first"))
    with postgres.server() as url:
        place.address.write_text(url, "utf-8")
        with closing(new_place(place, STARTED, key_in_file=True)) as store:
            hire(store)
        yield place


@pytest.fixture
def counter(manned_server: Place, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Counters of one centre, each with a folder of its own: `counter("林晓")`."""
    opened: list[Store] = []
    address = postgres.create(manned_server.address.read_text("utf-8"), f"desk_{next(COPIES)}", "TEMPLATE desk")

    def join(name: str) -> Desk:
        place = Place(tmp_path / f"counter {len(opened)}")
        place.folder.mkdir()
        place.address.write_text(address, "utf-8")
        place.key_file.write_bytes(manned_server.key_file.read_bytes())
        opened.append(open_place(place, STARTED))
        with opened[-1].reading() as session:
            member = session.scalars(select(StaffMember).where(StaffMember.name == name)).one()
            return Desk(opened[-1], Duty(member.id, member.name, member.roles), Clock())

    yield join
    for store in opened:
        store.close()


def test_a_day_is_lived_on_postgresql(counter):
    desk = counter("林晓")
    clock: Clock = desk.now
    busy_day(counter, desk, clock)
    assert [str(one) for one in findings(desk.store)] == []
    list_everything(desk)
    with desk.reading() as session:
        assert session.scalars(select(Ticket.printed_no)).all()[0] == "0000001"


def test_the_largest_receipt_is_kept_on_postgresql(counter):
    desk = counter("陈佳")
    draw(counter("孙敏"), desk, a_range("C000001"))
    take(desk, "99999999.99")
    with desk.reading() as session:
        assert max(session.scalars(select(Ticket.amount))) == Money(LARGEST)
        assert anchor(session).running_total == Money(LARGEST)


def test_two_counters_take_turns_and_the_chain_closes(counter):
    cashier, one, two = counter("孙敏"), counter("林晓"), counter("陈佳")
    draw(cashier, one, a_range("A000001"))
    draw(cashier, two, a_range("B000001"))

    def collect(desk: Desk) -> None:
        for _ in range(5):
            take(desk)

    at_once = [threading.Thread(target=collect, args=(desk,)) for desk in (one, two)]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join(60)
    with one.reading() as session:
        numbers = set(session.scalars(select(Ticket.printed_no).where(Ticket.printed_no.startswith("B"))))
        assert numbers == {f"B{number:06d}" for number in range(1, 6)}
        assert list(breaks(session, one.store.chain_key)) == []


def test_what_is_kept_for_ever_cannot_be_changed_on_postgresql(counter):
    desk = counter("林晓")
    draw(counter("孙敏"), desk)
    take(desk)
    for edit in ("DELETE FROM chain_link", "UPDATE ticket SET amount = 1"):
        with pytest.raises(Exception, match="append only"), desk.work("collect_fees") as session:
            session.connection().exec_driver_sql(edit)


def test_who_only_reads_cannot_write(counter):
    with pytest.raises(Exception, match="read-only"), counter("林晓").reading() as session:
        session.connection().exec_driver_sql("UPDATE setting SET key = key")


def test_a_counter_waits_its_turn_and_then_says_so(counter, monkeypatch):
    monkeypatch.setattr(server, "WAIT_MS", 100)
    one, two = counter("林晓"), counter("陈佳")
    with one.work("collect_fees") as session:
        session.connection()
        with pytest.raises(StoreError, match="E-DB-07"):
            draw(counter("孙敏"), two)


def test_a_server_that_is_gone_is_said_in_words(tmp_path):
    place = Place(tmp_path)
    place.address.write_text(f"postgresql+psycopg://desk@/desk?host={tmp_path}", "utf-8")
    with pytest.raises(StoreError, match="E-DB-15"):
        new_place(place, STARTED, key_in_file=True)


def test_a_database_that_is_not_unicode_is_refused(manned_server, tmp_path):
    url = manned_server.address.read_text("utf-8")
    place = Place(tmp_path)
    place.address.write_text(postgres.create(url, "bytes", "ENCODING 'LATIN1' TEMPLATE template0"), "utf-8")
    with pytest.raises(StoreError, match="E-DB-17"):
        new_place(place, STARTED, key_in_file=True)
