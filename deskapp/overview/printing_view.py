"""What the printing settings show: the kinds of papers and what each can be printed on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A kind of paper, by its form; `papers` are slug and name of the sheets it fills."""

    kind: str
    title: str
    papers: tuple[tuple[str, str], ...]
