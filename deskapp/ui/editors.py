"""One editor for each type of answer. A new type of answer is a new entry here, and nowhere else."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from deskapp.flow.step import Question, Step
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.fields import NAME, CodeField, DateField, Editor, LineField
from deskapp.ui.figures import CountField, MoneyField
from deskapp.ui.lines import Head, Lines
from deskapp.ui.room_field import Find, RoomField
from deskapp.ui.segments import NONE, Segments
from deskapp.ui.story_field import StoryField

IN_SIGHT = 6
"""Up to so many choices stand side by side; more go behind a caret."""

EXAMPLES = ("如", "例如")

SHARES = {int: 2, Money: 2, bool: 2, date: 4}
OTHER_SHARE = 5
LONG = {"id_no": 8}
"""What a table gives to the questions whose answers are longer: an identity number has eighteen figures."""


def editor_for(question: Question, today: Callable[[], date], *, name: str = "", find: Find | None = None) -> Editor:
    """The editor of a question; with a `name`, as a cell of a table, where its hint has no room.

    `find` is the one search, by which a room may be asked for as well.
    """
    kind, shape = plain_type(question.type), "cell" if name else ""
    label = name or question.label
    hint = "" if name else halves(question.help)[0]
    if question.row:
        return lines_of(question.row, today)
    if question.tick or kind is bool:
        return _ticked("" if name else question.label)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _chosen(label, kind, cell=bool(name))
    if kind is date:
        return _typed(DateField(label, today, kind=shape))
    if kind is Money:
        return _typed(MoneyField(label, kind=shape))
    if kind is int:
        return _typed(CountField(label, kind=shape))
    if kind is RoomNo and find and not name:
        return _typed(RoomField(label, find, hint=hint))
    if hasattr(kind, "parse"):
        return _typed(CodeField(label, kind.parse, hint=hint, kind=shape))
    if kind is Story and not name:
        story = StoryField(label, hint=hint, brief=question.optional)
        return Editor(story, story.said, story.fill, story.edited)
    return _typed(LineField(label, wide=NAME, hint=hint, kind=shape))


def halves(help: str) -> tuple[str, str]:
    """The example in a help, which stands in the empty field, and the rest, which stands beside it."""
    if not help.startswith(EXAMPLES):
        return "", help
    example, _, rest = re.sub("[；，]", "；", help, count=1).partition("；")
    return example, rest


def lines_of(row: type[Step], today: Callable[[], date]) -> Editor:
    """A table whose columns are the questions of one row."""

    def head(question: Question) -> Head:
        def make(name: str) -> Editor:
            return editor_for(question, today, name=name)

        kind = plain_type(question.type)
        share = LONG.get(question.name, SHARES.get(kind, OTHER_SHARE))
        return Head(question.name, question.label, share, make, figures=kind in (int, Money))

    lines = Lines([head(question) for question in row.questions()])
    return Editor(lines, lines.said, lines.fill, lines.edited)


def plain_type(kind: Any) -> Any:
    """The type itself, where it may also be left out."""
    if get_origin(kind) in (Union, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _typed(field: LineField) -> Editor:
    return Editor(field, field.said, field.fill, field.edited)


def _ticked(label: str) -> Editor:
    box = Tick(label)
    return Editor(box, box.said, box.fill, box.edited)


def _chosen(label: str, kind: type[Enum], *, cell: bool) -> Editor:
    """Segments where all choices can be in sight, else a list; nothing is chosen beforehand."""
    choices = list(kind)

    def place_of(said: object) -> int:
        found = [place for place, choice in enumerate(choices) if said in (choice, choice.value)]
        return found[0] if found else NONE

    if len(choices) > IN_SIGHT or cell:
        box = Choice(label, [str(choice.value) for choice in choices])
        box.setCurrentIndex(NONE)
        return Editor(
            box,
            lambda: _at(choices, box.currentIndex()),
            lambda said: box.setCurrentIndex(place_of(said)),
            box.edited,
        )
    segments = Segments([(str(choice.value), "") for choice in choices], name=label)
    return Editor(
        segments,
        lambda: _at(choices, segments.current),
        lambda said: segments.select(place_of(said)),
        segments.chosen,
    )


def _at(choices: list[Enum], place: int) -> Enum | None:
    return None if place == NONE else choices[place]
