"""Settings choose paper and printer for each kind of document, and survive being kept as JSON."""

import pytest

from deskapp.printing.jobs import batch, job
from deskapp.printing.marks import Marks
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD, Offset
from deskapp.printing.press import Setting, bind, render
from deskapp.printing.settings import PrinterSettings, PrinterSetup, Route
from deskapp.printing.slips import from_json, to_json
from forms import fee_notice, receipt
from forms.specimens import REPRINT

PINS = PrinterSetup("前台一号针打", Offset(3, -5), carbon=False)
SETTINGS = PrinterSettings((PINS,), (Route("receipt", "pin93", PINS.name), Route("fee_notice", "a4x3", "激光")))


def test_a_job_is_drawn_for_the_paper_and_printer_of_its_kind():
    made = job(receipt, receipt.SPECIMEN, SETTINGS, Marks(REPRINT))
    setting = Setting(Marks(REPRINT), PINS.offset, carbon=False)
    assert made.pdf == render(receipt.draw(receipt.SPECIMEN), PIN_THIRD, setting)
    assert (made.kind, made.number, made.title) == ("receipt", "0001234", "正式收据 0001234")
    assert (made.paper, made.printer) == (PIN_THIRD, PINS.name)


def test_notices_of_a_month_are_one_job():
    made = batch(fee_notice, [fee_notice.SPECIMEN] * 4, SETTINGS, "2026年11月")
    assert made.pdf == bind([fee_notice.draw(fee_notice.SPECIMEN)] * 4, A4_THIRDS)
    assert (made.title, made.printer) == ("收费通知单 2026年11月", "激光")


@pytest.mark.parametrize("slug", ["a4", "gone"])
def test_a_paper_the_form_cannot_fill_falls_back_to_its_first(slug):
    settings = SETTINGS.with_route(Route("receipt", slug, "激光"))
    assert settings.paper_for("receipt", receipt.PAPERS) == receipt.PAPERS[0]


def test_with_nothing_set_the_default_printer_takes_the_first_paper():
    made = job(fee_notice, fee_notice.SPECIMEN, PrinterSettings())
    assert (made.paper, made.printer) == (A5_WIDE, "")


def test_a_changed_setting_replaces_the_one_before():
    settings = SETTINGS.with_route(Route("receipt", "a5", "激光")).with_printer(PrinterSetup("激光", Offset(1, 1)))
    settings = settings.with_printer(PrinterSetup("激光", Offset(2, 2)))
    assert settings.paper_for("receipt", receipt.PAPERS) == A5_WIDE
    assert settings.printer_for("receipt") == PrinterSetup("激光", Offset(2, 2))
    assert len(settings.routes) == 2
    assert len(settings.printers) == 2


def test_settings_survive_being_kept():
    assert from_json(PrinterSettings, to_json(SETTINGS)) == SETTINGS
