"""Which text of an agreement is in force, which were before it, and how a new one is kept (GEN-15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.agreements.kinds import FIELDS, AgreementKind
from deskapp.agreements.records import AgreementWording
from deskapp.kernel.clauses import Clause, faults, filled, read_clauses, tidied
from deskapp.kernel.errors import DeskError
from deskapp.store.columns import code

DEFAULTS = Path(__file__).resolve().parents[2] / "resources" / "agreements"
DEFAULT_VERSION = 0
OWN = "程序自带"
"""What the program's own wording is called."""


class WordingError(DeskError):
    """A text that cannot be kept."""


@dataclass(frozen=True)
class AgreementText:
    """One version of the text of a kind, its fields still in braces. Version 0 is the program's own."""

    kind: AgreementKind
    version: int
    text: str

    @property
    def title(self) -> str:
        """The title of the paper."""
        return self.kind.value

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses; one without a title at the head is the opening."""
        return read_clauses(self.text)


def default_text(kind: AgreementKind) -> AgreementText:
    """The wording that the program brings."""
    return AgreementText(kind, DEFAULT_VERSION, tidied((DEFAULTS / f"{code(kind)}.txt").read_text("utf-8")))


def text_of(session: Session, kind: AgreementKind, at: datetime | None = None) -> AgreementText:
    """The text in force now, or at a moment: what was signed then is printed again as it was."""
    asked = select(AgreementWording).where(AgreementWording.kind == kind)
    if at:
        asked = asked.where(AgreementWording.created_at <= at)
    row = session.scalars(asked.order_by(AgreementWording.version.desc()).limit(1)).one_or_none()
    return AgreementText(kind, row.version, row.text) if row else default_text(kind)


def on_record(session: Session, kind: AgreementKind) -> AgreementText:
    """The text in force, for an act that has it signed; the program's own is kept as a version first.

    So what is signed today is printed in the same words again, whatever text a later program brings.
    """
    if text_of(session, kind).version == DEFAULT_VERSION:
        keep(session, kind, default_text(kind).text, OWN, f"own:{code(kind)}", DEFAULT_VERSION)
    return text_of(session, kind)


def fill(text: AgreementText, facts: Mapping[str, str]) -> tuple[Clause, ...]:
    """The clauses as they are printed and frozen with a slip; what is not known is left as a line to write on."""
    return filled(text.clauses, facts)


def versions(session: Session, kind: AgreementKind) -> list[AgreementWording]:
    """Every version that was made, the latest first."""
    asked = select(AgreementWording).where(AgreementWording.kind == kind)
    return list(session.scalars(asked.order_by(AgreementWording.version.desc())))


def keep(
    session: Session, kind: AgreementKind, text: str, reason: str, request_id: str, as_version: int | None = None
) -> AgreementWording:
    """A new version, once a request. `as_version` says which older one it returns to.

    WordingError E-WRD-01 for a text with faults, which the page has shown before.
    """
    known = session.scalars(select(AgreementWording).where(AgreementWording.request_id == request_id)).one_or_none()
    if known:
        return known
    text = tidied(text)
    if wrong := next(faults(text, FIELDS[kind]), None):
        raise WordingError(f"{wrong.text}。没有保存，已填的都留着", "E-WRD-01")
    made = AgreementWording(
        kind=kind,
        version=text_of(session, kind).version + 1,
        text=text,
        reason=reason,
        as_version=as_version,
        request_id=request_id,
    )
    session.add(made)
    session.flush()
    return made
