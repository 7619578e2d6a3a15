"""Changes the table of gates, in one act with its lines in the journal."""

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.gates.kinds import Level
from deskapp.gates.table import GATES, Gate, change, levels
from deskapp.procedures.edit_gates.steps import STEPS, Table
from deskapp.staff.policy import POLICY
from deskapp.staff.roles import Role

ACT = "edit_gates"


def question(gate: Gate) -> str:
    """The question that asks for a gate: collect_fees_unprinted."""
    return f"{gate.act}_{gate.matter.name.lower()}"


def now_in_force(desk: Desk) -> dict[str, Level]:
    """The level of every gate by its question, for the pages to begin with."""
    with desk.reading() as session:
        return {question(gate): level for gate, level in levels(session).items()}


def who_may(act: str) -> str:
    """The roles that may let an act pass, in their order."""
    return "、".join(role.value for role in Role if role in POLICY[act].roles)


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep what is other than before. Raises NotAllowedError."""
    said = {one.name: getattr(answers[Table], one.name) for one in Table.questions()}
    with desk.work(ACT) as session:
        changed = change(session, {gate: said[question(gate)] for gate in GATES})
    words = f"{len(changed)} 项把关已改好" if changed else "把关没有变化"
    return Done(str(len(changed)), words)


EDIT_GATES = Procedure("edit_gates", "未办事项把关", ACT, STEPS, finish)
