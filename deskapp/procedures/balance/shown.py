"""A customer's accounts as the pages show them, found by room and name."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.units import payer, ties, unit_by_number
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.accounts import standing
from deskapp.ledger.accounts.entering import AccountError
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.accounts.standing import Account, Balance


@dataclass(frozen=True)
class Holder:
    """A customer of a unit, with what lies there by purpose."""

    unit_id: int
    room: str
    customer_id: int
    name: str
    balances: tuple[Balance, ...]

    def account(self, purpose: Purpose) -> Account:
        """Their account of a purpose, used or not."""
        return Account(self.unit_id, self.customer_id, purpose)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What lies where."""
        found = [(one.account.purpose.value, str(one.amount)) for one in self.balances]
        return [("户名", f"{self.name}　{self.room}"), *(found or [(Purpose.GENERAL.value, str(Money()))])]


def find(session: Session, room: RoomNo, name: str, desk: Desk) -> Holder | Refusal:
    """The customer that is meant: the owner now where no name is written; one who has left by their name."""
    unit = unit_by_number(session, room)
    if unit is None:
        return Refusal(f"没有房号 {room}，请核对", "GEN-01")
    if not name:
        head = payer(ties(session, unit.id), desk.today)
        name = head.name if head else ""
    tie = standing.holder(session, unit.id, name, desk.today)
    if tie is None:
        return Refusal(f"{room} 没有登记客户“{name}”，请核对户名" if name else f"{room} 没有登记业主或住户", "GEN-01")
    found = standing.of_customer(session, unit.id, tie.customer_id)
    return Holder(unit.id, unit.room_no, tie.customer_id, tie.name, found)


def meant(session: Session, room: RoomNo, name: str, desk: Desk) -> Holder:
    """The same. Raises AccountError where nobody is meant."""
    found = find(session, room, name, desk)
    if isinstance(found, Refusal):
        raise AccountError(f"{found.text}。没有任何改动")
    return found


def facts(desk: Desk, room: str, name: str) -> list[tuple[str, str]]:
    """What is known of the accounts that are meant; nothing where they are nobody's."""
    try:
        number = RoomNo.parse(room)
    except ValueError:
        return []
    with desk.reading() as session:
        found = find(session, number, name, desk)
        return found.facts if isinstance(found, Holder) else []
