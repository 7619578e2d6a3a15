"""Files the papers that an act took in, in the act's own transaction (ARCHIVE-09)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.customer_file.papers import PaperLine
from deskapp.customer_file.records import CustomerFile, FilePaper, PaperScan
from deskapp.kernel.days import CHINA
from deskapp.scans.keeping import refer

About = tuple[str, int]
"""The record of the act that papers belong to: name of its table, and id."""


def file_of(session: Session, unit_id: int) -> CustomerFile:
    """The one file of a unit (ARCHIVE-08), opened when its first paper comes."""
    found = session.scalars(select(CustomerFile).where(CustomerFile.unit_id == unit_id)).one_or_none()
    if found is None:
        found = CustomerFile(unit_id=unit_id)
        session.add(found)
        session.flush()
    return found


def file_papers(
    session: Session,
    unit_id: int,
    about: About,
    lines: Iterable[PaperLine],
    *,
    customer_id: int | None = None,
    originals: frozenset[str] = frozenset(),
    shelf: str = "",
) -> list[FilePaper]:
    """One FilePaper for each line that was supplied or declared, in the order of the lines, which is the binding order.

    `originals` are the codes of which the original itself stays in the file; of the others it was only looked at.
    Papers of the same record filed again come after those before; none is replaced. Raises ScanError for a picture
    that is not in the vault; nothing is filed then.
    """
    file = file_of(session, unit_id)
    at: datetime = session.info["at"]
    before = select(func.count(FilePaper.id)).where(FilePaper.about_table == about[0], FilePaper.about_id == about[1])
    first = session.scalars(before).one()
    made = []
    for place, line in enumerate((one for one in lines if one.supplied or one.declared), first):
        paper = FilePaper(
            file_id=file.id,
            customer_id=customer_id,
            about_table=about[0],
            about_id=about[1],
            position=place,
            code=line.code,
            words=line.words,
            original=line.code in originals,
            copies=line.copies,
            sealed=line.sealed,
            declared=line.declared,
            received_on=at.astimezone(CHINA).date(),
            shelf=shelf,
        )
        session.add(paper)
        session.flush()
        _picture(session, paper, line.scans)
        made.append(paper)
    return made


def _picture(session: Session, paper: FilePaper, digests: Iterable[str]) -> None:
    for place, scan in enumerate(refer(session, tuple(dict.fromkeys(digests)))):
        session.add(PaperScan(paper_id=paper.id, scan_id=scan.id, position=place))
    session.flush()
