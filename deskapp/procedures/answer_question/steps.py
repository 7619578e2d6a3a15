"""What the cashier is asked: which question, and how the fee is to be treated."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem

LONGEST = 120


class Reply(
    Step,
    title="咨询和答复",
    cues=("写清收不收、按什么标准、收多少。", "提问的人接着办时，会看到这句话。"),
):
    """The question, and the answer that whoever asked goes on with."""

    question: int = ask("咨询")
    answer: str = ask("答复", help="一两句话")

    def problems(self) -> Iterator[Problem]:
        if len(self.answer) > LONGEST:
            yield Problem(f"最多 {LONGEST} 字，请写短一些", "answer")
