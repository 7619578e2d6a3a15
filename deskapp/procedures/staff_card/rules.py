"""What must have been seen before an application for cards counts as agreed to, decided from plain values."""

from collections.abc import Iterator

from deskapp.access.kinds import HolderClass
from deskapp.access.rules.evidence import CardEvidence, for_card
from deskapp.kernel.problems import Refusal

AGREE = "agree_to_cards"


def consent(held_as: HolderClass, *, agreed: bool, sealed: bool = False, shop_manager: str = "") -> Iterator[Refusal]:
    """The word of the centre manager (CARD-13); for a merchant seal and shop manager before it (CARD-06).

    The centre manager may give it at the desk, once the rest is there.
    """
    told = CardEvidence(
        sealed_application=sealed,
        shop_manager_checked=bool(shop_manager),
        written_application=True,
        manager_approved=agreed,
    )
    complete = held_as is not HolderClass.MERCHANT or (sealed and bool(shop_manager))
    for refusal in for_card(held_as, told):
        yield Refusal(refusal.text, refusal.rule, override=AGREE if complete else "")
