"""Makes the statement of a customer's accounts; nothing is kept of it but its line in the journal (PRIVACY-04)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.accounts.telling import Told, entries
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.balance import shown
from deskapp.procedures.balance.statement.steps import Stated
from deskapp.staff.settings import read_settings
from forms import account_statement as form

ACT = "print_account"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is such a customer, and something to tell of their accounts."""
    if Stated not in answers:
        return
    asked = answers[Stated]
    with desk.reading() as session:
        found = shown.find(session, asked.room, asked.holder or "", desk)
        if isinstance(found, Refusal):
            yield found
        elif not _of(session, found):
            yield Refusal(f"{found.name} 在 {found.room} 没有账户往来", "FEE-28")
        elif asked.since > desk.today:
            yield Refusal(f"{asked.since} 还没有到，请改日期", "FEE-28")


def finish(desk: Desk, answers: Answers) -> Done:
    """The statement, to be printed. Raises AccountError where nobody is meant, NotAllowedError without the right."""
    asked = answers[Stated]
    with desk.work(ACT) as session:
        holder = shown.meant(session, asked.room, asked.holder or "", desk)
        slip = _slip(desk, session, holder, asked.since)
        journal.note(session, Unit.__tablename__, holder.unit_id, account_statement=slip.imprint.number)
        record = (JournalLine.__tablename__, session.scalars(select(func.max(JournalLine.id))).one())
    words = f"{holder.room} {holder.name} 的账户对账单，余额合计 {Money.total(one.after for one in slip.parts)}"
    return Done(slip.imprint.number, words, (PaperDue("account_statement", to_json(slip), record),))


def _slip(desk: Desk, session: Session, holder: shown.Holder, since: date) -> form.AccountStatement:
    settings, number = read_settings(session), f"DZ{desk.today:%Y%m%d}-{holder.unit_id:04d}"
    told = _of(session, holder)
    parts = tuple(part for purpose in Purpose if (part := _part(told, purpose, since)))
    total = Money.total(one.after for one in parts)
    issuer = settings.centre_name or settings.company_name
    return form.AccountStatement(
        Imprint(issuer, number, desk.clerk.name, desk.now(), f"{number}/{total.fen}"),
        room=holder.room,
        holder=holder.name,
        since=since,
        until=desk.today,
        parts=parts,
        contact=f"前台 {settings.centre_phone}".strip(),
    )


def _of(session: Session, holder: shown.Holder) -> list[Told]:
    mine = (AccountEntry.unit_id == holder.unit_id) & (AccountEntry.customer_id == holder.customer_id)
    return entries(session, mine)


def _part(told: list[Told], purpose: Purpose, since: date) -> form.Part | None:
    """One account: what lay there before the day, what happened since; None for one that was never used."""
    mine = [one for one in told if one.purpose is purpose]
    before, after = [one for one in mine if one.on < since], [one for one in mine if one.on >= since]
    if not mine:
        return None
    rows = tuple(
        form.Row(f"{one.at.astimezone(CHINA):%Y-%m-%d}", one.kind.value, one.number, one.amount, one.balance)
        for one in after
    )
    return form.Part(purpose.value, before[-1].balance if before else Money(), rows, mine[-1].balance)


PRINT_ACCOUNT = Procedure("print_account", "账户对账单", ACT, (Stated,), finish, check)
