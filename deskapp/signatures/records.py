"""What is kept of a signature on paper: which paper, whose, and when somebody at the desk saw it (GEN-10)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class PaperSignature(Dated, Record):
    """One signature that one paper of a record needs. `seen_at` is None until somebody has seen it."""

    __tablename__ = "paper_signature"
    __table_args__ = (
        UniqueConstraint("about_table", "about_id", "paper", "signer"),
        Index(None, "seen_at"),
    )

    about_table: Mapped[str]
    about_id: Mapped[int]
    number: Mapped[str] = mapped_column(index=True)
    """The number of the record, which its papers bear."""
    paper: Mapped[str]
    signer: Mapped[str]
    """Who signs, as the paper calls them: 业主, 装修负责人."""
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    room_no: Mapped[str]
    customer: Mapped[str]
    asked_on: Mapped[date]
    seen_at: Mapped[datetime | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    request_id: Mapped[str] = mapped_column(default="", index=True)
    """The request that noted it."""
    void: Mapped[bool] = mapped_column(default=False)
    """The paper is not needed any more: what it belongs to was called off, or made out anew."""
