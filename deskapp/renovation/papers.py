"""Papers of a filing as they are handed to the printer, when they are made and whenever they are printed again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.flow.procedure import PaperDue
from deskapp.renovation.records import RenovationFiling, RenovationPaper


def paper_due(paper: RenovationPaper) -> PaperDue:
    """A paper as it was frozen, to be printed."""
    return PaperDue(paper.form, paper.slip, (RenovationPaper.__tablename__, paper.id))


def of_filing(session: Session, number: str) -> list[RenovationPaper]:
    """Every paper that was printed for a filing, in its order."""
    asked = (
        select(RenovationPaper)
        .join(RenovationFiling, RenovationPaper.filing_id == RenovationFiling.id)
        .where(RenovationFiling.number == number)
    )
    return list(session.scalars(asked.order_by(RenovationPaper.id)))
