"""C2 and C8: a ticket's row, its link in the chain, its slip and its capitals all say the same."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import LARGEST, Money, capitals
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.ledger.tickets import USES, printed_facts
from deskapp.ledger.voiding import VOID
from deskapp.ledger.voiding import printed_facts as void_facts

WORDS = {
    "type": "票据类型",
    "no": "号码",
    "use": "用途",
    "issued_at": "开具时间",
    "customer": "客户名称",
    "room": "房号",
    "amount": "金额",
    "capitals": "大写",
    "methods": "收费方式",
    "remark": "备注",
    "reason": "原因",
    "handover": "交付",
    "issued_on": "开具日期",
    "voided_at": "作废时间",
    "lines": "项目",
    "collector": "收款人",
}

COMPARED = (
    Ticket.type,
    Ticket.printed_no,
    Ticket.use,
    Ticket.issued_at,
    Ticket.business_day,
    Ticket.customer_name,
    Ticket.room_no,
    Ticket.amount,
    Ticket.amount_cn,
    Ticket.methods,
    Ticket.remark,
    Ticket.reason,
    Ticket.handover,
    Ticket.slip,
)


def check_papers(session: Session) -> Iterator[Finding]:
    """Every ticket and every void against its own link, and against what it says twice (GEN-03, design law 5)."""
    yield from _unlinked(session)
    asked = select(*COMPARED, ChainLink.facts).join(ChainLink, _linked(Ticket, *USES))
    for row in session.execute(asked.order_by(Ticket.id)).yield_per(1000):
        yield from _check_ticket(row)
    paired = select(TicketVoid, ChainLink.facts).join(ChainLink, _linked(TicketVoid, VOID))
    for void, facts in session.execute(paired):
        for name in _differing(void_facts(void), facts):
            yield Finding("C8", f"{void.ticket.printed_no} 的作废记录，{WORDS[name]}与校验链里的不符")


def _check_ticket(row: Any) -> Iterator[Finding]:
    """`row` has the columns of a ticket, and the facts of its link."""
    for name in _differing(printed_facts(row), row.facts):
        yield Finding("C8", f"{row.printed_no} 的{WORDS[name]}与校验链里的不符")
    if row.issued_at.date() != row.business_day:
        yield Finding("C8", f"{row.printed_no} 的营业日 {row.business_day} 不是开具那天")
    if row.use is TicketUse.ISSUED:
        if not 0 < row.amount.fen <= LARGEST or capitals(row.amount) != row.amount_cn:
            yield Finding("C2", f"{row.printed_no} 金额 {row.amount} 与大写“{row.amount_cn}”不符")
        said = _slip_facts(row.slip)
        for name in _differing({name: said[name] for name in said if name in row.facts}, row.facts):
            yield Finding("C8", f"{row.printed_no} 补打会印出的{WORDS[name]}与原票不符")


def _slip_facts(slip: dict[str, Any] | None) -> dict[str, Any]:
    """What the frozen slip will print, in the words of the chain; the total is what its lines come to."""
    if slip is None:
        return {"lines": []}
    lines = [[line["item"], line["period"], line["basis"], Money(line["amount"]).figures] for line in slip["lines"]]
    return {
        "no": slip["imprint"]["number"],
        "customer": slip["customer"],
        "room": slip["room"],
        "remark": slip["remark"],
        "collector": slip["collector"],
        "lines": lines,
        "amount": Money(sum(line["amount"] for line in slip["lines"])).figures,
    }


def _differing(said: dict[str, Any], linked: dict[str, Any]) -> list[str]:
    return [name for name, value in said.items() if linked.get(name) != value]


def _linked(record: type[Ticket] | type[TicketVoid], *kinds: str) -> Any:
    here = (ChainLink.subject_table == record.__tablename__) & (ChainLink.subject_id == record.id)
    return here & ChainLink.kind.in_(kinds)


def _unlinked(session: Session) -> Iterator[Finding]:
    """Tickets and voids with no link or two, and links whose ticket or void is gone."""
    counted = func.count(ChainLink.id)
    tickets = select(Ticket.printed_no).outerjoin(ChainLink, _linked(Ticket, *USES))
    for number in session.scalars(tickets.group_by(Ticket.id).having(counted != 1)):
        yield Finding("C8", f"{number} 在校验链里不是恰好一号")
    voids = select(Ticket.printed_no).join(TicketVoid, TicketVoid.ticket_id == Ticket.id)
    linked = voids.outerjoin(ChainLink, _linked(TicketVoid, VOID)).group_by(TicketVoid.id, Ticket.id)
    for number in session.scalars(linked.having(counted != 1)):
        yield Finding("C8", f"{number} 的作废在校验链里不是恰好一号")
    for record, kinds in ((Ticket, USES), (TicketVoid, (VOID,))):
        kept = select(record.id)
        orphan = select(ChainLink.id).where(ChainLink.kind.in_(kinds), ChainLink.subject_id.not_in(kept))
        for link in session.scalars(orphan):
            yield Finding("C8", f"校验链第 {link} 号所记的票据不在了")
