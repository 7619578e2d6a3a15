"""The closing sheet as it is frozen with the closing: what was taken, used, counted and locked away."""

from collections.abc import Sequence
from typing import Any

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.closing import Numbered, ToClose
from deskapp.ledger.let_pass import LetPass
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.close_day.steps import LockedAway
from deskapp.staff.settings import Settings
from forms import daily_closing as form

LOCKED, INVENTORY, BANKED = form.CHECKS


def sheet(
    desk: Desk, settings: Settings, day: ToClose, locked: LockedAway, numbered: Numbered, passed: Sequence[LetPass] = ()
) -> dict[str, Any]:
    """The slip of the form, as plain JSON values."""
    banked = locked.banked or Money()
    issuer, reduced = settings.centre_name or settings.company_name, day.takings.reduced
    slip = form.DailyClosing(
        Imprint(issuer, numbered.number, desk.clerk.name, desk.now(), numbered.code),
        closed_on=day.takings.scope.day,
        shift=_shift(desk, day),
        collector=desk.clerk.name,
        takings=day.takings.methods,
        whole=day.takings.whole,
        books=day.takings.books,
        notes=tuple(day.count.pieces.items()),
        cash_due=day.cash_expected,
        banked=banked,
        bank_slip=locked.bank_slip or "",
        kept=day.count.total - banked,
        not_cash=day.takings.not_cash,
        sums=day.sums,
        remarks=day.remarks,
        checks=_checks(locked),
        anchor=str(numbered.anchor),
        checked=day.checked,
        difference=_difference(day, numbered.number),
        moved=day.moved if day.moves else None,
        let_pass=tuple(
            form.LetPass(f"{one.at:%H:%M}", one.matter, one.words, one.asked_by, one.agreed_by or "—", one.reason)
            for one in passed
        ),
        reduced=reduced if reduced.payments or reduced.reversals else None,
    )
    return to_json(slip)


def _shift(desk: Desk, day: ToClose) -> str:
    """From the first payment to the closing; a second closing of the day says so."""
    began, now = day.takings.first_at, desk.now()
    nth = f"第 {day.takings.scope.nth} 次日结" if day.takings.scope.nth > 1 else ""
    if began is None:
        return nth or "无收款"
    ended = f"{now:%H:%M}" if now.date() == began.date() else f"{now:%m-%d %H:%M}"
    return f"{began:%H:%M}–{ended}" + (f"　{nth}" if nth else "")


def _checks(locked: LockedAway) -> tuple[str, ...]:
    ticked = {LOCKED: locked.locked, INVENTORY: locked.inventory, BANKED: bool(locked.banked)}
    return tuple(words for words, on in ticked.items() if on)


def _difference(day: ToClose, number: str) -> form.Difference | None:
    if not day.sums.difference or day.explained is None:
        return None
    document = number.replace("RJ", "CD")
    return form.Difference(document, day.sums.difference, day.explained.reason, f"{day.explained.confirmed_by} 已确认")
