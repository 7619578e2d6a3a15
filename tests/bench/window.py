"""A page made from a step, against as many bare widgets in a layout."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from deskapp.flow.session import Session
from deskapp.ui.step_page import StepPage
from tests.bench.ratio import Race
from tests.ui.toy import LENDING, Borrower, Things, ToyDesk


@contextmanager
def step_page() -> Iterator[Race]:
    """Two pages of the toy procedure: fields, segments, a table to type in. The application must be there."""
    session = Session(LENDING, ToyDesk())

    def pages() -> list[StepPage]:
        return [StepPage(kind, session) for kind in (Borrower, Things)]

    widgets = sum(len(page.findChildren(QWidget)) for page in pages())
    yield Race("two step pages", f"Qt, {widgets} labels in a column", 0, pages, lambda: _labels(widgets), limit=40)


def _labels(number: int) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    for each in range(number):
        box.addWidget(QLabel(str(each)))
    return page
