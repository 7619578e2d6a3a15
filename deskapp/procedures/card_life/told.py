"""What the clerk is told once a card was stopped or allowed again: how long the doors take to know of it."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.doors.force import waiting_for
from deskapp.staff.choices import DoorReading
from deskapp.staff.settings import read_settings

BY_CONTENT = "门禁只认卡内数据，这张卡在到期前仍能开门"


def not_in_force(session: Session, card_id: int, today: date) -> str:
    """What is still to be done until no door opens to the card; empty where nothing is (cards.md 3.6)."""
    if read_settings(session).door_reading is DoorReading.CONTENT:
        return BY_CONTENT
    doors = len(waiting_for(session, card_id, today))
    return f"还有 {doors} 个门没有导入新名单，导入后才生效" if doors else ""
