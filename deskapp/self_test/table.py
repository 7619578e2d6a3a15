"""The table of the checks, and how they are gone through."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from deskapp.self_test import clock, database, disk, folders, fonts, key_store, printers, readers
from deskapp.self_test.finding import Finding
from deskapp.self_test.pc import Pc


@dataclass(frozen=True)
class Check:
    """One thing to look at, by its name; `look` tells how it stands and changes nothing."""

    name: str
    look: Callable[[Pc], Finding]


CHECKS = (
    Check(fonts.NAME, fonts.fonts),
    Check(database.NAME, database.database),
    Check(key_store.NAME, key_store.key_store),
    Check(printers.NAME, printers.printers),
    Check(readers.NAME, readers.readers),
    Check(folders.NAME, folders.folders),
    Check(clock.NAME, clock.clock),
    Check(disk.NAME, disk.disk),
)


def examine(pc: Pc, watch: Callable[[str, int, int], object] = lambda words, done, total: None) -> Iterator[Finding]:
    """What each check finds, in their order; what `watch` raises ends it."""
    for place, check in enumerate(CHECKS):
        watch(f"正在检查{check.name}", place, len(CHECKS))
        yield check.look(pc)
