"""The journal of changes and the links of the chain. Rows are added, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.kernel.money import Money
from deskapp.store.base import Record


class JournalLine(Record):
    """One change of one record: who, when, in which act, before and after (GEN-09).

    Also things done without a change, such as looking at a full ID number (PRIVACY-03): then `table_name` is
    what was looked at, and `before` is empty.
    """

    __tablename__ = "journal"
    __table_args__ = (Index(None, "table_name", "row_id"),)
    append_only = True
    journaled = False

    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    act: Mapped[str]
    table_name: Mapped[str]
    row_id: Mapped[int | None]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class ChainLink(Record):
    """One link of the keyed chain over printed facts; `id` is its number, without gaps from 1.

    `digest` is HMAC-SHA-256 over number, time, kind, facts, running total, the journal so far and the digest before
    (design law 5). `running_total` is everything ever collected less everything reversed; it is never reset.
    `journal_digest` is SHA-256 over the journal lines after those of the link before, up to number `journal_to`.
    """

    __tablename__ = "chain_link"
    append_only = True
    journaled = False

    at: Mapped[datetime]
    kind: Mapped[str]
    subject_table: Mapped[str]
    subject_id: Mapped[int]
    facts: Mapped[dict[str, Any]]
    running_total: Mapped[Money]
    journal_to: Mapped[int]
    journal_digest: Mapped[str]
    previous: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
