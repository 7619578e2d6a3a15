"""The pages on which keys are handed out: the receipt, and what is given."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.procedures.handover.move_in.acting import shown_case
from deskapp.procedures.handover.move_in.keys.service import HAND_OVER_KEYS, cards_of, packed
from deskapp.procedures.handover.move_in.keys.steps import Items, Shown
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.ui.words import say

USUAL = (KeyKind.ENTRANCE, KeyKind.INNER, KeyKind.MAILBOX, KeyKind.WATER_BOX, KeyKind.ELECTRICITY_BOX)


class HandOverKeysWizard(MoveInWizard):
    """发钥匙."""

    procedure = HAND_OVER_KEYS
    verb = "点交并打印清单"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.KEYS)}

    def summary(self, filled: Step) -> str:
        match filled:
            case Shown():
                return filled.receipt_no
            case Items():
                return say("{n} 种", n=len(filled.given))
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        desk, answers = self.session.desk, self.session.answers
        if kind is Shown and (case := shown_case(desk, answers)):
            came = case.reception
            whose = {"received_by": came.agent or case.owner} if came else {}
            return {"receipt_no": case.receipts[-1] if case.receipts else "", **whose}
        if kind is Items:
            cards, keys = cards_of(desk, answers), [(one, 1, "") for one in USUAL]
            if ready := packed(desk, answers):
                keys = [(one.item.kind, one.left, one.item.tag) for one in ready]
            if cards:
                keys = [one for one in keys if one[0] is not KeyKind.CARD]
                keys.append((KeyKind.CARD, len(cards), "、".join(cards)))
            return {"given": [_line(*one) for one in keys]}
        return {}


def _line(kind: KeyKind, count: int, numbers: str) -> dict[str, str]:
    return {"kind": kind.value, "count": str(count), "numbers": numbers, "name": ""}
