"""Puts on record what is to be written on a card, before the first command: nothing on a card is ever a surprise.

All of it happens in the caller's unit of work, together with the payment. A plan without a reader, or of a centre
whose doors go by the number alone, is done at once; any other stays pending until `outcomes` says what came of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardIssue, CardMedium, CardPlan
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import BlankMove, CardFamily, HolderClass, PlanAct, Writing
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import stock
from deskapp.access.register.applying import settle
from deskapp.access.register.reading import by_id, by_uid
from deskapp.access.register.values import CardOnRecord, Holder, OnReader, Target
from deskapp.access.rules import evidence, parking, states, writing
from deskapp.access.rules.states import CardAct
from deskapp.access.rules.validity import within_the_limit
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.gates.table import CARD_LIMIT, graded
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.staff.choices import DoorReading
from deskapp.staff.policy import may
from deskapp.staff.settings import read_settings
from deskapp.staff.team import roles_of

NO_FEE = Money()
SERIAL = 6
ACTS = {
    PlanAct.ISSUE: CardAct.ISSUE,
    PlanAct.REPLACE: CardAct.ISSUE,
    PlanAct.WIPE: CardAct.WIPE,
}
"""Whatever else is planned changes a card that is in use."""
AUTHORISING = frozenset({PlanAct.ISSUE, PlanAct.REPLACE, PlanAct.RENEW, PlanAct.RIGHTS})


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
    exceeds: bool = False
    """Whether a lead has let this card pass although the unit has its number of cards."""


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
    if holder and wish.act in AUTHORISING:
        yield from evidence.authorised_by(holder.held_as, _authorised_in(session, wish.target.authorised_by))
    yield from writing.paid_first(wish.act, wish.paid.fee, wish.paid.ticket_no)
    if wish.act is PlanAct.ISSUE and not wish.exceeds:
        yield from limit(session, holder)
    if card is None:
        return
    yield from states.allowed(card.state, ACTS.get(wish.act, CardAct.CHANGE), card.card_no)
    if card.plan:
        yield Refusal(f"卡 {card.card_no} 上次写到一半，请先写完或放弃", "CARD-26")
    if wish.on_reader:
        yield from _other_card(session, card, wish.on_reader.uid.upper())
    for grant in wish.target.grants:
        if grant.agreement_id is not None:
            yield from parking.one_space_a_card(card.card_no, _other_space(session, card.id, grant.agreement_id))


def limit(session: Session, holder: Holder | None, wanted: int = 1) -> Iterator[Refusal]:
    """Whether the holder's unit may have so many cards more; one that is replaced is no card more."""
    if holder is None or holder.unit_id is None or holder.held_as is HolderClass.CONTRACTOR:
        return
    in_use = IcCard.state.in_((CardState.ACTIVE, CardState.EXPIRED))
    held = session.scalar(select(func.count(IcCard.id)).where(IcCard.unit_id == holder.unit_id, in_use)) or 0
    yield from graded(session, CARD_LIMIT, within_the_limit(held, wanted, read_settings(session)))


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
        medium.writing = Writing.UNWRITTEN
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


def _authorised_in(session: Session, lead_id: int | None) -> str:
    """The act that authorises it: that of the lead who did before and still may, else the one that is going on."""
    if lead_id is not None and may(roles_of(session, lead_id), acts.AUTHORISE_STAFF):
        return acts.AUTHORISE_STAFF
    return str(session.info.get("act", acts.AUTHORISE_STAFF))


def _issue_no(session: Session, card: IcCard, wish: Wish) -> int:
    """The next number for a new issue, above that of the card it replaces; else the number the card has."""
    last = session.scalar(select(func.max(CardIssue.issue_no)).where(CardIssue.card_id == card.id)) or 0
    if wish.act not in (PlanAct.ISSUE, PlanAct.REPLACE):
        return max(last, 1) if wish.act is not PlanAct.WIPE else last
    before = session.get_one(CardIssue, wish.replaces_id).issue_no if wish.replaces_id else 0
    return max(last, before) + 1


def _other_card(session: Session, card: CardOnRecord, uid: str) -> Iterator[Refusal]:
    """Another card lies on the reader; one whose UID was not known yet takes it, unless it is another card's."""
    other = by_uid(session, uid)
    if other and other.id != card.id:
        yield Refusal(f"读卡器上的是卡 {other.card_no}，不是卡 {card.card_no}，请换卡")
    elif card.uid and card.uid != uid:
        yield Refusal(f"读卡器上的不是卡 {card.card_no}，请换卡")


def _other_space(session: Session, card_id: int, agreement_id: int) -> str:
    """The number of another agreement that this card serves (PARK-11)."""
    bound = ParkingAgreement.state.in_(parking.BINDING)
    asked = select(ParkingAgreement.number).where(ParkingAgreement.card_id == card_id, bound)
    return session.scalar(asked.where(ParkingAgreement.id != agreement_id).limit(1)) or ""


def _by_number_alone(session: Session) -> bool:
    return read_settings(session).door_reading is DoorReading.LIST


def _unwritten(medium: CardMedium) -> Writing:
    return Writing.OUTDATED if medium.writing in (Writing.WRITTEN, Writing.OUTDATED) else Writing.UNWRITTEN
