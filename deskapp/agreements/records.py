"""What is kept of the wording of agreements: every version a manager has made, never changed again."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.agreements.kinds import AgreementKind
from deskapp.store.base import Dated, Record, one_of


class AgreementWording(Dated, Record):
    """A version of one text: who made it and when is `Dated`, why is `reason` (GEN-15, GEN-09).

    `text` is tidied. A return to an older text is a version of its own, which names the older one in `as_version`;
    0 is the wording that the program brings.
    """

    __tablename__ = "agreement_wording"
    __table_args__ = (
        UniqueConstraint("kind", "version"),
        CheckConstraint("version > 0", name="counted_from_one"),
        CheckConstraint("as_version < version", name="returns_to_an_older"),
    )
    append_only = True

    kind: Mapped[AgreementKind] = one_of(AgreementKind)
    version: Mapped[int]
    text: Mapped[str]
    reason: Mapped[str]
    as_version: Mapped[int | None]
    request_id: Mapped[str] = mapped_column(unique=True)
