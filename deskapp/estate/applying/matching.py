"""Who of a roster is who on record: by number, paper, telephone, or the name within one unit, and never by less."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from deskapp.estate.applying.standing import Standing, grouped, numbers_of
from deskapp.estate.records import Customer
from deskapp.estate.roster.rows import OccupancyRow, PersonRow, Roster


@dataclass
class Matches:
    """The customers found, by the key of their row, and why some people are not imported at all."""

    found: dict[str, Customer] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def match(standing: Standing, roster: Roster) -> Matches:
    """Each customer is found once at most; surer signs are asked for all people before weaker ones are."""
    ways, matches, taken = _Ways(standing, roster), Matches(), set[int]()
    for way in (ways.by_number, ways.by_paper, ways.by_phone, ways.in_same_unit, ways.by_holding, ways.bare):
        for person in roster.people:
            if person.key in matches.found or person.key in matches.refused:
                continue
            customer = next((one for one in way(person) if one.id not in taken), None)
            if customer is None:
                continue
            if customer.name != person.name:
                matches.refused[person.key] = f"证件号与系统里的“{customer.name}”相同，姓名却不同，请核对"
                continue
            matches.found[person.key] = customer
            taken.add(customer.id)
    return matches


Way = Callable[[PersonRow], Iterator[Customer]]


class _Ways:
    """The signs by which somebody is known; each yields who bears it, the likeliest first."""

    def __init__(self, standing: Standing, roster: Roster) -> None:
        everybody = standing.customers.values()
        self._standing = standing
        self._by_number = grouped(everybody, lambda one: (one.outside_no, one.name))
        self._by_paper = grouped(everybody, lambda one: one.id_no)
        self._by_name = grouped(everybody, lambda one: one.name)
        self._ties = grouped(roster.occupancies, lambda tie: tie.person)
        self._vehicles = grouped(roster.vehicles, lambda row: row.person)
        self._spaces = grouped(roster.spaces, lambda row: row.person)

    def by_number(self, person: PersonRow) -> Iterator[Customer]:
        """The number another system gave. It counts with the name only: two systems may give the same number."""
        if person.outside_no:
            yield from self._by_number.get((person.outside_no, person.name), ())

    def by_paper(self, person: PersonRow) -> Iterator[Customer]:
        """The number of the paper, whatever the name."""
        if person.id_no:
            yield from self._by_paper.get(person.id_no, ())

    def by_phone(self, person: PersonRow) -> Iterator[Customer]:
        """The name with a telephone number."""
        for customer in self._by_name.get(person.name, ()) if person.phones else ():
            if set(numbers_of(customer)) & set(person.phones):
                yield customer

    def in_same_unit(self, person: PersonRow) -> Iterator[Customer]:
        """The name within a unit they are tied to on both sides, first in the same role."""
        for tie in self._ties.get(person.key, ()):
            yield from (one for one in self._living_at(tie) if _agrees(one, person))

    def by_holding(self, person: PersonRow) -> Iterator[Customer]:
        """The name of whoever has the same vehicle or parking space."""
        cars = [self._standing.vehicles.get(row.plate) for row in self._vehicles.get(person.key, ())]
        spaces = [self._standing.spaces.get(row.space_no) for row in self._spaces.get(person.key, ())]
        for held in (*cars, *spaces):
            customer = self._standing.customers.get(held.customer_id or 0) if held else None
            if customer and _agrees(customer, person):
                yield customer

    def bare(self, person: PersonRow) -> Iterator[Customer]:
        """The name alone, of people of whom nothing else is known on either side, not even a unit."""
        if person.phones or person.id_no or person.key in self._ties:
            return
        for customer in self._by_name.get(person.name, ()):
            if not (customer.phone or customer.id_no or customer.id in self._standing.ties_of_customer):
                yield customer

    def _living_at(self, tie: OccupancyRow) -> list[Customer]:
        there = sorted(self._standing.ties(tie.room), key=lambda one: (one.role is not tie.role, one.id))
        return [self._standing.customers[one.customer_id] for one in there]


def _agrees(customer: Customer, person: PersonRow) -> bool:
    """The same name, and no paper that says otherwise."""
    papers = {customer.id_no, person.id_no} - {""}
    return customer.name == person.name and len(papers) < 2
