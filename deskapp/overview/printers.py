"""Which printer is in use, as the status bar says it."""

from deskapp.overview.shown import Mark, State
from deskapp.printing.settings import PrinterSettings

RECEIPT = "receipt"


def printer_state(settings: PrinterSettings, known: list[str], trouble: str) -> State:
    """The printer of receipts. `known` are the printers of this PC, `trouble` what the last print ran into."""
    name = settings.printer_for(RECEIPT).name
    if trouble:
        return State("打印机有故障", Mark.DANGER)
    if not name:
        return State("打印存为 PDF 文件")
    return State("打印机 就绪") if name in known else State(f"找不到打印机 {name}", Mark.WARN)
