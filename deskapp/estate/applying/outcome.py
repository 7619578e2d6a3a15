"""A roster worked out: every record it wants, in the order of keeping, and every line that is refused."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.estate.applying.holdings import card_wish, space_wish, vehicle_wish
from deskapp.estate.applying.matching import match
from deskapp.estate.applying.objections import Objections, objections
from deskapp.estate.applying.standing import Standing, grouped
from deskapp.estate.applying.wanted import Wanted
from deskapp.estate.applying.wishes import Wishes, account_wishes, person_wish, tie_wish, unit_wish
from deskapp.estate.roster.rows import Roster, Source


@dataclass(frozen=True)
class Outcome:
    """What applying a roster would do; `reminders` tell what is left out of lines that are put on record."""

    wanted: tuple[Wanted, ...]
    refused: dict[Source, str]
    reminders: dict[Source, list[str]]


def work_out(standing: Standing, roster: Roster) -> Outcome:
    """Nothing is written. The rows that stand are those of the session by which `standing` was loaded."""
    matches = match(standing, roster)
    against = objections(standing, matches, roster)
    wishes = Wishes(standing, matches)
    ties = grouped(roster.occupancies, lambda tie: tie.room)
    for unit in roster.units:
        wish = unit_wish(unit, ties[unit.room], standing)
        if unit.source in against.refused:
            wish.values.clear()
        if unit.source not in against.refused or wish.row is not None:
            wishes.units[unit.room] = wish
    for person in roster.people:
        if person.key not in against.gone:
            wishes.people[person.key] = person_wish(person, matches.found.get(person.key))
    wanted = (*wishes.units.values(), *wishes.people.values(), *_others(roster, wishes, against))
    return Outcome(wanted, against.refused, _reminders(roster, against))


def _others(roster: Roster, wishes: Wishes, against: Objections) -> Iterator[Wanted]:
    refused = against.refused
    yield from (tie_wish(row, wishes) for row in roster.occupancies if row.source not in refused)
    for person in roster.people:
        if person.bank and person.key in wishes.people:
            yield from account_wishes(person, person.bank, wishes)
    yield from (vehicle_wish(row, wishes) for row in roster.vehicles if row.source not in refused)
    for space in roster.spaces:
        if space.source not in refused and space.space_no not in against.left_out:
            yield space_wish(space, wishes)
    yield from (card_wish(row, wishes) for row in roster.cards if row.source not in refused)


def _reminders(roster: Roster, against: Objections) -> dict[Source, list[str]]:
    odd = [(Source(fault.sheet, fault.line), fault.reason) for fault in roster.warnings()]
    odd += [(row.source, against.left_out[row.space_no]) for row in roster.spaces if row.space_no in against.left_out]
    found = grouped(odd, lambda one: one[0])
    return {source: [reason for _, reason in told] for source, told in found.items()}
