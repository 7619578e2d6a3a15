"""Files that the program writes, in folders that refuse: an open, a rename, a deletion that fails; told in JSON.

    python -m tests.faults.files                 every such call of each deed, with every error
    python -m tests.faults.files --sample 3      of each deed so many, chosen by its name

Whatever is refused is told in a sentence, and done when it is asked again; no file is left half written, no copy that
was there before is hurt, and what is on record as handed out lies there. A call on files of the program itself, such
as its modules and fonts, is nobody's to tell.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import select

from deskapp.audit.export_records import Export
from deskapp.kernel.errors import DeskError
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.reports.workbook import read
from deskapp.store.backup import backups
from deskapp.store.examine import check_copy
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from tests.conftest import Clock
from tests.faults.acts.act import Team
from tests.faults.file_deeds import AT, DEEDS, Deed, make_counter
from tests.faults.money import DELETIONS, OPENS, RENAMES
from tests.faults.rounds import Job, in_time, refused_in, spoiled

CALLS = {"open": OPENS, "rename": RENAMES, "unlink": DELETIONS}
ERRORS = ("EACCES", "EIO", "ENOSPC")
TRIES, THOROUGH = 3, 20
"""How often somebody tries; every so many rounds the whole ledger is checked, besides the files."""


@dataclass(frozen=True)
class Round:
    """What came of one round: the codes that were told, and what is not right."""

    told: tuple[str, ...]
    wrong: tuple[str, ...]


def _job(place: Place, deed: Deed) -> Job:
    """Do it, say `ok` or what was told instead; and try again at once, as a clerk does."""

    def tried(tell: Callable[[str], object], do: Callable[[], object]) -> None:
        for _ in range(TRIES):
            try:
                do()
                tell("ok")
                break
            except DeskError as trouble:
                tell(f"told {trouble.code} {trouble.text}")

    def run(tell: Callable[[str], object], go: Callable[[], object]) -> None:
        if closed := deed.closed:
            go()
            tried(tell, lambda: closed(place))
            return
        with closing(open_place(place, AT)) as store:
            desk = Team(store, Clock(AT))(deed.who)
            go()
            tried(tell, lambda: deed.do(desk))

    return run


def let_down(image: Path, place: Place, deed: Deed, call: str, error: str, nth: int) -> Round | None:
    """Refuse the Nth call of a kind to a deed; None when there were not so many."""
    shutil.rmtree(place.folder, ignore_errors=True)
    shutil.copytree(image, place.folder)
    trace = image.parent / "trace"
    words, hit = spoiled(_job(place, deed), trace, CALLS[call], f"error={error}", nth)
    if not hit:
        return None
    if not refused_in(trace, place.folder):
        return Round((), ())
    wrong = [word for word in words if word.startswith("broke")]
    if words[-1:] != ["ok"]:
        wrong.append(f"not done when nothing was refused any more: {words}")
    wrong += _hurt(place, deed, parts=call != "unlink", thorough=nth % THOROUGH == 1)
    return Round(tuple(word.split()[1] for word in words if word.startswith("told")), tuple(wrong))


@in_time()
def _hurt(place: Place, deed: Deed, *, parts: bool, thorough: bool) -> list[str]:
    """What is not right afterwards, in files and records."""
    wrong = [f"left behind: {file.name}" for file in place.folder.rglob("*.part") if parts]
    with closing(open_place(place, AT)) as store:
        with store.reading() as session:
            handed = session.scalars(select(Export.file_name)).all()
        if len(handed) != deed.exports:
            wrong.append(f"{len(handed)} on record as handed out")
        wrong += [f"not there: {name}" for name in handed if not (place.workbooks / name).is_file()]
        wrong += [str(one) for one in findings(store)] if thorough else []
    for one in backups(place):
        try:
            check_copy(one.path, database_key(place))
        except DeskError as trouble:
            wrong.append(f"{one.path.name}: {trouble}")
    if not backups(place):
        wrong.append("no copy is left")
    for book in place.workbooks.glob("*.xlsx"):
        read(book)
    for package in place.workbooks.glob("*.zip"):
        wrong += [f"not whole: {package.name}"] if ZipFile(package).testzip() else []
    cut = [file.name for file in place.papers.glob("*.pdf") if not file.read_bytes().rstrip().endswith(b"%%EOF")]
    return [*wrong, *(f"not whole: {name}" for name in cut)]


def every(image: Path, place: Place, deed: Deed) -> Iterator[tuple[str, Round]]:
    """Every call with every error."""
    for call, error in product(CALLS, ERRORS):
        for nth in count(1):
            if (one := let_down(image, place, deed, call, error, nth)) is None:
                break
            yield f"{call} {nth} {error}", one


def some(image: Path, place: Place, deed: Deed, runs: int, seed: str) -> Iterator[tuple[str, Round]]:
    """So many calls, early ones, each with one error."""
    dice = random.Random(seed)
    for _ in range(runs):
        call, error, nth = dice.choice(list(CALLS)), dice.choice(ERRORS), dice.randint(1, 2)
        if one := let_down(image, place, deed, call, error, nth):
            yield f"{call} {nth} {error}", one


def main() -> None:
    """Run what is asked for, and tell: rounds, codes and what is wrong, by the name of the deed."""
    given = argparse.ArgumentParser(prog="python -m tests.faults.files")
    given.add_argument("--sample", type=int, default=0)
    given.add_argument("--only", nargs="+", default=list(DEEDS))
    asked = given.parse_args()
    told: dict[str, Mapping[str, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        image, place = make_counter(Path(folder) / "image"), Place(Path(folder) / "data")
        for name in asked.only:
            deed = DEEDS[name]
            rounds = list(some(image, place, deed, asked.sample, name) if asked.sample else every(image, place, deed))
            codes = Counter(code for _, one in rounds for code in one.told)
            wrong = [f"{which}: {words}" for which, one in rounds for words in one.wrong]
            told[name] = {"rounds": len(rounds), "told": codes, "wrong": wrong}
            if not asked.sample:
                sys.stderr.write(f"{name}: {json.dumps(told[name], ensure_ascii=False)}\n")
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
