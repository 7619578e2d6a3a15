"""Texts of a roster as the pages may show them: what may be a paper, a telephone or an account is masked."""

import re

from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.notes import shown
from deskapp.kernel.masks import masked_id, masked_phone

_PAPER = re.compile("[0-9]{14,20}[0-9Xx]?")
_LONG = re.compile("[0-9][0-9 -]{5,}[0-9]")


def sample(field: Field | None, text: str) -> str:
    """A text under a column with this meaning; also where nobody knows the meaning yet (PRIVACY-03)."""
    if field is not None:
        return shown(field, text)
    return _LONG.sub(lambda found: masked_phone(found[0]), _PAPER.sub(lambda found: masked_id(found[0]), text))
