"""What is allowed with customer files; decided from plain values."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from deskapp.customer_file.papers import Needed, PaperLine, missing
from deskapp.kernel.problems import Refusal

LONGEST_LOAN = timedelta(days=30)
USUAL_LOAN = timedelta(days=3)


def worth_filing(lines: Sequence[PaperLine], shelf: str) -> Iterator[Refusal]:
    """Something has to be put into the file, or the file somewhere (ARCHIVE-03)."""
    if not shelf and not any(one.supplied or one.declared for one in lines):
        yield Refusal("没有勾选任何资料", "ARCHIVE-03")


def whole(papers: Sequence[Needed], lines: Sequence[PaperLine]) -> Iterator[Refusal]:
    """What is handed in is whole; what is not handed in may come another day (ARCHIVE-03)."""
    given = [one for one in lines if one.supplied or one.declared]
    codes = {one.code for one in given}
    yield from missing([paper for paper in papers if paper.code in codes], given)


def term(lent_on: date, due_on: date) -> Iterator[Refusal]:
    """A file comes back, and soon (ARCHIVE-08, ARCHIVE-10)."""
    if due_on < lent_on:
        yield Refusal("归还日期早于今天", "ARCHIVE-10")
    elif due_on > lent_on + LONGEST_LOAN:
        yield Refusal(f"借阅最长 {LONGEST_LOAN.days} 天，到期可以再借", "ARCHIVE-10")
