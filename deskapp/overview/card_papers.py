"""What today's list says of papers about cards: missing signatures, quarterly tables."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from deskapp.access import acts, quarters, signing
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day

LOOKED_BACK = timedelta(days=92)
"""Older signatures that are missing stand in the register alone."""
NUMBERS = 3
"""So many cards of one holder are named."""


def unsigned(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line for whoever has cards and has not signed for them (CARD-08, CARD-15)."""
    if not desk.may(acts.SIGN):
        return
    waiting = signing.unsigned(session, desk.today - LOOKED_BACK)
    for (room, holder), cards in groupby(
        sorted(waiting, key=lambda one: (one.room_no, one.holder)), key=lambda one: (one.room_no, one.holder)
    ):
        mine = list(cards)
        day = min(one.day for one in mine)
        late = (desk.today - day).days
        urgency, words = (Urgency.LATE, f"逾期 {late} 天") if late else (Urgency.TODAY, "今天")
        numbers = "、".join(one.card_no for one in mine[:NUMBERS]) + ("等" if len(mine) > NUMBERS else "")
        link = Link(Leads.PROCEDURE, "card_signature", more=(("cards", "、".join(one.card_no for one in mine)),))
        yield Matter(urgency, words, "请补签发卡登记", f"卡 {numbers}", link, room, holder)


def tables(session: Session, desk: Desk) -> Iterator[Matter]:
    """Quarterly tables that were not made yet (CARD-19, RPT-07)."""
    if not desk.may(acts.MAKE_TABLE):
        return
    for one in quarters.due(session, desk.today):
        urgency, words = _when(one.by, desk.today)
        link = Link(Leads.PROCEDURE, "card_table", more=(("quarter", one.quarter.label),))
        by = f"{one.by} 前" if one.by else "期限待定，放假安排没有录入，"
        yield Matter(urgency, words, "做IC卡季度整理表", f"{one.quarter.label}，{by}交服务中心负责人", link)


def _when(by: date | None, today: date) -> tuple[Urgency, str]:
    """How urgent a table is; one whose day nobody can reckon stands among those of today."""
    if by is None:
        return Urgency.TODAY, "今天"
    late = (today - by).days
    urgency = Urgency.LATE if late > 0 else Urgency.TODAY if late == 0 else Urgency.LATER
    return urgency, f"逾期 {late} 天" if late > 0 else short_day(by, today)
