"""The day: its parts in their order. A new procedure adds a step to one of them, or a part of its own."""

from deskapp.tour import (
    accounts,
    asking,
    bank,
    beginning,
    books,
    card_books,
    card_keys,
    card_later,
    card_life,
    card_parking,
    card_team,
    card_upkeep,
    card_waiting,
    cards,
    collecting,
    correcting,
    decisions,
    deposits,
    desk_cash,
    duty,
    evening,
    files,
    founding,
    handing_in,
    importing,
    invoices,
    looks,
    moving_in,
    moving_out,
    notices,
    office,
    recovery,
    registers,
    releasing,
    renovation,
    renovation_later,
    resale,
    shift,
    small_money,
    stock,
    team,
    till,
    wording,
)
from deskapp.tour.record import Step

MORNING = (
    *founding.STEPS,
    *beginning.STEPS,
    *importing.STEPS,
    *card_keys.STEPS,
    *team.STEPS,
    *books.STEPS,
    *stock.FETCHED,
    *till.OPENED,
    *collecting.STEPS,
    *asking.STEPS,
    *correcting.STEPS,
    *decisions.STEPS,
    *small_money.STEPS,
)
NOON = (*till.STEPS, *shift.STEPS, *shift.AWAY)
AT_READER = (
    *cards.STEPS,
    *card_parking.STEPS,
    *card_life.STEPS,
    *card_later.STEPS,
    *card_team.STEPS,
    *card_books.STEPS,
    *card_upkeep.STEPS,
    *card_waiting.STEPS,
)
HOME = (
    *wording.STEPS,
    *renovation.STEPS,
    *releasing.STEPS,
    *moving_out.STEPS,
    *moving_in.STEPS,
    *resale.STEPS,
    *files.STEPS,
)
AFTERNOON = (
    *notices.STEPS,
    *deposits.STEPS,
    *HOME,
    *accounts.STEPS,
    *invoices.STEPS,
    *looks.STEPS,
    *office.STEPS,
    *stock.STEPS,
    *desk_cash.STEPS,
    *bank.STEPS,
    *bank.NEXT,
    *small_money.RECEIPT,
    *duty.STEPS,
)
EVENING = (
    *evening.STEPS,
    *till.BANKED,
    *registers.LOOKED,
    *registers.STEPS,
    *handing_in.EXPORTED,
    *handing_in.AROUND,
    *recovery.PRINTED,
)
LATER = renovation_later.STEPS
"""Weeks go by; nothing of it is in the sums of the day."""
DAY: tuple[Step, ...] = (*MORNING, *NOON, *AT_READER, *AFTERNOON, *EVENING, *LATER, *handing_in.STEPS, *recovery.NEW_PC)
LEFT_OUT = (
    *founding.STEPS,
    *card_keys.STEPS,
    *team.STEPS,
    *asking.STEPS,
    *shift.AWAY,
    *card_team.STEPS,
    *card_books.STEPS,
    *card_upkeep.STEPS,
    *card_waiting.STEPS,
    *HOME,
    *accounts.STEPS,
    *looks.STEPS,
    *office.STEPS,
    *bank.NEXT,
    *duty.STEPS,
    *registers.LOOKED,
    *handing_in.AROUND,
    *LATER,
)
"""What the sums of the day do without, and no later step needs."""
PASSED_OVER = frozenset(
    {"copies_corrected", "float_in", "spoiled", "difference", "x_report", "billing_preview", "spot_check"}
    | {"late_fee", "late_fee_collected", "late_fee_none"}
    | {"by_hand", "written", "print_mode_back", "counterfeit", "counterfeit_replaced"}
)
"""Single steps of which the same is true."""
SMALL = tuple(step for step in DAY if step not in LEFT_OUT and step.name not in PASSED_OVER)
