"""Finds the number format of the centre from two cards, and keeps it as a setting."""

from collections.abc import Iterator

from deskapp.access import acts
from deskapp.access.doors import groups, lists
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.doors.number_format import rules
from deskapp.procedures.doors.number_format.steps import STEPS, ThirdCard, Tried
from deskapp.staff.settings import change_settings, read_settings

SHOWN = 4
"""So many of the formats that are left stand on the page."""


def check(_desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A card that confirms nothing, or fits nothing; three cards that leave several formats ask for another third."""
    found = rules.discovery(tried(answers))
    if isinstance(found, Refusal):
        yield found
    elif rules.undecided(tried(answers), len(STEPS)):
        yield Refusal(found.words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the format. Raises DeskError where the cards settle none."""
    found = rules.discovery(tried(answers))
    with desk.work(acts.FIND_FORMAT) as session:
        if isinstance(found, Refusal) or (form := found.settled) is None:
            raise DeskError("还没有找到卡号格式，没有改动。请再放一张卡试", "E-ACC-03")
        before = read_settings(session).card_number_format
        if form.code != before:
            change_settings(session, card_number_format=form.code)
        given = [one.name for one in groups.groups(session) if before and lists.last_number(session, one.id)]
        again = f"。请给 {'、'.join(given)} 重新导出全量名单" if given and form.code != before else ""
    return Done(form.code, f"{found.words}{again}", result=form)


def tried(answers: Answers) -> list[Tried]:
    """The cards so far, in their order."""
    return [answers[kind] for kind in STEPS if kind in answers]


def asks_a_third(answers: Answers) -> bool:
    """Whether two cards leave several formats; until two were shown, that is not known."""
    return rules.undecided([one for one in tried(answers) if not isinstance(one, ThirdCard)], len(STEPS) - 1)


def so_far(cards: list[Tried]) -> tuple[str, tuple[str, ...]]:
    """What is known after these cards, in words: a sentence, and the formats that are left with this card's number."""
    found = rules.discovery(cards)
    if isinstance(found, Refusal):
        return found.text, ()
    return found.words, tuple(one.words for one in found.candidates[:SHOWN])


def in_force(desk: Desk) -> str:
    """The format of the centre in words; empty as long as none was found."""
    form = lists.number_format(desk.settings())
    return form.words if form else ""


NUMBER_FORMAT = Procedure(
    name="number_format",
    title="卡号格式",
    act=acts.FIND_FORMAT,
    steps=STEPS,
    check=check,
    finish=finish,
    applies={ThirdCard: asks_a_third},
)
