"""Whether a payment still stands: it does until a contrary one points to it (design law 3)."""

from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased

from deskapp.ledger.payment_records import Payment


def standing(payment_id: Any) -> ColumnElement[bool]:
    """The condition that the payment with the id in this column was not reversed."""
    contrary = aliased(Payment)
    return ~exists().where(contrary.reverses_id == payment_id)
