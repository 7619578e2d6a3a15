"""What is kept of a doubt about a fee: what the clerk asked, and what the cashier answered (FEE-34)."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class FeeQuestion(Dated, Record):
    """A question about a collection that is parked as a draft until the cashier has answered.

    `about` is what was chosen and what it comes to, as far as the walk had got. The answer stays empty where the
    clerk gave the collection up.
    """

    __tablename__ = "fee_question"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    room_no: Mapped[str]
    customer_name: Mapped[str]
    about: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
