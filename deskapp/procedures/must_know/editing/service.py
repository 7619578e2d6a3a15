"""Keeps the must-know facts of a group as a lead has written them (KNOW-02)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.must_know.editing.steps import STEPS, Contents, WhichGroup
from deskapp.procedures.must_know.facts import Fact, edition, facts, fee_standards, kept, missing
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.procedures.must_know.records import MustKnowFact

ACT = "edit_facts"


@dataclass(frozen=True)
class Changes:
    """How many facts were added, changed, and taken out."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def words(self) -> str:
        named = (("新增", self.added), ("修改", self.changed), ("停用", self.removed))
        return "，".join(f"{what} {count} 条" for what, count in named if count) or "没有改动"


@dataclass(frozen=True)
class Standing:
    """How far a group is filled in."""

    group: FactGroup
    filled: int
    lacking: tuple[str, ...]


def standings(desk: Desk) -> list[Standing]:
    """All groups, and what KNOW-01 still asks of each."""
    with desk.reading() as session:
        known = facts(session, desk.today)
    lacking = missing(known)
    return [
        Standing(group, sum(one.group is group for one in known), tuple(topic for of, topic in lacking if of is group))
        for group in FactGroup
    ]


def opened(desk: Desk, group: FactGroup) -> dict[str, Any]:
    """What the page of a group begins with: what is written, then the topics that nobody has answered."""
    with desk.reading() as session:
        lines = [{"question": row.question, "answer": row.answer} for row in kept(session, group)]
        lacking = [topic for of, topic in missing(facts(session, desk.today)) if of is group]
        lines += [{"question": topic, "answer": ""} for topic in lacking]
        return {"edition": edition(session, group), "lines": lines}


def standards(desk: Desk) -> list[Fact]:
    """The fee standards in force, which nobody has to write (KNOW-05)."""
    with desk.reading() as session:
        return [one for one in fee_standards(session, desk.today) if one.fixed]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Nobody has changed the group meanwhile; what is there already may be said again (design law 1)."""
    if Contents not in answers:
        return
    group, asked = answers[WhichGroup].group, answers[Contents]
    with desk.reading() as session:
        if asked.edition != edition(session, group) and _differs(session, group, asked):
            yield Refusal(f"打开之后，{group.value}又有改动，请离开后重新打开再填", "KNOW-02")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the group as it was written. Raises NotAllowedError for anyone but a lead."""
    group = answers[WhichGroup].group
    with desk.work(ACT) as session:
        changes = keep(session, group, answers[Contents].answered)
    return Done(group.value, f"{group.value}：{changes.words}")


def keep(session: Session, group: FactGroup, lines: tuple[tuple[str, str], ...]) -> Changes:
    """Make these questions and answers the whole of a group; others of it are taken out and stay on record (GEN-09)."""
    known = {row.question: row for row in session.scalars(select(MustKnowFact).where(MustKnowFact.fact_group == group))}
    added = changed = 0
    for position, (question, answer) in enumerate(lines, 1):
        row = known.pop(question, None)
        if row is None:
            session.add(MustKnowFact(fact_group=group, question=question, answer=answer, position=position))
            added += 1
            continue
        changed += (row.answer, row.active) != (answer, True)
        row.answer, row.active, row.position = answer, True, position
    gone = [row for row in known.values() if row.active]
    for row in gone:
        row.active = False
    return Changes(added, changed, len(gone))


def _differs(session: Session, group: FactGroup, asked: Contents) -> bool:
    return tuple((row.question, row.answer) for row in kept(session, group)) != asked.answered


EDIT_FACTS = Procedure(name="edit_facts", title="编辑应知应会", act=ACT, steps=STEPS, check=check, finish=finish)
