"""What a wizard will do at the counter, in one line each: plan a card, write it, read the register."""

from datetime import date

from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import CardFamily, HolderClass, PlanAct, Purpose
from deskapp.access.register import outcomes, planning, reading
from deskapp.access.register.plans import Paid
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader
from deskapp.access.rules.terms import Term
from deskapp.desk import Desk
from deskapp.kernel.money import Money

UID = "04112233445566"
OTHER = "04AABBCCDDEEFF"
PAID = Paid(Money(2000), "0000007")
START = date(2026, 11, 21)


def on_reader(uid: str = UID, family: CardFamily = CardFamily.DESFIRE, key_version: int | None = 1) -> OnReader:
    """A card that lies on the reader."""
    return OnReader(uid, family, key_version)


def access(months: int = 24, doors: tuple[int, ...] = (1,), start: date = START) -> Grant:
    """An access authorisation."""
    return Grant(Purpose.ACCESS, Term.first(start, months), doors)


def plan_issue(desk: Desk, holder: Holder, request: str = "r1", uid: str | None = UID, **more) -> CardPlan:
    """A card planned for a holder; without a UID there is no reader."""
    grants = more.pop("grants", (access(),))
    act = "authorise_staff_card" if holder.held_as is HolderClass.STAFF else "issue_card"
    more.setdefault("paid", Paid() if holder.held_as is HolderClass.STAFF else PAID)
    family = more.pop("family", CardFamily.DESFIRE)
    with desk.work(act) as session:
        return planning.issue(session, request, holder, grants, on_reader(uid, family) if uid else None, **more)


def write(desk: Desk, plan: CardPlan, uid: str = "", **layout) -> CardOnRecord:
    """The card was written and read back."""
    with desk.work("write_card") as session:
        return outcomes.done(session, plan.id, uid or plan.uid, **layout)


def issued(desk: Desk, holder: Holder, request: str = "r1", uid: str = UID, **more) -> CardOnRecord:
    """A card in the hands of its holder."""
    return write(desk, plan_issue(desk, holder, request, uid, **more))


def card_of(desk: Desk, card_id: int) -> CardOnRecord:
    """The card as the register has it now."""
    with desk.reading() as session:
        return reading.by_id(session, card_id)


def changed(desk: Desk, card: CardOnRecord, grant: Grant, request: str, act: PlanAct = PlanAct.RENEW) -> CardOnRecord:
    """A card renewed, topped up or given other rights, and written."""
    with desk.work("renew_card") as session:
        plan = planning.change(session, request, card, act, grant, on_reader(card.uid))
    return write(desk, plan, card.uid)
