"""An upgrade, a restore and a backup that are killed at their 1st, 4th, 7th ... sync, until one goes through; in JSON.

python -m tests.faults.changes DATA upgrade|restore|back_up
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
from deskapp.opening import open_place
from deskapp.safekeeping import restore
from deskapp.store.backup import backups, copy_out
from deskapp.store.examine import check_copy
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from deskapp.store.schema import expected_schema, schema_of
from tests.faults.rounds import AT, Job, in_time, spoiled

SYNC, KILL = "fsync,fdatasync", "signal=SIGKILL"
STRIDE = 3


def job(place: Place, act: str) -> Job:
    """What is done once it may begin."""
    acts = {
        "upgrade": lambda: open_place(place, AT).close(),
        "restore": lambda: restore(place, place.folder / "copy.db", AT, by="高远"),
        "back_up": lambda: copy_out(place, AT, "hand"),
    }

    def run(tell, go):
        go()
        acts[act]()
        tell("done")

    return run


@in_time()
def after(place: Place) -> dict[str, object]:
    """What the folder holds after a kill: it opens by itself, is whole, and so is every copy in it."""
    with closing(open_place(place, AT)) as store:
        with store.reading() as session:
            tickets = session.scalar(select(func.count(Ticket.id)))
        with store.engine.connect() as connection:
            whole = schema_of(connection) == expected_schema()
        found = [str(one) for one in findings(store)]
    copies = backups(place)
    for one in copies:
        check_copy(one.path, database_key(place))
    return {"tickets": tickets, "whole": whole, "found": found, "copies": len(copies)}


def main(folder: str, act: str) -> None:
    """Run all rounds, each on a fresh copy of the folder, and tell."""
    outcomes: list[dict[str, object]] = []
    hit = True
    while hit:
        place = Place(Path(shutil.copytree(folder, f"{folder}-{len(outcomes)}")))
        words, hit = spoiled(job(place, act), place.folder / "trace", SYNC, KILL, STRIDE * len(outcomes) + 1)
        outcomes.append(after(place) | {"done": words == ["done"]})
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(*sys.argv[1:])
