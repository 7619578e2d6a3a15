"""Which printer and which paper take which document, as one PC keeps it."""

from dataclasses import dataclass, field
from typing import Self

from deskapp.printing.paper import Offset, Paper


@dataclass(frozen=True)
class PrinterSetup:
    """One printer, by its name in the operating system, and how it prints."""

    name: str
    offset: Offset = field(default_factory=Offset)
    carbon: bool = True
    """One strike makes all copies of pin paper; otherwise each copy is printed by itself, as a laser does."""


@dataclass(frozen=True)
class Route:
    """Where documents of one kind go: the form's name, the slug of its paper, the name of the printer."""

    kind: str
    paper: str
    printer: str


@dataclass(frozen=True)
class PrinterSettings:
    """Kept as JSON by `slips.to_json`. What is not said is the form's first paper on the default printer."""

    printers: tuple[PrinterSetup, ...] = ()
    routes: tuple[Route, ...] = ()

    def paper_for(self, kind: str, papers: tuple[Paper, ...]) -> Paper:
        """The paper chosen for this kind, or the form's first where none, or one it cannot fill, is chosen."""
        chosen = {route.paper for route in self.routes if route.kind == kind}
        return next((paper for paper in papers if paper.slug in chosen), papers[0])

    def printer_for(self, kind: str) -> PrinterSetup:
        """The printer chosen for this kind, or the default one with nothing set."""
        name = next((route.printer for route in self.routes if route.kind == kind), "")
        return next((setup for setup in self.printers if setup.name == name), PrinterSetup(name))

    def with_route(self, route: Route) -> Self:
        """The settings with this kind of document sent elsewhere."""
        others = tuple(other for other in self.routes if other.kind != route.kind)
        return type(self)(self.printers, (*others, route))

    def with_printer(self, setup: PrinterSetup) -> Self:
        """The settings with this printer set up so."""
        others = tuple(other for other in self.printers if other.name != setup.name)
        return type(self)((*others, setup), self.routes)
