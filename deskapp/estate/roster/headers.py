"""The words that head the columns of rosters, and what they mean."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from deskapp.estate.roster.fields import Field, Topic
from deskapp.kernel.typed import plain

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("headers.toml").read_text("utf-8"))
_WEAK = frozenset(_TABLE["sureness"]["weak"])
_COUNTING = frozenset(_TABLE["sureness"]["counting"])
_OTHER_THINGS = re.compile("|".join(_TABLE["sureness"]["other_things"]))
_BRACKETS = re.compile(r"[(（\[【<《][^)）\]】>》]*[)）\]】>》]")
_TRIM = re.compile(r"[\s*※#:：。.、/\\_-]+|必填|选填")
_NUMBERED = re.compile("[0-9一二三①②③④]+$")
_LONGEST = 16
_PERSONS = (
    ("owner", Field.NAME, Field.PHONE, Field.ID_NO),
    ("tenant", Field.TENANT, Field.TENANT_PHONE, Field.TENANT_ID),
    ("contact", Field.EMERGENCY, Field.EMERGENCY_PHONE, None),
)


def _compose() -> Iterator[tuple[str, Field]]:
    """Every word a header may be made of: 业主 with 电话 is 业主电话, 租户 with 身份证号 the tenant's paper."""
    for name, words in _TABLE["fields"].items():
        yield from ((word, Field[name]) for word in words)
    spoken = _TABLE["words"]
    for group, name, phone, paper in _PERSONS:
        for person in _TABLE["persons"][group]:
            yield person, name
            yield from ((person + word, name) for word in spoken["name"])
            yield from ((person + word, phone) for word in spoken["phone"])
            yield from ((person + word, paper) for word in spoken["paper"] if paper)
    yield from (("姓名", Field.NAME), ("紧急联系电话", Field.EMERGENCY_PHONE), ("紧急电话", Field.EMERGENCY_PHONE))
    yield from ((word, Field.PHONE) for word in spoken["phone"])
    yield from ((word, Field.ID_NO) for word in spoken["paper"])


MEANINGS: dict[str, Field] = dict(_compose())
_BY_LENGTH = sorted((word for word in MEANINGS if len(word) > 1), key=len, reverse=True)
PERSONAL_WORDS = frozenset({"姓名", *_TABLE["words"]["phone"], *_TABLE["words"]["paper"]})
"""Headers that say whose name, phone or paper it is only by the column before them."""


@lru_cache(maxsize=4096)
def bare(header: str) -> str:
    """房 号（必填）* as 房号: without blanks, brackets and marks; what stood in brackets if nothing else is left."""
    text = plain(header)
    outside = _TRIM.sub("", _BRACKETS.sub("", text))
    return outside or _TRIM.sub("", text).strip("()[]【】<>《》")


@lru_cache(maxsize=4096)
def meaning(header: str) -> tuple[Field | None, float]:
    """What a header means and how sure that is: 1.0 the very word, less if it only ends with or holds one, 0.0 none.

    (None, 1.0) is a header that surely means nothing for us, such as 序号.
    """
    word = bare(header)
    if not word or len(word) > _LONGEST:
        return None, 0.0
    if word.upper() in _COUNTING:
        return None, 1.0
    shorter = _NUMBERED.sub("", word)
    for spelling, sure in ((word, 1.0), (shorter, 0.95)):
        if spelling in MEANINGS:
            return MEANINGS[spelling], 0.7 if spelling in _WEAK else sure
    for known in _BY_LENGTH:
        if shorter.endswith(known) and not _OTHER_THINGS.search(shorter.removesuffix(known)):
            return MEANINGS[known], 0.6 if known in _WEAK else 0.8
    return None, 0.0


def meaning_in(topic: Topic, header: str) -> Field | None:
    """What a header that says little, such as 编号 or 类型, means in a table about this."""
    name = _TABLE["topics"][topic.name].get(bare(header))
    return Field[name] if name else None
