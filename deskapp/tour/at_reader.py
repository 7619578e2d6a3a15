"""The clerk's other hand: lays cards of software on the reader, pulls one away, and waits for what the page says."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.reader import Reader
from deskapp.estate.kinds import OccupancyRole
from deskapp.kernel.rooms import RoomNo
from deskapp.sample.households import Person, people
from deskapp.tour.eyes import TourError, wait
from deskapp.tour.hands import go_to, press_button
from deskapp.tour.stage import Stage
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.touch import CardTouch
from deskapp.ui.cards.wizard import CardWizard
from deskapp.ui.cards.writing import WritingPage
from deskapp.ui.choices import Choice

NEW, AGAIN, AWAY = "放上一张新卡", "放回刚才那张", "拿走卡片"
USED_BEFORE = "放哪张练习卡"


@dataclass(frozen=True)
class AtReader:
    """A walk that ends at the reader, on a stage."""

    stage: Stage

    @property
    def reader(self) -> Reader:
        """The reader of software. Raises TourError where there is another."""
        station = self.stage.desk.station
        if station is None or not isinstance(station.readers, PracticeReaders):
            raise TourError("没有练习用的读卡器")
        return station.readers.reader

    @property
    def writing(self) -> WritingPage | BatchPage:
        """The card page, or that of a whole queue. Raises TourError where none is in sight."""
        wizard = self.stage.wizard
        if not isinstance(wizard, CardWizard) or wizard.writing is None:
            raise TourError(f"没有写卡页：{wizard.page.reason()}")
        return wizard.writing

    def number(self) -> str:
        """The number of the card that was written last."""
        writing = self.writing
        return writing.written()[-1].card_no

    def lay_down(self, button: str = NEW) -> None:
        """A card for the question in sight, which takes it."""
        (touch,) = self.stage.wizard.page.findChildren(CardTouch)
        before = list(touch.cards)
        press_button(self.stage.hands, button)
        wait(lambda: touch.cards != before, "卡已收下")

    def lay_used(self, number: str = "") -> None:
        """A card that was used before, by its number; without one a Classic card from the factory."""
        go_to(self.stage.hands, lambda here: here.accessibleName() == USED_BEFORE, USED_BEFORE)
        box = QApplication.focusWidget()
        assert isinstance(box, Choice), "it was walked to by its name"
        place = next((at for at in range(box.count()) if number and number in box.itemText(at)), 0)
        self.stage.hands.press("Home", *["Down"] * place)
        press_button(self.stage.hands, "放上")

    def tear(self, at: int) -> None:
        """The card lying there now leaves at this command of the next one that is written."""
        self.reader.mischief = Mischief(tear_at=at, moment=Moment.AFTER)

    def sees(self, *faces: Face) -> None:
        """Wait until the card page says one of these."""
        wait(lambda: self.writing.face in faces, f"写卡页：{'、'.join(face.name for face in faces)}")


def somebody(stage: Stage, role: OccupancyRole) -> Person:
    """One who lives there as this, of a unit the tour has not met yet."""
    met = stage.notes.get("met", "").split()
    with stage.desk.reading() as session:
        found: Sequence[Person] = people(session)
    one = next((who for who in found if who.role is role and who.room not in met), None)
    if one is None:
        raise TourError(f"没有{role.value}")
    stage.notes["met"] = " ".join([*met, one.room])
    return one


def compact(person: Person) -> str:
    """The room as it is typed, without dashes."""
    return RoomNo.parse(person.room).compact
