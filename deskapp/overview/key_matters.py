"""What today's list says of the site keys: that they wait to be opened for the shift, or to be made at all."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardMedium
from deskapp.access.kinds import Writing
from deskapp.at_reader.keys import Standing, missing
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link

OPEN, MAKE = "open_card_keys", "make_card_key"


def keys(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line, gone once the keys are open; none where no card was ever to be written."""
    lacking = missing(desk)
    if lacking is Standing.SHUT and desk.may(acts.OPEN_KEYS):
        yield _matter("打开卡密钥", "输入口令后才能写卡", OPEN)
    if lacking is Standing.NONE and desk.may(acts.MANAGE_KEYS) and _waiting(session):
        yield _matter("建立卡密钥", "有卡等着写，还没有密钥", MAKE)


def _waiting(session: Session) -> bool:
    asked = select(CardMedium.id).where(CardMedium.writing == Writing.UNWRITTEN)
    return session.scalar(asked.limit(1)) is not None


def _matter(what: str, more: str, procedure: str) -> Matter:
    return Matter(Urgency.TODAY, "今天", what, more, Link(Leads.PROCEDURE, procedure))
