"""The list that goes to the bank: for every agreement in force what is open of its items, one line an account."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.estate.units import present, ties
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.allocation import Owed
from deskapp.ledger.arrears import open_by_unit
from deskapp.ledger.bank.agreements import in_force
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.pending import pending
from deskapp.ledger.bank.records import BankAgreement, BankLine, BankLinePart, BankList
from deskapp.ledger.fee_records import FeeItem

LISTED = "bank_list"


@dataclass(frozen=True)
class Wanted:
    """What is to be collected from one account."""

    agreement: BankAgreement
    payer: str
    owed: tuple[Owed, ...]

    @property
    def amount(self) -> Money:
        """What the line comes to."""
        return Money.total(one.open for one in self.owed)


@dataclass(frozen=True)
class Passed:
    """An agreement that is not on the list, and why."""

    agreement: BankAgreement
    why: str


@dataclass(frozen=True)
class ListPlan:
    """A list as it would be made now."""

    collect_on: date
    wanted: tuple[Wanted, ...]
    passed: tuple[Passed, ...]

    @property
    def total(self) -> Money:
        """What the bank is to collect."""
        return Money.total(one.amount for one in self.wanted)


def plan(session: Session, collect_on: date, today: date) -> ListPlan:
    """What a list for that day would ask for; nothing is written (FEE-13, FEE-18).

    Of months up to that of the day, what whoever has the account owes; not what waits on another list already.
    """
    owed, waiting = open_by_unit(session, today), pending(session)
    codes: Mapping[int, str] = dict(session.execute(select(FeeItem.id, FeeItem.code)).all())
    found = [_wanted(session, row, owed.get(row.unit_id, []), waiting, codes, collect_on, today)
             for row in in_force(session, collect_on)]  # fmt: skip
    return ListPlan(
        collect_on,
        tuple(one for one in found if isinstance(one, Wanted)),
        tuple(one for one in found if isinstance(one, Passed)),
    )


def _wanted(
    session: Session,
    row: BankAgreement,
    owed: Sequence[Owed],
    waiting: Mapping[int, str],
    codes: Mapping[int, str],
    collect_on: date,
    today: date,
) -> Wanted | Passed:
    if not any(tie.customer_id == row.account.customer_id for tie in present(ties(session, row.unit_id), today)):
        return Passed(row, "付款人与该房已没有关系，请核对后终止委托")
    own = [one for one in owed if codes[one.fee_item_id] in row.items and one.period.start <= collect_on]
    own = [one for one in own if not one.past_owner]
    free = tuple(one for one in own if one.charge_id not in waiting)
    if free:
        return Wanted(row, row.account.account_name, free)
    lists = "、".join(dict.fromkeys(waiting[one.charge_id] for one in own if one.charge_id))
    return Passed(row, f"已在清单 {lists} 上，银行还没有回结果" if lists else "没有欠费")


def refusals(found: ListPlan) -> Iterator[Refusal]:
    """A list of nothing is not made."""
    if not found.wanted:
        yield Refusal("没有可托收的款项，请核对托收委托和月度计费", "FEE-13")


def done_before(session: Session, request_id: str) -> BankList | None:
    """The list that this very request has made already (design law 1)."""
    return session.scalars(select(BankList).where(BankList.request_id == request_id)).one_or_none()


def draft(found: ListPlan, number: str, request_id: str) -> BankList:
    """The list as it will be kept, its files not yet written."""
    return BankList(
        number=number,
        request_id=request_id,
        collect_on=found.collect_on,
        total=found.total,
        lines=[_line(number, place, one) for place, one in enumerate(found.wanted, 1)],
    )


def keep(session: Session, made: BankList, files: Sequence[str]) -> BankList:
    """Keep a list whose files are written, with its link in the chain: no money has moved yet."""
    if not made.lines:
        raise BankError("没有可托收的款项。没有任何改动")
    made.files = list(files)
    session.add(made)
    session.flush()
    chain.seal(session, chain.forge(session, LISTED, printed_facts(made)), made)
    return made


def printed_facts(made: BankList) -> dict[str, Any]:
    """What the chain keeps of a list; `deskapp check` compares it with the rows."""
    lines = [[one.reference, one.room_no, one.payer, one.amount.figures] for one in made.lines]
    return {"no": made.number, "collect_on": made.collect_on.isoformat(), "total": made.total.figures, "lines": lines}


def _line(number: str, place: int, one: Wanted) -> BankLine:
    row = one.agreement
    return BankLine(
        reference=f"{number.replace('-', '')}{place:04d}",
        agreement_id=row.id,
        unit_id=row.unit_id,
        customer_id=row.account.customer_id,
        room_no=row.unit.room_no,
        payer=row.account.customer.name,
        bank=row.account.bank,
        account_name=row.account.account_name,
        account_no=row.account.account_no,
        amount=one.amount,
        parts=[BankLinePart(charge_id=owed.charge_id, amount=owed.open) for owed in one.owed],
    )
