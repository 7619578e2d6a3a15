"""The pages of the review: the items of the filing stand there to be decided."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.review.service import REVIEW_RENOVATION, STATES, item_words
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.ui.step_page import StepPage


class ReviewedPage(StepPage):
    """The items of the filing, to be decided one by one."""

    given = ("opinions",)


class ReviewRenovationWizard(RenovationWizard):
    """装修审核."""

    procedure = REVIEW_RENOVATION
    verb = "登记审核结果"
    pages = {WhichFiling: filing_page(STATES), Reviewed: ReviewedPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not Reviewed:
            return {}
        words = item_words(self.session.desk, self.session.answers)
        return {"opinions": [{"words": one, "agreed": False, "remark": ""} for one in words]}
