"""Cue cards: what to say, ask for, check and hand back at a page, by default or as a manager has written it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.flow.step import Step
from deskapp.staff.cue_records import CueText

WANTS, RETURNS = "要：", "交还："
"""How a cue of a step begins that says what to ask for, or what to hand back; all others say what to check."""
SENTENCE = re.compile(r"[^。！？]+[。！？”]*")


@dataclass(frozen=True)
class Card:
    """The four parts of a cue card, sentence by sentence; what to say is one paragraph."""

    say: str = ""
    wants: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()


def page_of(kind: type[Step]) -> str:
    """The name under which the card of a step is kept, such as deposits.order.WhichDeposit."""
    module = kind.__module__.removeprefix("deskapp.").removeprefix("procedures.").removesuffix(".steps")
    return f"{module}.{kind.__name__}"


def default_card(cues: Sequence[str], say: str) -> Card:
    """The card that a step brings along."""
    return Card(
        say,
        tuple(cue.removeprefix(WANTS) for cue in cues if cue.startswith(WANTS)),
        tuple(cue for cue in cues if not cue.startswith((WANTS, RETURNS))),
        tuple(cue.removeprefix(RETURNS) for cue in cues if cue.startswith(RETURNS)),
    )


def sentences(words: str) -> tuple[str, ...]:
    """The lines of a part as a manager has written it: a line a sentence."""
    return tuple(one.strip() for one in SENTENCE.findall(words) if one.strip())


def over(default: Card, written: Card | None) -> Card:
    """The card to show: as it was written; the default says what is said where nothing was written of it."""
    return replace(written, say=written.say or default.say) if written else default


def written_card(session: Session, page: str) -> Card | None:
    """What a manager has written for a page; None where the default holds."""
    row = _row(session, page)
    if row is None or not row.active:
        return None
    return Card(row.say, sentences(row.wants), sentences(row.checks), sentences(row.returns))


def written_pages(session: Session) -> list[str]:
    """The pages whose cards are not the default."""
    return list(session.scalars(select(CueText.page).where(CueText.active).order_by(CueText.page)))


def write_card(session: Session, page: str, card: Card) -> None:
    """Keep a card for a page."""
    row = _row(session, page)
    told = {"say": card.say} | {name: "".join(getattr(card, name)) for name in ("wants", "checks", "returns")}
    if row is None:
        session.add(CueText(page=page, **told))
    else:
        for name, words in told.items():
            setattr(row, name, words)
        row.active = True
    session.flush()


def restore_card(session: Session, page: str) -> None:
    """Have the default hold again; what was written stays on record (GEN-09)."""
    if row := _row(session, page):
        row.active = False
    session.flush()


def _row(session: Session, page: str) -> CueText | None:
    return session.scalars(select(CueText).where(CueText.page == page)).one_or_none()
