"""What is kept of the site master keys: sealed, with a check value, never the key."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.store.base import Dated, Record, one_of, personal


class SealedSiteKey(Dated, Record):
    """A site master key of one technology and version; the practice mode has keys of its own.

    `kcv` is the first three bytes of AES-CMAC over sixteen zero bytes. `envelope` opens only with the key of this
    database's folder and the passphrase together. `backed_up_at` is when both paper parts were typed back.
    """

    __tablename__ = "site_key"
    __table_args__ = (
        UniqueConstraint("technology", "version", "practice"),
        CheckConstraint("version BETWEEN 1 AND 255", name="version_fits"),
    )

    technology: Mapped[KeyTechnology] = one_of(KeyTechnology)
    version: Mapped[int]
    practice: Mapped[bool]
    state: Mapped[KeyState] = one_of(KeyState)
    kcv: Mapped[str]
    envelope: Mapped[dict[str, Any]] = personal()
    backed_up_at: Mapped[datetime | None]
