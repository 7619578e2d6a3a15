"""Every invariant of the ledger is found broken when somebody edits the file behind the program's back (T20)."""

import pytest
from sqlalchemy import text

import deskapp.tables  # noqa: F401
from deskapp.ledger.checks.inspection import findings
from tests.audit.day import busy_day


@pytest.fixture
def busy(manned_by, desk, clock):
    busy_day(manned_by, desk, clock)
    return desk


def test_a_busy_day_leaves_nothing_to_find(busy):
    assert [str(one) for one in findings(busy.store)] == []
