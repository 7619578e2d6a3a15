"""The marked copy of a roster, beside the file it came from, or in the folder for workbooks where that is closed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.marked import Result, write_marked
from deskapp.estate.roster.rows import Source
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.store.place import Place

MOST = 99


def keep_copy(place: Place, file: RosterFile, mapping: RosterMapping, marks: Mapping[Source, Result]) -> Path:
    """Write it under a name that is free; where it lies. Raises RosterError E-IMP-14 if neither folder takes it."""
    beside, inside = _free(file.path.parent, file.path.stem), _free(place.workbooks, file.path.stem)
    try:
        write_marked(beside, file.book, mapping, marks)
    except RosterError:
        write_marked(inside, file.book, mapping, marks)
        return inside
    return beside


def _free(folder: Path, stem: str) -> Path:
    """A copy never takes the place of another one, on which somebody may be working."""
    return next(path for path in _names(folder, stem) if not path.exists())


def _names(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}_导入结果.xlsx"
    for number in range(2, MOST):
        yield folder / f"{stem}_导入结果 ({number}).xlsx"
    yield folder / f"{stem}_导入结果 ({MOST}).xlsx"
