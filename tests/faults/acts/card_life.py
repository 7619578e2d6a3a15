"""Cards without a reader: lost and found again, handed in, cancelled, given other doors, signed for; blanks; staff."""

from deskapp.access.doors import groups
from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.procedures.blank_cards.service import BLANK_CARDS
from deskapp.procedures.blank_cards.steps import Blanks
from deskapp.procedures.card_life.cancel.service import CANCEL_CARD
from deskapp.procedures.card_life.cancel.steps import CancelledCard, Cause
from deskapp.procedures.card_life.found.service import RESTORE_CARD
from deskapp.procedures.card_life.found.steps import FoundCard
from deskapp.procedures.card_life.lost.service import REPORT_LOST_CARD
from deskapp.procedures.card_life.lost.steps import LostCard
from deskapp.procedures.card_life.rights.service import CHANGE_RIGHTS
from deskapp.procedures.card_life.rights.steps import NewDoors
from deskapp.procedures.card_life.take_back.service import TAKE_BACK_CARD
from deskapp.procedures.card_life.take_back.steps import Afterwards, ReturnedCard
from deskapp.procedures.card_signature.service import CARD_SIGNATURE
from deskapp.procedures.card_signature.steps import LateSignature
from deskapp.procedures.doors.arrange.service import ARRANGE_DOORS
from deskapp.procedures.doors.arrange.steps import Arranged, WhichGroup
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import Kind, People, Request, Rights
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.faults.acts.cards import carded

LOST: Said = {LostCard: {"card": "000001", "by_whom": "张素芬", "checked": True}}
FOUND: Said = {FoundCard: {"card": "000001", "reason": "在车里找到", "checked": True}}
HANDED_IN: Said = {ReturnedCard: {"card": "000001", "afterwards": Afterwards.KEEP, "reason": "搬离交回"}}
CANCELLED: Said = {CancelledCard: {"card": "000001", "cause": Cause.MOVED_OUT, "told": True}}
DOORS: Said = {NewDoors: {"card": "000001", "doors": "3栋大堂、4栋大堂", "reason": "换到 4 栋上班"}}
SIGNED: Said = {LateSignature: {"cards": "000001", "use": True, "validity": True, "renewal": True, "signed": True}}
BLANKS: Said = {Blanks: {"act": BlankAct.RECEIVED, "family": CardFamily.DESFIRE, "pieces": "100", "note": "总部发来"}}
ARRANGED: Said = {WhichGroup: {"group": "5栋大堂"}, Arranged: {"name": "5栋大堂", "doors": "东门、西门"}}
APPLIED: Said = {
    Request: {"kind": Kind.STAFF, "applicant": "邓主管", "department": "秩序维护部", "reason": "新到岗"},
    People: {"people": [{"name": "甘棠"}, {"name": "石磊"}]},
    Rights: {},
}
AGREED: Said = {Consent: {"application": "SQ2026-0001", "opinion": "同意", "signed": True}}


def halls(team: Team) -> None:
    """Two door groups, and a card that opens one of them."""
    with team("赵立").work("set_doors") as session:
        for name in ("3栋大堂", "4栋大堂"):
            groups.add_door(session, groups.add_group(session, name), "东门")
    carded(team)


@after(carded)
def lost(team: Team) -> None:
    """It was reported lost."""
    once(team, Act(REPORT_LOST_CARD, lambda _: LOST, {}), "lost")


def applied(team: Team) -> None:
    """Two colleagues are to have cards."""
    once(team, Act(APPLY_FOR_CARDS, lambda _: APPLIED, {}), "applied")


CARD_LIFE = {
    "report_lost": Act(REPORT_LOST_CARD, lambda _: LOST, {"card_event": 1}, carded),
    "restore_card": Act(RESTORE_CARD, lambda _: FOUND, {"card_event": 1}, lost, "赵立", stands=True),
    "take_back_card": Act(TAKE_BACK_CARD, lambda _: HANDED_IN, {"card_event": 1}, carded),
    "cancel_card": Act(CANCEL_CARD, lambda _: CANCELLED, {"card_event": 1}, carded),
    "change_card_rights": Act(
        CHANGE_RIGHTS, lambda _: DOORS, {"task": 1, "card_plan": 1, "card_event": 2}, halls, "赵立"
    ),
    "card_signature": Act(CARD_SIGNATURE, lambda _: SIGNED, {"card_event": 1}, carded, stands=True),
    "blank_cards": Act(BLANK_CARDS, lambda _: BLANKS, {"blank_movement": 1, "blank_entry": 1}),
    "arrange_doors": Act(ARRANGE_DOORS, lambda _: ARRANGED, {"door_group": 1, "door": 2}, who="赵立"),
    "apply_for_cards": Act(APPLY_FOR_CARDS, lambda _: APPLIED, {"card_application": 1, "card_applicant": 2}),
    "agree_to_cards": Act(AGREE_TO_CARDS, lambda _: AGREED, {}, applied, "高远", stands=True),
}
