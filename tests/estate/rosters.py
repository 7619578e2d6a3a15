"""Six rosters as offices and other systems lay them out, as files; and one of a whole community."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.estate.roster.invented import id_no, name, phone, plate
from tests.estate.roster.workbook_files import saved, xlsx
from tests.estate.roster.xls_file import Page, xls_file

HEADS = ["房号", "建筑面积", "业主姓名", "联系电话", "身份证号", "租户", "租户电话", "车牌号", "门禁卡号", "备注"]


def one_line_a_unit(folder: Path) -> Path:
    rows: list[Sequence[Any]] = [
        ["云溪小区业主花名册"],
        HEADS,
        ["1-1-101", 89.5, name(1), phone(1), id_no(1), None, None, plate(1), "00418001", "钥匙在前台"],
        ["1-1-102", 120.07, name(2), phone(2), id_no(2), name(3), phone(3), None, "00418002、00418003", None],
        ["1-2-201", 66, None, None, None, None, None, None, None, "空置"],
        ["2-301", 75, f"{name(4)}、{name(5)}", f"{phone(4)}/{phone(5)}", f"{id_no(4)}、{id_no(5)}"],
        ["合计", 350.57],
    ]
    return saved(folder, "一行一户.xlsx", xlsx({"名册": rows}))


def several_lines_a_unit(folder: Path) -> Path:
    rows: tuple[tuple[str | float | None, ...], ...] = (
        ("业主名册",),
        ("房号", "建筑面积", "姓名", "手机", "证件号码", "开户行", "银行账号"),
        ("3-2-501", 89.5, name(1), phone(1), id_no(1), "云岭银行", "6200000000000001"),
        (None, None, name(2), phone(2), id_no(2), None, None),
        ("3-2-502", 89.5, name(3), phone(3), id_no(3), None, None),
    )
    return saved(folder, "老系统.xls", xls_file(Page("名册", rows, merges=[(2, 0, 3, 0), (2, 1, 3, 1)])))


def joined_sheets(folder: Path) -> Path:
    buildings = [["楼栋号", "单元编号", "总层数"], [1, 1, 33], [1, 2, 33], [2, 0, 6]]
    people = [
        ["编号", "业主名称", "手机号", "身份证号", "业主类型", "业主编号"],
        [1, name(1), int(phone(1)), id_no(1), 1001, 1],
        [2, name(2), int(phone(2)), id_no(2), 1001, 2],
        [3, name(3), int(phone(3)), id_no(3), 1002, 1],
        [4, name(4), int(phone(4)), None, 1003, 2, None, "说明"],
        [None] * 7 + ["业主类型", "1001 业主\n1002 家庭成员\n1003 房屋租客"],
    ]
    units = [
        ["房屋编号", "楼栋编号", "单元编号", "房屋楼层", "房屋户型", "建筑面积", "业主编号", "房屋类型"],
        [1011, 1, 1, 1, "三室", 94.56, 1, 110],
        [1012, 1, 1, 1, "两室", 64.5, 2, 110],
        [1021, 1, 2, 2, "两室", 64.5, 1, 110, None, "房屋类型", "住宅 110"],
    ]
    spaces = [
        ["停车场编号", "车位编码", "停车场类型", "业主编号", "车牌号", "出租还是出售（H出租S出售）"],
        [1, "C0001", "地上停车位"],
        [1, "C0002", "地下停车位", 1, plate(1), "H"],
        [1, "C0003", "地下停车位", 2, plate(2), "S"],
    ]
    sheets = {"楼栋单元": buildings, "业主信息": people, "房屋信息": units, "车位信息": spaces}
    return saved(folder, "系统导出.xlsx", xlsx(sheets))


def rooms_and_residents(folder: Path) -> Path:
    rooms = [
        ["房间编号", "楼栋", "单元", "房号", "建筑面积", "房屋状态"],
        ["R001", "3栋", "2单元", "501", 89.5, "已入住"],
        ["R002", "3栋", "2单元", "502", 70.25, "空置"],
    ]
    residents = [
        ["姓名", "房间编号", "与业主关系", "联系电话", "客户类型", "入住日期"],
        [name(1), "R001", "本人", phone(1), "个人", date(2019, 6, 1)],
        [name(2), "R001", "配偶", phone(2), "个人", None],
        [name(3), "R001", "租客", phone(3), "个人", "2024.3.5"],
        ["云溪置业有限公司", "R002", "业主", "0755-82345678", "公司", None],
    ]
    cars = [["车牌号", "车主", "房号"], [plate(1), name(1), "3-2-501"], [plate(2), name(9), None]]
    return saved(folder, "房间和住户.xlsx", xlsx({"房间": rooms, "住户": residents, "车辆登记": cars}))


def headings_in_gb18030(folder: Path) -> Path:
    lines = [
        "房号,业主姓名,电话1,电话2,抄表到户",
        f"三栋二单元501,{name(1)},{phone(1)},0755-82345678,是",
        f"3#2-502,{name(2)},{phone(2)},,N",
    ]
    return saved(folder, "导出.csv", "\n".join(lines).encode("gb18030"))


def headers_in_two_rows(folder: Path) -> Path:
    def merge(workbook: Any) -> None:
        for area in ("A1:J1", "A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:J2"):
            workbook.worksheets[0].merge_cells(area)

    rows = [
        ["云溪小区住户登记表"],
        ["房号", "面积", "业主", None, None, "租户", None, None, "紧急联系人"],
        [None, None, "姓名", "电话", "身份证号", "姓名", "电话", "身份证号", "姓名", "电话"],
        ["3-2-501", 89.5, name(1), phone(1), id_no(1), name(2), phone(2), id_no(2), name(3), phone(3)],
        ["3-2-502", 70, name(4), phone(4), id_no(4)],
    ]
    return saved(folder, "登记表.xlsx", xlsx({"登记": rows}, merge=merge))


LAYOUTS: tuple[Callable[[Path], Path], ...] = (
    one_line_a_unit,
    several_lines_a_unit,
    joined_sheets,
    rooms_and_residents,
    headings_in_gb18030,
    headers_in_two_rows,
)


def community(folder: Path, units: int = 1200) -> Path:
    """Everybody of a community: an owner for each unit, tenants, cars, spaces and cards for some."""
    heads = [*HEADS, "车位号", "车位类型", "家庭成员", "开户行", "银行账号"]
    rows: list[Sequence[Any]] = [heads]
    for number in range(units):
        room = f"{number // 96 + 1}-{number // 48 % 2 + 1}-{number // 4 % 12 + 1}{number % 4 + 1:02d}"
        let = number % 5 == 0
        rows.append(
            [
                room,
                88.5,
                name(number),
                f"1990{number:07d}",
                id_no(number),
                name(number + 7) if let else None,
                f"1991{number:07d}" if let else None,
                f"粤B{number:05d}" if number % 2 else None,
                f"0041{number:04d}",
                None,
                f"B1-{number:04d}" if number % 2 else None,
                "地下" if number % 2 else None,
                name(number + 3) if number % 3 == 0 else None,
                "云岭银行" if number % 4 == 0 else None,
                f"620000{number:010d}" if number % 4 == 0 else None,
            ]
        )
    return saved(folder, "全小区.xlsx", xlsx({"名册": rows}))
