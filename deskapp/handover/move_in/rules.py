"""What is allowed at a move-in, and how it stands; decided from plain values (MOVEIN-03 to MOVEIN-35)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.customer_file.papers import Needed, PaperLine, missing
from deskapp.handover.documents import OWNER_COPIES
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState, Opinion, Recheck, WitnessRole
from deskapp.kernel.days import boundary, period_end
from deskapp.kernel.problems import HEED, Refusal
from deskapp.staff.choices import MoveInOrder

LATER = "move_in_papers_later"
"""The act of the customer-service lead who lets a missing paper pass until a promised day (MOVEIN-08)."""
SEQUENCES: Mapping[MoveInOrder, tuple[MoveInDeed, ...]] = {
    MoveInOrder.INSPECT_FIRST: (
        MoveInDeed.RECEIVED,
        MoveInDeed.INSPECTED,
        MoveInDeed.AGREED,
        MoveInDeed.PAID,
        MoveInDeed.KEYS,
        MoveInDeed.COMPLETED,
    ),
    MoveInOrder.PAY_FIRST: (
        MoveInDeed.RECEIVED,
        MoveInDeed.PAID,
        MoveInDeed.INSPECTED,
        MoveInDeed.AGREED,
        MoveInDeed.KEYS,
        MoveInDeed.COMPLETED,
    ),
}
"""Both orders of MOVEIN-29."""
_STATES = {
    MoveInDeed.RECEIVED: MoveInState.RECEIVED,
    MoveInDeed.AGREED: MoveInState.AGREEMENTS_SIGNED,
    MoveInDeed.PAID: MoveInState.PAID,
    MoveInDeed.KEYS: MoveInState.KEYS_ISSUED,
    MoveInDeed.COMPLETED: MoveInState.COMPLETED,
}


@dataclass(frozen=True)
class Stage:
    """What is known of a move-in: what was done on it, and its defects by what was last heard of each."""

    order: MoveInOrder
    done: frozenset[MoveInDeed]
    defects: tuple[Recheck | None, ...] = ()
    keys_require_acceptance: bool = True

    @property
    def open_defects(self) -> int:
        """How many defects the customer has not accepted as mended."""
        return sum(one is not Recheck.ACCEPTED for one in self.defects)

    @property
    def over(self) -> bool:
        """Whether nothing more can be done on it but its defects."""
        return bool(self.done & {MoveInDeed.COMPLETED, MoveInDeed.CANCELLED})

    @property
    def next(self) -> MoveInDeed | None:
        """What it waits for; the defects, where those come first."""
        if self.over:
            return None
        deed = next(one for one in SEQUENCES[self.order] if one not in self.done)
        return MoveInDeed.DEFECTS_NOTED if deed in (MoveInDeed.AGREED, MoveInDeed.KEYS) and self.held_up else deed

    @property
    def held_up(self) -> bool:
        """Whether defects keep the customer from his keys (MOVEIN-28)."""
        return self.keys_require_acceptance and bool(self.open_defects)


def state(stage: Stage) -> MoveInState:
    """How it stands: the last deed of its order that was done."""
    if MoveInDeed.CANCELLED in stage.done:
        return MoveInState.CANCELLED
    last = next((one for one in reversed(SEQUENCES[stage.order]) if one in stage.done), None)
    if last is None:
        return MoveInState.PREPARED
    if last is MoveInDeed.INSPECTED:
        if stage.open_defects:
            return MoveInState.RECTIFYING
        return MoveInState.REINSPECTED if stage.defects else MoveInState.INSPECTED
    return _STATES[last]


def may(deed: MoveInDeed, stage: Stage) -> Iterator[Refusal]:
    """Whether a deed comes now: once, after those before it in the order of the centre (MOVEIN-29)."""
    if MoveInDeed.CANCELLED in stage.done:
        yield Refusal("这次入住已取消", "GEN-09")
        return
    if deed in stage.done:
        yield Refusal(f"“{deed.value}”已经办过了", "MOVEIN-29")
        return
    order = SEQUENCES[stage.order]
    before = [one.value for one in order[: order.index(deed)] if one not in stage.done]
    if before:
        yield Refusal(f"请先办“{before[0]}”，再办“{deed.value}”", "MOVEIN-29")
    elif deed in (MoveInDeed.AGREED, MoveInDeed.KEYS) and stage.held_up:
        words = f"还有 {stage.open_defects} 项问题没有复验合格，整改并经业主验收后再办"
        yield Refusal(words, "MOVEIN-28")


def cancels(stage: Stage) -> Iterator[Refusal]:
    """What was paid for is not called off here; the money goes back first (GEN-09)."""
    if stage.over:
        yield Refusal("这次入住已经办完或取消", "GEN-09")
    elif MoveInDeed.PAID in stage.done:
        yield Refusal("已经收费，不能取消：请先作废收据", "GEN-09")


def packed(lacks: Sequence[str]) -> Iterator[Refusal]:
    """A bag that is not complete is warned of (MOVEIN-03, MOVEIN-07)."""
    if lacks:
        yield Refusal(f"资料袋还缺 {'、'.join(lacks)}", "MOVEIN-03", HEED)


def papers(needed: Iterable[Needed], lines: Sequence[PaperLine]) -> Iterator[Refusal]:
    """A missing paper blocks, unless the lead lets it come later (MOVEIN-08 to MOVEIN-10)."""
    for one in missing(needed, lines):
        yield Refusal(one.text, one.rule, LATER)


def promise(promised: date | None, today: date) -> Iterator[Refusal]:
    """What comes later comes on a day that was promised (MOVEIN-08)."""
    if promised is None or promised < today:
        yield Refusal("请填写客户答应补交资料的日期", "MOVEIN-08")


def bank(name: str, accepted: Collection[str]) -> Iterator[Refusal]:
    """The account is with a bank from which fees can be collected (MOVEIN-11)."""
    if name and name not in accepted:
        yield Refusal(f"“{name}”不在可托收的银行里，可用：{'、'.join(accepted)}", "MOVEIN-11")


def copies(id_card: int, account: int, family: int, *, members: int, has_account: bool) -> Iterator[Refusal]:
    """What is copied at the desk, and how often (MOVEIN-18)."""
    if id_card < OWNER_COPIES:
        yield Refusal(f"业主（法定代表人）身份证要复印 {OWNER_COPIES} 份，现在 {id_card} 份", "MOVEIN-18")
    if has_account and account < OWNER_COPIES:
        yield Refusal(f"银行账户要复印 {OWNER_COPIES} 份，现在 {account} 份", "MOVEIN-18")
    if family < members:
        yield Refusal(f"家庭成员（使用人）身份证每人 1 份，共 {members} 份，现在 {family} 份", "MOVEIN-18")


def notice_copied(copied: bool) -> Iterator[Refusal]:
    """The notice stays here, and the owner takes a copy along (MOVEIN-16)."""
    if not copied:
        yield Refusal("请复印一份入住通知书交业主留存", "MOVEIN-16")


def accompanied(roles: Collection[WitnessRole]) -> Iterator[Refusal]:
    """Our technician and the developer's engineer go along; without one of them is warned (MOVEIN-19, MOVEIN-35)."""
    lacking = [one.value for one in (WitnessRole.TECHNICIAN, WitnessRole.ENGINEER) if one not in roles]
    if lacking:
        yield Refusal(f"验房没有{'、'.join(lacking)}陪同", "MOVEIN-19", HEED)


def readings(water: str, electricity: str) -> Iterator[Refusal]:
    """Water and electricity are read as they stand on the day (MOVEIN-19)."""
    lacking = [name for name, read in (("水表", water), ("电表", electricity)) if not read.strip()]
    if lacking:
        yield Refusal(f"请抄{'、'.join(lacking)}底度", "MOVEIN-19")


def inspected(day: date, today: date) -> Iterator[Refusal]:
    """Nobody has inspected tomorrow."""
    if day > today:
        yield Refusal(f"验房日期 {day} 还没有到", "MOVEIN-19")


def found(opinion: Opinion, defects: Sequence[date], inspected_on: date, *, passed_on: bool) -> Iterator[Refusal]:
    """Defects are passed on at once, each with a day; an owner who waits for repairs has named some (MOVEIN-20)."""
    if defects and not passed_on:
        yield Refusal("问题清单要当场转交责任单位", "MOVEIN-20")
    if any(due < inspected_on for due in defects):
        yield Refusal("整改期限不能早于验房日期", "MOVEIN-20")
    if opinion is not Opinion.ACCEPTED and not defects:
        yield Refusal(f"业主意见是“{opinion.value}”，请写明要整改的问题", "MOVEIN-20")


def rechecked(before: Recheck | None, now: Recheck, day: date, since: date, today: date) -> Iterator[Refusal]:
    """What was accepted stays so; a note is of a day between the inspection and today (MOVEIN-20)."""
    if before is Recheck.ACCEPTED:
        yield Refusal("这一项已经复验合格", "MOVEIN-20")
    if not since <= day <= today:
        yield Refusal(f"日期应在验房日期 {since} 和今天之间", "MOVEIN-20")


def against_receipt(shown: str, issued: Collection[str]) -> Iterator[Refusal]:
    """Keys only against the receipt of this very move-in (MOVEIN-26)."""
    if shown.strip().upper().removeprefix("NO.").strip() not in issued:
        yield Refusal(f"请出示这次收费的收据：{'、'.join(sorted(issued))}", "MOVEIN-26")


def promised(task: str) -> Iterator[Refusal]:
    """What was promised and did not come is warned of before the file is opened (MOVEIN-08)."""
    if task:
        yield Refusal(f"{task}，还没有补来", "MOVEIN-08", HEED)


def lives_there(day: date, received_on: date) -> Iterator[Refusal]:
    """Nobody lives there before he was received (MOVEIN-32)."""
    if day < received_on:
        yield Refusal(f"入住日期不能早于接待日期 {received_on}", "MOVEIN-32")


def visit_due(moved_in_on: date, months: int) -> date:
    """The same day so many months later, the last of the month where it has none (VISIT-28, GEN-06)."""
    same = boundary(moved_in_on, months)
    return same if same.day == moved_in_on.day else period_end(moved_in_on, months)


def lease(start: date, end: date, today: date) -> Iterator[Refusal]:
    """A lease runs on and is not over (MOVEIN-34)."""
    if end < start:
        yield Refusal(f"租期止 {end} 早于租期起 {start}", "MOVEIN-34")
    elif end < today:
        yield Refusal(f"租期已于 {end} 到期", "MOVEIN-34")
