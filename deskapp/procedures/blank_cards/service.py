"""Enters blank cards by count and makes their slip, in one transaction (CARD-17)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access import acts, blanks
from deskapp.access.blanks import Entry
from deskapp.access.kinds import CardFamily
from deskapp.access.register.stock import stock
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers import cards as card_papers
from deskapp.procedures.blank_cards.steps import STEPS, Blanks, Receiver, handed_over
from deskapp.staff.policy import may
from deskapp.staff.team import members


def at_hand(desk: Desk) -> list[tuple[str, int]]:
    """The blanks of every family, as the books say."""
    with desk.reading() as session:
        left = stock(session)
    return [(family.value, left[family]) for family in CardFamily if family in left]


def colleagues(desk: Desk) -> list[str]:
    """Who may keep blanks, for the page to choose from."""
    with desk.reading() as session:
        return [one.name for one in members(session) if may(one.roles, acts.STOCK) and one.id != desk.clerk.id]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What the rules say of the count, and whether the receiver may keep blanks."""
    if Blanks not in answers:
        return
    with desk.reading() as session:
        handing = handed_over(answers)
        to_id = _receiver(session, answers) if Receiver in answers else None
        if handing and Receiver in answers and to_id is None:
            yield Refusal("没有找到这位可以保管空白卡的同事，请核对姓名", "CARD-17")
        elif not handing or Receiver in answers:
            yield from blanks.refusals(session, _entry(answers, to_id), desk.clerk.id)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises AccessError when a rule refuses, NotAllowedError for those who keep no blanks."""
    with desk.work(acts.STOCK) as session:
        to_id = _receiver(session, answers) if handed_over(answers) else None
        made = blanks.enter(session, answers.request_id, _entry(answers, to_id))
        left = blanks.left_after(made)
        words = f"空白卡{made.act.value}已登记，{made.family.value} 现有 {left} 张，请在登记单上签名"
        return Done(made.number, words, (card_papers.entry_due(session, made),))


def _entry(answers: Answers, to_id: int | None) -> Entry:
    asked = answers[Blanks]
    return Entry(asked.act, asked.family, asked.pieces, asked.note or "", to_id)


def _receiver(session: Session, answers: Answers) -> int | None:
    wanted = answers[Receiver].clerk.strip()
    keeping = (one for one in members(session) if may(one.roles, acts.STOCK))
    return next((one.id for one in keeping if wanted in (one.name, one.work_number)), None)


BLANK_CARDS = Procedure(
    name="blank_cards",
    title="空白卡登记",
    act=acts.STOCK,
    steps=STEPS,
    check=check,
    finish=finish,
    applies={Receiver: handed_over},
)
