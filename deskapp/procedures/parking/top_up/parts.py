"""Divides what the customer tendered between two tickets: a new card stands on a receipt, months on invoices."""

from collections.abc import Sequence
from dataclasses import replace

from deskapp.kernel.money import Money
from deskapp.ledger.paying import Paid


def divided(paid: Sequence[Paid], first: Money) -> tuple[tuple[Paid, ...], tuple[Paid, ...]]:
    """One tender for two tickets: the first so much of it, the second the rest and all the change."""
    head, rest, left = [], [], first
    for one in paid:
        part = min(one.amount, left)
        left -= part
        if part:
            head.append(replace(one, amount=part, tendered=None if one.tendered is None else part))
        if one.amount > part:
            given = None if one.tendered is None else one.tendered - part
            rest.append(replace(one, amount=one.amount - part, tendered=given))
    return tuple(head), tuple(rest)
