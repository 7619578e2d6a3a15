"""Puts a copy in the place of the database from within the window: everything is let go of, and begun anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from deskapp.safekeeping import Restored, restore
from deskapp.store.lock import only_one
from deskapp.store.place import Place


def restore_alone(place: Place, file: Path, now: Callable[[], datetime], by: str) -> Restored:
    """Restore a folder that nobody has open any more. Raises StoreError; the database is then as it was."""
    with only_one(place, now()):
        return restore(place, file, now(), by=by)
