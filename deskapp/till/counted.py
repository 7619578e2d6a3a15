"""Cash counted face by face, as an opening, a handover and a closing ask for it."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.kernel.problems import Problem


class Pieces(Step, title="清点现金"):
    """Pieces in a drawer. A procedure makes a step of its own of it, with its title and cues."""

    yuan_100: int | None = ask("100 元", optional=True)
    yuan_50: int | None = ask("50 元", optional=True)
    yuan_20: int | None = ask("20 元", optional=True)
    yuan_10: int | None = ask("10 元", optional=True)
    yuan_5: int | None = ask("5 元", optional=True)
    yuan_1: int | None = ask("1 元", optional=True)
    jiao_5: int | None = ask("5 角", optional=True)
    jiao_1: int | None = ask("1 角", optional=True)

    @property
    def pieces(self) -> dict[Money, int]:
        """Pieces by face, the largest first."""
        names = [question.name for question in Pieces.questions()]
        return {face: getattr(self, name) or 0 for face, name in zip(FACES, names, strict=True)}

    @property
    def total(self) -> Money:
        """What was counted."""
        return Money.total(face * pieces for face, pieces in self.pieces.items())

    def problems(self) -> Iterator[Problem]:
        for question in Pieces.questions():
            if (getattr(self, question.name) or 0) < 0:
                yield Problem("张数不能是负数", question.name)
