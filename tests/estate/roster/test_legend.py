"""What a workbook says of its own codes is read the way round it was written: a wrong suggestion is worse than none."""

import pytest

from deskapp.estate.roster.legend import _words_for
from deskapp.kernel.typed import plain


@pytest.mark.parametrize(
    "text",
    [
        "1 自住　2 出租　3 空置",
        "居住情况：1 自住　2 出租　3 空置",
        "居住情况：1-自住，2-出租，3-空置。",
        "状态（1自住2出租3空置）",
        "自住1 出租2 空置3",
        "居住情况：自住1，出租2，空置3",
    ],
)
def test_codes_find_their_own_words_whichever_comes_first(text: str):
    found = {code: list(_words_for(code, plain(text)))[:1] for code in "123"}
    assert found == {"1": ["自住"], "2": ["出租"], "3": ["空置"]}
