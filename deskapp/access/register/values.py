"""What the register knows of a card, as plain values: its holder, what it opens, the thing itself, the open plan."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from deskapp.access.kinds import CardFamily, HolderClass, PlanAct, Purpose, Writing
from deskapp.access.rules.terms import Term
from deskapp.estate.kinds import CardState


@dataclass(frozen=True)
class Holder:
    """Who holds a card and as what. Of the ids, those that there are: a customer of a unit, or a colleague."""

    held_as: HolderClass
    name: str
    customer_id: int | None = None
    unit_id: int | None = None
    staff_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As a plan keeps it."""
        ids = {"customer": self.customer_id, "unit": self.unit_id, "staff": self.staff_id}
        return {"held_as": self.held_as.name, "name": self.name, **ids}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What `to_json` kept."""
        return cls(HolderClass[kept["held_as"]], kept["name"], kept["customer"], kept["unit"], kept["staff"])


@dataclass(frozen=True)
class Grant:
    """What a card opens and until when; `doors` are numbers of door groups (CARD-25)."""

    purpose: Purpose
    term: Term
    doors: tuple[int, ...] = ()
    agreement_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As a plan keeps it."""
        days = [day.isoformat() for day in (self.term.valid_from, self.term.valid_to, self.term.anchor)]
        return {"purpose": self.purpose.name, "term": days, "doors": list(self.doors), "agreement": self.agreement_id}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What `to_json` kept."""
        term = Term(*(date.fromisoformat(day) for day in kept["term"]))
        return cls(Purpose[kept["purpose"]], term, tuple(kept["doors"]), kept["agreement"])


@dataclass(frozen=True)
class Target:
    """What record and card are to say once a plan is done; a wiped card has neither holder nor grants.

    `about` is the purpose the act was for; `old_becomes` the state of the card that is replaced; `authorised_by` the
    lead who authorised a card of the centre, where that is not who writes it (CARD-14).
    """

    holder: Holder | None = None
    grants: tuple[Grant, ...] = ()
    about: Purpose = Purpose.ACCESS
    old_becomes: CardState | None = None
    authorised_by: int | None = None

    def grant(self, purpose: Purpose) -> Grant | None:
        """What it opens for one purpose."""
        return next((one for one in self.grants if one.purpose is purpose), None)

    def to_json(self) -> dict[str, Any]:
        """As a plan keeps it."""
        return {
            "holder": self.holder and self.holder.to_json(),
            "grants": [one.to_json() for one in self.grants],
            "about": self.about.name,
            "old_becomes": self.old_becomes and self.old_becomes.name,
            "authorised_by": self.authorised_by,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What `to_json` kept."""
        return cls(
            Holder.from_json(kept["holder"]) if kept["holder"] else None,
            tuple(Grant.from_json(one) for one in kept["grants"]),
            Purpose[kept["about"]],
            CardState[kept["old_becomes"]] if kept["old_becomes"] else None,
            kept.get("authorised_by"),
        )


@dataclass(frozen=True)
class OnReader:
    """The card that lies on the reader: its UID, what it is made of, and the version of the key it is written with."""

    uid: str
    family: CardFamily
    key_version: int | None = None


@dataclass(frozen=True)
class Medium:
    """The thing itself, as it was last proven: an `issue_no` of 0 has never been written."""

    family: CardFamily
    writing: Writing
    issue_no: int = 0
    key_version: int | None = None
    content_to: date | None = None
    layout: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OpenPlan:
    """A write that was begun and not finished."""

    id: int
    act: PlanAct
    uid: str
    issue_no: int
    key_version: int | None
    target: Target
    tears: int
    progress: dict[str, Any]


@dataclass(frozen=True)
class CardOnRecord:
    """All that is known of one card. A card of an old roster has no issue and no medium until it comes to the desk."""

    id: int
    card_no: str
    uid: str
    state: CardState
    valid_to: date | None
    holder: Holder | None
    holder_name: str
    unit_id: int | None
    customer_id: int | None
    room_no: str
    issue_id: int | None = None
    issue_no: int = 0
    issued_on: date | None = None
    grants: tuple[Grant, ...] = ()
    medium: Medium | None = None
    plan: OpenPlan | None = None

    def grant(self, purpose: Purpose) -> Grant | None:
        """What it opens for one purpose now."""
        return next((one for one in self.grants if one.purpose is purpose), None)
