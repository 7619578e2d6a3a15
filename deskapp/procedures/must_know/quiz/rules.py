"""Makes the questions of a self-test from the centre's own facts, and marks the answers (KNOW-03)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from deskapp.kernel.problems import Refusal

CHOICES = 4
USUAL = 10


@dataclass(frozen=True)
class Known:
    """A fact as the test needs it: the words of its group, question, answer."""

    group: str
    question: str
    answer: str


@dataclass(frozen=True)
class Puzzle:
    """A question with answers to choose from, one of which is right."""

    fact: Known
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """What became of a question: the answer that was chosen, empty where the clerk did not know."""

    fact: Known
    chosen: str

    @property
    def right(self) -> bool:
        return self.chosen == self.fact.answer


def make_test(known: Sequence[Known], pieces: int, seed: str) -> tuple[Puzzle, ...]:
    """At most so many questions, each once; the same seed makes the same test.

    Wrong answers are those of other facts, of the same group where it has enough of them.
    """
    chance = Random(seed)
    asked = [one for one in known if any(other.answer != one.answer for other in known)]
    return tuple(Puzzle(one, _choices(one, known, chance)) for one in chance.sample(asked, min(pieces, len(asked))))


def marks(test: Sequence[Puzzle], chosen: Sequence[str]) -> tuple[Mark, ...]:
    """Every question with what was chosen for it."""
    return tuple(Mark(one.fact, answer) for one, answer in zip(test, chosen, strict=True))


def enough(test: Sequence[Puzzle]) -> Iterator[Refusal]:
    """There is something to ask: two facts at least, with different answers (KNOW-02)."""
    if not test:
        yield Refusal("内容太少，出不了题，请负责人先填写应知应会", "KNOW-02")


def answered(test: Sequence[Puzzle], questions: Sequence[str]) -> Iterator[Refusal]:
    """The answers are to this very test, and to all of it."""
    if [one.fact.question for one in test][: len(questions)] != list(questions):
        yield Refusal("内容刚有改动，题目对不上了，请重新开始", "KNOW-03")
    elif len(questions) < len(test):
        yield Refusal(f"还有 {len(test) - len(questions)} 题没有答", "KNOW-03")


def _choices(one: Known, known: Sequence[Known], chance: Random) -> tuple[str, ...]:
    others = list(dict.fromkeys(other.answer for other in known if other.answer != one.answer))
    same = [answer for answer in others if any(o.answer == answer and o.group == one.group for o in known)]
    rest = [answer for answer in others if answer not in same]
    wrong = [*chance.sample(same, len(same)), *chance.sample(rest, len(rest))][: CHOICES - 1]
    return tuple(chance.sample([one.answer, *wrong], len(wrong) + 1))
