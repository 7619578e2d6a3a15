"""The one search box, against a bare query with LIKE over the same tables."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from deskapp.estate.search import find
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from tests.bench.counter import Counter
from tests.bench.ratio import Race

TYPED = ("1-2-501", "12501", "zsf", "张", "8888", "粤B1")
LIKE = """
SELECT unit.room_no, customer.name, customer.phone FROM unit
JOIN occupancy ON occupancy.unit_id = unit.id JOIN customer ON customer.id = occupancy.customer_id
WHERE unit.compact LIKE ? || '%' OR customer.name LIKE '%' || ? || '%' OR customer.pinyin LIKE ? || '%'
OR customer.phone LIKE '%' || ? LIMIT 40
"""


@contextmanager
def search(counter: Counter) -> Iterator[Race]:
    """Six things a clerk types, each looked for among rooms, people, phones, plates and cards."""
    desk, place = counter.desk, counter.desk.store.place
    with closing(connect(str(place.database), database_key(place))) as file:

        def ours() -> None:
            with desk.reading() as session:
                for typed in TYPED:
                    find(session, typed, desk.today)

        def bare() -> None:
            for typed in TYPED:
                file.execute(LIKE, (typed,) * 4).fetchall()

        yield Race("search: six things typed", "sqlcipher3, six queries with LIKE", 150, ours, bare)
