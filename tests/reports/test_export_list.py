"""Lists leave the program only through a lead, and every one that left is known (GEN-17, PRIVACY-04)."""

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.audit.export_records import Export
from deskapp.handout.workbooks import list_workbook
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.reports import exports
from deskapp.reports.sheet import Column, Kind, Sheet

LIST = Sheet(
    "欠费清单",
    (Column("房号"), Column("业主"), Column("欠费", Kind.AMOUNT, total=True), Column("月数", Kind.COUNT, total=True)),
    (("3-2-501", "刘䶮", Money(74340), 3), ("3-2-502", "@SUM(A1)", Money(5), 1)),
)


def test_a_lead_exports_with_totals_and_it_is_kept(manned_by, tmp_path):
    lead = manned_by("赵立")
    path = list_workbook(lead, LIST, (("楼栋", "3"),), tmp_path / "欠费.xlsx").path
    rows = list(load_workbook(path)["欠费清单"].iter_rows(values_only=True))
    assert rows[-1] == ("合计", None, 743.45, 4)
    assert rows[2][1] == "@SUM(A1)"
    with lead.reading() as session:
        assert session.scalars(select(Export.kind)).all() == ["欠费清单"]
        assert list(exports.changes(session, path)) == []


def test_a_clerk_may_not_export_people(desk, tmp_path):
    with pytest.raises(NotAllowedError):
        list_workbook(desk, LIST, (), tmp_path / "欠费.xlsx")
    assert not (tmp_path / "欠费.xlsx").exists()
