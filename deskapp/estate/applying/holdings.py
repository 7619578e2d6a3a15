"""From the vehicles, parking spaces and cards of a roster to records."""

from typing import Any

from deskapp.estate.applying.wanted import Wanted
from deskapp.estate.applying.wishes import Wishes
from deskapp.estate.records import IcCard, ParkingSpace, Vehicle
from deskapp.estate.roster.rows import CardRow, SpaceRow, VehicleRow


def vehicle_wish(row: VehicleRow, wishes: Wishes) -> Wanted:
    """A vehicle; one on record may come to belong to another unit."""
    known = wishes.standing.vehicles.get(row.plate)
    values = {} if known else {"plate": row.plate}
    return Wanted(Vehicle, "车牌", row.plate, row.source, known, values, _holder(row, known, wishes))


def space_wish(row: SpaceRow, wishes: Wishes) -> Wanted:
    """A parking space. A new one has its kind by now; without it the line was refused, or the space left out."""
    known = wishes.standing.spaces.get(row.space_no)
    values: dict[str, Any] = {"kind": row.kind} if row.kind else {}
    if row.note:
        values["note"] = row.note
    if not known:
        values["space_no"] = row.space_no
    return Wanted(ParkingSpace, "车位", row.space_no, row.source, known, values, _holder(row, known, wishes))


def card_wish(row: CardRow, wishes: Wishes) -> Wanted:
    """An access card; its state is not for a roster to say."""
    known = wishes.standing.cards.get(row.card_no)
    values = {} if known else {"card_no": row.card_no}
    return Wanted(IcCard, "门禁卡", row.card_no, row.source, known, values, _holder(row, known, wishes))


def _holder(
    row: VehicleRow | SpaceRow | CardRow, known: Vehicle | ParkingSpace | IcCard | None, wishes: Wishes
) -> dict[str, Wanted]:
    """The unit, and who has it. A roster's line often only guesses who: what is on record of the same unit stays."""
    links = wishes.links(row.room, row.person)
    unit = links.get("unit")
    same_unit = known is not None and (unit is None or (unit.row is not None and known.unit_id == unit.row.id))
    if known and same_unit and known.customer_id is not None:
        links.pop("customer", None)
    return links
