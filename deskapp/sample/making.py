"""Makes the sample in a folder: beside its place first, moved there only when all of it is ready."""

import shutil
from contextlib import closing
from datetime import datetime, time, timedelta

from deskapp.audit import anchors
from deskapp.desk import Desk
from deskapp.kernel.days import CHINA, ONE_DAY, Month
from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.opening import new_place
from deskapp.sample.centre import found
from deskapp.sample.clock import Clock
from deskapp.sample.community import HANDED_OVER, settle
from deskapp.sample.history import Watch, live
from deskapp.store.haste import in_haste, make_lasting
from deskapp.store.place import Place, sync_folder

PART = "sample.part"
BUILDINGS, MONTHS = 9, 12
FOUNDED = time(9)


def make(
    place: Place,
    now: datetime,
    watch: Watch | None = None,
    *,
    buildings: int = BUILDINGS,
    months: int = MONTHS,
    key_in_file: bool = False,
) -> None:
    """Make the sample as of `now`, its history ending yesterday; fewer buildings and months make a smaller one.

    The same day makes the same sample. What `watch` raises stops it, and nothing is left behind. A key file that
    lies there already is used, as for every new database; what is carried about has its key in a file. Raises
    StoreError, E-DB-11 where there is a database.
    """
    if place.has_database:
        raise StoreError(f"数据文件夹里已经有数据库，没有改动它：{place.folder}", "E-DB-11")
    part = Place(place.folder / PART)
    _clear(part)
    try:
        place.prepare()
        part.folder.mkdir()
        if place.key_file.exists():
            shutil.copy2(place.key_file, part.key_file)
        _make(part, now, watch, buildings, months, key_in_file or place.portable)
        _move(part, place)
    finally:
        _clear(part)


def _make(place: Place, now: datetime, watch: Watch | None, buildings: int, months: int, key_in_file: bool) -> None:
    until = now.astimezone(CHINA).date() - ONE_DAY
    lived = [Month.of(until) + after for after in range(1 - months, 1)]
    clock = Clock(datetime.combine(lived[0].first - timedelta(days=3), FOUNDED, CHINA))
    with closing(new_place(place, clock(), key_in_file=key_in_file)) as store, in_haste(store):
        desk = Desk(store, now=clock)
        team = found(desk, HANDED_OVER)
        if watch:
            watch("正在生成示例小区：房号和业主", 0, 1)
        with desk.manned_by(team["何悦"]).work("edit_estate") as session:
            settle(session, until + ONE_DAY, buildings)
        live(desk, clock, team, lived, until, watch)
        with desk.reading() as session:
            anchors.append(session, place, store.chain_key)


def _move(part: Place, place: Place) -> None:
    """Key and anchors before the database: with it the sample is there, and the disk has all of it."""
    make_lasting(part.database)
    for name in ("key_file", "key_name", "anchors", "database"):
        if (file := getattr(part, name)).exists():
            put_in_place(file, getattr(place, name))
    sync_folder(place.folder)


def _clear(part: Place) -> None:
    shutil.rmtree(part.folder, ignore_errors=True)
