"""The life of a card: from which state which act leads where, and what is said where none does."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from deskapp.estate.kinds import CardState
from deskapp.kernel.problems import Refusal

S = CardState


class CardAct(Enum):
    """What is done to a card on record."""

    ISSUE = "发卡"
    FAIL = "写卡失败"
    CHANGE = "延期、充值或改权限"
    LOSE = "挂失"
    FIND = "解除挂失"
    REPLACE = "换卡"
    DAMAGE = "登记损坏"
    TAKE_BACK = "收回"
    WIPE = "清卡"
    CANCEL = "注销"


_IN_USE = (S.ACTIVE, S.EXPIRED)
_OUT_OF_USE = (S.CANCELLED, S.REPLACED, S.DAMAGED, S.WRITE_FAILED)
MOVES: dict[tuple[CardState, CardAct], CardState] = {
    **{(state, CardAct.ISSUE): S.ACTIVE for state in (S.BLANK, S.WRITE_FAILED, S.RETURNED)},
    **{(state, CardAct.FAIL): S.WRITE_FAILED for state in (S.BLANK, S.RETURNED, S.WRITE_FAILED)},
    **{(state, CardAct.CHANGE): S.ACTIVE for state in _IN_USE},
    **{(state, CardAct.LOSE): S.LOST for state in _IN_USE},
    (S.LOST, CardAct.FIND): S.ACTIVE,
    **{(state, CardAct.REPLACE): S.REPLACED for state in _IN_USE},
    **{(state, CardAct.DAMAGE): S.DAMAGED for state in (*_IN_USE, S.BLANK, S.RETURNED)},
    **{(state, CardAct.TAKE_BACK): S.RETURNED for state in (*_IN_USE, *_OUT_OF_USE, S.LOST)},
    **{(state, CardAct.WIPE): S.RETURNED for state in (S.RETURNED, *_OUT_OF_USE)},
    **{(state, CardAct.CANCEL): S.CANCELLED for state in S if state is not S.CANCELLED},
}
"""The table of section 3.8; a lost card that was brought back is taken back, and only then wiped for stock."""


def after(state: CardState, act: CardAct) -> CardState | None:
    """Where an act leads from a state; None where it is not allowed."""
    return MOVES.get((state, act))


def allowed(state: CardState, act: CardAct, card_no: str) -> Iterator[Refusal]:
    """Whether an act may be done to a card in that state (table of CARD states)."""
    if after(state, act) is None:
        yield Refusal(f"卡 {card_no} 现在是“{state.value}”，不能{act.value}", "CARD-23")


def found_again(card_no: str, replaced_by: str) -> Iterator[Refusal]:
    """A lost card whose successor is out may not open a door again; it is taken back and wiped (CARD-22)."""
    if replaced_by:
        yield Refusal(f"卡 {card_no} 已补办新卡 {replaced_by}，不能恢复使用，请收回清卡", "CARD-22")


def on_day(state: CardState, valid_to: date | None, day: date) -> CardState:
    """The state as people see it on a day: an active card whose last day has passed has expired, and the other way."""
    if state not in _IN_USE or valid_to is None:
        return state
    return S.EXPIRED if valid_to < day else S.ACTIVE
