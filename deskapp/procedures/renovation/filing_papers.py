"""The documents of a filing as an act takes them in: kept with the filing, filed in the customer file, declared."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import Needed, PaperLine, line
from deskapp.desk import Desk
from deskapp.procedures.renovation import slips
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.records import RenovationEvent, RenovationFiling


def keep(session: Session, case: Case, event: RenovationEvent, lines: Sequence[PaperLine]) -> None:
    """How every document stands now; what is new of them goes into the file of the unit (RENO-40, ARCHIVE-09)."""
    before = {one.code: (one.supplied, one.declared) for one in case.papers}
    keeping.documents(session, event, lines)
    new = [one for one in lines if before.get(one.code, (False, False)) != (one.supplied, one.declared) or one.scans]
    about = (RenovationFiling.__tablename__, case.filing.id)
    file_papers(session, case.filing.unit_id, about, new, customer_id=case.filing.customer_id)


def own(session: Session, case: Case, *papers: tuple[str, str]) -> None:
    """Papers that were signed here, codes and words, their originals in the file of the unit (RENO-40)."""
    lines = [line(Needed(code, words), copies=0) for code, words in papers]
    about, codes = (RenovationFiling.__tablename__, case.filing.id), frozenset(code for code, _ in papers)
    file_papers(session, case.filing.unit_id, about, lines, customer_id=case.filing.customer_id, originals=codes)


def statements(session: Session, desk: Desk, case: Case, event: RenovationEvent, *, undertaking: bool) -> None:
    """The declaration where one stands for documents, and the undertaking where it is asked for (RENO-16, RENO-24)."""
    if declared := slips.declaration(session, desk, case):
        slips.keep(session, event, "renovation_declaration", declared)
    promised = slips.undertaking(session, desk, case) if undertaking else None
    if promised:
        slips.keep(session, event, "waterproof_undertaking", promised)


def beginning(needed: Iterable[Needed], known: Iterable[PaperLine] = ()) -> Mapping[str, Any]:
    """What stands on the page of documents at first: a line for each that is asked for."""
    stands = {one.code: one for one in known}
    return {"lines": [_stands(one, stands.get(one.code)) for one in needed]}


def _stands(needed: Needed, known: PaperLine | None) -> dict[str, Any]:
    said = {"code": needed.code, "words": needed.words, "supplied": False, "declared": False}
    if known:
        said |= {"supplied": known.supplied, "declared": known.declared}
        said |= {"copies": known.copies, "sealed": known.sealed}
    return said
