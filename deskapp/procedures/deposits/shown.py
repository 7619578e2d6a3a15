"""A deposit as its pages show it, found by the words that were typed."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.deposits.refunds import DepositError
from deskapp.procedures.deposits import rules

WAITING = (DepositState.HELD, DepositState.DUE, DepositState.REFUNDABLE)
Told = tuple[tuple[str, str], ...]


def facts(desk: Desk, words: str) -> Told:
    """What is known of the deposit that is meant; nothing where it is none, or more than one."""
    if not words.strip():
        return ()
    with desk.reading() as session:
        meant = held.found(session, words)
    if len(meant) != 1:
        return ()
    one = meant[0]
    released = one.released
    told = (
        ("收据", f"No. {one.receipt_no}　{one.received_on}"),
        ("付款人", f"{one.payer}　{one.room_no}".rstrip("　")),
        ("项目", f"{one.items}　{one.shown}".rstrip("　")),
        ("金额", str(one.amount)),
        ("状态", one.state(desk.today).value),
        ("合格", f"{released.passed_on}　{released.checked_by}，最早 {released.earliest_on} 可退" if released else ""),
    )
    return tuple((name, value) for name, value in told if value)


def choices(desk: Desk, words: str) -> list[tuple[Deposit, DepositState]]:
    """What may still be meant by what was typed so far, of all that nobody was told to pay back; newest first."""
    typed = words.strip().upper()
    with desk.reading() as session:
        every = [(one, one.state(desk.today)) for one in held.deposits(session)]
    return [
        (one, state)
        for one, state in reversed(every)
        if state in WAITING
        and any(typed in said.upper() for said in (one.receipt_no, one.room_no, one.payer, one.shown))
    ]


def refusals(session: Session, words: str) -> Iterator[Refusal]:
    """Whether these words mean one deposit (RENO-62)."""
    yield from rules.one_meant(words, [one.receipt_no for one in held.found(session, words)])


def meant(session: Session, words: str) -> Deposit:
    """The one deposit that is meant. Raises DepositError where it is none or several."""
    for refusal in refusals(session, words):
        raise DepositError(f"{refusal.text}。没有任何改动")
    return held.found(session, words)[0]
