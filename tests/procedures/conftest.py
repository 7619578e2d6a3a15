"""The people around the counter, whoever lets a refusal pass, and the look of the window where one is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance
from deskapp.kernel.problems import Refusal
from deskapp.staff.sign_in import SignInError
from deskapp.ui.wizard import Authorise
from tests.procedures import bank_walks


@pytest.fixture
def cashier(manned_by: Callable[[str], Desk]) -> Desk:
    """孙敏, who keeps the books of receipts."""
    return manned_by("孙敏")


@pytest.fixture
def lead(manned_by: Callable[[str], Desk]) -> Desk:
    """赵立, who approves."""
    return manned_by("赵立")


@pytest.fixture
def home(desk: Desk, manned_by: Callable[[str], Desk]) -> None:
    """3-2-501 owes two months of the service fee; the company has a name."""
    bank_walks.two_months_owed(desk, manned_by)


@pytest.fixture
def fetched(desk: Desk, cashier: Desk, manned_by: Callable[[str], Desk], home: None, tmp_path: Path) -> Any:
    """The invoice of what the bank collected from 3-2-501."""
    return bank_walks.collected_and_fetched(desk, cashier, manned_by, tmp_path)


@pytest.fixture
def asked_of(desk: Desk) -> Callable[[Desk], Authorise]:
    """How a desk has somebody else's name and PIN let a refusal pass: `at_counter(Wizard, desk, asked_of(desk))`."""

    def of(desk: Desk) -> Authorise:
        def authorise(refusal: Refusal, name: str, pin: str, reason: str) -> Allowance | str:
            try:
                return desk.authorise(refusal.override, name, pin, reason)
            except SignInError as error:
                return error.text

        return authorise

    return of


@pytest.fixture(scope="session")
def look() -> Callable[[], None]:
    """Puts the program's look on, with its fonts loaded once."""
    from PySide6.QtWidgets import QApplication

    from deskapp.ui.theme import Look, apply, load_fonts

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    return lambda: apply(app, Look())


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest) -> None:
    """Tests that open a window see it as clerks do."""
    if "at_counter" in request.fixturenames:
        request.getfixturevalue("look")()
