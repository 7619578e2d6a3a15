"""What the one search box shows under it: hits by kind, each with what it is and where it leads."""

from dataclasses import dataclass

from deskapp.overview.shown import Link, State


@dataclass(frozen=True)
class Hit:
    """One thing found. `match` is the part of `name`, or of `about`, that was typed; empty where it is not in them."""

    group: str
    name: str
    about: str
    link: Link
    match: str = ""
    state: State | None = None
    room: str = ""
    """The room a procedure started on this hit is about."""


@dataclass(frozen=True)
class SearchView:
    """The hits that are shown, in their groups, and how many more there are."""

    hits: tuple[Hit, ...]
    more: int = 0
