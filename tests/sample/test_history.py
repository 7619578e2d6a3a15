"""The year behind the sample is one that the ledger itself allowed: it holds together, and is the same every time."""

import shutil
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from deskapp.audit.records import ChainLink
from deskapp.kernel.days import CHINA, Month
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import Money
from deskapp.ledger import prints
from deskapp.ledger.arrears import AGE_WORDS, arrears, totals
from deskapp.ledger.billing import last_billed
from deskapp.ledger.books import drawn_books
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.kinds import BookState, Handover, TicketType, TicketUse
from deskapp.ledger.payment_records import Payment, PaymentMethod, Tender
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.opening import open_place
from deskapp.sample.centre import CENTRE, COLLECTORS, COMPANY, PIN, is_sample
from deskapp.sample.making import make
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from deskapp.staff.sign_in import sign_in
from deskapp.store.examine import check_file
from deskapp.store.place import Place
from deskapp.store.work import Store
from tests.sample.conftest import MADE, make_small

TODAY = MADE.date()
YESTERDAY = TODAY - timedelta(days=1)


def test_the_check_finds_nothing(sample: Store):
    assert [str(finding) for finding in findings(sample)] == []


def test_history_ends_yesterday_with_every_day_closed(sample: Store):
    with sample.reading() as session:
        assert session.scalar(select(func.max(Payment.business_day))) == YESTERDAY
        assert session.scalar(select(func.max(Closing.business_day))) == YESTERDAY
        for member in session.scalars(select(StaffMember)):
            assert unclosed_day(session, member.id, TODAY) is None
        assert 1 <= len(prints.unprinted(session)) <= 2, "the printer ran out of paper at the end"
        assert last_billed(session) == Month(2026, 11)


def test_arrears_of_every_age_stand_against_some_units(sample: Store):
    with sample.reading() as session:
        found = totals(arrears(session, TODAY))
    assert dict(zip(AGE_WORDS, found.ages, strict=True)) == {words: found.ages[n] for n, words in enumerate(AGE_WORDS)}
    ages = dict(zip(AGE_WORDS, found.ages, strict=True))
    assert all(ages[words] for words in ("30 天内", "31–60 天", "91–180 天", "181–365 天", "365 天以上")), ages


def test_receipts_come_from_drawn_books_without_a_gap_and_used_up_ones_are_written_off(sample: Store):
    with sample.reading() as session:
        states = Counter(session.scalars(select(TicketBook.state)))
        issued = session.scalars(select(Ticket.printed_no).order_by(Ticket.book_id, Ticket.number)).all()
        for name in COLLECTORS:
            clerk = session.scalars(select(StaffMember).where(StaffMember.name == name)).one()
            receipts = [one for one in drawn_books(session, clerk.id) if one.type is TicketType.OFFICIAL_RECEIPT]
            assert len(receipts) <= 2, "TICKET-02"
    assert states[BookState.DRAWN] >= 1
    assert len(set(issued)) == len(issued)


def test_every_way_to_pay_of_the_centre_is_used(sample: Store):
    with sample.reading() as session:
        used = set(session.scalars(select(PaymentMethod.name).join(Tender, Tender.method_id == PaymentMethod.id)))
    assert used == {"现金", "转账", "微信", "支付宝", "刷卡", "银行托收"}


def test_some_receipts_were_voided_and_some_went_to_the_box(sample: Store):
    with sample.reading() as session:
        assert session.scalar(select(func.count(TicketVoid.id)))
        boxed = select(func.count(Ticket.id)).where(Ticket.handover == Handover.BOX, Ticket.use == TicketUse.ISSUED)
        assert session.scalar(boxed)


def test_cash_is_never_asked_for_in_coins_smaller_than_a_jiao(sample: Store):
    with sample.reading() as session:
        cash = session.scalars(select(Tender.amount).join(PaymentMethod).where(PaymentMethod.cash)).all()
    assert cash
    assert all(amount.fen % 10 == 0 for amount in cash)


def test_everybody_signs_in_with_the_one_pin_that_the_sign_in_page_tells(sample: Store, small: Place, tmp_path: Path):
    with sample.reading() as session:
        settings = read_settings(session)
    assert (settings.centre_name, settings.company_name) == (CENTRE, COMPANY)
    assert is_sample(settings)
    own = open_place(Place(Path(shutil.copytree(small.folder, tmp_path / "own"))), MADE)
    assert sign_in(own, COLLECTORS[0], PIN, MADE).name == COLLECTORS[0]
    own.close()


def test_the_same_day_makes_the_same_sample(small: Place, tmp_path: Path):
    assert _facts(make_small(tmp_path / "again")) == _facts(small)


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2028, 2, 29)])
def test_a_sample_made_on_an_odd_day_holds_together_too(tmp_path: Path, today: date):
    place = make_small(tmp_path / "odd", datetime(today.year, today.month, today.day, 9, tzinfo=CHINA), months=2)
    store = open_place(place, MADE)
    assert [str(finding) for finding in findings(store)] == []
    with store.reading() as session:
        assert last_billed(session) == Month.of(today - timedelta(days=1))
    store.close()


def test_a_sample_that_is_stopped_leaves_no_database_and_can_be_made_again(tmp_path: Path):
    class StoppedError(Exception):
        pass

    def stop(words: str, done: int, total: int) -> None:
        assert words.startswith("正在生成示例小区")
        if done == 5:
            raise StoppedError

    place = Place(tmp_path / "data")
    with pytest.raises(StoppedError):
        make(place, MADE, stop, buildings=1, months=1, key_in_file=True)
    assert not place.has_database
    assert not (place.folder / "sample.part").exists()
    assert make_small(place.folder, months=1).has_database


def test_a_folder_with_a_database_is_left_alone(small: Place):
    before = small.database.stat()
    with pytest.raises(StoreError, match="没有改动"):
        make_small(small.folder)
    assert small.database.stat() == before


def test_the_key_file_that_lies_there_is_used(small: Place, tmp_path: Path):
    place = Place(tmp_path / "data")
    place.folder.mkdir()
    shutil.copy(small.key_file, place.key_file)
    key = place.key_file.read_text()
    make_small(place.folder, months=1)
    assert place.key_file.read_text() == key
    check_file(place.database, bytes.fromhex(key))


def _facts(place: Place) -> list[tuple[str, str, Money]]:
    """What the chain holds, but for what the key makes different: seals, codes, digests."""
    store = open_place(place, MADE)
    with store.reading() as session:
        links = [
            (link.kind, str({name: value for name, value in link.facts.items() if name != "slip"}), link.running_total)
            for link in session.scalars(select(ChainLink).order_by(ChainLink.id))
        ]
    store.close()
    return links
