"""What was handed out in workbooks: who, when, what, cell by cell, so that a changed copy is found."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.kernel.money import Money
from deskapp.store.base import Record


class Export(Record):
    """One workbook that left the program (PRIVACY-04). `cells` holds every sheet as it was written."""

    __tablename__ = "export"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    file_name: Mapped[str]
    total: Mapped[Money]
    digest: Mapped[str]
    cells: Mapped[dict[str, Any]]
    request_id: Mapped[str] = mapped_column(default="", server_default="", index=True)
    """The act that it followed, such as a closing, which asked again tells of the same file; empty of the others."""
