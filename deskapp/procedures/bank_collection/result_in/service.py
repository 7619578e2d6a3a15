"""Takes the bank's answer: shown first, then all of it booked in one transaction or nothing."""

import re
from collections.abc import Callable, Iterator

from deskapp.desk import Desk
from deskapp.estate.roster.errors import RosterError
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank import booking
from deskapp.ledger.bank.answers import Answer, UnreadableError
from deskapp.ledger.bank.booking import AnswerFile
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.matching import Comparison, compare
from deskapp.ledger.bank.records import BankResult
from deskapp.procedures.bank_collection.result_in.steps import STEPS, BankFile, Compared

ACT = "take_bank_result"
BETWEEN = re.compile(r"[、，,；;\s]+")
Watch = Callable[[str, int, int], None]


def compared(desk: Desk, answers: Answers) -> Comparison:
    """What taking the file would do now; nothing is written. Raises RosterError, UnreadableError."""
    with desk.reading() as session:
        return compare(session, _answer(answers[BankFile]), desk.today)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The file can be read, was not taken before, and says what its results mean.

    Whether what was seen still holds is asked where it is booked: comparing takes too long for the window's thread.
    """
    if BankFile not in answers:
        return
    with desk.reading() as session:
        if booking.done_before(session, answers.request_id):
            return
        try:
            answer = _answer(answers[BankFile])
            yield from booking.refusals(session, _file(answers[BankFile]), desk.today)
        except RosterError as error:
            yield Refusal(f"{error.text}（{error.code}）", "FEE-13")
            return
        except UnreadableError as error:
            yield Refusal(str(error), "FEE-13")
            return
        if answer.unknown:
            words = "、".join(f"“{word}”" for word in answer.unknown)
            yield Refusal(f"结果写作 {words}，不知道是成功还是失败，请在下面写明", "FEE-13")
        elif not answer.rows:
            yield Refusal("文件里没有结果，请核对是否选对了文件", "FEE-13")


def finish(desk: Desk, answers: Answers, watch: Watch = booking.unwatched) -> Done:
    """Book it, once; what `watch` raises stops it and nothing is kept. Raises BankError, RosterError."""
    asked = answers[BankFile]
    with desk.work(ACT) as session:
        made = booking.done_before(session, answers.request_id)
        if made is None:
            made = booking.take(session, answers.request_id, _file(asked), _answer(asked), watch)
            if not _as_seen(made, answers[Compared]):
                raise BankError("核对之后有变动，没有入账。请返回重新核对")
        return Done(made.number, words_of(made), result=made.id)


def words_of(made: BankResult) -> str:
    """What came of an answer, in one sentence."""
    counts = {outcome: sum(one.outcome is outcome for one in made.lines) for outcome in BankOutcome}
    told = "，".join(f"{outcome.value} {count} 笔" for outcome, count in counts.items() if count)
    return f"托收结果 {made.number} 已入账 {booking.total_of(made)}：{told}"


def _as_seen(made: BankResult, seen: Compared) -> bool:
    surplus = Money.total(one.surplus for one in made.lines)
    return (booking.total_of(made), surplus) == (seen.booked, seen.surplus)


def _file(asked: BankFile) -> AnswerFile:
    return AnswerFile(asked.file.path.name, asked.file.digest, asked.collected_on)


def _answer(asked: BankFile) -> Answer:
    return asked.file.answer(listed(asked.good), listed(asked.bad))


def listed(typed: str | None) -> tuple[str, ...]:
    """The words that were typed one after the other."""
    return tuple(word for word in BETWEEN.split(typed or "") if word)


TAKE_BANK_RESULT = Procedure(
    name="take_bank_result", title="导入托收结果", act=ACT, steps=STEPS, check=check, finish=finish
)
