"""The native commands of DESFire that we use, and how they travel: wrapped in ISO commands, in frames of 55 bytes."""

from enum import IntEnum

from deskapp.cards.link import Answer, Command, Link
from deskapp.cards.status import Status, refusal

FRAME = 0x37
"""The most data bytes in one wrapped frame that every card and reader takes (cards.md 1.1)."""
_CLASS = 0x90


class Native(IntEnum):
    """Command bytes, named as NXP names the commands."""

    AUTHENTICATE_ISO = 0x1A
    AUTHENTICATE_AES = 0xAA
    AUTHENTICATE_EV2_FIRST = 0x71
    AUTHENTICATE_EV2_NON_FIRST = 0x77
    MORE = 0xAF
    GET_VERSION = 0x60
    GET_CARD_UID = 0x51
    FREE_MEMORY = 0x6E
    FORMAT_PICC = 0xFC
    GET_KEY_SETTINGS = 0x45
    CHANGE_KEY_SETTINGS = 0x54
    GET_KEY_VERSION = 0x64
    CHANGE_KEY = 0xC4
    GET_APPLICATION_IDS = 0x6A
    SELECT_APPLICATION = 0x5A
    CREATE_APPLICATION = 0xCA
    DELETE_APPLICATION = 0xDA
    GET_FILE_IDS = 0x6F
    GET_FILE_SETTINGS = 0xF5
    CREATE_STD_DATA_FILE = 0xCD
    DELETE_FILE = 0xDF
    READ_DATA = 0xBD
    WRITE_DATA = 0x3D


def frame(link: Link, command: int, data: bytes = b"") -> Answer:
    """One frame there and back, whatever its status."""
    return link.send(Command(_CLASS, command, data=data, expected=0))


def exchange(link: Link, command: int, data: bytes = b"") -> bytes:
    """A whole command in as many frames as it takes, and the whole answer. StatusError unless the card is content."""
    frames = [data[start : start + FRAME] for start in range(0, len(data), FRAME)] or [b""]
    answer = frame(link, command, frames[0])
    for part in frames[1:]:
        if answer.status != Status.MORE:
            break
        answer = frame(link, Native.MORE, part)
    gathered = answer.data
    while answer.status == Status.MORE:
        answer = frame(link, Native.MORE)
        gathered += answer.data
    if answer.status != Status.DONE:
        raise refusal(answer.status)
    return gathered
