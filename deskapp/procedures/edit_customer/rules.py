"""What looks wrong about numbers that were typed; warnings never keep them from being saved."""

from collections.abc import Iterator
from datetime import date

from deskapp.kernel.contacts import phone, phones
from deskapp.kernel.masks import masked_phone
from deskapp.kernel.problems import HEED, Refusal
from deskapp.kernel.second_look import second_look
from deskapp.procedures.edit_customer.steps import PersonFacts


def doubts(said: PersonFacts, today: date) -> Iterator[Refusal]:
    """Every phone or identity number of an unusual shape, by its field: to be looked at once more, and then kept."""
    for label, number in (("联系电话", said.phone), ("紧急电话", said.emergency_contact_phone)):
        for words in phone(number).warnings if number else ():
            yield Refusal(f"{label}（{masked_phone(number or '')}）：{words}", "", HEED)
    for one in phones(said.other_phones or ""):
        for words in one.warnings:
            yield Refusal(f"其他电话（{masked_phone(one.text)}）：{words}", "", HEED)
    yield from second_look(said.name.strip(), said.id_no, today)
