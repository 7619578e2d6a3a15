"""What hands and spreadsheets type, brought to one plain spelling before it is read."""

import re
import unicodedata

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def plain(text: str) -> str:
    """The text in Unicode NFKC (１２３．５０ is 123.50, ㎡ is m2), without unseen marks and outer blanks.

    For numbers, dates and codes only: a name must keep its own characters. TypeError if it is not text.
    """
    if not isinstance(text, str):
        raise TypeError(f"text wanted, not {type(text).__name__}")
    return unicodedata.normalize("NFKC", UNSEEN.sub("", text)).strip()
