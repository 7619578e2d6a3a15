"""What a roster file says, as the program's own values, each with the line it came from; nothing is stored yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from deskapp.estate.kinds import CustomerKind, OccupancyRole, OccupancyState, SpaceKind, UnitUse
from deskapp.estate.roster.bodies import Skipped
from deskapp.estate.roster.codes import UnknownCode
from deskapp.kernel.money import Area
from deskapp.kernel.people import IdKind
from deskapp.kernel.rooms import RoomNo


@dataclass(frozen=True, order=True)
class Source:
    """A line of a sheet, its number as Excel shows it."""

    sheet: str
    line: int


@dataclass(frozen=True)
class BuildingRow:
    """A building, or one entrance of it, from a sheet that lists them."""

    building: str
    entrance: str
    source: Source


@dataclass(frozen=True)
class UnitRow:
    """A unit (GEN-01). None where the roster does not tell."""

    room: RoomNo
    source: Source
    floor: int | None = None
    area: Area | None = None
    unit_type: str = ""
    use: UnitUse | None = None
    metered_to_household: bool | None = None
    state: OccupancyState | None = None
    zone: str = ""
    charged_from: date | None = None
    note: str = ""


@dataclass(frozen=True)
class BankRow:
    """The account fees are collected from."""

    bank: str
    account_name: str
    account_no: str


@dataclass(frozen=True)
class PersonRow:
    """A person or company; `key` is unique within the roster, `outside_no` is the number the file itself gives."""

    key: str
    name: str
    source: Source
    kind: CustomerKind = CustomerKind.HOUSEHOLD
    id_kind: IdKind = IdKind.NONE
    id_no: str = ""
    phones: tuple[str, ...] = ()
    employer: str = ""
    outside_no: str = ""
    bank: BankRow | None = None
    note: str = ""


@dataclass(frozen=True)
class OccupancyRow:
    """Who is tied to a room, and how; `person` is a PersonRow's key."""

    room: RoomNo
    person: str
    role: OccupancyRole
    source: Source
    from_date: date | None = None
    to_date: date | None = None
    lease_to: date | None = None
    emergency_name: str = ""
    emergency_phone: str = ""


@dataclass(frozen=True)
class VehicleRow:
    """A vehicle of a room, or of a person where no room is told."""

    plate: str
    source: Source
    room: RoomNo | None = None
    person: str = ""


@dataclass(frozen=True)
class CardRow:
    """An access card of a room, and the person who has it."""

    card_no: str
    source: Source
    room: RoomNo
    person: str = ""


@dataclass(frozen=True)
class SpaceRow:
    """A parking space and who has it; nobody perhaps. `kind` is None where nobody has told it yet."""

    space_no: str
    source: Source
    kind: SpaceKind | None = None
    room: RoomNo | None = None
    person: str = ""
    note: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line. If `refused` it is not imported; else it is, without this value or with it as typed.

    `column` is the letters of the column, "" for the whole line. `value` is masked where it is private (PRIVACY-03).
    """

    sheet: str
    line: int
    column: str
    value: str
    reason: str
    refused: bool = False


@dataclass(frozen=True)
class Roster:
    """All that was understood of a book, and all that was not."""

    layout: str
    buildings: tuple[BuildingRow, ...]
    units: tuple[UnitRow, ...]
    people: tuple[PersonRow, ...]
    occupancies: tuple[OccupancyRow, ...]
    vehicles: tuple[VehicleRow, ...]
    spaces: tuple[SpaceRow, ...]
    cards: tuple[CardRow, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[Skipped, ...]
    unknown_codes: tuple[UnknownCode, ...]
    read: tuple[Source, ...]
    """Every line of data, refused or not."""

    @property
    def refused(self) -> dict[Source, str]:
        """The lines that are not imported, each with its reasons."""
        reasons: dict[Source, list[str]] = {}
        for fault in self.faults:
            if fault.refused:
                reasons.setdefault(Source(fault.sheet, fault.line), []).append(fault.reason)
        return {source: "；".join(texts) for source, texts in reasons.items()}

    def warnings(self) -> Iterator[Fault]:
        """What is odd in lines that are imported all the same."""
        return (fault for fault in self.faults if not fault.refused)
