"""What happened at a unit beside its payments and changes: people, cards, parking, papers; a source a kind."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.card_records import CardEvent
from deskapp.access.parking_records import ParkingAgreement, ParkingTopUp
from deskapp.customer_file.kinds import EntryKind
from deskapp.customer_file.records import CustomerFile, FileCheck, FileEntry, FileLoan, FilePaper
from deskapp.estate.records import Customer, IcCard, Occupancy
from deskapp.overview.event import MOST, Event, Theme, on
from deskapp.staff.records import StaffMember


def people(session: Session, unit_id: int) -> Iterator[Event]:
    """Who came and who went, on the days their ties begin and end."""
    asked = select(Occupancy, Customer.name).join(Customer, Occupancy.customer_id == Customer.id)
    for tie, name in session.execute(
        asked.where(Occupancy.unit_id == unit_id).order_by(Occupancy.id.desc()).limit(MOST)
    ):
        if tie.from_date:
            yield Event(on(tie.from_date), f"{name} 迁入", tie.role.value, Theme.PEOPLE)
        if tie.to_date:
            yield Event(on(tie.to_date), f"{name} 迁出", tie.role.value, Theme.PEOPLE)


def cards(session: Session, unit_id: int) -> Iterator[Event]:
    """What became of the cards of the unit (REG-19)."""
    asked = (
        select(CardEvent, StaffMember.name)
        .outerjoin(StaffMember, CardEvent.by_id == StaffMember.id)
        .where(CardEvent.card_id.in_(select(IcCard.id).where(IcCard.unit_id == unit_id)))
        .order_by(CardEvent.id.desc())
        .limit(MOST)
    )
    for one, clerk in session.execute(asked):
        about = "，".join(part for part in (one.holder_name, clerk) if part)
        yield Event(one.at, f"{one.kind.value} {one.card_no}", about, Theme.CARDS)


def parking(session: Session, unit_id: int) -> Iterator[Event]:
    """Agreements on spaces, and the months paid for them (REG-21, REG-22)."""
    ours = (
        select(ParkingAgreement).where(ParkingAgreement.unit_id == unit_id).options(joinedload(ParkingAgreement.space))
    )
    agreements = session.scalars(ours.order_by(ParkingAgreement.id.desc()).limit(MOST)).all()
    for one in agreements:
        yield Event(one.created_at, f"{one.form.value} {one.space.space_no}", one.number, Theme.PARKING)
        if one.ended_on:
            yield Event(on(one.ended_on), f"终止车位协议 {one.space.space_no}", one.number, Theme.PARKING)
    spaces = {one.id: one.space.space_no for one in agreements}
    paid = select(ParkingTopUp).where(ParkingTopUp.agreement_id.in_(spaces)).order_by(ParkingTopUp.id.desc())
    for months in session.scalars(paid.limit(MOST)):
        words = f"月卡充值 {months.months} 个月，至 {months.period_to}"
        yield Event(months.created_at, words, spaces[months.agreement_id], Theme.PARKING)


def files(session: Session, unit_id: int) -> Iterator[Event]:
    """Papers that came into the file, act by act; loans, and checks (ARCHIVE-09, ARCHIVE-10, ARCHIVE-02)."""
    file_id = session.scalar(select(CustomerFile.id).where(CustomerFile.unit_id == unit_id))
    if file_id is None:
        return
    yield from _papers(session, file_id)
    taken = select(FileEntry).where(FileEntry.file_id == file_id, FileEntry.kind == EntryKind.TAKEN_OUT)
    for entry in session.scalars(taken.order_by(FileEntry.id.desc()).limit(MOST)):
        yield Event(entry.created_at, "取出档案资料", entry.note, Theme.FILES)
    lent = select(FileLoan).where(FileLoan.file_id == file_id).order_by(FileLoan.id.desc())
    for loan in session.scalars(lent.limit(MOST)):
        yield Event(loan.created_at, f"档案借给{loan.borrower}", loan.reason, Theme.FILES)
        if loan.returned_at:
            yield Event(loan.returned_at, f"档案归还，{loan.returned_by}", loan.remark or "没有缺损", Theme.FILES)
    checked = select(FileCheck).where(FileCheck.file_id == file_id).order_by(FileCheck.id.desc())
    for check in session.scalars(checked.limit(MOST)):
        yield Event(check.created_at, "检查档案", check.finding or "齐全完好", Theme.FILES)


def _papers(session: Session, file_id: int) -> Iterator[Event]:
    asked = (
        select(
            func.min(FilePaper.created_at), func.count(), func.min(FilePaper.words), func.min(FilePaper.created_by_id)
        )
        .where(FilePaper.file_id == file_id)
        .group_by(FilePaper.about_table, FilePaper.about_id)
        .order_by(func.min(FilePaper.id).desc())
        .limit(MOST)
    )
    for at, many, words, by in session.execute(asked):
        clerk = session.get(StaffMember, by) if by else None
        more = f"等 {many} 项" if many > 1 else ""
        yield Event(at, f"资料入档：{words}{more}", clerk.name if clerk else "", Theme.FILES)
