"""Reads the registers of customer files and of their loans (REG-53, REG-54), and the papers of one file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.customer_file import loans
from deskapp.customer_file.kinds import FileState
from deskapp.customer_file.records import CustomerFile, FileCheck, FileLoan, FilePaper, PaperScan
from deskapp.customer_file.required import in_words, lacking, state
from deskapp.desk import Desk
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.kernel.days import CHINA
from deskapp.overview.file_occasions import occasions
from deskapp.overview.file_view import FiledPaper, FileLine, LoanLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings

MARKS = {FileState.COMPLETE: Mark.OK, FileState.INCOMPLETE: Mark.WARN, FileState.LENT: Mark.INFO}


@dataclass
class _Held:
    """What is known of the papers of one file."""

    codes: set[str]
    words: dict[str, None]
    papers: int = 0
    pictures: int = 0


def files(desk: Desk) -> list[FileLine]:
    """Every unit with its file and how it stands, by room number (REG-53, ARCHIVE-04)."""
    with desk.reading() as session:
        return _lines(session, desk.today)


def file_of(session: Session, unit_id: int, today: date) -> FileLine:
    """The line of one unit."""
    (line,) = _lines(session, today, unit_id)
    return line


def _lines(session: Session, today: date, unit_id: int | None = None) -> list[FileLine]:
    """Of one unit, or of all; with what belongs to them read in at once, however many they are."""
    units = select(Unit.id, Unit.building, Unit.room_no).order_by(Unit.building, Unit.compact)
    needs, months = occasions(session, today, unit_id), read_settings(session).archive_check_months
    opened = {one.unit_id: one for one in _files(session, unit_id)}
    held, checks = _papers(session, unit_id), loans.last_checks(session, unit_id)
    out = {one.file_id: one for one in session.scalars(select(FileLoan).where(FileLoan.returned_at.is_(None)))}
    people = _people(session, today, unit_id)
    lines = []
    for unit in session.execute(units.where(Unit.id == unit_id) if unit_id else units):
        file, known = opened.get(unit.id), held.get(unit.id, _Held(set(), {}))
        loan, last = (out.get(file.id), checks.get(file.id)) if file else (None, None)
        met = needs.get(unit.id, frozenset())
        how = state(met, known.codes, lent=loan is not None)
        lines.append(
            FileLine(
                unit_id=unit.id,
                building=unit.building,
                room=unit.room_no,
                people="、".join(people.get(unit.id, ())),
                state=State(how.value, MARKS[how]),
                missing=in_words(lacking(met, known.codes)),
                papers=known.papers,
                pictures=known.pictures,
                kinds="、".join(known.words),
                shelf=file.shelf if file else "",
                checked_on=last.checked_on if last else None,
                check_due=_due(file, last, months),
                lent_to=loan.borrower if loan else "",
            )
        )
    return lines


def _due(file: CustomerFile | None, last: FileCheck | None, months: int) -> date | None:
    return loans.check_due(file.created_at.astimezone(CHINA).date(), last, months) if file else None


def _files(session: Session, unit_id: int | None) -> Iterable[CustomerFile]:
    asked = select(CustomerFile)
    return session.scalars(asked.where(CustomerFile.unit_id == unit_id) if unit_id else asked)


def _papers(session: Session, unit_id: int | None) -> dict[int, _Held]:
    """What lies in the files, by unit; what was taken out again does not count."""
    pictures = select(PaperScan.paper_id, func.count().label("many")).group_by(PaperScan.paper_id).subquery()
    asked = (
        select(CustomerFile.unit_id, FilePaper.code, FilePaper.words, func.coalesce(pictures.c.many, 0))
        .join(FilePaper, FilePaper.file_id == CustomerFile.id)
        .outerjoin(pictures, pictures.c.paper_id == FilePaper.id)
        .where(FilePaper.taken_out_on.is_(None))
        .order_by(FilePaper.id)
    )
    found: dict[int, _Held] = defaultdict(lambda: _Held(set(), {}))
    for unit, code, words, many in session.execute(asked.where(CustomerFile.unit_id == unit_id) if unit_id else asked):
        held = found[unit]
        held.codes.add(code)
        held.words[words] = None
        held.papers += 1
        held.pictures += many
    return found


def _people(session: Session, today: date, unit_id: int | None) -> dict[int, list[str]]:
    asked = (
        select(Occupancy.unit_id, Customer.name)
        .join(Customer, Occupancy.customer_id == Customer.id)
        .where(
            (Occupancy.from_date.is_(None)) | (Occupancy.from_date <= today),
            (Occupancy.to_date.is_(None)) | (Occupancy.to_date >= today),
        )
        .order_by(Occupancy.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in session.execute(asked.where(Occupancy.unit_id == unit_id) if unit_id else asked):
        if name not in found[unit]:
            found[unit].append(name)
    return found


def in_short(session: Session, unit_id: int, today: date) -> str:
    """How the file stands, in a line for the page of the unit; nothing while there is none."""
    if loans.file_at(session, unit_id) is None:
        return ""
    line = file_of(session, unit_id, today)
    lacks = f"，尚缺 {len(line.missing.split('、'))} 种资料" if line.missing else ""
    lent = f"，借给{line.lent_to}" if line.lent_to else ""
    return f"{line.state.words}{lacks}{lent}，{line.shelf or '未上架'}"


def filed(session: Session, unit_id: int) -> list[FiledPaper]:
    """The papers in the file of a unit, act by act in the order they are bound."""
    asked = (
        select(FilePaper)
        .join(CustomerFile, FilePaper.file_id == CustomerFile.id)
        .where(CustomerFile.unit_id == unit_id, FilePaper.taken_out_on.is_(None))
        .options(selectinload(FilePaper.pictures).joinedload(PaperScan.scan))
        .order_by(FilePaper.received_on, FilePaper.about_table, FilePaper.about_id, FilePaper.position)
    )
    papers = session.scalars(asked).all()
    names = _names(session, {one.customer_id for one in papers if one.customer_id})
    return [
        FiledPaper(
            paper_id=one.id,
            words=one.words,
            kind=kind_of(one),
            copies=one.copies,
            sealed=one.sealed,
            received_on=one.received_on,
            shelf=one.shelf,
            whose=names.get(one.customer_id or 0, ""),
            scans=tuple(picture.scan.digest for picture in one.pictures),
        )
        for one in papers
    ]


def kind_of(paper: FilePaper) -> str:
    """Original, copy, or the declaration that stands for it (ARCHIVE-09)."""
    if paper.declared:
        return "声明代替"
    return "原件" if paper.original else "复印件" if paper.copies else "已核原件"


def _names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    return {one.id: one.name for one in session.scalars(select(Customer).where(Customer.id.in_(list(ids))))}


def file_loans(desk: Desk, span: Span) -> list[LoanLine]:
    """The loans of some days, and whatever is still out, the newest first (REG-54)."""
    with desk.reading() as session:
        asked = (
            select(FileLoan, Unit, StaffMember.name)
            .join(CustomerFile, FileLoan.file_id == CustomerFile.id)
            .join(Unit, CustomerFile.unit_id == Unit.id)
            .outerjoin(StaffMember, FileLoan.created_by_id == StaffMember.id)
            .where((FileLoan.returned_at.is_(None)) | FileLoan.lent_on.between(span.first, span.last))
            .options(joinedload(FileLoan.file))
            .order_by(FileLoan.id.desc())
        )
        return [_loan(one, unit, clerk or "", desk.today) for one, unit, clerk in session.execute(asked)]


def _loan(one: FileLoan, unit: Unit, clerk: str, today: date) -> LoanLine:
    back = one.returned_at.astimezone(CHINA).date() if one.returned_at else None
    late = back is None and one.due_on < today
    how = State("已归还") if back else State("逾期", Mark.DANGER) if late else State("借出", Mark.INFO)
    return LoanLine(
        loan_id=one.id,
        unit_id=unit.id,
        room=unit.room_no,
        borrower=one.borrower,
        reason=one.reason,
        lent_on=one.lent_on,
        due_on=one.due_on,
        returned_on=back,
        returned_by=one.returned_by,
        remark=one.remark,
        clerk=clerk,
        state=how,
    )
