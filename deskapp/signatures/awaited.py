"""Signatures that papers wait for: asked for by the act that prints them, noted by whoever saw them (GEN-10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.signatures.records import PaperSignature

About = tuple[str, int]
"""The record that a paper belongs to: name of its table, and id."""


@dataclass(frozen=True)
class OnPaper:
    """A record whose papers are signed: its number, and where and with whom it is."""

    about: About
    number: str
    unit_id: int | None = None
    room_no: str = ""
    customer: str = ""


def await_signatures(session: Session, of: OnPaper, paper: str, *signers: str) -> None:
    """From now on a paper of the record waits for these signatures; those it waits for already stay as they are."""
    known = {one.signer: one for one in _of(session, of.about) if one.paper == paper}
    for signer in signers:
        if signer in known:
            known[signer].void = False
            continue
        session.add(
            PaperSignature(
                about_table=of.about[0],
                about_id=of.about[1],
                number=of.number,
                paper=paper,
                signer=signer,
                unit_id=of.unit_id,
                room_no=of.room_no,
                customer=of.customer,
                asked_on=session.info["at"].astimezone(CHINA).date(),
            )
        )
    session.flush()


def awaited(session: Session, about: About) -> list[PaperSignature]:
    """The signatures that papers of a record still wait for, in the order they were asked for."""
    return [one for one in _of(session, about) if one.seen_at is None and not one.void]


def all_awaited(session: Session) -> list[PaperSignature]:
    """Every signature that is waited for, the oldest first."""
    asked = select(PaperSignature).where(PaperSignature.seen_at.is_(None), PaperSignature.void.is_(False))
    return list(session.scalars(asked.order_by(PaperSignature.id)))


def refusals(session: Session, about: About) -> Iterator[Refusal]:
    """What is not signed yet stops the next step of the same matter (GEN-10)."""
    by_paper: dict[str, list[str]] = {}
    for one in awaited(session, about):
        by_paper.setdefault(one.paper, []).append(one.signer)
    for paper, signers in by_paper.items():
        yield Refusal(f"《{paper}》还没有{'、'.join(signers)}签名", "GEN-10")


def seen(session: Session, signatures: Sequence[PaperSignature], request_id: str) -> None:
    """Whoever is on duty has seen them; one that was noted before stays as it was noted."""
    for one in signatures:
        if one.seen_at is None:
            one.seen_at, one.seen_by_id, one.request_id = session.info["at"], session.info["by"], request_id
    session.flush()


def noted_before(session: Session, request_id: str) -> bool:
    """Whether this very request has noted signatures already (design law 1)."""
    asked = select(PaperSignature.id).where(PaperSignature.request_id == request_id)
    return session.scalar(asked.limit(1)) is not None


def no_longer(session: Session, about: About, paper: str = "") -> None:
    """What was not signed needs no signature any more: of all papers of a record, or of one."""
    for one in awaited(session, about):
        if paper in ("", one.paper):
            one.void = True
    session.flush()


def _of(session: Session, about: About) -> Sequence[PaperSignature]:
    asked = select(PaperSignature).where(PaperSignature.about_table == about[0], PaperSignature.about_id == about[1])
    return session.scalars(asked.order_by(PaperSignature.id)).all()
