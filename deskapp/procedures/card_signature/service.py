"""Notes signatures that were missing in the card register, by whoever saw them written (CARD-08, CARD-09, CARD-15)."""

import re
from collections.abc import Iterator

from deskapp.access import acts, signing
from deskapp.access.signing import Unsigned
from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.estate.records import IcCard
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_signature.steps import LateSignature

BETWEEN = re.compile(r"[、，,\s]+")


def waiting(desk: Desk) -> list[Unsigned]:
    """Every card that nobody has signed for, for the page to choose from."""
    with desk.reading() as session:
        return signing.unsigned(session)


def numbers(said: str) -> list[str]:
    """The numbers that were written, each once."""
    return list(dict.fromkeys(word for word in BETWEEN.split(said) if word))


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether each of them is out and waits for a signature, all in one hand."""
    if LateSignature not in answers:
        return
    known, asked = {one.card_no: one for one in waiting(desk)}, numbers(answers[LateSignature].cards)
    for number in asked:
        if number not in known:
            yield Refusal(f"卡 {number} 没有待签收的发放记录，请核对卡号", "CARD-08")
    if len({known[number].holder for number in asked if number in known}) > 1:
        yield Refusal("这几张卡不是同一位持卡人的，请分开补签", "CARD-08")


def finish(desk: Desk, answers: Answers) -> Done:
    """The signatures stand on the lines of their cards; done before, nothing is added."""
    asked = numbers(answers[LateSignature].cards)
    with desk.work(acts.SIGN) as session:
        mine = [one for one in signing.unsigned(session) if one.card_no in asked]
        signing.sign(session, [one.card_id for one in mine])
        for one in mine:
            journal.note(session, IcCard.__tablename__, one.card_id, explained=True, walk=answers.request_id)
    return Done("、".join(asked), f"{len(asked)} 张卡已补签")


CARD_SIGNATURE = Procedure("card_signature", "补签发卡登记", acts.SIGN, (LateSignature,), finish, check)
