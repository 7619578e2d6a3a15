"""All checks in turn over one consistent view of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from deskapp.kernel.errors import DeskError
from deskapp.ledger.checks.accounts import check_accounts
from deskapp.ledger.checks.adjusting import check_adjusting
from deskapp.ledger.checks.bank import check_bank
from deskapp.ledger.checks.books import check_numbers
from deskapp.ledger.checks.chains import check_chain, check_rows
from deskapp.ledger.checks.charges import check_charges
from deskapp.ledger.checks.closings import check_closings
from deskapp.ledger.checks.copies import check_copies
from deskapp.ledger.checks.deposits import check_deposits
from deskapp.ledger.checks.desk_cash import check_desk_cash
from deskapp.ledger.checks.drawers import check_drawers
from deskapp.ledger.checks.exchanges import check_exchanges
from deskapp.ledger.checks.file import FILE, check_file
from deskapp.ledger.checks.finding import Check, Finding
from deskapp.ledger.checks.housekeeping import check_housekeeping
from deskapp.ledger.checks.outside import check_outside
from deskapp.ledger.checks.papers import check_papers
from deskapp.ledger.checks.sums import check_sums
from deskapp.ledger.checks.times import check_times
from deskapp.ledger.checks.voids import check_voids
from deskapp.store.work import Store

GOOD = "已核对全部账目，没有发现不符"


@dataclass(frozen=True)
class Inspected:
    """What holding the ledger against itself has found, in one plain sentence; `good` where that was nothing."""

    words: str
    good: bool


def inspect(store: Store) -> Inspected:
    """All checks, for a page and a paper; an inspection that fails is told like a finding (reliability 1.4).

    The one that is quoted is about money or tickets, where there is one: it says more to people than a table does.
    """
    try:
        found = list(findings(store))
    except DeskError as trouble:
        return Inspected(f"账目没有核对完：{trouble}", good=False)
    if not found:
        return Inspected(GOOD, good=True)
    more = "；其余用 deskapp check 逐条列出" if len(found) > 1 else ""
    quoted = next((one for one in found if one.rule != FILE), found[0])
    return Inspected(f"发现 {len(found)} 处不符：{quoted.text}{more}", good=False)


def findings(store: Store) -> Iterator[Finding]:
    """Everything that does not hold. All records must be imported (`deskapp.tables`)."""
    with store.reading() as session:
        yield from findings_in(session, store)


def findings_in(session: Session, store: Store) -> Iterator[Finding]:
    """The same over a view that is open already."""
    checks: dict[str, Check] = {
        "文件": check_file,
        "金额": check_sums,
        "票据本": check_numbers,
        "票据": check_papers,
        "作废": check_voids,
        "换开": check_exchanges,
        "押金": check_deposits,
        "账户往来": check_accounts,
        "借款": check_desk_cash,
        "应收": check_charges,
        "减免": check_adjusting,
        "复印传真": check_copies,
        "家政": check_housekeeping,
        "外部票据": check_outside,
        "银行托收": check_bank,
        "日结": check_closings,
        "抽屉": check_drawers,
        "校验链": partial(check_chain, store=store),
        "操作日志": partial(check_rows, store=store),
        "时间": check_times,
    }
    for words, check in checks.items():
        yield from _finished(words, check, session)


def _finished(words: str, check: Check, session: Session) -> Iterator[Finding]:
    """A check that stumbles over a value no program of ours wrote says so; the others go on."""
    try:
        yield from check(session)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        yield Finding("C7", f"{words}没有核对完：有读不懂的内容（{type(error).__name__}），数据库被人动过")
