"""What is kept of a scan in the database: its name in the vault and what it is; the picture lies in the vault."""

from sqlalchemy.orm import Mapped, mapped_column

from deskapp.scans.kinds import ScanKind
from deskapp.store.base import Dated, Record, one_of


class Scan(Dated, Record):
    """A picture or PDF that some record refers to; equal ones are one. `size` is in bytes before encryption."""

    __tablename__ = "scan"
    append_only = True

    digest: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ScanKind] = one_of(ScanKind)
    size: Mapped[int]
    pages: Mapped[int]
