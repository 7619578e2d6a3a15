"""A walk put away and taken up again: what it holds, what it does not, and drafts that an older program kept."""

import json

from deskapp.flow.procedure import Allowance, Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Refusal

TOO_MUCH = Refusal("超过上限，须负责人同意", "GEN-11", "adjust_fee")


class Thing(Step, title="一样"):
    """A line."""

    name: str = ask("名称")


class Amount(Step, title="金额"):
    """Somebody may have to agree to it."""

    yuan: int = ask("金额")


class Things(Step, title="物品"):
    """A table that may be left out."""

    lines: tuple[Thing, ...] = ask("物品", optional=True)


WALK = Procedure(
    "toy",
    "试办",
    "adjust_fee",
    (Amount, Things),
    lambda _desk, answers: Done(answers.request_id),
    lambda _desk, answers: [TOO_MUCH] if Amount in answers and answers[Amount].yuan > 100 else [],
)


def again(walk: Session) -> Session:
    """From plain JSON."""
    made = Session(WALK, None, request_id=walk.answers.request_id)
    made.resume(json.loads(json.dumps(walk.draft())))
    return made


def test_whoever_agreed_is_asked_again_and_all_that_was_said_is_there():
    """GEN-11, GEN-12: nobody's consent lies in a draft."""
    walk = Session(WALK, None)
    walk.allow(TOO_MUCH, Allowance(1, "赵立", "属实"))
    assert walk.submit(Amount, {"yuan": 200}) == ()
    assert walk.submit(Things, {"lines": [{"name": "纸箱"}]}) == ()
    taken_up = again(walk)
    assert taken_up.step is Amount
    assert taken_up.said == {"Amount": {"yuan": 200}, "Things": {"lines": [{"name": "纸箱"}]}}
    assert taken_up.submit(Amount, taken_up.said["Amount"]) == (TOO_MUCH,)
    taken_up.allow(TOO_MUCH, Allowance(1, "赵立", "属实"))
    assert taken_up.submit(Amount, taken_up.said["Amount"]) == ()
    assert taken_up.submit(Things, taken_up.said["Things"]) == ()
    done = taken_up.finish()
    assert isinstance(done, Done)
    assert done.number == walk.answers.request_id


def test_a_draft_that_knows_nothing_of_a_table_is_taken_up_and_shown():
    """GEN-12: as an older program kept it, before the page had that table."""
    walk = Session(WALK, None)
    walk.resume({"request_id": "r1", "trail": ["Amount", "Things"], "said": {"Amount": {"yuan": 5}, "Things": {}}})
    assert walk.step is None
    assert list(walk.answers[Things].shown()) == [("物品", "")]
