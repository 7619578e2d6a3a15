"""Numbered lists for a door group: all cards, or what changed since the list before; and where they were loaded."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access.door_records import Door, DoorGroup, DoorList, DoorLoading
from deskapp.access.doors.lines import DoorLine, Only, Told, lines_of
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import ListKind, ListStatus
from deskapp.access.numbers.format import NumberFormat
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.staff.settings import Settings, read_settings
from deskapp.store.columns import canonical

Standing = dict[int, Told]
"""What a door was told, by the card's id."""


@dataclass(frozen=True)
class DraftList:
    """A list before it is written: what it will be called, the cards to allow, those to refuse or take out."""

    group_id: int
    group_name: str
    gate: bool
    number: int
    kind: ListKind
    base_number: int | None
    day: date
    allowed: tuple[DoorLine, ...]
    refused: tuple[DoorLine, ...]
    without_number: tuple[str, ...]
    format_words: str

    @property
    def title(self) -> str:
        """门禁名单 3栋大堂 第 12 号（差量，接第 11 号）."""
        return title(self.group_name, self.number, self.kind, self.base_number, gate=self.gate)

    @property
    def file_name(self) -> str:
        """Without its ending: 门禁名单_3栋大堂_0012_差量."""
        what = "车场名单" if self.gate else "门禁名单"
        return f"{what}_{safe(self.group_name)}_{self.number:04d}_{self.kind.value}"

    @property
    def digest(self) -> str:
        """SHA-256 over everything the door is told, in hexadecimal digits."""
        said = [[str(one.card_id), *one.told.to_json()] for one in (*self.allowed, *self.refused)]
        return hashlib.sha256(canonical([self.number, self.kind.name, said]).encode()).hexdigest()


def safe(name: str) -> str:
    """The name of a group as part of a file name."""
    return re.sub(r"[^\w一-鿿-]+", "_", name)


def title(group: str, number: int, kind: ListKind, base: int | None, *, gate: bool) -> str:
    """What a list is called: 门禁名单 3栋大堂 第 12 号（差量，接第 11 号）."""
    what = "车场名单" if gate else "门禁名单"
    after = f"，接第 {base} 号" if base else ""
    return f"{what} {group} 第 {number} 号（{kind.value}{after}）"


def number_format(settings: Settings) -> NumberFormat | None:
    """The site's number format; None as long as it was not found."""
    return NumberFormat.parse(settings.card_number_format) if settings.card_number_format else None


def refusals(session: Session, group: DoorGroup, kind: ListKind) -> Iterator[Refusal]:
    """What stands against a list now: practice cards open no door, a difference needs a list before it."""
    settings = read_settings(session)
    if settings.practice:
        yield Refusal("练习模式的卡开不了门，不导出名单")
    if not settings.card_number_format:
        yield Refusal("还不知道门禁软件怎样显示卡号：请先放一张卡，输入软件显示的号码")
    if kind is ListKind.DIFFERENCE and last_number(session, group.id) is None:
        yield Refusal(f"“{group.name}”还没有导出过名单，第一次请导出全量")


def prepare(session: Session, group: DoorGroup, kind: ListKind, today: date) -> DraftList:
    """The next list of a group, not yet kept. Raises AccessError."""
    insist(refusals(session, group, kind))
    form = number_format(read_settings(session))
    found = lines_of(session, group, today, form)
    last = last_number(session, group.id)
    base = last if kind is ListKind.DIFFERENCE else None
    before = told_by(session, group.id, last) if last and base else {}
    insist(renumbered(before, found.lines))
    changed = [one for one in found.lines.values() if before.get(one.card_id) != one.told]
    shown = [*changed, *_gone(session, before, found.lines)] if base else list(found.lines.values())
    ordered = sorted(shown, key=lambda one: (one.told.number, one.card_id))
    return DraftList(
        group.id,
        group.name,
        group.gate,
        (last or 0) + 1,
        kind,
        base,
        today,
        tuple(one for one in ordered if one.told.allowed),
        tuple(one for one in ordered if not one.told.allowed),
        found.without_number,
        form.words if form else "",
    )


def nothing_new(session: Session, group: DoorGroup, today: date) -> Iterator[Refusal]:
    """A difference without a card in it would only use up a number; renumbered cards ask for a full list."""
    form = number_format(read_settings(session))
    before = told_by(session, group.id, last_number(session, group.id) or 0)
    now = lines_of(session, group, today, form).lines
    other = list(renumbered(before, now))
    yield from other
    same = all(before.get(card_id) == line.told for card_id, line in now.items())
    if not other and same and not any(told.allowed and card_id not in now for card_id, told in before.items()):
        yield Refusal(f"上一号名单以后，“{group.name}”没有变化，不用导出")


def renumbered(before: Standing, now: dict[int, DoorLine]) -> Iterator[Refusal]:
    """A difference cannot take back numbers in another format: the doors would keep the old ones beside the new."""
    other = [card_id for card_id, told in before.items() if card_id in now and now[card_id].told.number != told.number]
    if other:
        yield Refusal(f"有 {len(other)} 张卡的卡号写法变了（卡号格式改过），差量说不清，请导出全量")


def keep(session: Session, request_id: str, draft: DraftList, files: tuple[str, ...]) -> DoorList:
    """The list was written to these files. Raises AccessError where another list was made meanwhile."""
    known = session.scalars(select(DoorList).where(DoorList.request_id == request_id)).one_or_none()
    if known:
        return known
    if (last_number(session, draft.group_id) or 0) + 1 != draft.number:
        raise AccessError(f"{draft.group_name}刚刚又导出了一份名单，这份作废。请重新导出")
    lines = {str(one.card_id): one.told.to_json() for one in (*draft.allowed, *draft.refused)}
    made = DoorList(
        request_id=request_id,
        group_id=draft.group_id,
        number=draft.number,
        kind=draft.kind,
        base_number=draft.base_number,
        allowed=len(draft.allowed),
        refused=len(draft.refused),
        digest=draft.digest,
        files=list(files),
        lines=lines,
    )
    session.add(made)
    session.flush()
    return made


def confirm(session: Session, list_id: int, door_id: int) -> None:
    """Somebody loaded a list at a door; one it has already is left alone. Raises AccessError as `in_the_way` says."""
    row, door = session.get_one(DoorList, list_id), session.get_one(Door, door_id)
    insist(in_the_way(session, row, door))
    if row.number > (loaded_number(session, door_id) or 0):
        session.add(DoorLoading(list_id=row.id, door_id=door.id, at=session.info["at"], by_id=session.info["by"]))
        session.flush()


def in_the_way(session: Session, row: DoorList, door: Door) -> Iterator[Refusal]:
    """What stands against a list at a door: it is for other doors, or a difference that a list before it is missing."""
    now = loaded_number(session, door.id) or 0
    if door.group_id != row.group_id:
        yield Refusal(f"“{door.name}”不属于这份名单的门组")
    elif row.number > now and row.kind is ListKind.DIFFERENCE and now != row.base_number:
        need = f"第 {row.base_number} 号" if now else "全量名单"
        yield Refusal(f"“{door.name}”现在是第 {now} 号，第 {row.number} 号是差量，请先导入{need}")


def numbered(session: Session, group_id: int, number: int) -> DoorList | None:
    """The list of a group with this number; None where there is none."""
    asked = select(DoorList).where(DoorList.group_id == group_id, DoorList.number == number)
    return session.scalars(asked).one_or_none()


def last_number(session: Session, group_id: int) -> int | None:
    """The number of the newest list of a group."""
    return session.scalar(select(func.max(DoorList.number)).where(DoorList.group_id == group_id))


def loaded_number(session: Session, door_id: int) -> int | None:
    """The newest list that was loaded at a door; None where none was."""
    asked = select(func.max(DoorList.number)).join(DoorLoading, DoorLoading.list_id == DoorList.id)
    return session.scalar(asked.where(DoorLoading.door_id == door_id))


def told_by(session: Session, group_id: int, number: int, only: Only = None) -> Standing:
    """What a door knows that has loaded every list up to this one: the last full list, and the differences after it.

    Of all cards, or of those that are named.
    """
    full = select(func.max(DoorList.number)).where(
        DoorList.group_id == group_id, DoorList.number <= number, DoorList.kind == ListKind.FULL
    )
    first = session.scalar(full) or 0
    asked = select(DoorList.lines).where(DoorList.group_id == group_id, DoorList.number.between(first, number))
    known: dict[str, list[Any]] = {}
    for lines in session.scalars(asked.order_by(DoorList.number)):
        known |= lines if only is None else {str(card): lines[str(card)] for card in only if str(card) in lines}
    return {int(card): Told.from_json(told) for card, told in known.items()}


def _gone(session: Session, before: Standing, now: dict[int, DoorLine]) -> Iterator[DoorLine]:
    """Cards the doors still allow, and of which nothing is to be said any more: handed in, or out of this group."""
    for card_id, told in before.items():
        if told.allowed and card_id not in now:
            card = session.get_one(IcCard, card_id)
            out = Told(ListStatus.STOPPED, told.valid_from, told.valid_to, told.issue_no, told.number)
            changed = card.updated_at.astimezone(CHINA).date()
            yield DoorLine(card_id, out, card.uid or "", card.card_no, "", "", changed)
