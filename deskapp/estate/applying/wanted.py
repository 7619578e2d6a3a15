"""One record as a roster wants it: to be made, changed field by field, or left as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.types import TypeDecorator

from deskapp.estate.records import BankAccount, Customer, IcCard, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.roster.rows import Source
from deskapp.flow.answer import show
from deskapp.kernel.masks import masked_account, masked_id, masked_phone

Kept = Unit | Customer | Occupancy | BankAccount | Vehicle | ParkingSpace | IcCard
KINDS: tuple[type[Kept], ...] = (Unit, Customer, Occupancy, BankAccount, Vehicle, ParkingSpace, IcCard)
"""In the order in which they are put on record: what is referred to first."""

NAMES: dict[str, str] = {
    "floor": "楼层",
    "area": "建筑面积",
    "unit_type": "户型",
    "use": "用途",
    "metered_to_household": "抄表到户",
    "zone": "片区",
    "occupancy_state": "居住状态",
    "charged_from": "计费起始日期",
    "note": "备注",
    "kind": "类型",
    "id_kind": "证件类型",
    "id_no": "证件号",
    "phone": "电话",
    "other_phones": "其他电话",
    "employer": "工作单位",
    "outside_no": "业主编号",
    "from_date": "起始日期",
    "to_date": "迁出日期",
    "move_in_date": "入住日期",
    "lease_to": "租期止",
    "emergency_contact_name": "紧急联系人",
    "emergency_contact_phone": "紧急联系电话",
    "bank": "开户行",
    "account_name": "户名",
    "valid_to": "有效至",
    "unit": "房号",
    "customer": "使用人",
}
_DIALECT = DefaultDialect()
"""Our columns keep the same values on every database."""
MASKS = {"id_no": masked_id, "account_no": masked_account}


@dataclass(frozen=True)
class FieldChange:
    """What a field says on record and what it is to say, in words, masked where it is private (PRIVACY-03)."""

    name: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.name} {self.before or '空'} → {self.after}"


@dataclass(eq=False)
class Wanted:
    """`row` is what stands on record, None if it is to be made. `values` go by column, `links` by relationship.

    Of what stands, `values` and `links` hold only what the roster tells: what it leaves blank stays.
    """

    kind: type[Kept]
    what: str
    name: str
    source: Source
    row: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, "Wanted"] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """业主 甘棠, 车牌 粤B12345."""
        return f"{self.what} {self.name}"

    def changes(self) -> list[FieldChange]:
        """What would become different; nothing for a new record."""
        if self.row is None:
            return []
        return [*self._changed_values(), *self._changed_links()]

    def new_values(self) -> dict[str, Any]:
        """What is to be set, links as the ids of records that are kept by now."""
        ids = {f"{name}_id": linked.row.id for name, linked in self.links.items()}
        wanted = {**self.values, **ids}
        return wanted if self.row is None else {k: v for k, v in wanted.items() if getattr(self.row, k) != v}

    def _changed_values(self) -> Iterator[FieldChange]:
        for column, value in self.values.items():
            before = getattr(self.row, column)
            if before != value:
                yield FieldChange(NAMES[column], self._shown(column, before), self._shown(column, value))

    def _changed_links(self) -> Iterator[FieldChange]:
        for name, linked in self.links.items():
            before = getattr(self.row, name)
            if before is None or before is not linked.row:
                yield FieldChange(NAMES[name], _title_of(before), linked.name)

    def _shown(self, column: str, value: Any) -> str:
        words = show(value)
        if not self.kind.__table__.columns[column].info.get("personal"):
            return words
        return MASKS.get(column, masked_phone)(words) if words else ""


def stored(kind: type[Kept], column: str, value: Any) -> Any:
    """A value as plain JSON, to be put back by `restored`."""
    shape = kind.__table__.columns[column].type
    return shape.process_bind_param(value, _DIALECT) if isinstance(shape, TypeDecorator) else value


def restored(kind: type[Kept], column: str, value: Any) -> Any:
    """The value that `stored` made plain."""
    shape = kind.__table__.columns[column].type
    return shape.process_result_value(value, _DIALECT) if isinstance(shape, TypeDecorator) else value


def _title_of(row: Unit | Customer | None) -> str:
    return "" if row is None else row.room_no if isinstance(row, Unit) else row.name
