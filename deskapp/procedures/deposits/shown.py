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
from deskapp.renovation.keeping import filing_of_payment, payments_of_filings

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
        elsewhere = payments_of_filings(session)
        known = held.deposits(session)
    every = [(one, one.state(desk.today)) for one in known if one.payment_id not in elsewhere]
    return [
        (one, state)
        for one, state in reversed(every)
        if state in WAITING
        and any(typed in said.upper() for said in (one.receipt_no, one.room_no, one.payer, one.shown))
    ]


def refusals(session: Session, words: str) -> Iterator[Refusal]:
    """Whether these words mean one deposit, and none that is paid back on its renovation filing (RENO-62)."""
    found = held.found(session, words)
    yield from rules.one_meant(words, [one.receipt_no for one in found])
    if len(found) == 1:
        yield from rules.of_a_filing(filing_of_payment(session, found[0].payment_id))


def filing(desk: Desk, words: str) -> str:
    """The renovation filing that a deposit belongs to, where that is the one meant; empty otherwise."""
    if not words.strip():
        return ""
    with desk.reading() as session:
        found = held.found(session, words)
        return filing_of_payment(session, found[0].payment_id) if len(found) == 1 else ""


def meant(session: Session, words: str) -> Deposit:
    """The one deposit that is meant. Raises DepositError where it is none or several."""
    for refusal in refusals(session, words):
        raise DepositError(f"{refusal.text}。没有任何改动")
    return held.found(session, words)[0]
