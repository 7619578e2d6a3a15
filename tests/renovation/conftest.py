"""The counter at which renovations are filed, and the manager who reviews them."""

from collections.abc import Callable

import pytest

from deskapp.desk import Desk
from tests.procedures.conftest import asked_of, dressed, look
from tests.renovation import walks

__all__ = ["asked_of", "dressed", "look"]


@pytest.fixture(autouse=True)
def counter(manned_by: Callable[[str], Desk], desk: Desk) -> None:
    """3-2-501 and its owner, a company, a book of receipts."""
    walks.make_counter(manned_by, desk)


@pytest.fixture
def manager(manned_by: Callable[[str], Desk], counter: None) -> Desk:
    """周强, who reviews and inspects."""
    return manned_by(walks.MANAGER)


@pytest.fixture
def cashier(manned_by: Callable[[str], Desk]) -> Desk:
    """孙敏, who pays back."""
    return manned_by("孙敏")
