"""The people of a roster, each of them once however many lines name them."""

import re
from dataclasses import dataclass, field, replace

from deskapp.estate.roster.rows import PersonRow


@dataclass
class Register:
    """Keeps persons; a number, a paper or a telephone must agree with the name to be the same person.

    `by_number` finds them by the numbers of the file, `by_name` by their name, in the order of their first line.
    """

    people: dict[str, PersonRow] = field(default_factory=dict)
    by_number: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    _by_paper: dict[str, str] = field(default_factory=dict)
    _by_phone: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, person: PersonRow) -> str:
        """Note a person, whose key is still blank; the key under which they are kept, with what is new added to it."""
        key = self._known(person)
        if key:
            kept = _merged(self.people[key], person)
        else:
            key = f"P{len(self.people) + 1}"
            kept = replace(person, key=key)
            self.by_name.setdefault(person.name, []).append(key)
        self.people[key] = kept
        if person.outside_no:
            self.by_number.setdefault(person.outside_no, key)
        if kept.id_no:
            self._by_paper.setdefault(kept.id_no, key)
        for phone in kept.phones:
            self._by_phone.setdefault((kept.name, phone), key)
        return key

    def other_holder(self, person: PersonRow) -> PersonRow | None:
        """Somebody of another name noted with the same identity number."""
        key = self._by_paper.get(person.id_no) if person.id_no else None
        return self.people[key] if key and self.people[key].name != person.name else None

    def _known(self, person: PersonRow) -> str | None:
        candidates = (
            self.by_number.get(person.outside_no),
            self._by_paper.get(person.id_no) if person.id_no else None,
            *(self._by_phone.get((person.name, phone)) for phone in person.phones),
        )
        return next((key for key in candidates if key and _agree(self.people[key], person)), None)


def _agree(kept: PersonRow, person: PersonRow) -> bool:
    return kept.name == person.name and (not kept.id_no or not person.id_no or kept.id_no == person.id_no)


def _merged(kept: PersonRow, other: PersonRow) -> PersonRow:
    return replace(
        kept,
        id_kind=kept.id_kind if kept.id_no else other.id_kind,
        id_no=kept.id_no or other.id_no,
        phones=tuple(dict.fromkeys([*kept.phones, *other.phones])),
        employer=kept.employer or other.employer,
        outside_no=kept.outside_no or other.outside_no,
        bank=kept.bank or other.bank,
        note=kept.note or other.note,
    )


def numbers_in(text: str) -> list[str]:
    """The numbers of several persons in one cell: 12、15 or 12#15."""
    return [part.strip() for part in re.split("[、,，;；#\\s]+", text) if part.strip()]
