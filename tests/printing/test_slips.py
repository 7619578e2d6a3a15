"""A slip goes into the database as JSON and comes back the same, or is refused aloud."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.slips import from_json, to_json


@dataclass(frozen=True)
class Inner:
    name: str
    amount: Money


@dataclass(frozen=True)
class Careless:
    """What somebody might come to write."""

    value: Any


@dataclass(frozen=True)
class Slip:
    count: int
    ticked: bool
    on: date
    at: datetime
    total: Money
    inner: Inner
    maybe: Inner | None
    parts: tuple[tuple[str, Money], ...]
    rows: tuple[Inner, ...]
    later: str = "as before"
    more: tuple[str, ...] = field(default_factory=tuple)


money = st.builds(Money, st.integers(-(10**12), 10**12))
inner = st.builds(Inner, st.text(), money)
whole_hours = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
slips = st.builds(
    Slip,
    count=st.integers(),
    ticked=st.booleans(),
    on=st.dates(),
    at=st.datetimes(timezones=whole_hours),
    total=money,
    inner=inner,
    maybe=st.none() | inner,
    parts=st.lists(st.tuples(st.text(), money), max_size=3).map(tuple),
    rows=st.lists(inner, max_size=3).map(tuple),
    more=st.lists(st.text(), max_size=2).map(tuple),
)
SLIP = Slip(
    1,
    True,
    date(2026, 11, 21),
    datetime(2026, 11, 21, 10, 32, tzinfo=CHINA),
    Money(5),
    Inner("a", Money(1)),
    None,
    (),
    (),
)


@given(slips)
def test_every_slip_comes_back_as_it_was(slip):
    assert from_json(Slip, json.loads(json.dumps(to_json(slip)))) == slip


def test_the_hour_on_the_wall_comes_back_too():
    assert from_json(Slip, to_json(SLIP)).at.isoformat() == SLIP.at.isoformat()


def test_money_is_kept_as_whole_fen():
    assert to_json(SLIP)["total"] == 5


def test_a_slip_kept_before_its_form_gained_a_field_takes_the_default():
    kept = to_json(SLIP)
    del kept["later"], kept["more"]
    assert from_json(Slip, kept) == SLIP


def test_a_kept_slip_that_says_more_than_its_form_prints_is_refused():
    with pytest.raises(ValueError, match="no field strange"):
        from_json(Slip, to_json(SLIP) | {"strange": 1})


def test_a_kept_slip_that_lacks_what_its_form_prints_is_refused():
    kept = to_json(SLIP)
    del kept["count"]
    with pytest.raises(ValueError, match="lacks count"):
        from_json(Slip, kept)


@pytest.mark.parametrize(("name", "value"), [("count", "1"), ("count", True), ("total", 1.5), ("later", 7)])
def test_a_kept_value_of_another_type_is_refused(name, value):
    with pytest.raises(ValueError, match="is no"):
        from_json(Slip, to_json(SLIP) | {name: value})


def test_floats_and_times_without_a_zone_are_never_kept():
    with pytest.raises(TypeError, match="keeps no float"):
        to_json(Careless(1.5))
    with pytest.raises(TypeError, match="without its zone"):
        to_json(Careless(datetime(2026, 11, 21, 10, 32)))
