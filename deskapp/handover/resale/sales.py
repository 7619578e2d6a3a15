"""Reads and moves what is kept of resales: numbers, papers, states, the next act of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.customer_file.papers import Needed, PaperLine, missing
from deskapp.customer_file.records import FilePaper
from deskapp.handover.resale import former, rules
from deskapp.handover.resale.kinds import Recipient, ResaleDeed, ResaleState
from deskapp.handover.resale.records import ChangeNotice, ResaleEvent, ResaleThing, UnitResale
from deskapp.handover.resale.rules import Thing
from deskapp.kernel.days import CHINA

COMPLETE, ACKNOWLEDGE, ARCHIVE = "complete_resale", "acknowledge_resale", "archive_resale"
WORDS = {COMPLETE: "变更业主", ACKNOWLEDGE: "确认变更通知", ARCHIVE: "转让归档"}
"""What is said of the act that a resale waits for, by the code name of its procedure."""


@dataclass(frozen=True)
class Sold:
    """What an act leaves behind for whoever asks what comes next: the resale, and its next act, empty for none."""

    number: str
    state: ResaleState
    then: str
    room: str = ""
    payer: str = ""
    months: int = 0
    """So many months of the service fee are collected of the new owner at once; none unless just changed."""


def numbered(session: Session, number: str) -> UnitResale | None:
    """The resale with this number, as it is typed or scanned."""
    return session.scalars(select(UnitResale).where(UnitResale.number == number.strip().upper())).one_or_none()


def done_before(session: Session, request_id: str) -> ResaleEvent | None:
    """What this very request has done already (design law 1)."""
    return session.scalars(select(ResaleEvent).where(ResaleEvent.request_id == request_id)).first()


def needed(row: UnitResale) -> tuple[Needed, ...]:
    """The papers of this resale (RESALE-02, RESALE-03)."""
    return rules.needed(row.proof, row.kind, agent=bool(row.agent), family=row.family)


def papers(session: Session, row: UnitResale) -> list[PaperLine]:
    """What was handed in of them so far, as it lies in the file."""
    about = (FilePaper.about_table == UnitResale.__tablename__) & (FilePaper.about_id == row.id)
    asked = select(FilePaper).where(about, FilePaper.taken_out_on.is_(None)).order_by(FilePaper.id)
    return [
        PaperLine(
            code=one.code, words=one.words, supplied=not one.declared, copies=one.copies, sealed=one.sealed,
            declared=one.declared, scans=(),
        )
        for one in session.scalars(asked)
    ]  # fmt: skip


def lacking(session: Session, row: UnitResale) -> list[Needed]:
    """The papers that are still to be brought."""
    held = papers(session, row)
    return [one for one in needed(row) if list(missing([one], held))]


def state(session: Session, row: UnitResale, today: date) -> ResaleState:
    """How it stands on a day."""
    told = [one.recipient for one in row.notices if one.acknowledged_at]
    owed = former.owed(session, row.unit_id, today)
    deeds = [one.deed for one in row.events]
    return rules.state(deeds, owed, complete=not lacking(session, row), acknowledged=rules.all_know(told))


def next_act(now: ResaleState) -> str:
    """The act it waits for, by the code name of its procedure; empty once it is over."""
    if now in rules.BEFORE:
        return COMPLETE
    return {ResaleState.COMPLETED: ACKNOWLEDGE, ResaleState.NOTIFIED: ARCHIVE}.get(now, "")


def open_ones(session: Session) -> list[UnitResale]:
    """Those on which something is still to be done, the oldest first."""
    over = (ResaleDeed.ARCHIVED, ResaleDeed.CANCELLED)
    ended = select(ResaleEvent.resale_id).where(ResaleEvent.deed.in_(over))
    asked = select(UnitResale).where(UnitResale.id.not_in(ended)).order_by(UnitResale.id)
    parts = (selectinload(UnitResale.events), selectinload(UnitResale.notices), joinedload(UnitResale.unit))
    return list(session.scalars(asked.options(*parts)))


def open_of(session: Session, unit_id: int) -> UnitResale | None:
    """The resale of a unit whose owner was not changed yet."""
    found = (one for one in open_ones(session) if one.unit_id == unit_id and event(one, ResaleDeed.COMPLETED) is None)
    return next(found, None)


def event(row: UnitResale, deed: ResaleDeed) -> ResaleEvent | None:
    """The last time that something was done."""
    return next((one for one in reversed(row.events) if one.deed is deed), None)


def note(session: Session, row: UnitResale, deed: ResaleDeed, request_id: str, remark: str = "") -> ResaleEvent:
    """Keep that something was done."""
    made = ResaleEvent(request_id=request_id, deed=deed, at=session.info["at"], remark=remark)
    row.events.append(made)
    session.flush()
    return made


def keep_things(session: Session, row: UnitResale, things: Sequence[Thing]) -> None:
    """Keep what the former household had, and what became of it (RESALE-06)."""
    row.things.extend(ResaleThing(**vars(one)) for one in things)
    session.flush()


def tell(session: Session, row: UnitResale, slip: dict[str, Any], frozen: dict[str, Any]) -> None:
    """The notice goes to all three; it says for good what it says now (RESALE-04 to RESALE-06)."""
    row.slip, row.former = slip, frozen
    row.notices.extend(ChangeNotice(recipient=one, sent_at=session.info["at"]) for one in Recipient)
    session.flush()


def unanswered(session: Session) -> list[ChangeNotice]:
    """The notices that nobody has acknowledged yet, the oldest first."""
    asked = select(ChangeNotice).where(ChangeNotice.acknowledged_at.is_(None)).order_by(ChangeNotice.id)
    return [one for one in session.scalars(asked) if event(one.of, ResaleDeed.CANCELLED) is None]


def notice(session: Session, key: str) -> ChangeNotice | None:
    """The notice that is meant by 编号 and recipient: GM2026-0001 财务."""
    number, _, name = key.strip().partition(" ")
    row = numbered(session, number)
    return next((one for one in row.notices if one.recipient.value == name), None) if row else None


def local(at: datetime) -> datetime:
    """The hour at the desk."""
    return at.astimezone(CHINA)
