"""The disk: room for the database, its copies, and a year of papers."""

import shutil

from deskapp.kernel.errors import StoreError
from deskapp.self_test.finding import Finding, fine, reminder, told, wrong
from deskapp.self_test.pc import Pc, nearest
from deskapp.store.place import not_writable

NAME = "磁盘"
MEGABYTE = 1024 * 1024
LEAST, COMFORTABLE = 200 * MEGABYTE, 2048 * MEGABYTE
COPIES = 3
"""A copy, one more while it is checked, and what the database grows by meanwhile."""


def disk(pc: Pc) -> Finding:
    """What is free where the data lie, against what the database and its copies need."""
    folder = nearest(pc.place.folder)
    try:
        free = shutil.disk_usage(folder).free
        data = pc.place.database.stat().st_size if pc.place.database.exists() else 0
    except OSError as error:
        said: StoreError = not_writable(folder, error)
        return told(NAME, said)
    seen, advice = f"{folder.anchor} 可用 {free // MEGABYTE:,} MB", "请清空回收站，把不用的文件移走"
    if free < LEAST + COPIES * data:
        return wrong(NAME, seen, advice)
    return reminder(NAME, seen, advice) if free < COMFORTABLE + COPIES * data else fine(NAME, seen)
