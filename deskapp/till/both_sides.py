"""Two people do it together: the other one types name and PIN, and is named on the paper as who gave or took."""

from collections.abc import Iterator

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.problems import Refusal


def asked_of(answers: Answers, act: str, rule: str, words: str, *, name: str = "") -> Iterator[Refusal]:
    """Stands against going on until somebody who may do the act has typed their PIN; with `name`, that very person.

    `words` say what they agree to: told otherwise, they are asked again.
    """
    asked = Refusal(words, rule, act)
    if asked not in answers.allowed:
        yield asked
    elif name and not any(one.name == name for one in _given(answers, act)):
        wrong = _given(answers, act)[-1].name
        yield Refusal(f"输入密码的是 {wrong}，须由 {name} 本人输入", rule, act)


def other_side(desk: Desk, answers: Answers, act: str, *, name: str = "") -> Allowance:
    """Who agreed, their right read afresh. Raises NotAllowedError where nobody did, or somebody else than `name`."""
    for refusal, given in reversed(answers.allowed.items()):
        if refusal.override == act and (not name or given.name == name):
            desk.require(refusal.override, given)
            return given
    raise NotAllowedError("对方还没有输入密码确认。没有任何改动")


def _given(answers: Answers, act: str) -> list[Allowance]:
    return [one for refusal, one in answers.allowed.items() if refusal.override == act]
