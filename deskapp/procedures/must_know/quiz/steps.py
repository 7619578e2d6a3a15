"""What is asked at a self-test: of which group, and the answers chosen."""

from deskapp.flow.step import Step, ask
from deskapp.procedures.must_know.groups import FactGroup


class Scope(Step, title="范围", cues=("练到不看资料也能答。", "成绩不留记录，放心练。")):
    """Which facts are asked for."""

    group: FactGroup | None = ask("组别", help="不选为全部四组", optional=True)
    pieces: int | None = ask("题数", help="不填为 10 题", optional=True)


class Chosen(Step, title="一题"):
    """A question and the answer that was chosen; none where the clerk did not know."""

    question: str = ask("题目")
    answer: str | None = ask("选择", optional=True)


class AnswerSheet(Step, title="答题", cues=("按数字键选择。", "不会就看答案，记住它。")):
    """All questions, answered."""

    chosen: tuple[Chosen, ...] = ask("答案")


STEPS = (Scope, AnswerSheet)
