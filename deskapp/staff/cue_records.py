"""What a manager has written on the cue cards, page by page."""

from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class CueText(Dated, Record):
    """The card of one wizard page in the centre's own words; not `active`, the program's words hold again (GEN-09)."""

    __tablename__ = "cue_text"

    page: Mapped[str] = mapped_column(unique=True)
    say: Mapped[str]
    wants: Mapped[str]
    checks: Mapped[str]
    returns: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
