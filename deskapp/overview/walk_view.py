"""What a walk shows besides its own pages: what the cashier was asked about it, and the answer."""

from dataclasses import dataclass

from deskapp.overview.shown import Mark


@dataclass(frozen=True)
class Reply:
    """What came of a question (FEE-34): the answer, or that there is none yet; and what was asked, by whom and when."""

    words: str
    source: str
    mark: Mark
