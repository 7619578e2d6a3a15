"""Plans what is written on a card, and commits it before the first command: nothing on a card is ever a surprise.

All of it happens in the caller's unit of work, together with the payment. A plan without a reader, or of a centre
whose doors go by the number alone, is done at once; any other stays pending until `outcomes` says what came of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardIssue, CardMedium, CardPlan
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import BlankMove, CardFamily, PlanAct, Writing
from deskapp.access.register import stock
from deskapp.access.register.applying import settle
from deskapp.access.register.reading import by_id, by_uid
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader, Target
from deskapp.access.rules import evidence, states, writing
from deskapp.access.rules.states import CardAct
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.staff.choices import DoorReading
from deskapp.staff.settings import read_settings

NO_FEE = Money()
SERIAL = 6
ACTS = {
    PlanAct.ISSUE: CardAct.ISSUE,
    PlanAct.REPLACE: CardAct.ISSUE,
    PlanAct.WIPE: CardAct.WIPE,
}
"""Whatever else is planned changes a card that is in use."""


@dataclass(frozen=True)
class Paid:
    """What the act cost and the ticket it stands on; nothing for a free one."""

    fee: Money = NO_FEE
    ticket_no: str = ""


@dataclass(frozen=True)
class Wish:
    """What is to be planned. Without `on_reader` the card is written later (CARD-23), `card_no` is what was typed.

    `card_id` is a card of the register; without it one is taken by its UID, or a new one is entered.
    """

    request_id: str
    act: PlanAct
    target: Target
    on_reader: OnReader | None = None
    card_id: int | None = None
    card_no: str = ""
    family: CardFamily = CardFamily.DESFIRE
    replaces_id: int | None = None
    reason: str = ""
    paid: Paid = field(default_factory=Paid)


def plan(session: Session, wish: Wish) -> CardPlan:
    """Put a plan on record. A request that was planned before gets its plan again (design law 1).

    Raises AccessError where a rule refuses, which the page should have told by asking `refusals` before.
    """
    known = session.scalars(select(CardPlan).where(CardPlan.request_id == wish.request_id)).one_or_none()
    if known:
        return known
    card = _card(session, wish)
    insist(refusals(session, wish, by_id(session, card.id) if card.id else None))
    fresh = card.id is None
    session.add(card)
    session.flush()
    medium = _medium(session, card, wish)
    _take_blank(session, card, medium, wish, fresh=fresh)
    made = _row(session, card, medium, wish)
    session.add(made)
    session.flush()
    if wish.on_reader is None or _by_number_alone(session):
        settle(session, made, Writing.UID_ONLY if _by_number_alone(session) else _unwritten(medium))
    return made


def refusals(session: Session, wish: Wish, card: CardOnRecord | None) -> Iterator[Refusal]:
    """What stands against a plan for a card of the register, or for a new one (None)."""
    holder = wish.target.holder
    if holder and wish.act in (PlanAct.ISSUE, PlanAct.REPLACE):
        yield from evidence.authorised_by(holder.held_as, session.info.get("act", acts.AUTHORISE_STAFF))
    yield from writing.paid_first(wish.act, wish.paid.fee, wish.paid.ticket_no)
    if card is None:
        return
    yield from states.allowed(card.state, ACTS.get(wish.act, CardAct.CHANGE), card.card_no)
    if card.plan:
        yield Refusal(f"卡 {card.card_no} 上次写到一半，请先写完或放弃", "CARD-26")
    if wish.on_reader and card.uid:
        yield from writing.same_card(card.uid, card.card_no, wish.on_reader.uid)


def issue(
    session: Session,
    request_id: str,
    holder: Holder,
    grants: tuple[Grant, ...],
    on_reader: OnReader | None,
    *,
    card_no: str = "",
    paid: Paid | None = None,
    reason: str = "",
) -> CardPlan:
    """A card for a new holder (CARD-10, CARD-17). Raises AccessError."""
    target = Target(holder, grants, grants[0].purpose)
    wish = Wish(request_id, PlanAct.ISSUE, target, on_reader, card_no=card_no, reason=reason, paid=paid or Paid())
    return plan(session, wish)


def replace(
    session: Session,
    request_id: str,
    old: CardOnRecord,
    holder: Holder,
    grants: tuple[Grant, ...],
    old_becomes: CardState,
    on_reader: OnReader | None,
    *,
    card_no: str = "",
    paid: Paid | None = None,
    reason: str = "",
) -> CardPlan:
    """A new card in place of an old one, which keeps its state until the new one is written. Raises AccessError.

    `old_becomes` and the term of `grants` come from `rules.replacing.replacement`.
    """
    target = Target(holder, grants, grants[0].purpose, old_becomes)
    wish = Wish(
        request_id,
        PlanAct.REPLACE,
        target,
        on_reader,
        card_no=card_no,
        replaces_id=_issue_id(session, old, holder),
        reason=reason,
        paid=paid or Paid(),
    )
    return plan(session, wish)


def change(
    session: Session,
    request_id: str,
    card: CardOnRecord,
    act: PlanAct,
    grant: Grant,
    on_reader: OnReader | None,
    *,
    holder: Holder | None = None,
    paid: Paid | None = None,
    reason: str = "",
) -> CardPlan:
    """Renew (延期), top up (充值) or change the rights of a card: `grant` takes the place of the one of its purpose.

    `holder` is needed for a card of an old roster, which was never issued here. Raises AccessError.
    """
    whose = card.holder or holder
    if whose is None:
        raise AccessError(f"卡 {card.card_no} 没有发卡记录，请先选择持卡人类别。没有任何改动")
    kept = tuple(one for one in card.grants if one.purpose is not grant.purpose)
    wish = Wish(
        request_id,
        act,
        Target(whose, (*kept, grant), grant.purpose),
        on_reader,
        card_id=card.id,
        reason=reason,
        paid=paid or Paid(),
    )
    return plan(session, wish)


def rewrite(session: Session, request_id: str, card: CardOnRecord, on_reader: OnReader) -> CardPlan:
    """Write what the record says: a card that was not written yet, has fallen behind, or has an older key."""
    if card.holder is None:
        raise AccessError(f"卡 {card.card_no} 没有发卡记录，无从补写。没有任何改动")
    other = by_uid(session, on_reader.uid)
    if other and other.id != card.id:
        raise AccessError(f"读卡器上的是卡 {other.card_no}，不是卡 {card.card_no}。没有任何改动，请换卡")
    target = Target(card.holder, card.grants)
    return plan(session, Wish(request_id, PlanAct.WRITE, target, on_reader, card_id=card.id))


def wipe(session: Session, request_id: str, card: CardOnRecord, on_reader: OnReader) -> CardPlan:
    """Wipe a card that came back, so that it is a blank again (cards.md 3.3)."""
    return plan(session, Wish(request_id, PlanAct.WIPE, Target(), on_reader, card_id=card.id))


def next_serial(session: Session) -> str:
    """000123: the running number of the next card, after the highest of six digits that the register has."""
    asked = select(IcCard.card_no).where(func.length(IcCard.card_no) == SERIAL)
    used = [int(number) for number in session.scalars(asked) if number.isdigit() and number.isascii()]
    return f"{max(used, default=0) + 1:0{SERIAL}d}"


def _card(session: Session, wish: Wish) -> IcCard:
    if wish.card_id is not None:
        return session.get_one(IcCard, wish.card_id)
    uid = wish.on_reader.uid.upper() if wish.on_reader else None
    met = IcCard.uid == uid if uid else IcCard.card_no == wish.card_no
    card = session.scalars(select(IcCard).where(met)).one_or_none()
    if card:
        return card
    if wish.card_no and session.scalar(select(IcCard.id).where(IcCard.card_no == wish.card_no)):
        raise AccessError(f"卡号 {wish.card_no} 已经登记给另一张卡。没有任何改动，请核对卡号")
    holder = wish.target.holder
    return IcCard(
        card_no=wish.card_no or next_serial(session),
        uid=uid,
        unit_id=holder.unit_id if holder else None,
        customer_id=holder.customer_id if holder else None,
        state=CardState.BLANK,
    )


def _medium(session: Session, card: IcCard, wish: Wish) -> CardMedium:
    known = session.scalars(select(CardMedium).where(CardMedium.card_id == card.id)).one_or_none()
    family = wish.on_reader.family if wish.on_reader else wish.family
    if known is None:
        known = CardMedium(card_id=card.id, family=family, writing=Writing.UNWRITTEN, issue_no=0, layout={})
        session.add(known)
    elif wish.on_reader:
        known.family = family
    session.flush()
    return known


def _take_blank(session: Session, card: IcCard, medium: CardMedium, wish: Wish, *, fresh: bool) -> None:
    """A new blank, or one that was wiped and put back, leaves the stock (CARD-17)."""
    if fresh or (wish.act in (PlanAct.ISSUE, PlanAct.REPLACE) and medium.writing is Writing.WIPED):
        stock.move(session, medium.family, BlankMove.USED, -1, wish.request_id, card_id=card.id)


def _row(session: Session, card: IcCard, medium: CardMedium, wish: Wish) -> CardPlan:
    return CardPlan(
        request_id=wish.request_id,
        card_id=card.id,
        uid=wish.on_reader.uid.upper() if wish.on_reader else "",
        family=medium.family,
        act=wish.act,
        issue_no=_issue_no(session, card, wish),
        key_version=wish.on_reader.key_version if wish.on_reader else None,
        target=wish.target.to_json(),
        replaces_id=wish.replaces_id,
        fee=wish.paid.fee,
        ticket_no=wish.paid.ticket_no,
        reason=wish.reason,
        progress={},
    )


def _issue_no(session: Session, card: IcCard, wish: Wish) -> int:
    """The next number for a new issue, above that of the card it replaces; else the number the card has."""
    last = session.scalar(select(func.max(CardIssue.issue_no)).where(CardIssue.card_id == card.id)) or 0
    if wish.act not in (PlanAct.ISSUE, PlanAct.REPLACE):
        return max(last, 1) if wish.act is not PlanAct.WIPE else last
    before = session.get_one(CardIssue, wish.replaces_id).issue_no if wish.replaces_id else 0
    return max(last, before) + 1


def _issue_id(session: Session, old: CardOnRecord, holder: Holder) -> int:
    """The issue that is replaced; a card of an old roster gets one now, so that the new card can point to it."""
    if old.issue_id is not None:
        return old.issue_id
    day: date = session.info["at"].date()
    made = CardIssue(
        card_id=old.id,
        issue_no=1,
        holder_class=holder.held_as,
        holder_name=holder.name,
        customer_id=holder.customer_id,
        unit_id=holder.unit_id,
        staff_id=holder.staff_id,
        issued_on=day,
    )
    session.add(made)
    session.flush()
    return made.id


def _by_number_alone(session: Session) -> bool:
    return read_settings(session).door_reading is DoorReading.LIST


def _unwritten(medium: CardMedium) -> Writing:
    return Writing.OUTDATED if medium.writing in (Writing.WRITTEN, Writing.OUTDATED) else Writing.UNWRITTEN
