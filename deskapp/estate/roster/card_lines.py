"""The access cards that a unit's line tells of."""

import re

from deskapp.estate.roster.bodies import Entry
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.gathered import Gathered, where
from deskapp.estate.roster.rows import CardRow, Source
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.typed import plain

_BETWEEN = re.compile(r"[、,，;；/|\s]+")
_CARD_NO = re.compile("[0-9A-Z]{4,20}")


def take_cards(entry: Entry, gathered: Gathered, room: RoomNo, person: str) -> None:
    """Keep the card numbers of a line; what can be none is left out, one that another line has stays there."""
    notes = gathered.notes
    for cell in entry.cells.get(Field.CARD_NO, ()):
        for number in _BETWEEN.split(plain(notes.usable(entry, cell)).upper()):
            earlier = gathered.cards.get(number)
            if number and not _CARD_NO.fullmatch(number):
                notes.warn(entry, cell, "门禁卡号应为 4 至 20 位数字或字母，没有读入")
            elif number and not earlier:
                gathered.cards[number] = CardRow(number, Source(entry.sheet, entry.line), room, person)
            elif earlier and earlier.room != room:
                notes.warn(entry, cell, f"门禁卡号与{where(entry, earlier)}重复，只按那一行读入")
