"""The pages on which a move-in is closed: the signed papers, the day."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.procedures.handover.move_in.complete.service import COMPLETE_MOVE_IN, needed
from deskapp.procedures.handover.move_in.complete.steps import LivesThere, SignedPapers
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.words import say


class SignedPapersPage(PapersPage):
    """The signed papers that the file is opened with."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return needed(self.session.desk, answers)


class CompleteMoveInWizard(MoveInWizard):
    """入住办结."""

    procedure = COMPLETE_MOVE_IN
    verb = "办结入档"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.COMPLETED), SignedPapers: SignedPapersPage}

    def summary(self, filled: Step) -> str:
        match filled:
            case SignedPapers():
                return say("入档 {n} 项", n=sum(one.supplied for one in filled.lines))
            case LivesThere():
                return str(filled.moved_in_on)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"moved_in_on": self.session.desk.today} if kind is LivesThere else {}
