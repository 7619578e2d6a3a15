"""The day: its parts in their order. A new procedure adds a step to one of them, or a part of its own."""

from deskapp.tour import (
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
    cards,
    collecting,
    correcting,
    decisions,
    deposits,
    desk_cash,
    duty,
    evening,
    handing_in,
    importing,
    invoices,
    looks,
    notices,
    office,
    registers,
    shift,
    small_money,
    stock,
    team,
    till,
)
from deskapp.tour.record import Step

MORNING = (
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
NOON = (*till.STEPS, *shift.STEPS)
AT_READER = (
    *cards.STEPS,
    *card_parking.STEPS,
    *card_life.STEPS,
    *card_later.STEPS,
    *card_team.STEPS,
    *card_books.STEPS,
    *card_upkeep.STEPS,
)
AFTERNOON = (
    *notices.STEPS,
    *deposits.STEPS,
    *invoices.STEPS,
    *looks.STEPS,
    *office.STEPS,
    *stock.STEPS,
    *desk_cash.STEPS,
    *bank.STEPS,
    *till.BANKED,
    *small_money.RECEIPT,
    *duty.STEPS,
)
EVENING = (*evening.STEPS, *registers.STEPS, *handing_in.STEPS)
DAY: tuple[Step, ...] = (*MORNING, *NOON, *AT_READER, *AFTERNOON, *EVENING)
LEFT_OUT = (*card_keys.STEPS, *team.STEPS, *card_upkeep.STEPS, *looks.STEPS, *office.STEPS, *duty.STEPS)
"""What touches neither money nor the cards of the day, and leaves nothing for the steps after it."""
SMALL = tuple(step for step in DAY if step not in LEFT_OUT)
