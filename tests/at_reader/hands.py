"""The hands of a clerk at the reader: wait for the page, lay cards down, press keys."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskapp.cards.emulator.reader import Card
from deskapp.procedures.access_card.steps import Cards
from deskapp.till.steps import Pay
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.wizard import CardWizard

DEADLINE = 20.0


def wait_for(holds: Callable[[], object], what: str) -> None:
    """Let the window run until it holds; AssertionError with these words where that takes too long."""
    until = monotonic() + DEADLINE
    while not holds():
        assert monotonic() < until, f"waited in vain: {what}"
        QTest.qWait(5)


def wait_for_face(wizard: CardWizard, face: Face) -> None:
    """Wait until the card page is in this state."""
    wait_for(lambda: wizard.writing and wizard.writing.face is face, str(face))


def press(wizard: QWidget, key: Qt.Key = Qt.Key.Key_F8) -> None:
    """One key."""
    QTest.keyClick(wizard, key)


def to_the_reader(
    wizard: CardWizard, *cards: Card, put: Callable[[Card], object], take: Callable[[], object] | None = None
) -> None:
    """Everything that is asked, by keys, these cards laid down one after the other; with `take` the last is lifted."""
    wizard.page.fill({"room": "3-2-501", "held_as": "业主"})
    press(wizard)
    proof = wizard.page.findChild(QWidget, "in_owner_file")
    assert proof is not None, wizard.objections.wrong
    QTest.keyClick(proof, Qt.Key.Key_Space)
    press(wizard)
    press(wizard)
    assert wizard.page.kind.title == Cards.title, wizard.objections.wrong
    for place, card in enumerate(cards, 1):
        put(card)
        _wait_until_taken(wizard, place)
    if take:
        take()
    press(wizard)
    assert wizard.page.kind.title == Pay.title, wizard.objections.wrong
    wizard.page.fill({**wizard.page.said(), "tendered": wizard.page.said()["total"], "confirmed": True})
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong


def _wait_until_taken(wizard: CardWizard, count: int) -> None:
    wait_for(lambda: len(wizard.page.said()["cards"]) == count, "the card is taken")
