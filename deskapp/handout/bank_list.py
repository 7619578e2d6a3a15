"""Writes a list for the bank: a workbook and a text in fixed columns, kept on record with it, all or nothing."""

from datetime import date
from pathlib import Path

from deskapp.desk import Desk
from deskapp.ledger.bank import listing
from deskapp.ledger.bank.errors import insist
from deskapp.ledger.bank.listing import ListPlan
from deskapp.ledger.bank.records import BankList
from deskapp.ledger.bank.text import text_file
from deskapp.reports import workbook
from deskapp.reports.bank_list import bank_book
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_day
from deskapp.store.place import write_safely

LIST = "list_bank"


def write_bank_list(desk: Desk, collect_on: date, request_id: str) -> int:
    """The id of the list of a day, its files written; the same request gives the same list.

    Raises BankError where there is nothing to list, WorkbookError where a file cannot be written: nothing is kept.
    """
    with desk.work(LIST) as session:
        known = listing.done_before(session, request_id)
        if known:
            return known.id
        found = listing.plan(session, collect_on, desk.today)
        insist(listing.refusals(found))
        made = listing.draft(found, within_day(session, BankList.number, "TS", collect_on), request_id)
        files = _written(desk, made, found, read_settings(session).centre_name)
        return listing.keep(session, made, [str(path) for path in files]).id


def _written(desk: Desk, made: BankList, found: ListPlan, centre: str) -> tuple[Path, Path]:
    folder = desk.store.place.workbooks
    pack = bank_book(made, found, centre, desk.clerk.name, desk.now())
    book = workbook.write(pack, folder / f"托收清单_{made.number}.xlsx")
    text = folder / f"托收清单_{made.number}.txt"
    try:
        write_safely(text, text_file(made.lines))
    except OSError as error:
        words = f"清单没有写成：{text.name}。账目不受影响，请检查磁盘空间、文件是否打开，再导出"
        raise workbook.WorkbookError(words) from error
    return book, text
