"""The people around the till: the clerk at it, the cashier with the books, the lead who approves."""

from collections.abc import Callable

import pytest

from deskapp.desk import Desk


@pytest.fixture
def cashier(manned_by: Callable[[str], Desk]) -> Desk:
    """孙敏, who keeps the books of receipts."""
    return manned_by("孙敏")


@pytest.fixture
def lead(manned_by: Callable[[str], Desk]) -> Desk:
    """赵立, who approves."""
    return manned_by("赵立")
