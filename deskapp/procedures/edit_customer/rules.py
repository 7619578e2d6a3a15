"""What looks wrong about numbers that were typed; warnings never keep them from being saved."""

from collections.abc import Iterator
from datetime import date

from deskapp.kernel.contacts import phone, phones
from deskapp.kernel.people import id_number
from deskapp.procedures.edit_customer.steps import PersonFacts


def warnings(said: PersonFacts, today: date) -> Iterator[str]:
    """A sentence for every phone or identity number of an unusual shape, naming its field."""
    for label, number in (("联系电话", said.phone), ("紧急电话", said.emergency_contact_phone)):
        for words in phone(number).warnings if number else ():
            yield f"{label}：{words}"
    for one in phones(said.other_phones or ""):
        for words in one.warnings:
            yield f"其他电话：{words}"
    for words in id_number(said.id_no or "", today).warnings:
        yield f"证件号码：{words}"
