"""A file with as many receipts as a centre has in decades, made by copying the rows of one real receipt in SQL.

Every row obeys every constraint of the schema: units, charges paid by lines, tenders, books of fifty that were written
off, tickets with their slips, links of the chain and lines of the journal. What they are not: the links are not signed
and do not close, for nobody has issued these receipts; `collect()` reads no more of the chain than its last link.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from deskapp.desk import Desk
from deskapp.kernel.days import Month
from deskapp.ledger.allocation import Share
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.billing import charge_month
from deskapp.ledger.collecting import Taken, collect
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.till.papers import papers
from tests.bench.counter import Counter
from tests.bench.finding import ticket_ends
from tests.bench.ratio import Race, run
from tests.bench.row import Row
from tests.bench.town import PER_HOME, town
from tests.ledger.till import a_range, draw

A_UNIT, A_BOOK, A_DAY = 25, 50, 500
"""Receipts of one unit, in one book, on one day."""
MONTH = Month(2026, 10)
FIRST_BOOK = 5_000_001
PIECES = 100
LINES = 5
"""Of the journal: the payment, its line, its tender, the book, the ticket."""
AT_ONCE = "PRAGMA cache_size = -400000"
SEQ = "WITH RECURSIVE seq(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n + 1 < :n) "


@contextmanager
def crowded(receipts: int) -> Iterator[Counter]:
    """A counter at which so many receipts were issued, twenty-five to each unit, and one month is still owed."""
    with town(-(-receipts // A_UNIT) * PER_HOME) as made:
        with made.of("吴桐").work("run_billing") as session:
            charge_month(session, MONTH, "the month that is owed")
        draw(made.of("孙敏"), made.of("林晓"), a_range("0000001", PIECES))
        pay(made.of("林晓"), 1)
        made.desk.store.engine.dispose()
        copy(made, receipts)
        yield made


def pay(desk: Desk, unit_id: int) -> Taken:
    """What one unit owes, in cash, with its receipt."""
    with desk.work("collect_fees") as session:
        lines = tuple(Line.of_share(Share(one, one.open)) for one in open_charges(session, unit_id, desk.today))
        cash = next(way for way in ways(session) if way.cash)
        total = sum((line.amount for line in lines[1:]), lines[0].amount)
        asked = Collection(f"pay-{unit_id}", "刘一", lines, (Paid(cash, total, total),), Handover.CUSTOMER, unit_id)
        return collect(session, asked, papers(session, asked, "和风里物业服务有限公司", desk.clerk.name))


def rows(many: int, few: int, rounds: int = 15) -> Iterator[Row]:
    """The same payment at a counter with many receipts and at one with few, and a search at that with many."""
    with crowded(few) as small, crowded(many) as large:
        here, there = iter(range(2, few // A_UNIT + 1)), iter(range(2, many // A_UNIT + 1))
        growth = Race(
            f"collect() with {many:,} receipts in the file",
            f"the same with {few:,}",
            1.2,
            lambda: pay(large.of("林晓"), next(there)),
            lambda: pay(small.of("林晓"), next(here)),
            rounds,
        )
        yield run(growth).row
        yield from ticket_ends(large.of("林晓"), many)


def copy(made: Counter, receipts: int) -> None:
    """So many receipts like the one there is. Takes minutes for a million, and some gigabytes."""
    place = made.desk.store.place
    with closing(connect(str(place.database), database_key(place))) as file:
        for pragma in ("PRAGMA synchronous = OFF", AT_ONCE, "PRAGMA foreign_keys = OFF"):
            file.execute(pragma)
        file.execute("BEGIN IMMEDIATE")
        given = {"n": receipts}
        for table, changed in _changes(file).items():
            file.execute(_copying(file, table, changed), given)
        file.execute("COMMIT")
        file.execute("PRAGMA foreign_keys = ON")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _changes(file: Any) -> dict[str, dict[str, str]]:
    """By table, what a copy does not share with its original, as SQL of `n`; the rest of the columns is the same."""
    last = {
        name: file.execute(f"SELECT max(id) FROM {name}").fetchone()[0] or 0
        for name in ("charge", "payment", "payment_line", "tender", "ticket_book", "ticket", "chain_link", "journal")
    }
    day = f"date('2018-01-01', '+' || (n / {A_DAY}) || ' days')"
    month = f"date('2000-01-01', '+' || (n % {A_UNIT}) || ' months')"
    dated = {"business_day": day}
    book = f"{last['ticket_book']} + 1 + n / {A_BOOK}"
    number = f"{FIRST_BOOK} + n"
    return {
        "charge": {"id": f"{last['charge']} + 1 + n", "unit_id": f"1 + n / {A_UNIT}", "period_from": month,
                   "period_to": month, "due_on": month, "billing_run_id": "NULL"},
        "payment": {"id": f"{last['payment']} + 1 + n", "request_id": "'copy-' || n", **dated,
                    "unit_id": f"1 + n / {A_UNIT}"},
        "payment_line": {"id": f"{last['payment_line']} + 1 + n", "payment_id": f"{last['payment']} + 1 + n",
                         "charge_id": f"{last['charge']} + 1 + n"},
        "tender": {"id": f"{last['tender']} + 1 + n", "payment_id": f"{last['payment']} + 1 + n"},
        "ticket_book": {"id": book, "book_no": "'B' || n", "state": "'written_off'", "from_no": number,
                        "to_no": f"{number} + {A_BOOK - 1}", "next_no": f"{number} + {A_BOOK}"},
        "ticket": {"id": f"{last['ticket']} + 1 + n", "book_id": book, "number": number,
                   "printed_no": f"printf('%07d', {number})", "payment_id": f"{last['payment']} + 1 + n", **dated},
        "chain_link": {"id": f"{last['chain_link']} + 1 + n", "subject_id": f"{last['ticket']} + 1 + n",
                       "digest": "lower(hex(randomblob(32)))", "previous": "lower(hex(randomblob(32)))",
                       "journal_to": f"{last['journal']} + {LINES} * :n"},
        "journal": {"id": f"{last['journal']} + 1 + {LINES} * n + place", "row_id": "t.row_id + 1 + n"},
    }  # fmt: skip


def _copying(file: Any, table: str, changed: dict[str, str]) -> str:
    """INSERT ... SELECT of the last row there is, once for every n; of books one in fifty, of the journal five."""
    columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
    told = ", ".join(changed.get(name, f't."{name}"') for name in columns)
    last = f"SELECT * FROM {table} ORDER BY id DESC LIMIT {LINES if table == 'journal' else 1}"
    source = f"(SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM ({last})) AS t"
    chosen = f"WHERE n % {A_BOOK} = 0" if table == "ticket_book" else ""
    return f"INSERT INTO {table} {SEQ} SELECT {told} FROM seq, {source} {chosen}"
