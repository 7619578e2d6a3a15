"""The names the system gives to readers: the same model comes back under another number after it was unplugged."""

import re
from collections.abc import Collection

# Linux counts devices and slots (`... 00 00`) and may name interface and serial number; Windows counts devices.
SERIAL = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
COUNTED = re.compile(r"(?:\s+[0-9A-F]{2}){2}$|\s+\d{1,2}$")


def model(name: str) -> str:
    """What stays of a reader's name wherever and whenever it is plugged in."""
    return COUNTED.sub("", SERIAL.sub("", name)).strip()


def chosen_among(chosen: str, names: Collection[str]) -> str | None:
    """The reader meant by a name that was chosen earlier: that one, else the first of the same model; None if none."""
    if chosen in names:
        return chosen
    return next((name for name in sorted(names) if model(name) == model(chosen)), None)
