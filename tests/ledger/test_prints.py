"""Prints: the first and every reprint are told apart, failed ones are kept, and a dead printer undoes nothing."""

from dataclasses import dataclass, field, replace

import pytest

from deskapp.flow.procedure import PaperDue
from deskapp.kernel.errors import PrintError
from deskapp.ledger import prints
from deskapp.printing import pages
from deskapp.printing.file_printer import FilePrinter
from deskapp.printing.settings import PrinterSettings, Route
from deskapp.printing.spool import PrintJob, Watch, unwatched
from deskapp.printing.trouble import Trouble, trouble
from deskapp.printout import draw as drawn
from deskapp.printout import print_paper, print_papers
from deskapp.staff.settings import change_settings
from forms.fee_notice import SPECIMEN as NOTICE
from tests.ledger.till import draw, paper, take, void
from tests.printing.finished import copied


@dataclass
class Unsteady:
    """A printer that is off the first so many times."""

    failures: int
    sent: list[PrintJob] = field(default_factory=list)

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        if self.failures:
            self.failures -= 1
            raise trouble(Trouble.OFFLINE, "针式打印机", title=job.title)
        self.sent.append(job)


@pytest.fixture
def ticket(desk, cashier):
    draw(cashier, desk)
    return take(desk, "743.40")


def log_of(desk, ticket):
    with desk.reading() as session:
        return [(line.nth, line.good) for line in prints.history(session, ("ticket", ticket.id))]


def test_the_first_print_bears_no_mark_and_later_ones_say_which_they_are(desk, manned_by, ticket, clock, tmp_path):
    """GEN-14: 补打 第n次 with the time, who, and the original clerk."""
    printer = Unsteady(0)
    other = manned_by("陈佳")
    for who in (desk, other, other):
        assert print_paper(who, paper(ticket), printer) is None
        clock.pass_by(minutes=5)
    first, again, third = (copied(job.pdf, tmp_path) for job in printer.sent)
    assert "补打" not in first
    assert "补打第1次" in again
    assert "2026-11-2109:05" in again
    assert "陈佳（原经办人林晓）" in again
    assert "补打第2次" in third
    assert log_of(desk, ticket) == [(0, True), (1, True), (2, True)]


def test_a_dead_printer_undoes_nothing_and_is_told_in_one_sentence(desk, ticket):
    """Design law 2."""
    printer = Unsteady(1)
    said = print_paper(desk, paper(ticket), printer)
    assert isinstance(said, PrintError)
    assert str(said) == "打印机“针式打印机”脱机。正式收据 0001203 已保存，请检查电源和数据线，再补打。（E-PRN-03）"
    with desk.reading() as session:
        assert [one.printed_no for one in prints.unprinted(session, desk.clerk.id)] == ["0001203"]
        assert prints.history(session, ("ticket", ticket.id))[0].trouble == str(said)


def test_a_print_after_a_failed_one_is_the_first(desk, ticket, tmp_path):
    printer = Unsteady(1)
    print_paper(desk, paper(ticket), printer)
    assert print_paper(desk, paper(ticket), printer) is None
    assert "补打" not in copied(printer.sent[0].pdf, tmp_path)
    assert log_of(desk, ticket) == [(0, False), (0, True)]
    with desk.reading() as session:
        assert not prints.unprinted(session)


def test_one_paper_that_fails_does_not_hold_up_the_next(desk, ticket):
    printer = Unsteady(1)
    other = take(desk)
    assert len(print_papers(desk, (paper(ticket), paper(other)), printer)) == 1
    assert [job.number for job in printer.sent] == [other.printed_no]


def test_a_void_receipt_prints_with_its_mark_and_reason(desk, lead, ticket, tmp_path):
    """TICKET-04, TICKET-21; the slip below the marks is the one that was issued."""
    printer = Unsteady(0)
    print_paper(desk, paper(ticket), printer)
    made = void(desk, ticket, lead, reason="金额开错")
    print_paper(desk, PaperDue("receipt", ticket.slip, ("ticket_void", made.id)), printer)
    print_paper(desk, paper(ticket), printer)
    void_paper, old_paper = (copied(job.pdf, tmp_path) for job in printer.sent[1:])
    assert "作废：金额开错2026-11-2109:00林晓（批准赵立）" in void_paper
    assert "补打" not in void_paper
    assert "作废：金额开错" in old_paper
    assert "补打第1次" in old_paper
    assert "743.40" in void_paper
    with desk.reading() as session:
        assert not prints.unprinted(session)


def test_practice_prints_say_so(desk, manned_by, ticket, tmp_path):
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, practice=True)
    assert "练习" in copied(drawn(desk, paper(ticket)).pdf, tmp_path)


def notices(desk, count):
    """Fee notices that are due, each under a record of its own."""
    kept = [PaperDue("fee_notice", replace(NOTICE, imprint=numbered(n)), ("journal_line", n)) for n in range(count)]
    assert not [one for one in kept if log_of_record(desk, one.record)]
    return kept


def numbered(number):
    return replace(NOTICE.imprint, number=f"TZ202611-{number:04d}", code=f"TZ202611-{number:04d}/82340/20261102")


def log_of_record(desk, record):
    with desk.reading() as session:
        return [(line.nth, line.good) for line in prints.history(session, record)]


def test_arrears_02_a_batch_of_notices_is_one_job_and_every_notice_is_logged(desk, tmp_path):
    """ARREARS-02."""
    printer, told = Unsteady(0), list[tuple[str, int, int]]()
    papers = notices(desk, 7)
    assert print_papers(desk, papers, printer, watch=lambda *progress: told.append(progress)) == []
    (job,) = printer.sent
    assert (job.number, job.title) == ("TZ202611-0000等7张", "收费通知单 TZ202611-0000等7张")
    assert pages.count(job.pdf) == 7
    text = copied(job.pdf, tmp_path)
    assert [text.count(f"TZ202611-{n:04d}") for n in range(7)] == [1] * 7
    assert [log_of_record(desk, paper.record) for paper in papers] == [[(0, True)]] * 7
    assert ("正在排版", 6, 7) in told


def test_a_batch_on_a_third_of_a_sheet_shares_its_sheets(desk):
    printer = Unsteady(0)
    settings = PrinterSettings(routes=(Route("fee_notice", "a4x3", ""),))
    print_papers(desk, notices(desk, 7), printer, settings)
    assert pages.count(printer.sent[0].pdf) == 3


def test_a_batch_that_is_stopped_prints_and_logs_nothing(desk):
    class StoppedError(Exception):
        pass

    def watch(words, done, total):
        if words == "正在排版" and done == 3:
            raise StoppedError

    printer, papers = Unsteady(0), notices(desk, 7)
    with pytest.raises(StoppedError):
        print_papers(desk, papers, printer, watch=watch)
    assert printer.sent == []
    assert not any(log_of_record(desk, paper.record) for paper in papers)


def test_a_batch_that_fails_is_trouble_once_and_logged_for_every_notice(desk):
    printer, papers = Unsteady(1), notices(desk, 3)
    (said,) = print_papers(desk, papers, printer)
    assert "收费通知单 TZ202611-0000等3张 已保存" in said.text
    assert [log_of_record(desk, paper.record) for paper in papers] == [[(0, False)]] * 3


def test_a_folder_that_is_gone_is_trouble_like_any_other(desk, ticket, tmp_path):
    said = print_paper(desk, paper(ticket), FilePrinter(tmp_path / "gone"))
    assert said is not None
    assert said.code == "E-PRN-06"
    assert log_of(desk, ticket) == [(0, False)]
