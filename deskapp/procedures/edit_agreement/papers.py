"""The paper that each kind of text is printed on, drawn with sample facts for the preview."""

from dataclasses import replace
from typing import Any

from deskapp.agreements.kinds import AgreementKind
from deskapp.desk import Desk
from deskapp.kernel.clauses import filled, read_clauses, tidied
from deskapp.printing.press import render
from forms import (
    bank_agreement,
    house_rules,
    parking_agreement,
    renovation_agreement,
    renovation_declaration,
    tenant_agreement,
    utility_agreement,
    waterproof_undertaking,
)

PAPERS: dict[AgreementKind, tuple[Any, Any]] = {
    AgreementKind.RENOVATION: (renovation_agreement, renovation_agreement.SPECIMEN),
    AgreementKind.SELF_RENOVATION: (renovation_agreement, renovation_agreement.SPECIMEN_SELF),
    AgreementKind.DECLARATION: (renovation_declaration, renovation_declaration.SPECIMEN),
    AgreementKind.UNDERTAKING: (waterproof_undertaking, waterproof_undertaking.SPECIMEN),
    AgreementKind.BANK_COLLECTION: (bank_agreement, bank_agreement.SPECIMEN),
    AgreementKind.TENANT: (tenant_agreement, tenant_agreement.SPECIMEN),
    AgreementKind.WATER: (utility_agreement, utility_agreement.SPECIMEN),
    AgreementKind.ELECTRICITY: (utility_agreement, utility_agreement.SPECIMEN_ELECTRICITY),
    AgreementKind.GAS: (utility_agreement, utility_agreement.SPECIMEN_GAS),
    AgreementKind.CABLE: (utility_agreement, utility_agreement.SPECIMEN_CABLE),
    AgreementKind.COVENANT: (house_rules, house_rules.SPECIMEN),
    AgreementKind.RENOVATION_DUTY: (house_rules, house_rules.SPECIMEN_RENOVATION),
    AgreementKind.FIRE_SAFETY: (house_rules, house_rules.SPECIMEN_FIRE),
    AgreementKind.PARKING_LEASE: (parking_agreement, parking_agreement.SPECIMEN),
    AgreementKind.PARKING_SERVICE: (parking_agreement, parking_agreement.SPECIMEN_SERVICE),
}
"""The form and the slip with sample facts of every kind."""


def preview(desk: Desk, kind: AgreementKind, text: str) -> bytes:
    """The PDF of one copy in these words, with the facts of a specimen and the names of this centre.

    PrintError where a paragraph is taller than a page.
    """
    form, sample = PAPERS[kind]
    settings = desk.settings()
    issuer = settings.centre_name or settings.company_name or sample.imprint.issuer
    imprint = replace(sample.imprint, issuer=issuer, clerk=desk.clerk.name, printed_at=desk.now())
    slip = replace(sample, imprint=imprint)
    slip = replace(slip, clauses=filled(read_clauses(tidied(text)), slip.blanks))
    sheet = form.draw(slip)
    return render(replace(sheet, copies=sheet.copies[:1]), form.PAPERS[0])
