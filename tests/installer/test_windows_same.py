"""Two tours of one day are the same where words and figures are; what chance draws is not held against them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from tests.installer.same import differences


def tour(folder: Path, said: str, amount: str) -> Path:
    """A tour that left one paper and one workbook."""
    for part in ("papers", "workbooks"):
        (folder / part).mkdir(parents=True)
    paper = Canvas(str(folder / "papers" / "receipt-A0000001.pdf"))
    paper.drawString(72, 700, said)
    paper.save()
    book = Workbook()
    book.create_sheet("Sheet1")["B2"] = amount
    book.save(folder / "workbooks" / "cashier.xlsx")
    return folder


def test_it_needs_no_more_than_the_program_which_is_all_that_the_check_provides():
    code = "import sys; sys.modules.update(dict.fromkeys(('pytest', 'zxingcpp', 'pypdf'))); import tests.installer.same"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True, timeout=60)


def test_the_minute_may_differ_on_a_paper_and_in_the_name_of_a_file(tmp_path):
    one, other = tour(tmp_path / "one", "at 17:32", "20.00"), tour(tmp_path / "other", "at 17:33", "20.00")
    for folder, at in ((one, "173201"), (other, "173340")):
        (folder / "workbooks" / "cashier.xlsx").rename(folder / "workbooks" / f"door_20261121_{at}.xlsx")
    assert differences(one, other) == []


def test_two_files_of_one_minute_stay_two(tmp_path):
    one, other = tour(tmp_path / "one", "", "1"), tour(tmp_path / "other", "", "1")
    for folder in (one, other):
        for at in ("173201", "173340"):
            shutil.copy(folder / "workbooks" / "cashier.xlsx", folder / "workbooks" / f"door_20261121_{at}.xlsx")
    (other / "workbooks" / "door_20261121_173340.xlsx").unlink()
    assert differences(one, other) == ["workbooks/door_20261121_173340.xlsx: only in one of the tours"]


@pytest.mark.parametrize("seal", ["第 494 号 {} 3898 0D79 3A07", "{}389A0D793A07000011112222333F"])
def test_a_seal_may_differ(tmp_path, seal):
    assert (
        differences(tour(tmp_path / "1", "", seal.format("6B95")), tour(tmp_path / "2", "", seal.format("98F5"))) == []
    )


def test_a_figure_may_not(tmp_path):
    one, other = tour(tmp_path / "one", "sum 20.00", "20.00"), tour(tmp_path / "other", "sum 20.01", "20.01")
    assert differences(one, other) == [
        "papers/receipt-A0000001.pdf: 'sum 20.00' is 'sum 20.01'",
        "workbooks/cashier.xlsx: 'Sheet1!B2 20.00' is 'Sheet1!B2 20.01'",
    ]


def test_a_paper_that_only_one_of_them_made_is_named(tmp_path):
    one, other = tour(tmp_path / "one", "", "1"), tour(tmp_path / "other", "", "1")
    (other / "papers" / "receipt-A0000001.pdf").unlink()
    assert differences(one, other) == ["papers/receipt-A0000001.pdf: only in one of the tours"]
