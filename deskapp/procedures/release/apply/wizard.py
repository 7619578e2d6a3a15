"""The pages of a goods release slip: whoever has to be asked stands there with the number to ring."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.procedures.release.apply.service import RELEASE_GOODS, asking_one, contacts, owes
from deskapp.procedures.release.apply.steps import ATTORNEY, Applicant, Attorney, Goods, Item, Reminder
from deskapp.release.calling import at_hand
from deskapp.release.kinds import USERS
from deskapp.release.steps import EmergencyAsked, OwnerAsked
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class AttorneyPage(PapersPage):
    """The power of attorney, and the agent's own paper."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return ATTORNEY


class ReminderPage(StepPage):
    """What is owed, in figures that can be shown to the applicant."""

    def build(self) -> None:
        self.owed, panel = Facts(), Panel()
        panel.body.addWidget(self.owed)
        self.sheet.addWidget(panel)
        super().build()

    def entered(self) -> None:
        desk, answers = self.session.desk, self.session.answers
        who = answers[Applicant]
        must = say("须提醒，不强制") if who.relation in USERS else say("可以提醒，不影响放行")
        facts = [(say("房号"), str(who.room)), (say("欠费"), str(owes(desk, answers))), (say("提醒"), must)]
        self.owed.set_facts(facts)


class ReleaseGoodsWizard(ProcedureWizard):
    """物资放行."""

    procedure = RELEASE_GOODS
    verb = "开放行条并打印"
    pages = {Attorney: AttorneyPage, Reminder: ReminderPage}
    books = {Applicant: asking_one}

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Applicant].room} {answers[Applicant].name}" if Applicant in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Attorney():
                return say("委托书已看")
            case Reminder():
                return say("已提醒") if filled.reminded else say("没有提醒")
            case Goods():
                return "、".join(_item(one) for one in filled.items)
            case _:
                return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is Goods:
            return {"leaving_on": self.session.desk.today}
        if kind in (OwnerAsked, EmergencyAsked):
            return at_hand(kind, *contacts(self.session.desk, self.session.answers))
        return {}


def _item(one: Item) -> str:
    return f"{one.description} {one.quantity} {one.measure}"
