"""What must hold before a customer gets a card, decided from plain values."""

from collections.abc import Iterator
from datetime import date

from deskapp.access.kinds import HolderClass
from deskapp.access.rules.evidence import CardEvidence, for_card
from deskapp.access.rules.given import CardSettings
from deskapp.access.rules.terms import Term
from deskapp.access.rules.validity import first_term, warnings
from deskapp.kernel.problems import Refusal
from deskapp.procedures.access_card.steps import FamilyProof, HeldAs, MerchantProof, OwnerProof, Rights, TenantProof

APPROVE = "approve_merchant_card"
Proof = OwnerProof | FamilyProof | TenantProof | MerchantProof


def holder_class(held_as: HeldAs) -> HolderClass:
    """As the register and the card call it."""
    return HolderClass[held_as.name]


def evidence(held_as: HeldAs, proof: Proof) -> Iterator[Refusal]:
    """CARD-02, CARD-04, CARD-06: what each kind of customer must show; the centre manager may approve at the desk."""
    shown = vars(proof)
    told = CardEvidence(
        in_owner_file=bool(shown.get("in_owner_file")),
        owner_phoned=bool(shown.get("owner_phoned")),
        contract_shown=bool(shown.get("contract_shown")),
        id_copy_kept=bool(shown.get("id_copy_kept")),
        sealed_application=bool(shown.get("sealed_application")),
        shop_manager_checked=bool(shown.get("shop_manager")),
        manager_approved=bool(shown.get("manager_signed")),
    )
    for refusal in for_card(holder_class(held_as), told):
        signature = isinstance(proof, MerchantProof) and told.sealed_application and told.shop_manager_checked
        yield Refusal(refusal.text, refusal.rule, override=APPROVE) if signature else refusal


def term(held_as: HeldAs, rights: Rights, today: date, settings: CardSettings) -> Term | Refusal:
    """From today for the standard time, or to the agreed day (CARD-03, 05, 07, 20)."""
    try:
        return first_term(holder_class(held_as), today, settings, rights.valid_to)
    except ValueError as error:
        return Refusal(str(error), "CARD-20")


def agreed(
    held_as: HeldAs, rights: Rights, term: Term, lease_to: date | None, settings: CardSettings
) -> Iterator[Refusal]:
    """What warns the clerk is looked at before it is passed (CARD-05, CARD-07)."""
    for words in warnings(holder_class(held_as), term, lease_to, settings, rights.remark or ""):
        if not rights.checked:
            yield Refusal(f"{words}；核对无误的请勾选“有效期的提示已核对”", "CARD-05" if lease_to else "CARD-07")
