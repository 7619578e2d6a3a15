"""A small procedure for the tests of the window: somebody lends a trolley."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem, Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard

NOW = datetime(2026, 11, 20, 14, 26, tzinfo=CHINA)


class Who(Enum):
    OWNER = "业主"
    TENANT = "租户"


class Borrower(Step, title="借用人", cues=("请核对姓名。", "租户须业主同意。"), say="请问借给哪一户？"):
    room: RoomNo = ask("房号", help="如 3-2-501")
    name: str = ask("姓名")
    who: Who = ask("身份")


class Consent(Step, title="业主同意"):
    called: bool = tick("已电话向业主确认")


class Thing(Step, title="物品"):
    what: str = ask("品名")
    pieces: int = ask("件数")


class Things(Step, title="借用物品", cues=("当面点清。",)):
    things: tuple[Thing, ...] = ask("物品")
    back_on: date = ask("归还日期")
    deposit: Money = ask("押金", help="按 = 填入应收")
    remark: str | None = ask("备注", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not self.deposit:
            yield Problem("押金不能为零", "deposit")


@dataclass
class ToyDesk:
    """A counter with a clock, and a list of what was finished under which request."""

    barred: bool = False
    broken: int = 0
    finished: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        return NOW


def consent_needed(answers: Answers) -> bool:
    return answers[Borrower].who is Who.TENANT


def check(desk: ToyDesk, answers: Answers) -> Iterator[Refusal]:
    if desk.barred and Borrower in answers:
        yield Refusal("该房上次借的推车还没有还", "TOY-01", override="lend_twice")


def lend(desk: ToyDesk, answers: Answers) -> Done:
    if desk.broken:
        desk.broken -= 1
        raise DeskError("磁盘满了，什么都没有记入，请腾出空间后再按 F8", "E-DB-09")
    desk.finished.append(answers.request_id)
    return Done(f"TC{len(desk.finished):04d}", f"借出 {len(answers[Things].things)} 件")


LENDING = Procedure(
    "trolley_lending", "推车借用", "lend", (Borrower, Consent, Things), lend, check, {Consent: consent_needed}
)


class LendingWizard(ProcedureWizard):
    procedure = LENDING
    verb = "借出"

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Borrower].room} {answers[Borrower].name}" if Borrower in answers else ""


class ThingsPage(StepPage):
    """The items page as a money page: only F8 leaves it."""

    verb = "收押金并借出"
    only_f8 = True


class PaidLendingWizard(LendingWizard):
    pages = {Things: ThingsPage}
