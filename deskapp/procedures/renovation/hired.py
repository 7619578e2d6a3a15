"""A worker as he is entered: names trimmed, numbers in one spelling (RENO-07)."""

from datetime import date

from deskapp.kernel import contacts, people
from deskapp.procedures.renovation.workers import Worker
from deskapp.renovation.keeping import Hand


def hand(asked: Worker, today: date) -> Hand:
    """The worker with numbers in one spelling."""
    id_no, phone = people.id_number(asked.id_no, today).text, contacts.phone(asked.phone or "").text
    return Hand(asked.name.strip(), id_no, asked.trade.strip(), phone, asked.photos, asked.id_copy)
