"""What changes the database as a whole, killed at its 1st, 4th, 7th ... sync, until it goes through; told in JSON.

python -m tests.faults.changes DATA upgrade|restore|back_up|take_in
"""

import json
import shutil
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

import deskapp.tables  # noqa: F401  # every table is checked
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import new_place, open_place
from deskapp.safekeeping import restore
from deskapp.scans.vault import vault_of
from deskapp.store.backup import backups, copy_out
from deskapp.store.examine import check_copy
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from deskapp.store.schema import expected_schema, schema_of
from deskapp.taking_in import take_in
from tests.faults.rounds import AT, Job, in_time, spoiled

SYNC, KILL = "fsync,fdatasync", "signal=SIGKILL"
STICK, SHEET = "stick", "sheet"
"""What is carried to another PC: a folder with a copy and its scans, and the key."""
STRIDE = 3


def job(place: Place, act: str) -> Job:
    """What is done once it may begin."""
    acts = {
        "upgrade": lambda: open_place(place, AT).close(),
        "restore": lambda: restore(place, place.folder / "copy.db", AT, by="高远"),
        "back_up": lambda: copy_out(place, AT, "hand"),
        "take_in": lambda: take_in(place, next((place.folder / STICK).glob("*.db")), sheet(place), lambda: AT),
    }

    def run(tell, go):
        go()
        acts[act]()
        tell("done")

    return run


def made_ready(place: Place, act: str) -> Place:
    """Another PC has the stick and the sheet, and nothing else."""
    if act == "take_in":
        place.key_file.rename(place.folder / SHEET)
        for file in place.folder.iterdir():
            if file.name not in (STICK, SHEET):
                shutil.rmtree(file) if file.is_dir() else file.unlink()
    return place


def sheet(place: Place) -> bytes:
    """The key that is read off it."""
    return bytes.fromhex((place.folder / SHEET).read_text("ascii"))


@in_time()
def after(place: Place) -> dict[str, object]:
    """What the folder holds after a kill: it opens by itself, is whole, and so is every copy in it.

    Where there is no database yet, one can be begun: a key that came before it is in nobody's way.
    """
    with closing(open_place(place, AT) if place.has_database else new_place(place, AT)) as store:
        with store.reading() as session:
            tickets = session.scalar(select(func.count(Ticket.id)))
        with store.engine.connect() as connection:
            whole = schema_of(connection) == expected_schema()
        found = [str(one) for one in findings(store)]
        scans = len(list(vault_of(store).digests()))
    copies = backups(place)
    for one in copies:
        check_copy(one.path, database_key(place))
    return {"tickets": tickets, "whole": whole, "found": found, "copies": len(copies), "scans": scans}


def main(folder: str, act: str) -> None:
    """Run all rounds, each on a fresh copy of the folder, and tell."""
    outcomes: list[dict[str, object]] = []
    hit = True
    while hit:
        place = made_ready(Place(Path(shutil.copytree(folder, f"{folder}-{len(outcomes)}"))), act)
        words, hit = spoiled(job(place, act), place.folder / "trace", SYNC, KILL, STRIDE * len(outcomes) + 1)
        outcomes.append(after(place) | {"done": words == ["done"]})
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(*sys.argv[1:])
