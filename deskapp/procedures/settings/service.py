"""Changes the settings of the centre, in one act with its line in the journal."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.tariffs import monthly_items
from deskapp.procedures.settings.steps import STEPS, LateFee
from deskapp.staff.settings import change_settings, read_settings

ACT = "change_settings"


def now_in_force(desk: Desk) -> dict[str, Any]:
    """The settings by their names, for the pages to begin with."""
    settings = desk.settings()
    return {field.name: getattr(settings, field.name) for field in dataclasses.fields(settings)}


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A late fee is asked for items that there are (ARREARS-13)."""
    if LateFee not in answers:
        return
    with desk.reading() as session:
        known = {item.name for item in monthly_items(session)}
    for name in answers[LateFee].late_fee_items.split("、"):
        if name not in known:
            yield Refusal(f"没有“{name}”这个按月计费的项目，可填：{'、'.join(sorted(known))}", "ARREARS-13")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep what is other than before. Raises NotAllowedError."""
    said = {question.name: getattr(step, question.name) for step in answers for question in step.questions()}
    with desk.work(ACT) as session:
        before = read_settings(session)
        new = {name: _text(value) for name, value in said.items()}
        changed = {name: value for name, value in new.items() if getattr(before, name) != value}
        if changed:
            change_settings(session, **changed)
    words = f"{len(changed)} 项设置已改好" if changed else "设置没有变化"
    return Done(str(len(changed)), words)


def _text(value: Any) -> Any:
    return "" if value is None else value


CHANGE_SETTINGS = Procedure("change_settings", "修改设置", ACT, STEPS, finish, check)
