"""Cards of software on disk: as JSON, so that the practice cards of one day are there the next."""

import json
from pathlib import Path
from typing import Any

from deskapp.cards.emulator.card_keys import CardKey, KeyKind
from deskapp.cards.emulator.chip import Application, Chip, DataFile
from deskapp.cards.emulator.classic import Classic, Memory
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.messaging import Comm
from deskapp.cards.emulator.reader import Card
from deskapp.kernel.renaming import put_in_place

Plain = dict[str, Any]


def save(card: Card, file: Path) -> None:
    """Write what lasts of a card, whole or not at all."""
    new = file.with_name(file.name + ".new")
    new.write_text(json.dumps(to_plain(card)), "utf-8")
    put_in_place(new, file)


def load(file: Path) -> Card:
    """The card as it was saved, not in any field. Raises ValueError or KeyError where the file is none of ours."""
    return from_plain(json.loads(file.read_text("utf-8")))


def to_plain(card: Card) -> Plain:
    """What lasts of a card, in strings, numbers, lists and dictionaries."""
    if isinstance(card, Classic):
        return {"blocks": [block.hex() for block in card.memory.blocks], "magic": card.memory.magic}
    chip = card.chip
    return {
        "generation": chip.generation,
        "uid": chip.uid.hex(),
        "batch": chip.batch.hex(),
        "made": chip.made.hex(),
        "master": _application(chip.master),
        "applications": {aid.hex(): _application(each) for aid, each in chip.applications.items()},
    }


def from_plain(plain: Plain) -> Card:
    """The card again."""
    if "blocks" in plain:
        return Classic(Memory([bytes.fromhex(block) for block in plain["blocks"]], plain["magic"]))
    numbers = {name: bytes.fromhex(plain[name]) for name in ("uid", "batch", "made")}
    applications = {bytes.fromhex(aid): _application_of(each) for aid, each in plain["applications"].items()}
    master = _application_of(plain["master"])
    return Desfire(Chip(plain["generation"], **numbers, master=master, applications=applications))


def _application(application: Application) -> Plain:
    return {
        "settings": application.settings,
        "keys": [[key.kind, key.value.hex(), key.aes_version] for key in application.keys],
        "files": {
            str(number): [file.mode, file.rights, file.content.hex()] for number, file in application.files.items()
        },
    }


def _application_of(plain: Plain) -> Application:
    keys = [CardKey(KeyKind(kind), bytes.fromhex(value), version) for kind, value, version in plain["keys"]]
    files = {
        int(number): DataFile(Comm(mode), rights, bytes.fromhex(content))
        for number, (mode, rights, content) in plain["files"].items()
    }
    return Application(plain["settings"], keys, files)
