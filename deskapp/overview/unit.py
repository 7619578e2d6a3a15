"""Reads the page of a unit from the estate, the ledger and the journal."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.records import BankAccount, Customer, Unit
from deskapp.estate.units import Tie, instructions, past, payer, present, ties
from deskapp.kernel.days import CHINA
from deskapp.kernel.masks import masked_account
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.accounts.standing import of_unit
from deskapp.ledger.allocation import Owed
from deskapp.ledger.arrears import open_charges
from deskapp.overview import renovation_lists, unit_holdings
from deskapp.overview.dues import dues
from deskapp.overview.file_lists import in_short
from deskapp.overview.happenings import happenings
from deskapp.overview.people import past_people, people
from deskapp.overview.shown import State, short_time
from deskapp.overview.unit_view import Holding, StandingOrder, UnitView
from deskapp.staff.drafts import open_drafts
from deskapp.staff.records import StaffMember


def unit_id_of(desk: Desk, room: str) -> int | None:
    """The unit at a room number as records keep it, or as somebody types it."""
    with desk.reading() as session:
        found = session.scalar(select(Unit.id).where(Unit.room_no == room))
        if found is None:
            try:
                found = session.scalar(select(Unit.id).where(Unit.room_no == str(RoomNo.parse(room))))
            except ValueError:
                return None
        return found


def unit_view(desk: Desk, unit_id: int, titles: dict[str, str]) -> UnitView:
    """Everything the page of a unit shows today. `titles` names the procedures whose drafts may be taken up."""
    today = desk.today
    with desk.reading() as session:
        unit = session.get_one(Unit, unit_id)
        known, owed = ties(session, unit_id), open_charges(session, unit_id, today)
        head = payer(known, today)
        late = Money.total(one.open for one in owed if one.due_on < today)
        return UnitView(
            unit_id=unit_id,
            room=unit.room_no,
            headline=head.name if head else "",
            state=_living(unit, known, today),
            about=_about(unit, head),
            owed=late,
            not_due=Money.total(one.open for one in owed) - late,
            instructions=standing_orders(session, unit_id, today),
            people=people(session, unit_id, today),
            past=past_people(past(known, today), owed),
            dues=dues(owed, today),
            receipts=unit_holdings.receipts(session, unit.room_no),
            cards=unit_holdings.cards(session, unit_id, today),
            vehicles=unit_holdings.vehicles(session, unit_id),
            accounts=_accounts(session, present(known, today)),
            facts=(
                *renovation_lists.facts(session, unit_id, today),
                *_facts(unit, owed, in_short(session, unit_id, today)),
            ),
            happenings=happenings(session, unit_id, today),
            half_done=_drafts(desk, session, unit.room_no, titles),
            balances=tuple((one.account.purpose.value, one.customer, one.amount) for one in of_unit(session, unit_id)),
        )


def standing_orders(session: Session, unit_id: int, today: date) -> tuple[StandingOrder, ...]:
    """The instructions in force, each with who gave it, who wrote it down, and how long it holds."""
    found = []
    for one in instructions(session, unit_id, today):
        clerk = session.get(StaffMember, one.created_by_id) if one.created_by_id else None
        given = f"{one.given_by} {one.created_at.astimezone(CHINA):%Y-%m-%d} 交代".strip()
        written = f"，{clerk.name} 登记" if clerk else ""
        until = f"有效至 {one.valid_to}" if one.valid_to else "长期有效"
        found.append(StandingOrder(one.id, one.text, f"{given}{written}，{until}。"))
    return tuple(found)


def _living(unit: Unit, known: Sequence[Tie], today: date) -> str:
    """业主自住, 已出租, 空置, as the occupancy state and the people tell."""
    roles = {tie.role.value for tie in present(known, today)}
    return (
        "业主自住"
        if unit.occupancy_state.value == "已入住" and roles <= {"业主", "家属"} and roles
        else (unit.occupancy_state.value)
    )


def _about(unit: Unit, head: Tie | None) -> str:
    facts = [
        f"{unit.use.value} {unit.unit_type}".strip(),
        f"{unit.area} m²" if unit.area else "未登记面积",
        f"{head.role.value} 自 {head.from_date}" if head and head.from_date else "",
        f"{unit.charged_from} 起计费" if unit.charged_from else "",
        "" if unit.metered_to_household else "水电未抄表到户",
    ]
    return "，".join(fact for fact in facts if fact)


def _facts(unit: Unit, owed: Sequence[Owed], file: str) -> tuple[tuple[str, str], ...]:
    ahead = [one for one in owed if one.ahead]
    rows = (("片区", unit.zone), ("备注", unit.note), ("预交", f"{len(ahead)} 个月" if ahead else ""), ("档案", file))
    return tuple((name, value) for name, value in rows if value)


def _accounts(session: Session, now: list[Tie]) -> tuple[Holding, ...]:
    asked = select(BankAccount, Customer.name).join(Customer, BankAccount.customer_id == Customer.id)
    ours = asked.where(BankAccount.customer_id.in_([tie.customer_id for tie in now])).order_by(BankAccount.id)
    return tuple(
        Holding(masked_account(one.account_no), name, one.bank, State("托收账户"))
        for one, name in session.execute(ours)
    )


def _drafts(desk: Desk, session: Session, room: str, titles: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            f"{titles[draft.procedure]} {draft.subject}".strip(),
            f"{short_time(draft.updated_at.astimezone(CHINA), desk.today)} 停在“{draft.stopped_at}”",
            draft.request_id,
        )
        for draft in open_drafts(session, desk.clerk.id)
        if draft.procedure in titles and draft.subject.split(" ")[0] == room
    )
