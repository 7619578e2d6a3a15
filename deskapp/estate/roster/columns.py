"""What each column of a table means: by its header, its neighbours, what the table is about, and its texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from deskapp.estate.roster.codes import known_meaning
from deskapp.estate.roster.fields import REPEATED, Field, Topic
from deskapp.estate.roster.headers import PERSONAL_WORDS, bare, meaning, meaning_in

_SAMPLED = 2
_BY_CONTENT = 0.5
_GUESSED = 0.6
_MOSTLY = 0.8
_SHAPES = {
    Field.ID_NO: re.compile("[0-9]{17}[0-9Xx]"),
    Field.PHONE: re.compile("1[3-9][0-9]{9}"),
    Field.PLATE: re.compile("[\u4e00-\u9fff][A-Za-z][A-Za-z0-9]{5,6}"),
}
_LAYOUT_WORD = re.compile("[0-9一二两三四五六]+[室房].*[厅卫]?|.*厅.*")
_TITLES = ((Topic.SPACES, "车位|停车|车场|泊位"), (Topic.VEHICLES, "车辆|车牌|车主|机动车"))
_OF_TENANT = {Field.PHONE: Field.TENANT_PHONE, Field.ID_NO: Field.TENANT_ID, Field.NAME: Field.TENANT}
_OF_CONTACT = {Field.PHONE: Field.EMERGENCY_PHONE, Field.NAME: Field.EMERGENCY}
_NUMBERS = re.compile("[0-9一二三四甲乙]")
_SPECIAL = (
    (Field.UNIT_NO, Field.ROOM),
    (Field.BUILDING_NO, Field.BUILDING),
    (Field.ENTRANCE_NO, Field.ENTRANCE),
)


@dataclass(frozen=True)
class Column:
    """One column of a table. `field` is None if it is not imported; `confidence` from 0 to 1; two texts as samples."""

    index: int
    header: str
    field: Field | None
    confidence: float
    samples: tuple[str, ...] = ()


def topic_of(title: str, fields: Sequence[Field | None]) -> Topic:
    """What a table with these columns is about: what its sheet is called, then which key comes first."""
    for topic, words in _TITLES:
        key = Field.SPACE_NO if topic is Topic.SPACES else Field.PLATE
        if re.search(words, title) and key in fields and Field.AREA not in fields:
            return topic
    keys = {
        Field.ROOM: Topic.UNITS,
        Field.UNIT_NO: Topic.UNITS,
        Field.SPACE_NO: Topic.SPACES,
        Field.PLATE: Topic.VEHICLES,
    }
    first = next((keys[field] for field in fields if field in keys), None)
    if first:
        return first
    people = {Field.NAME, Field.PERSON_NO, Field.ID_NO} & {*fields}
    return Topic.PEOPLE if people or Field.BUILDING not in fields else Topic.BUILDINGS


def understand_columns(
    title: str, headers: Mapping[int, str], texts: Mapping[int, Sequence[str]]
) -> tuple[Column, ...]:
    """The columns of one table; `texts` holds what stands in each of them, blanks left out."""
    columns = [_by_header(index, header, texts.get(index, ())) for index, header in headers.items()]
    topic = topic_of(title, [column.field for column in columns])
    columns = [_by_topic(column, topic) for column in columns]
    columns = [_by_content(column, texts.get(column.index, ())) for column in columns]
    return tuple(_without_doubles(_specialised(_by_neighbours(columns)), topic))


def _by_header(index: int, header: str, texts: Sequence[str]) -> Column:
    field, sure = meaning(header) if header else (None, 0.0)
    samples = tuple(dict.fromkeys(texts))[:_SAMPLED]
    return Column(index, header, field, sure, samples)


def _by_topic(column: Column, topic: Topic) -> Column:
    field = meaning_in(topic, column.header) if column.field is None else None
    if field:
        return replace(column, field=field, confidence=_GUESSED)
    if topic is Topic.SPACES and column.field in (Field.AREA, Field.STATE, Field.USE):
        return replace(column, field=None, confidence=0.0)
    return column


def _by_content(column: Column, texts: Sequence[str]) -> Column:
    """A header that says nothing, or one of two things, is settled by what stands below it."""
    if column.field is None and not column.confidence and texts:
        for field, shape in _SHAPES.items():
            if sum(bool(shape.fullmatch(text)) for text in texts) >= max(_MOSTLY * len(texts), _SAMPLED):
                return replace(column, field=field, confidence=_BY_CONTENT)
    if column.field is Field.USE and any(_LAYOUT_WORD.fullmatch(text) for text in texts):
        return replace(column, field=Field.UNIT_TYPE, confidence=_GUESSED)
    for field, other in ((Field.ROLE, Field.KIND), (Field.KIND, Field.ROLE)):
        if column.field is field and _known(other, texts) > _known(field, texts):
            return replace(column, field=other, confidence=_GUESSED)
    return column


def _known(field: Field, texts: Sequence[str]) -> int:
    return sum(known_meaning(field, text) is not None for text in set(texts))


def _by_neighbours(columns: list[Column]) -> list[Column]:
    """业主 电话 租户 电话: a plain 电话 belongs to the person named before it, the first of all to the owner."""
    settled: list[Column] = []
    whose: dict[Field, Field] = {}
    for column in columns:
        if column.field in (Field.NAME, Field.TENANT, Field.EMERGENCY, Field.CO_OWNER):
            plain_name = bare(column.header) in PERSONAL_WORDS
            if not plain_name:
                whose = {Field.TENANT: _OF_TENANT, Field.EMERGENCY: _OF_CONTACT}.get(column.field, {})
        taken = {other.field for other in settled}
        if bare(column.header) in PERSONAL_WORDS and column.field in whose and column.field in taken:
            column = replace(column, field=whose[column.field], confidence=_GUESSED)
        settled.append(column)
    return settled


def _specialised(columns: list[Column]) -> list[Column]:
    """房屋编号 is the room number where no other column is, else the number that other sheets refer to."""
    fields = {column.field for column in columns}
    for number, plain_field in _SPECIAL:
        if number in fields and plain_field not in fields:
            columns = [
                replace(column, field=plain_field, confidence=_MOSTLY) if column.field is number else column
                for column in columns
            ]
    if Field.ACCOUNT_NAME in fields and not fields & {Field.BANK, Field.ACCOUNT_NO, Field.NAME}:
        columns = [
            replace(column, field=Field.NAME, confidence=_GUESSED) if column.field is Field.ACCOUNT_NAME else column
            for column in columns
        ]
    return columns


def _without_doubles(columns: list[Column], topic: Topic) -> list[Column]:
    """Of two columns with one meaning the surer stays; phones, plates and numbered owners may come several times."""
    kept: list[Column] = []
    for column in columns:
        rivals = [other for other in columns if other.field is column.field and other.index != column.index]
        stays = column.field is None or not rivals
        if column.field in REPEATED and column.field is not Field.NAME:
            stays = True
        elif rivals:
            best = max([column, *rivals], key=lambda rival: (rival.confidence, -rival.index))
            stays = best is column or (column.field is Field.NAME and _twins(best, column))
        kept.append(column if stays else replace(column, field=None, confidence=0.0))
    return kept


def _twins(one: Column, other: Column) -> bool:
    """业主1姓名 and 业主2姓名, or 姓名 twice."""
    return _NUMBERS.sub("", bare(one.header)) == _NUMBERS.sub("", bare(other.header))
