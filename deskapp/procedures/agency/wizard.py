"""The pages of agency collection: the customer, the outside ticket, the money."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.agency.service import AGENCY_COLLECTION, bill_of, item_names
from deskapp.procedures.agency.steps import TheirTicket
from deskapp.till.bill import Bill, tickets_due
from deskapp.till.steps import Pay, Whom
from deskapp.ui.pay_page import PayPage
from deskapp.ui.wizard import ProcedureWizard


class AgencyPayPage(PayPage):
    """What is taken for the outside party, on its own ticket."""

    verb = "收款并登记"

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)

    def entered(self) -> None:
        super().entered()
        number = self.session.answers[TheirTicket].number.code
        due = tickets_due(self.session.desk, self.asked.lines)
        self.tickets.set_tickets([replace(one, number=f"No. {number}") for one in due])


class AgencyCollectionWizard(ProcedureWizard):
    """代收费."""

    procedure = AGENCY_COLLECTION
    pages = {Pay: AgencyPayPage}
    verb = "收款并登记"

    def subject(self) -> str:
        answers = self.session.answers
        if Whom not in answers:
            return ""
        asked = answers[Whom]
        return " ".join(str(one) for one in (asked.room, asked.payer) if one)

    def summary(self, filled: Step) -> str:
        match filled:
            case TheirTicket():
                return filled.number.code
            case Pay():
                return str(filled.total)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        names = item_names(self.session.desk) if kind is TheirTicket else ()
        return {"item": names[0]} if len(names) == 1 else {}
