"""The copy-fee register: each sale is written down at once, at the price of the moment (FEE-22, FEE-23, REG-05)."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist
from deskapp.ledger.copies import days
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.copies.records import CopySale, CopySaleLine
from deskapp.staff.settings import read_settings

Pieces = Mapping[CopyKind, int]
MOST = 9_999
"""Of one kind in one sale; more is a slip of the finger."""


def prices(session: Session) -> dict[CopyKind, Money]:
    """The price of each kind that is offered; a long-distance fax only where the centre has set one (FEE-23)."""
    settings = read_settings(session)
    known = {
        CopyKind.A4: settings.copy_a4_price,
        CopyKind.A3: settings.copy_a3_price,
        CopyKind.FAX: settings.fax_local_price,
        CopyKind.FAX_FAR: settings.fax_long_distance,
    }
    return {kind: price for kind, price in known.items() if price}


def total(session: Session, pieces: Pieces) -> Money:
    """What a sale comes to; kinds without a price count for nothing."""
    known = prices(session)
    return Money.total(known[kind] * number for kind, number in pieces.items() if kind in known)


def refusals(session: Session, pieces: Pieces) -> Iterator[Refusal]:
    """What stands against writing a sale down: no price, or too many of a kind (FEE-22, FEE-23)."""
    known = prices(session)
    for kind, number in pieces.items():
        if kind not in known:
            yield Refusal(f"{kind.value}没有标准，不能办理；要办的请先在设置里填写价格", "FEE-23")
        elif number > MOST:
            yield Refusal(f"{kind.value} {number} {kind.piece}太多，请核对", "FEE-22")


def late_refusals(session: Session, clerk_id: int, today: date, *, own_receipt: bool) -> Iterator[Refusal]:
    """There is one receipt a day; what is sold after it was given gets its own at once, and nothing else does (FEE-22).

    The rules know no such sale (D): it is registered like every other, and never waits for another day (FEE-29).
    """
    number = days.receipt_of(session, clerk_id, today)
    if number and not own_receipt:
        yield Refusal(f"今天的复印传真汇总收据 {number} 已开，一天只开一张；这一笔请勾选“单独开收据”", "FEE-22")
    elif own_receipt and not number:
        yield Refusal("今天还没有开汇总收据，这一笔记入登记本，当天合开一张，不单独开收据", "FEE-22")


def sell(session: Session, request_id: str, customer: str, pieces: Pieces) -> CopySale:
    """Write a sale down in the caller's unit of work, once a request. Raises TicketError where a rule refuses."""
    if known := of_request(session, request_id):
        return known
    insist(refusals(session, pieces))
    lines = priced(session, pieces)
    amount = Money.total(line.amount for line in lines)
    return _keep(session, CopySale(request_id=request_id, customer=customer.strip(), amount=amount, lines=lines))


def priced(session: Session, pieces: Pieces) -> list[CopySaleLine]:
    """The lines of a sale at the prices of this moment; of kinds without one there are none."""
    price = prices(session)
    return [
        CopySaleLine(kind=kind, pieces=number, price=price[kind], amount=price[kind] * number)
        for kind, number in pieces.items()
        if kind in price
    ]


def reverse_refusals(session: Session, sale: CopySale | None, clerk_id: int) -> Iterator[Refusal]:
    """Only one's own, once, and only while no receipt has it: after that the receipt is voided (TICKET-21)."""
    if sale is None or sale.reverses_id:
        yield Refusal("登记本上没有这一笔，请核对序号", "FEE-22")
    elif sale.clerk_id != clerk_id:
        yield Refusal("这一笔是别人登记的，请由登记人更正", "FEE-22")
    elif session.scalar(select(CopySale.id).where(CopySale.reverses_id == sale.id)):
        yield Refusal("这一笔已经冲销过，一笔只冲销一次", "FEE-22")
    elif own := days.own_receipts(session, (sale.id,)).get(sale.id):
        words = f"这一笔单独开了收据 {own[0]}，请作废收据" if own[1] else f"这一笔的收据 {own[0]} 已作废，不用再更正"
        yield Refusal(words, "TICKET-21")
    elif number := days.receipt_of(session, clerk_id, sale.business_day):
        yield Refusal(f"这一笔已开在汇总收据 {number} 上，请先作废收据再更正", "TICKET-21")


def reverse(session: Session, sale_id: int, request_id: str, reason: str) -> CopySale:
    """Write the contrary of a sale on the same day of the register. Raises TicketError where a rule refuses."""
    if known := of_request(session, request_id):
        return known
    sale = session.get(CopySale, sale_id)
    insist(reverse_refusals(session, sale, session.info["by"]))
    assert sale is not None, "without a sale there is a refusal"
    lines = [CopySaleLine(kind=one.kind, pieces=-one.pieces, price=one.price, amount=-one.amount) for one in sale.lines]
    contrary = CopySale(
        request_id=request_id,
        customer=sale.customer,
        amount=-sale.amount,
        lines=lines,
        reverses_id=sale.id,
        reason=reason.strip(),
    )
    return _keep(session, contrary, sale.business_day)


def of_request(session: Session, request_id: str) -> CopySale | None:
    """What this very request has written already (design law 1)."""
    return session.scalars(select(CopySale).where(CopySale.request_id == request_id)).one_or_none()


def register(session: Session, first: date, last: date) -> list[CopySale]:
    """The copy-fee register of some days, in the order of its lines (REG-05)."""
    asked = select(CopySale).where(CopySale.business_day >= first, CopySale.business_day <= last)
    return list(session.scalars(asked.options(selectinload(CopySale.lines)).order_by(CopySale.id)))


def _keep(session: Session, sale: CopySale, day: date | None = None) -> CopySale:
    sale.business_day, sale.clerk_id = day or session.info["at"].date(), session.info["by"]
    session.add(sale)
    session.flush()
    return sale
