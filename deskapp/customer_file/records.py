"""What is kept of a customer file: its papers and their pictures, where it stands, who had it out, and its checks."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.customer_file.kinds import EntryKind
from deskapp.scans.records import Scan
from deskapp.store.base import Dated, Record, one_of


class CustomerFile(Dated, Record):
    """The one file of a unit (ARCHIVE-08); `shelf` is where it stands, empty until it has a place."""

    __tablename__ = "customer_file"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), unique=True)
    shelf: Mapped[str] = mapped_column(default="", index=True)
    papers: Mapped[list["FilePaper"]] = relationship(back_populates="file", order_by="FilePaper.id")


class FilePaper(Dated, Record):
    """A paper in the file (ARCHIVE-09). `about` names the record of the act that it was handed in for.

    `original`: the original itself lies in the file, else copies of it. `shelf` is only filled where the paper stands
    apart from its file. A paper taken out again keeps its line, with the day and the reason (GEN-09).
    """

    __tablename__ = "file_paper"
    __table_args__ = (
        CheckConstraint("copies BETWEEN 0 AND 99", name="copies_counted"),
        Index(None, "about_table", "about_id"),
        CheckConstraint("(taken_out_on IS NULL) = (length(taken_out_why) = 0)", name="taken_out_for_a_reason"),
    )

    file_id: Mapped[int] = mapped_column(ForeignKey("customer_file.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    about_table: Mapped[str]
    about_id: Mapped[int]
    position: Mapped[int]
    """Its place among the papers of that act: the order they are bound in (RENO-35)."""
    code: Mapped[str]
    words: Mapped[str] = mapped_column(index=True)
    original: Mapped[bool]
    copies: Mapped[int]
    sealed: Mapped[bool]
    declared: Mapped[bool]
    """The owner's written declaration stands for it (RENO-16)."""
    received_on: Mapped[date] = mapped_column(index=True)
    shelf: Mapped[str] = mapped_column(default="")
    taken_out_on: Mapped[date | None]
    taken_out_why: Mapped[str] = mapped_column(default="")
    file: Mapped[CustomerFile] = relationship(back_populates="papers")
    pictures: Mapped[list["PaperScan"]] = relationship(back_populates="paper", order_by="PaperScan.position")


class PaperScan(Dated, Record):
    """A picture of a paper; the same picture may belong to several."""

    __tablename__ = "paper_scan"
    __table_args__ = (UniqueConstraint("paper_id", "position"),)
    append_only = True

    paper_id: Mapped[int] = mapped_column(ForeignKey("file_paper.id"))
    scan_id: Mapped[int] = mapped_column(ForeignKey("scan.id"), index=True)
    position: Mapped[int]
    paper: Mapped[FilePaper] = relationship(back_populates="pictures")
    scan: Mapped[Scan] = relationship()


class FileEntry(Dated, Record):
    """Something that was done to a file by the archive: papers added, a place given, a paper taken out."""

    __tablename__ = "file_entry"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("customer_file.id"), index=True)
    kind: Mapped[EntryKind] = one_of(EntryKind)
    note: Mapped[str] = mapped_column(default="")
    file: Mapped[CustomerFile] = relationship()


OUT = text("returned_at IS NULL")
"""A file is out once at a time."""


class FileLoan(Dated, Record):
    """A file that somebody has, or had, out (ARCHIVE-10, REG-54)."""

    __tablename__ = "file_loan"
    __table_args__ = (
        CheckConstraint("due_on >= lent_on", name="due_after_lent"),
        Index("uq_file_loan_return_request_id", "return_request_id", unique=True),
        Index("uq_file_loan_out", "file_id", unique=True, sqlite_where=OUT, postgresql_where=OUT),
    )

    request_id: Mapped[str] = mapped_column(unique=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("customer_file.id"), index=True)
    borrower: Mapped[str]
    reason: Mapped[str]
    lent_on: Mapped[date] = mapped_column(index=True)
    due_on: Mapped[date]
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    """What was found wrong on its return."""
    return_request_id: Mapped[str | None] = mapped_column(sort_order=110)
    file: Mapped[CustomerFile] = relationship()


class FileCheck(Dated, Record):
    """A file that was gone through (ARCHIVE-02): whether all was there and in order, and what was not."""

    __tablename__ = "file_check"
    __table_args__ = (CheckConstraint("sound = (length(finding) = 0)", name="unsound_for_a_reason"),)
    append_only = True

    request_id: Mapped[str] = mapped_column(index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("customer_file.id"), index=True)
    checked_on: Mapped[date] = mapped_column(index=True)
    sound: Mapped[bool]
    finding: Mapped[str] = mapped_column(default="")
    file: Mapped[CustomerFile] = relationship()
