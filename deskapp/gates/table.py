"""The table of gates: a matter, the act it stands before, how much, who may let it pass (GEN-11)."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        return Refusal(words, self.rule, HEED if level is Level.WARN else self.override)


COLLECT, CLOSE = "collect_fees", "close_day"
GATES = (
    Gate(COLLECT, Matter.UNCLOSED_DAY, Level.BLOCK, "昨日未日结", "collect_before_closing"),
    Gate(COLLECT, Matter.UNPRINTED, rule="FEE-04"),
    Gate(COLLECT, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(COLLECT, Matter.DIFFERENCE, rule="FEE-32"),
    Gate(CLOSE, Matter.UNPRINTED, rule="FEE-04"),
    Gate(CLOSE, Matter.UNSIGNED, rule="GEN-10"),
    Gate(CLOSE, Matter.DRAFTS, rule="GEN-12"),
    Gate(CLOSE, Matter.USED_UP, rule="TICKET-06"),
    Gate(CLOSE, Matter.NOT_BANKED, rule="FEE-26"),
    Gate(CLOSE, Matter.DIFFERENCE, rule="FEE-32"),
)
"""That an earlier day is closed first is no rule of the specification but of certified tills."""


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
