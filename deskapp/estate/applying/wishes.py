"""From the rows of a roster to records: what each is to say, given what stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from deskapp.estate.applying.matching import Matches
from deskapp.estate.applying.standing import Standing, numbers_of
from deskapp.estate.applying.wanted import Wanted
from deskapp.estate.kinds import CustomerKind, OccupancyRole, OccupancyState
from deskapp.estate.pinyin import initials
from deskapp.estate.records import BankAccount, Customer, Occupancy, Unit
from deskapp.estate.roster.rows import BankRow, OccupancyRow, PersonRow, Source, UnitRow
from deskapp.estate.units import place_of
from deskapp.kernel.masks import masked_account
from deskapp.kernel.people import IdKind
from deskapp.kernel.rooms import RoomNo

LETTING = (OccupancyRole.TENANT, OccupancyRole.MERCHANT)


@dataclass
class Wishes:
    """What is wanted of units and people, found again by room and by the key of a person for what refers to them."""

    standing: Standing
    matches: Matches
    units: dict[RoomNo, Wanted] = field(default_factory=dict)
    people: dict[str, Wanted] = field(default_factory=dict)

    def links(self, room: RoomNo | None, person: str) -> dict[str, Wanted]:
        """What a tie, vehicle, space or card refers to."""
        unit, customer = self.units.get(room) if room else None, self.people.get(person)
        return {name: wanted for name, wanted in (("unit", unit), ("customer", customer)) if wanted}


def unit_wish(row: UnitRow, ties: list[OccupancyRow], standing: Standing) -> Wanted:
    """A unit; where a new one's state is not told, it is as who is tied to it."""
    told = {
        "floor": row.floor,
        "area": row.area,
        "unit_type": row.unit_type,
        "use": row.use,
        "metered_to_household": row.metered_to_household,
        "occupancy_state": row.state,
        "zone": row.zone,
        "charged_from": row.charged_from,
        "note": row.note,
    }
    values = _told(told)
    unit = standing.unit(row.room)
    if unit is None:
        values = {"occupancy_state": _state(ties), **place_of(row.room), **values}
    return Wanted(Unit, "房屋", str(row.room), row.source, unit, values)


def person_wish(row: PersonRow, customer: Customer | None) -> Wanted:
    """A person or company. A new telephone goes before those on record, which are kept behind it."""
    told: dict[str, Any] = {
        "id_kind": "" if row.id_kind is IdKind.NONE else row.id_kind.value,
        "id_no": row.id_no,
        "employer": row.employer,
        "outside_no": row.outside_no,
        "note": row.note,
    }
    values = {**_told(told), **_phones(row, customer)}
    if customer is None:
        values = {"name": row.name, "kind": row.kind, "pinyin": initials(row.name), **values}
    elif row.kind is CustomerKind.CORPORATE:
        values["kind"] = row.kind
    return Wanted(Customer, "客户", row.name, row.source, customer, values)


def tie_wish(row: OccupancyRow, wishes: Wishes) -> Wanted:
    """A tie. When one on record began is not for a roster to say, only when somebody moved in, out, or until when."""
    known = known_tie(row, wishes.standing, wishes.matches)
    told: dict[str, Any] = {
        "move_in_date": row.from_date if row.role is OccupancyRole.OWNER else None,
        "to_date": row.to_date,
        "lease_to": row.lease_to,
        "emergency_contact_name": row.emergency_name,
        "emergency_contact_phone": row.emergency_phone,
    }
    values, links = _told(told), wishes.links(row.room, row.person)
    if known is None or known.from_date is None:
        values |= _told({"from_date": row.from_date})
    if known is None:
        values["role"] = row.role
    return Wanted(Occupancy, row.role.value, links["customer"].name, row.source, known, values, links)


def known_tie(row: OccupancyRow, standing: Standing, matches: Matches) -> Occupancy | None:
    """The tie on record that a roster's row is about: one that has ended only if the row tells an end as well."""
    customer = matches.found.get(row.person)
    same = [
        tie for tie in standing.ties(row.room) if customer and tie.customer_id == customer.id and tie.role is row.role
    ]
    live = [tie for tie in same if tie.to_date is None or tie.to_date >= standing.today]
    ended = [tie for tie in same if tie not in live] if row.to_date else []
    exact = [tie for tie in ended if tie.to_date == row.to_date]
    return next(iter([*exact[-1:], *live[-1:], *ended[-1:]]), None)


def account_wishes(row: PersonRow, bank: BankRow, wishes: Wishes) -> Iterator[Wanted]:
    """The account of a person. Another one than on record takes its place from today on; that one stays, ended."""
    customer, today = wishes.matches.found.get(row.key), wishes.standing.today
    known = wishes.standing.account_of(customer) if customer else None
    told = {"bank": bank.bank, "account_name": bank.account_name}
    links = {"customer": wishes.people[row.key]}
    since: dict[str, date] = {}
    if known and known.account_no != bank.account_no:
        last = max(today - timedelta(days=1), known.valid_from or date.min)
        yield _account(known.account_no, row.source, known, {"valid_to": last})
        known, since = None, {"valid_from": today}
    values = _told(told) if known else {**told, "account_no": bank.account_no, **since}
    yield _account(bank.account_no, row.source, known, values, links)


def _account(
    number: str, source: Source, row: BankAccount | None, values: dict[str, Any], links: dict[str, Wanted] | None = None
) -> Wanted:
    return Wanted(BankAccount, "托收账户", masked_account(number), source, row, values, links or {})


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _state(ties: list[OccupancyRow]) -> OccupancyState:
    roles = {tie.role for tie in ties if tie.to_date is None}
    if roles.intersection(LETTING):
        return OccupancyState.LET
    return OccupancyState.OCCUPIED if roles else OccupancyState.VACANT


def _phones(row: PersonRow, customer: Customer | None) -> dict[str, str]:
    known = list(numbers_of(customer)) if customer else []
    new = [number for number in row.phones if number not in known]
    if not new:
        return {}
    first = row.phones[0] if row.phones[0] in new or not known else known[0]
    others = [number for number in dict.fromkeys([*row.phones, *known]) if number != first]
    return {"phone": first, "other_phones": "、".join(others)}
