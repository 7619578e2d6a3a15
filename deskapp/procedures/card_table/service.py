"""Makes the quarterly card table and its paper: the figures are told by the register (CARD-19, REG-20, RPT-07)."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.access import acts, quarters
from deskapp.access.quarter import quarter_table
from deskapp.access.rules.quarter import Quarter
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers import cards as card_papers
from deskapp.procedures.card_table.steps import WhichQuarter
from forms.card_quarterly import ClassLine


@dataclass(frozen=True)
class Shown:
    """A quarter as the page shows it before the paper is made; `made` says when that was done."""

    due: str
    made: str
    blanks: tuple[str, str]
    classes: tuple[ClassLine, ...]
    cards: int


def ended(desk: Desk) -> list[str]:
    """The quarters to choose from, the latest first."""
    return [one.label for one in quarters.ended(desk.today)]


def shown(desk: Desk, words: str) -> Shown | None:
    """The table of a quarter for the page; None where the words name none."""
    quarter = _quarter(words)
    if quarter is None:
        return None
    with desk.reading() as session:
        found, row = quarter_table(session, quarter), quarters.made(session, quarter)
        due = quarters.due_words(quarters.due_day(session, quarter))
    made, classes = str(row.day) if row else "", card_papers.classes(found)
    return Shown(due, made, found.blanks_in_words, classes, len(found.cards))


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether it is a quarter, and has ended (CARD-19)."""
    if WhichQuarter not in answers:
        return
    quarter = _quarter(answers[WhichQuarter].quarter)
    if quarter is None:
        yield Refusal("请填写季度，如 2026年第3季度", "CARD-19")
    elif quarter.last >= desk.today:
        yield Refusal(f"{quarter.label}还没有结束，{quarter.last} 以后再做整理表", "CARD-19")


def finish(desk: Desk, answers: Answers) -> Done:
    """Note that it was made, and the paper; made before, the same paper again. Raises AccessError, NotAllowedError."""
    with desk.work(acts.MAKE_TABLE) as session:
        quarter = Quarter.parse(answers[WhichQuarter].quarter)
        made = quarters.make(session, quarter)
        words = f"{quarter.label}共 {made.cards} 张卡，请打印后交服务中心负责人签字"
        return Done(made.number, words, (card_papers.table_due(session, made),))


def _quarter(words: str) -> Quarter | None:
    try:
        return Quarter.parse(words)
    except ValueError:
        return None


CARD_TABLE = Procedure("card_table", "IC卡季度整理表", acts.MAKE_TABLE, (WhichQuarter,), finish, check)
