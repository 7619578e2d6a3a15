"""A clerk who takes in pictures and files them until killed: `python -m tests.scans.filing FOLDER`, a line each."""

import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import deskapp.tables  # noqa: F401  # every record must be known before the store is opened
from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import line
from deskapp.opening import open_place
from deskapp.scans.keeping import take_in
from deskapp.store.place import Place
from tests.conftest import STARTED
from tests.customer_file.toy import NEEDED
from tests.scans.pictures import photo


def main(folder: Path) -> None:
    """Each picture another one; a number is told once its paper is committed."""
    with closing(open_place(Place(folder), STARTED)) as store:
        for number in range(10_000):
            digests = tuple(take_in(store, photo(f"{folder.name}{number}", (160, 120))))
            with store.work(act="edit_estate", by=2, at=STARTED + timedelta(seconds=number)) as session:
                file_papers(session, 1, ("unit", 1), [line(NEEDED[0], scans=digests)])
            sys.stdout.write(f"{digests[0]}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
