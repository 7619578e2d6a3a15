"""The kinds of papers that this counter prints, and the grid by which their place on the sheet is set right."""

from importlib import import_module
from typing import Any

from deskapp.desk import Desk
from deskapp.overview.printing_view import Document
from deskapp.printing.heading import Imprint
from deskapp.printing.jobs import job
from deskapp.printing.settings import PrinterSettings, Route
from deskapp.printing.spool import Printer
from forms import printer_grid

KINDS = (
    "receipt",
    "service_invoice",
    "utility_invoice",
    "fee_notice",
    "fee_reduction",
    "book_slip",
    "daily_closing",
    "till_report",
    "cash_slip",
    "cash_difference",
    "shift_handover",
    "refund_order",
    "account_refund",
    "account_statement",
    "cash_advance",
    "parking_agreement",
    "fixed_invoices",
    "card_application",
    "card_book",
    "card_quarterly",
    "blank_slip",
    "bank_agreement",
    "bank_list",
    "renovation_filing",
    "document_checklist",
    "worker_register",
    "renovation_certificate",
    "temporary_pass",
    "renovation_extension",
    "renovation_binding",
    "goods_release",
    "owner_change_notice",
    "move_out_settlement",
    "renovation_agreement",
    "renovation_declaration",
    "waterproof_undertaking",
    "tenant_agreement",
    "utility_agreement",
    "house_rules",
    "owner_card",
    "key_item_list",
    "acceptance_opinion",
    "handover_acceptance",
    "papers_received",
    "move_in_bag",
    "move_in_handover",
    "resident_registration",
    "employee_register",
    "register_sheet",
)


def documents() -> list[Document]:
    """Every kind, with the papers it fills."""
    return [_document(kind, import_module(f"forms.{kind}")) for kind in KINDS]


def routed(receipts: str, sheets: str) -> PrinterSettings:
    """The settings of a PC with one printer for papers on pins and one for loose sheets; empty for PDF files.

    One printer for both is no pin printer: it gets every paper on loose sheets.
    """
    settings = PrinterSettings()
    for kind in KINDS:
        papers = import_module(f"forms.{kind}").PAPERS
        loose = next((paper for paper in papers if not paper.pins), papers[0])
        paper = loose if receipts and receipts == sheets else papers[0]
        settings = settings.with_route(Route(kind, paper.slug, receipts if papers[0].pins else sheets))
    return settings


def print_grid(desk: Desk, kind: str, printer: Printer, settings: PrinterSettings) -> None:
    """Print the grid on the printer and paper of a kind, with the offset now set. Raises PrintError."""
    imprint = Imprint(desk.settings().centre_name, "JZ-01", desk.clerk.name, desk.now(), "JZ-01")
    send_grid(imprint, kind, printer, settings)


def send_grid(imprint: Imprint, kind: str, printer: Printer, settings: PrinterSettings) -> None:
    """The same for whoever asks, also before there is a database. Raises PrintError."""
    form: Any = import_module(f"forms.{kind}")
    setup, paper = settings.printer_for(kind), settings.paper_for(kind, form.PAPERS)
    slip = printer_grid.PrinterGrid(imprint, setup.name or "PDF 文件", paper.name, setup.offset)
    grid: Any = printer_grid
    printer.send(job(grid, slip, settings.with_route(Route("printer_grid", paper.slug, setup.name))))


def _document(kind: str, form: Any) -> Document:
    return Document(kind, form.TITLE, tuple((paper.slug, paper.name) for paper in form.PAPERS))
