"""The people at the desk whose money and registers these papers are about."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.staff.policy import may
from deskapp.staff.team import members


def collectors(desk: Desk) -> list[str]:
    """Everybody who may take money, for the page to choose from."""
    with desk.reading() as session:
        return [one.name for one in members(session) if may(one.roles, "collect_fees")]


def collector_id(session: Session, words: str) -> int | None:
    """The one of this name or work number; None where nobody who takes money is meant."""
    wanted = words.strip()
    collecting = (one for one in members(session) if may(one.roles, "collect_fees"))
    return next((one.id for one in collecting if wanted in (one.name, one.work_number)), None)
