"""What the lists of cards show: the register, whom to call, the blanks, a quarter by class."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.money import Money
from deskapp.overview.shown import State
from deskapp.staff.tasks import About


@dataclass(frozen=True)
class CardLine:
    """An event in the card issue and exception register (REG-19); `unsigned` where its holder has still to sign."""

    at: datetime
    card_id: int
    card_no: str
    uid: str
    held_as: str
    holder: str
    room: str
    valid: str
    what: str
    reason: str
    fee: Money
    ticket_no: str
    clerk: str
    exception: bool
    signed: bool
    unsigned: bool


@dataclass(frozen=True)
class EndingLine:
    """An access card that ends soon or has ended (CARD-21). `phone` is masked; `call` is whole, for workbooks alone.

    `about` is the record its holder is called about, `waits` whether that is still to be done.
    """

    card_id: int
    card_no: str
    room: str
    holder: str
    phone: str
    call: str
    valid_to: date
    days_left: int
    this_month: bool
    state: State
    about: About
    called: bool
    waits: bool


@dataclass(frozen=True)
class BlankRow:
    """What happened to the stock of blanks (CARD-17); `pieces` below nothing went, `left` are left of the family."""

    at: datetime
    family: str
    what: str
    pieces: int
    left: int
    card_no: str
    note: str
    clerk: str


@dataclass(frozen=True)
class ClassLine:
    """A class of holders, or a family of blanks, in a quarter (REG-20)."""

    name: str
    active: int
    issued: int
    renewed: int
    expired: int
    lost: int
    damaged: int
    replaced: int
    cancelled: int
    returned: int
