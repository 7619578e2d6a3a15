"""What moving out asks for, decided from plain values (MOVEOUT-02 to MOVEOUT-08)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from deskapp.estate.kinds import OccupancyRole, OccupancyState
from deskapp.handover.move_out.kinds import CARDS, Leaving, Meter, MoveOutDeed, MoveOutState, Thing
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED, Refusal
from deskapp.release.kinds import USERS, Relation

OWING = "move_out_owing"
"""The act of the leads who let somebody leave who still owes, for a reason."""
MUST_READ = (Meter.WATER, Meter.ELECTRICITY)
OF_OWNER = frozenset({OccupancyRole.OWNER, OccupancyRole.FAMILY_MEMBER})
OF_USER = frozenset({OccupancyRole.TENANT, OccupancyRole.MERCHANT, OccupancyRole.NON_OWNER_USER})
S, D = MoveOutState, MoveOutDeed
AFTER = {D.STARTED: S.DRAFT, D.CONFIRMED: S.SETTLING, D.SETTLED: S.CLEARED, D.FINISHED: S.MOVED_OUT}
OPEN = (S.DRAFT, S.SETTLING, S.CLEARED)


@dataclass(frozen=True)
class Read:
    """A meter as it was read; `before` may be empty. Figures as they stand on it."""

    meter: Meter
    before: str
    now: str
    remark: str = ""


@dataclass(frozen=True)
class Back:
    """A thing to be handed back: how many there are out, how many came."""

    thing: Thing
    name: str
    numbers: str
    due: int
    back: int
    remark: str = ""


@dataclass(frozen=True)
class Present:
    """Somebody tied to the unit now."""

    customer_id: int
    role: OccupancyRole


def state(deeds: Sequence[MoveOutDeed]) -> MoveOutState:
    """How it stands; `deeds` in the order they were done, the first of them that it was started (table of 3.6)."""
    if D.CANCELLED in deeds:
        return S.CANCELLED
    return AFTER[next(deed for deed in reversed(deeds) if deed in AFTER)]


def only_in(now: MoveOutState, allowed: Collection[MoveOutState], act: str) -> Iterator[Refusal]:
    """An act is done only where the states of 3.6 lead from."""
    if now not in allowed:
        yield Refusal(f"这件迁出现在是“{now.value}”，不能{act}", "MOVEOUT-01")


def applies(relation: Relation) -> Iterator[Refusal]:
    """Whoever moves out says so himself: owner, tenant or merchant (MOVEOUT-02)."""
    if relation not in USERS | {Relation.OWNER}:
        yield Refusal("迁出由业主或租户本人办理；代办的请业主写委托书，按业主登记", "MOVEOUT-02")


def needs_owner(relation: Relation) -> bool:
    """Whoever uses what belongs to another leaves with its owner's knowledge (MOVEOUT-02)."""
    return relation in USERS


def leaves_on(day: date, moved_in: date | None) -> Iterator[Refusal]:
    """Nobody leaves before he came (MOVEOUT-06)."""
    if moved_in is not None and day < moved_in:
        yield Refusal(f"迁出日期 {day} 早于入住日期 {moved_in}，请核对", "MOVEOUT-06")


def leavers(found: Sequence[Present], relation: Relation, customer_id: int, leaving: Leaving) -> frozenset[int]:
    """Whose home it is no longer: the person alone, or everybody who lives there by the same right (MOVEOUT-06)."""
    if leaving is Leaving.ALONE:
        return frozenset({customer_id})
    roles = OF_OWNER if relation is Relation.OWNER else OF_USER
    return frozenset({customer_id, *(one.customer_id for one in found if one.role in roles)})


def ends(one: Present, gone: frozenset[int]) -> bool:
    """Whether a tie to the unit ends: whoever owns a home still does when he lives elsewhere (MOVEOUT-06)."""
    return one.customer_id in gone and one.role is not OccupancyRole.OWNER


def afterwards(remaining: Collection[OccupancyRole], *, owner_stays: bool) -> OccupancyState:
    """What the unit is once they are gone: vacant if nobody remains (MOVEOUT-06, VACANT-08)."""
    if OF_USER.intersection(remaining):
        return OccupancyState.LET
    lived_in = owner_stays or OccupancyRole.FAMILY_MEMBER in remaining
    return OccupancyState.OCCUPIED if lived_in else OccupancyState.VACANT


def nobody_stays(relation: Relation, leaving: Leaving, *, owner_stays: bool) -> Iterator[Refusal]:
    """An owner who leaves with his family does not stay (MOVEOUT-06)."""
    if owner_stays and relation is Relation.OWNER and leaving is Leaving.HOUSEHOLD:
        yield Refusal("业主全家迁出的，请不要勾选“业主仍住在这里”", "MOVEOUT-06")


def readings(read: Sequence[Read]) -> Iterator[Refusal]:
    """Water and electricity are read, and no meter runs backwards but one that was changed (MOVEOUT-05)."""
    for meter in MUST_READ:
        if meter not in [one.meter for one in read]:
            yield Refusal(f"请抄{meter.value}的迁出底数", "MOVEOUT-05")
    for one in read:
        before, now = figure(one.before), figure(one.now)
        if now is None or (one.before and before is None):
            yield Refusal(f"{one.meter.value}的读数请填数字", "MOVEOUT-05")
        elif before is not None and now < before and not one.remark:
            words = f"{one.meter.value}底数 {one.now} 小于上次 {one.before}，请核对；换过表的写在说明里"
            yield Refusal(words, "MOVEOUT-05")


def used(one: Read) -> str:
    """What was used since it was read last, in the words of the form; empty where that is not known."""
    before, now = figure(one.before), figure(one.now)
    if before is None or now is None or now < before:
        return ""
    return f"{now - before} {one.meter.measure}".strip()


def figure(text: str) -> Decimal | None:
    """What stands on a meter; None for what is no such figure."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def handed_back(lines: Sequence[Back], cards: Collection[str]) -> Iterator[Refusal]:
    """Every card that is out stands on the list, and what did not come back is explained (MOVEOUT-04)."""
    listed = [one.numbers for one in lines if one.thing in CARDS]
    for number in cards:
        if number not in listed:
            yield Refusal(f"卡 {number} 还在用，请列入：交回的填 1，没有交回的填 0", "MOVEOUT-04")
    for one in lines:
        named = f"{one.name} {one.numbers}".strip()
        if one.thing in CARDS and one.numbers not in cards:
            yield Refusal(f"{named}不是这户在用的卡，请核对卡号", "MOVEOUT-04")
        if not 0 <= one.back <= one.due:
            yield Refusal(f"{named}应交 {one.due}，实交不能是 {one.back}", "MOVEOUT-04")
        elif one.back < one.due and not one.remark:
            yield Refusal(f"{named}少交 {one.due - one.back}，请写说明", "MOVEOUT-04")


def settled(owed: Money, lying: Sequence[str]) -> Iterator[Refusal]:
    """Everything is paid, or a lead lets it be; what the centre still holds is brought to mind (MOVEOUT-03)."""
    if owed:
        yield Refusal(f"还有 {owed} 没有结清，请先收费（F2）", "MOVEOUT-03", OWING)
    for words in lying:
        yield Refusal(f"{words}，请先办退款，由出纳付款；留下的须与客户说明", "MOVEOUT-03", HEED)


def all_done(deeds: Collection[MoveOutDeed]) -> Iterator[Refusal]:
    """Meters are read and things handed back before the sheet is printed (MOVEOUT-04, MOVEOUT-05)."""
    if D.READ not in deeds:
        yield Refusal("还没有抄表，请先办“迁出抄表”", "MOVEOUT-05")
    if D.HANDED_BACK not in deeds:
        yield Refusal("还没有登记交还的钥匙和卡，请先办“迁出交还”", "MOVEOUT-04")


def goods(slips: Collection[str], awaiting: Collection[str], *, none: bool) -> Iterator[Refusal]:
    """Goods leave only with a slip; one that is not issued yet is no slip (MOVEOUT-07)."""
    if awaiting:
        yield Refusal(f"放行条 {'、'.join(awaiting)} 还没有开出，请先办完", "MOVEOUT-07")
    elif not slips and not none:
        yield Refusal("物资凭放行条搬出：请先办“物资放行”；没有物资搬出的请勾选", "MOVEOUT-07")
    elif slips and none:
        yield Refusal(f"已经开了放行条 {'、'.join(slips)}，请不要勾选“没有物资搬出”", "MOVEOUT-07")


def still_settled(printed: Money, owed: Money, cards: Collection[str]) -> Iterator[Refusal]:
    """Nothing came to it since the sheet was printed: no fee, no card (MOVEOUT-03, MOVEOUT-04)."""
    if owed > printed:
        yield Refusal(f"结算以后又有 {owed - printed} 没有结清，请重新结算", "MOVEOUT-03")
    if cards:
        yield Refusal(f"卡 {'、'.join(cards)} 还在用，请先收回或注销", "MOVEOUT-04")


def gone(leaving_on: date, today: date) -> Iterator[Refusal]:
    """A home is not given up before the day they leave (MOVEOUT-06)."""
    if leaving_on > today:
        yield Refusal(f"迁出日期是 {leaving_on}，到那一天再办结", "MOVEOUT-06")
