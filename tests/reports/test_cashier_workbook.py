"""The cashier's workbook: it agrees to the fen, can be worked in, and tells when somebody changed a cell."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.audit.export_records import Export
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.reports import exports
from deskapp.reports.cashier_pack import cashier
from deskapp.reports.workbook import WorkbookError
from tests.ledger.test_fixed_invoices import a_book, pay
from tests.ledger.test_fixed_invoices import draw as torn_off
from tests.ledger.till import draw, spoil, take, void

TODAY = date(2026, 11, 21)
EVIL = '=HYPERLINK("x")'


@pytest.fixture
def day(manned_by, desk):
    """A day with cash, a split, a typed formula for a name, a void and a spoiled number."""
    lead = manned_by("赵立")
    draw(manned_by("孙敏"), desk)
    take(desk, "743.40")
    wrong = take(desk, "100.00", payer=EVIL)
    take(desk, "60.05", split="20.00")
    spoil(desk)
    void(desk, wrong, lead)
    return desk


def written(desk, tmp_path):
    return cashier_workbook(desk, TODAY, TODAY, tmp_path / "出纳.xlsx")


def facts(book):
    """What stands on the first page."""
    return {row[0].value: row[1].value for row in book["说明"].iter_rows() if row[0].value}


def findings(desk, path):
    with desk.reading() as session:
        return list(exports.changes(session, path))


def test_payments_and_tickets_agree_to_the_fen(day, tmp_path):
    done = written(day, tmp_path)
    assert done.total == Money.parse("803.45")
    book = load_workbook(done.path)
    flow = book["收款流水"]
    total = flow.cell(flow.max_row, 9).value
    assert Decimal(str(total)) == Decimal("803.45")
    amounts = [flow.cell(row, 9).value for row in range(2, flow.max_row)]
    assert sum(Decimal(str(amount)) for amount in amounts) == Decimal("803.45")
    assert facts(book)["核对结果"] == "相符"
    summary = [[cell.value for cell in row] for row in book["汇总"].iter_rows(min_row=2)]
    assert {row[6] for row in summary if row[1] == "合计"} == {803.45}


def test_every_number_of_the_day_is_there_with_what_became_of_it(day, tmp_path):
    register = load_workbook(written(day, tmp_path).path)["票据登记"]
    states = {row[2].value: row[9].value for row in register.iter_rows(min_row=2) if row[2].value}
    assert states == {"0001203": "已开具", "0001204": "已作废", "0001205": "已开具", "0001206": "空白作废"}


def test_numbers_of_tickets_are_words_and_nothing_typed_is_a_formula(day, tmp_path):
    book = load_workbook(written(day, tmp_path).path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert EVIL in {cell.value for cell in cells}
    flow = book["收款流水"]
    assert (flow["L2"].value, flow["L2"].data_type, flow["L2"].number_format) == ("0001203", "s", "@")
    assert (flow["I2"].data_type, flow["I2"].number_format) == ("n", "#,##0.00")
    assert (flow.freeze_panes, flow.print_title_rows, flow.page_setup.orientation) == ("B2", "$1:$1", "landscape")


def test_every_page_is_set_up_for_the_printer_and_for_eyes(day, tmp_path):
    book = load_workbook(written(day, tmp_path).path)
    for page in book.worksheets:
        across, head, foot = page.sheet_properties.pageSetUpPr, page.oddHeader, page.oddFooter
        assert across is not None
        assert head is not None
        assert foot is not None
        assert (page.page_setup.paperSize, across.fitToPage) == (9, True)
        assert "出纳工作簿" in str(head.center.text)
        assert foot.center.text == "第 &P 页，共 &N 页"
    flow = book["收款流水"]
    assert [flow[cell].alignment.horizontal for cell in ("B2", "I2", "J2")] == ["left", "right", "left"]
    assert flow["D3"].alignment.wrap_text, "a long name goes on below, it is not cut off"
    methods = [row[9].value for row in flow.iter_rows()]
    split = methods.index("现金 40.05；转账 20.00") + 1
    assert [flow.row_dimensions[row].height for row in (2, split)] == [None, 30]
    assert all(cell.font.bold for cell in flow[flow.max_row])
    totals = [row for row in book["汇总"].iter_rows(min_row=2) if row[1].value == "合计"]
    assert all(cell.font.bold for row in totals for cell in row)


def test_an_untouched_workbook_has_no_findings_even_after_saving_it_again(day, tmp_path):
    path = written(day, tmp_path).path
    assert findings(day, path) == []
    load_workbook(path).save(path)
    assert findings(day, path) == []


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("收款流水", "I2", 843.4, "工作表“收款流水”第 2 行“金额”：应为 743.40，现为 843.4"),
        ("收款流水", "D3", "另一人", '工作表“收款流水”第 3 行“付款人”：应为 =HYPERLINK("x")，现为 另一人'),
        ("票据登记", "C2", "0009999", "工作表“票据登记”第 2 行“票据号码”：应为 0001203，现为 0009999"),
        ("说明", "B11", 1.0, "“说明”的收款合计：应为 803.45，现为 1"),
        ("收款流水", "P2", "多出", "工作表“收款流水”第 2 行“第 16 列”：应为 空白，现为 多出"),
    ],
)  # fmt: skip
def test_a_changed_cell_is_named(day, tmp_path, sheet, cell, value, said):
    path = written(day, tmp_path).path
    book = load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    assert findings(day, path) == [said]


def test_a_missing_sheet_and_a_foreign_workbook_are_named(day, tmp_path):
    path = written(day, tmp_path).path
    book = load_workbook(path)
    del book["票据本"]
    book["说明"]["B5"] = "DC20200101-01"
    book.save(tmp_path / "foreign.xlsx")
    assert findings(day, tmp_path / "foreign.xlsx") == ["foreign.xlsx：导出编号 DC20200101-01 不是本数据库导出的工作簿"]
    book["说明"]["B5"] = load_workbook(path)["说明"]["B5"].value
    book.save(path)
    assert findings(day, path) == ["缺少工作表“票据本”"]


def test_something_that_is_no_workbook_is_said_in_one_sentence(day, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04nonsense")
    with pytest.raises(WorkbookError, match="不是可以读的工作簿"):
        findings(day, tmp_path / "x.xlsx")


def test_a_place_that_cannot_be_written_is_said_and_no_export_is_kept(day, tmp_path):
    (tmp_path / "workbooks").touch()
    with pytest.raises(WorkbookError, match="没有写成"):
        written(day, tmp_path / "workbooks")
    with day.reading() as session:
        assert exports.number_of(session, day.now()) == "DC20261121-01"


def test_fixed_amount_invoices_are_listed_by_face_and_number(manned_by, desk, tmp_path):
    """TICKET-18, TICKET-19, FORM-13: numbers used by face, the card on the stub; voided ones are worth nothing."""
    torn_off(manned_by("孙敏"), desk, a_book("100", "A0001203", 9), a_book("50", "B0002001"))
    pay(desk)
    void(desk, pay(desk, "200", "p2")[0], manned_by("赵立"))
    book = load_workbook(written(desk, tmp_path).path)
    heads, *rows, foot = book["定额发票"].iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(row["面额"], row["起号"], row["止号"], row["张数"], row["其中作废"], row["有效金额"]) for row in told] == [
        (100, "A0001203", "A0001205", 3, 0, 300),
        (100, "A0001206", "A0001207", 2, 2, 0),
        (50, "B0002001", "B0002001", 1, 0, 50),
    ]
    assert {row["存根卡号"] for row in told} == {"卡号 000123"}
    assert (foot[4], foot[5], foot[9]) == (6, 2, 350)
    assert facts(book)["票据合计"] == facts(book)["收款合计"] == 350


def test_a_void_of_a_later_day_leaves_the_earlier_workbook_as_it_was(manned_by, desk, clock):
    draw(manned_by("孙敏"), desk)
    ticket = take(desk, "100.00")
    clock.pass_by(days=1)
    void(desk, ticket, manned_by("赵立"))
    with desk.reading() as session:
        first, second = cashier(session, TODAY, TODAY), cashier(session, date(2026, 11, 22), date(2026, 11, 22))
    assert (first.payments, first.tickets) == (Money(10000), Money(10000))
    assert (second.payments, second.tickets) == (Money(-10000), Money(-10000))


def test_privacy_04_only_those_with_the_right_export_and_it_is_kept(day, manned_by, tmp_path):
    """PRIVACY-04."""
    written(day, tmp_path)
    with day.reading() as session:
        (kept,) = session.scalars(select(Export)).all()
        assert (kept.number, kept.by_id, kept.file_name) == ("DC20261121-01", day.clerk.id, "出纳.xlsx")
    with pytest.raises(NotAllowedError):
        cashier_workbook(manned_by("管理员"), TODAY, TODAY, tmp_path / "no.xlsx")
    assert not (tmp_path / "no.xlsx").exists()
