"""The table of gates: a matter, the act it stands before, how much, who may let it pass (GEN-11)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.gates.kinds import Level, Matter
from deskapp.kernel.problems import HEED, Refusal
from deskapp.staff.settings import Setting
from deskapp.store.once import once

PASS_GATE = "pass_gate"
KEY = "gate:"


@dataclass(frozen=True)
class Gate:
    """One line of the table. `level` holds until the manager sets another; `override` is the act that lets it pass."""

    act: str
    matter: Matter
    level: Level = Level.PASS
    rule: str = ""
    override: str = PASS_GATE

    @property
    def key(self) -> str:
        """What its setting is kept under: gate:collect_fees:UNPRINTED."""
        return f"{KEY}{self.act}:{self.matter.name}"

    def refusal(self, words: str, level: Level) -> Refusal:
        """What stands against the act: passed by a second person, or, where it only warns, by heeding it."""
        return Refusal(words, self.rule, HEED if level is Level.WARN else self.override, self.matter.value)


COLLECT, CLOSE = "collect_fees", "close_day"
OPEN, HAND_OVER = "open_till", "hand_over_shift"
CARD, DEPOSIT, BANK = "issue_card", "order_refund", "list_bank"
ACTS = {
    COLLECT: "收费",
    OPEN: "开班",
    HAND_OVER: "交接班",
    CLOSE: "日结",
    CARD: "办卡",
    DEPOSIT: "退押金",
    BANK: "托收",
}
"""The acts that gates stand before, as the head of the table names them."""
AT_BANK = Gate(COLLECT, Matter.AT_BANK, Level.BLOCK, "FEE-15", "collect_at_bank")
HALF_WRITTEN = Gate(CARD, Matter.HALF_WRITTEN, rule="CARD-26")
CARD_LIMIT = Gate(CARD, Matter.CARD_LIMIT, Level.BLOCK, override="exceed_card_limit")
GATES = (
    Gate(COLLECT, Matter.UNCLOSED_DAY, Level.BLOCK, "昨日未日结", "collect_before_closing"),
    Gate(COLLECT, Matter.FLOAT, rule="FEE-26"),
    Gate(COLLECT, Matter.UNPRINTED, rule="FEE-04"),
    Gate(COLLECT, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(COLLECT, Matter.DIFFERENCE, rule="FEE-32"),
    AT_BANK,
    Gate(OPEN, Matter.UNCLOSED_DAY, rule="昨日未日结"),
    Gate(OPEN, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(OPEN, Matter.DIFFERENCE, rule="FEE-32"),
    Gate(HAND_OVER, Matter.UNCLOSED_DAY, rule="昨日未日结"),
    Gate(HAND_OVER, Matter.UNPRINTED, rule="FEE-04"),
    Gate(HAND_OVER, Matter.UNSIGNED, rule="GEN-10"),
    Gate(HAND_OVER, Matter.DRAFTS, rule="GEN-12"),
    Gate(HAND_OVER, Matter.USED_UP, rule="TICKET-06"),
    Gate(HAND_OVER, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(HAND_OVER, Matter.DIFFERENCE, rule="FEE-32"),
    Gate(HAND_OVER, Matter.AWAY, rule="SHIFT-03"),
    Gate(CLOSE, Matter.UNPRINTED, rule="FEE-04"),
    Gate(CLOSE, Matter.UNSIGNED, rule="GEN-10"),
    Gate(CLOSE, Matter.DRAFTS, rule="GEN-12"),
    Gate(CLOSE, Matter.USED_UP, rule="TICKET-06"),
    Gate(CLOSE, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(CLOSE, Matter.DIFFERENCE, rule="FEE-32"),
    Gate(CLOSE, Matter.AWAY, rule="SHIFT-03"),
    Gate(CARD, Matter.UNCLOSED_DAY, rule="昨日未日结"),
    HALF_WRITTEN,
    Gate(CARD, Matter.ARREARS, rule="ARREARS-09"),
    CARD_LIMIT,
    Gate(DEPOSIT, Matter.UNCLOSED_DAY, rule="昨日未日结"),
    Gate(DEPOSIT, Matter.DIFFERENCE, rule="FEE-32"),
    Gate(DEPOSIT, Matter.ARREARS, rule="ARREARS-09"),
    Gate(BANK, Matter.UNANSWERED, rule="FEE-13"),
)
"""That an earlier day is closed first is no rule of the specification but of certified tills."""


@dataclass(frozen=True)
class Fixed:
    """What another person must agree to whatever the manager thinks: a rule of the company says so, not the table."""

    act: str
    what: str
    override: str
    rule: str


FIXED = (
    Fixed("日结", "现金长短款", "accept_difference", "RPT-04"),
    Fixed("日结", "票据收集箱张数不符", "accept_difference", "FEE-08"),
    Fixed("收费", "已咨询出纳，还没有答复", "answer_question", "FEE-34"),
    Fixed("作废收据", "每一张", "void_receipt", "TICKET-21"),
    Fixed("办卡", "内部员工卡", "authorise_staff_card", "CARD-14"),
    Fixed("办卡", "商户卡", "approve_merchant_card", "CARD-06"),
    Fixed("换卡", "员工卡遗失、损坏", "assess_card_damage", "CARD-16"),
    Fixed("解除挂失", "每一张", "restore_card", "CARD-22"),
    Fixed("月卡充值", "免收月数", "free_parking", "PARK-12"),
    Fixed("退押金", "收据原件遗失", "refund_without_receipt", "RENO-59"),
    Fixed("退押金", "扣款", "deduct_deposit", "RENO-60"),
    Fixed("借出现金", "每一笔", "approve_advance", "FEE-33"),
    Fixed("交接班", "接班人确认", "take_over_shift", "SHIFT-02"),
    Fixed("离岗", "主管同意", "let_leave_desk", "SHIFT-03"),
)


def graded(session: Session, gate: Gate, refusals: Iterable[Refusal]) -> Iterator[Refusal]:
    """What a rule that the manager may loosen lets stand: nothing, a warning, or what another must agree to."""
    level = levels(session)[gate]
    if level is Level.PASS:
        return
    for one in refusals:
        yield replace(gate.refusal(one.text, level), rule=one.rule)


@once(Setting)
def levels(session: Session) -> dict[Gate, Level]:
    """The level of every gate in force, in the order of the table."""
    said = {key: value["is"] for key, value in session.execute(_SAID)}
    return {gate: Level[said[gate.key]] if gate.key in said else gate.level for gate in GATES}


_SAID = select(Setting.key, Setting.value).where(Setting.key.startswith(KEY))


def change(session: Session, new: Mapping[Gate, Level]) -> dict[Gate, Level]:
    """Set other levels inside the caller's unit of work; what differs is kept and given back."""
    now = levels(session)
    changed = {gate: level for gate, level in new.items() if now[gate] is not level}
    kept = {one.key: one for one in session.scalars(select(Setting).where(Setting.key.startswith(KEY)))}
    for gate, level in changed.items():
        if row := kept.get(gate.key):
            row.value = {"is": level.name}
        else:
            session.add(Setting(key=gate.key, value={"is": level.name}))
    session.flush()
    return changed
