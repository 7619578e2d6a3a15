"""Commands about the standard data files of a DESFire application: list, create, delete, read, write."""

from deskapp.cards.emulator.application_commands import FREE_CREATING, FREE_LISTING, need_master_unless, takes
from deskapp.cards.emulator.chip import PICC, Application, DataFile
from deskapp.cards.emulator.frames import in_frames
from deskapp.cards.emulator.messaging import Comm
from deskapp.cards.emulator.processor import Conversation, Processor
from deskapp.cards.emulator.refusal import Status, need

MOST_FILES = 32
FREE, NEVER = 0xE, 0xF
READ, WRITE, BOTH = 0, 1, 2
"""Digits of a file's rights, from the left."""
HEADER = 7
"""Bytes that tell file (1), offset (3) and length (3), lowest first."""


def get_file_ids(card: Processor, data: bytes) -> bytes:
    """A byte for each file."""
    files = _listed(card).files
    card.opened(Comm.ORDINARY, 0x6F, data, 0)
    return card.sealed(content=bytes(files))


def get_file_settings(card: Processor, data: bytes) -> bytes:
    """Kind (0 of a standard data file), protection, rights and size."""
    files = _listed(card).files
    [number] = card.opened(Comm.ORDINARY, 0xF5, data, 1)
    need(number in files, Status.NO_SUCH_FILE)
    file = files[number]
    size = len(file.content).to_bytes(3, "little")
    return card.sealed(content=bytes([0, file.mode]) + file.rights.to_bytes(2, "little") + size)


def create_data_file(card: Processor, data: bytes) -> bytes:
    """A new file of zeros. Data: number, protection, rights (2), size (3)."""
    application = _edited(card)
    told = card.opened(Comm.ORDINARY, 0xCD, data, 7)
    number, mode, rights, size = told[0], told[1], told[2:4], int.from_bytes(told[4:], "little")
    need(number < MOST_FILES and mode in {Comm.PLAIN, Comm.MACED, Comm.FULL} and size > 0, Status.PARAMETER)
    need(number not in application.files, Status.DUPLICATE)
    need(takes(size) <= card.chip.free, Status.OUT_OF_MEMORY)
    application.files[number] = DataFile(Comm(mode), int.from_bytes(rights, "little"), bytes(size))
    return card.sealed()


def delete_file(card: Processor, data: bytes) -> bytes:
    """The file and what it held are gone."""
    application = _edited(card)
    [number] = card.opened(Comm.ORDINARY, 0xDF, data, 1)
    need(number in application.files, Status.NO_SUCH_FILE)
    del application.files[number]
    return card.sealed()


def read_data(card: Processor, data: bytes) -> Conversation:
    """Part of a file, protected as the file says; length 0 is all the rest of it."""
    need(len(data) >= HEADER, Status.LENGTH)
    file = _file(card, data)
    mode = _mode(card, file, READ)
    _need_command_intact(card, mode, data)
    offset, length = _span(data)
    end = offset + length if length else len(file.content)
    need(offset < end <= len(file.content), Status.BOUNDARY)
    return in_frames(card, card.sealed(mode, file.content[offset:end]))


def write_data(card: Processor, data: bytes) -> Conversation:
    """Part of a file, over as many frames as it takes; nothing is written before the last has come and is right."""
    need(len(data) >= HEADER, Status.LENGTH)
    file = _file(card, data)
    mode = _mode(card, file, WRITE)
    offset, length = _span(data)
    need(length > 0 and offset + length <= len(file.content), Status.BOUNDARY)
    whole = HEADER + (card.session.carried(mode, length) if card.session else length)
    while len(data) < whole:
        data += yield b""
    content = card.opened(mode, 0x3D, data, length, HEADER)[HEADER:]
    file.content = file.content[:offset] + content + file.content[offset + length :]
    return card.sealed(mode)


def _need_command_intact(card: Processor, mode: Comm, data: bytes) -> None:
    """A read command goes bare with EV1 whatever the file says; with EV2 it has a MAC unless the file is plain."""
    card.opened(mode if mode is Comm.PLAIN else Comm.ORDINARY, 0xBD, data, HEADER)


def _mode(card: Processor, file: DataFile, digit: int) -> Comm:
    """How to talk about the file: as its settings say to who has proven the right key, bare where it is free."""
    keys = file.keys(digit, BOTH)
    if card.session and card.session.key_no in keys:
        return file.mode
    need(keys != {NEVER}, Status.PERMISSION_DENIED)
    need(FREE in keys, Status.AUTHENTICATION)
    return Comm.PLAIN


def _span(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[1:4], "little"), int.from_bytes(data[4:HEADER], "little")


def _file(card: Processor, data: bytes) -> DataFile:
    files = _inside(card).files
    need(data[0] in files, Status.NO_SUCH_FILE)
    return files[data[0]]


def _listed(card: Processor) -> Application:
    need_master_unless(card, FREE_LISTING)
    return _inside(card)


def _edited(card: Processor) -> Application:
    need_master_unless(card, FREE_CREATING)
    return _inside(card)


def _inside(card: Processor) -> Application:
    need(card.selected != PICC, Status.PERMISSION_DENIED)
    return card.application
