"""Turns sheets into PDF bytes: copy after copy, page after page, with foot lines and marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from deskapp.printing.block import Stack
from deskapp.printing.box import Box
from deskapp.printing.copies import Copy, name_edge
from deskapp.printing.foot import Foot
from deskapp.printing.ink import Ink
from deskapp.printing.marks import CLEAN, Marks, stamp
from deskapp.printing.paper import Offset, Paper
from deskapp.printing.pen import Pen
from deskapp.printing.sheet import Sheet, paginate
from deskapp.printing.typeface import official, plain

rl_config.useA85 = 0  # nothing has to pass a seven-bit line: a fifth smaller, and not recoded page by page

WORTH_FILLING = 0.6
"""Part of a page overleaf that must be needed for its rows to be stretched over the rest."""
EDGE = 4.5
"""Millimetres from the body to the middle of the name of the copy."""


@dataclass(frozen=True)
class Setting:
    """How one printer takes a paper: marks upon it, how far it is off, and whether one strike makes all copies."""

    marks: Marks = CLEAN
    offset: Offset = Offset()
    carbon: bool = True
    """Only asked of papers for pins; a laser prints every copy by itself."""


PLAIN = Setting()


def render(sheet: Sheet, paper: Paper, setting: Setting = PLAIN) -> bytes:
    """The PDF of all copies of one paper. The same slip gives the same bytes, today and in ten years.

    PrintError where something that cannot be broken is taller than a page.
    """
    return bind((sheet,), paper, setting)


def bind(sheets: Iterable[Sheet], paper: Paper, setting: Setting = PLAIN) -> bytes:
    """Papers of many units in one PDF, filling the parts of each sheet; drawn as they are taken one by one."""
    face = plain() if paper.pins else official()
    out = BytesIO()
    size = (paper.width * mm, paper.height * mm)
    # The stub calls a font's name a float. Without it the PDF would name Helvetica, which it does not embed.
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=face.value[0])  # type: ignore[arg-type]
    press = Press(canvas, Ink(paper.scale, face), paper, setting)
    for sheet in sheets:
        press.print(sheet)
    if not press.used:
        raise ValueError("nothing to print")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@dataclass
class Press:
    """Fills the parts of each sheet of paper from the top."""

    canvas: Canvas
    ink: Ink
    paper: Paper
    setting: Setting
    used: int = 0

    def print(self, sheet: Sheet) -> None:
        """All copies of one paper."""
        if not self.used:
            self.canvas.setTitle(f"{sheet.heading.title} {sheet.imprint.number}")
        at_once = self.paper.pins and self.setting.carbon
        for copy in (Copy.carbon(sheet.copies),) if at_once else sheet.copies:
            self._copy(sheet, copy)

    def _copy(self, sheet: Sheet, copy: Copy) -> None:
        foot = self._foot(sheet)
        full = self.paper.body
        room = full._replace(h=full.h - foot.height(self.ink, full.w))
        pages = list(paginate(sheet, self.ink, room))
        for number, page in enumerate(pages, start=1):
            down = self._next_part()
            box, whole = (part._replace(y=part.y + down) for part in (room, full))
            pen = Pen(self.canvas, self.ink, self.paper.height, unsealed=copy.unsealed)
            page.draw(pen, box if number == 1 else self._overleaf(page, box))
            foot.draw(pen, whole, f"第 {number} 页　共 {len(pages)} 页" if len(pages) > 1 else "")
            name_edge(pen, box.x + box.w + EDGE, box, copy.words)
            stamp(pen, box.x + box.w, box.y, copy.stamped)
            self.setting.marks.draw(pen, box)
            self._cut_line(pen, down)

    def _overleaf(self, page: Stack, box: Box) -> Box:
        """The room that a page which goes on is stretched over."""
        needed = page.height(self.ink, box.w)
        return box if needed > WORTH_FILLING * box.h else box._replace(h=needed)

    def _foot(self, sheet: Sheet) -> Foot:
        imprint, marks = sheet.imprint, self.setting.marks.line
        first = f"打印 {imprint.printed_at:%Y-%m-%d %H:%M}　{imprint.clerk}"
        return Foot(first, marks, "strong") if marks else Foot(first, sheet.foot)

    def _next_part(self) -> float:
        """How far down the next free part begins, on fresh paper when the last is full."""
        part = self.used % self.paper.parts
        if not part:
            if self.used:
                self.canvas.showPage()
            offset = self.setting.offset
            self.canvas.translate(offset.right / 10 * mm, -offset.down / 10 * mm)
        self.used += 1
        return part * self.paper.height / self.paper.parts

    def _cut_line(self, pen: Pen, down: float) -> None:
        cut = down + self.paper.height / self.paper.parts
        if cut < self.paper.height - 1:
            pen.line(6, cut, self.paper.width - 6, cut, self.ink.scale.thin, (2, 1.5))
