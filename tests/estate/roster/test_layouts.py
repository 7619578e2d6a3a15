"""Rosters as offices and other systems lay them out, each understood without a hand being lifted."""

from datetime import date

from deskapp.estate.kinds import CustomerKind, OccupancyRole, OccupancyState, SpaceKind, UnitUse
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.rows import BankRow
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from tests.estate.roster.invented import id_no, name, phone, plate
from tests.estate.roster.understood import (
    by_key,
    person,
    refusals,
    rooms,
    roster_of,
    roster_of_rows,
    suggested,
    ties,
    warned,
)
from tests.estate.roster.workbook_files import xlsx


def test_one_line_a_unit_under_a_title_with_notes_and_totals(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["云溪小区业主花名册"],
        ["制表单位：物业服务中心", None, None, "2026年10月"],
        [],
        [
            "序号",
            "楼栋",
            "单元",
            "房号",
            None,
            "建筑面积(㎡)",
            "业 主 姓 名",
            "联系电话",
            "身份证号码",
            "租户",
            "租户电话",
            "车牌号",
            "备注",
        ],
        [1, "1栋", "1单元", 101, None, 89.5, name(1), int(phone(1)), id_no(1), None, None, plate(1), "钥匙在前台"],
        [2, None, None, 102, None, 120.07, name(2), phone(2), id_no(2), name(3), phone(3), None, None],
        [3, "1栋", "2单元", 201, None, 66, None, None, None, None, None, None, "空置"],
        [4, "2栋", None, 301, None, 75, f"{name(4)}、{name(5)}", f"{phone(4)}/{phone(5)}", f"{id_no(4)}、{id_no(5)}"],
        ["合计", None, None, "4户", None, 350.57],
        ["注：面积以房产证为准"],
    )
    assert rooms(roster) == ["1-1-101", "1-1-102", "1-2-201", "2-301"]
    assert ties(roster) == {
        ("1-1-101", name(1), "业主"),
        ("1-1-102", name(2), "业主"),
        ("1-1-102", name(3), "租户"),
        ("2-301", name(4), "业主"),
        ("2-301", name(5), "业主"),
    }
    assert person(roster, name(1)).phones == (phone(1),)
    assert person(roster, name(5)).id_no == id_no(5)
    assert person(roster, name(5)).phones == (phone(5),)
    assert roster.units[0].area == Area(8950)
    assert roster.units[0].note == "钥匙在前台"
    assert [(vehicle.plate, str(vehicle.room)) for vehicle in roster.vehicles] == [(plate(1), "1-1-101")]
    assert [(line.line, line.reason) for line in roster.skipped] == [(9, "合计行"), (10, "说明行")]
    assert roster.faults == ()


def test_several_lines_a_unit_with_merged_cells(tmp_path):
    def merge(workbook):
        page = workbook.worksheets[0]
        for area in ("A3:A4", "B3:B4", "A6:A8", "B6:B8"):
            page.merge_cells(area)

    rows = [
        ["业主名册"],
        ["房号", "建筑面积", "姓名", "手机", "证件号码"],
        ["3-2-501", 89.5, name(1), phone(1), id_no(1)],
        [None, None, name(2), phone(2), id_no(2)],
        ["3-2-502", 89.5, name(3), phone(3), id_no(3)],
        ["3-2-601", 101.3, name(4), phone(4), id_no(4)],
        [None, None, name(5), phone(5), id_no(5)],
        [None, None, name(6), phone(6), id_no(6)],
    ]
    roster = roster_of(tmp_path, xlsx({"名册": rows}, merge=merge))
    assert rooms(roster) == ["3-2-501", "3-2-502", "3-2-601"]
    owners = [(str(tie.room), by_key(roster)[tie.person].name) for tie in roster.occupancies]
    assert owners == [
        ("3-2-501", name(1)),
        ("3-2-501", name(2)),
        ("3-2-502", name(3)),
        ("3-2-601", name(4)),
        ("3-2-601", name(5)),
        ("3-2-601", name(6)),
    ]
    assert roster.faults == ()


def test_several_lines_a_unit_without_merging(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["房号", "建筑面积", "业主", "电话"],
        ["3-2-501", 89.5, name(1), phone(1)],
        ["3-2-501", 89.5, name(2), phone(2)],
        ["3-2-502", 70, name(3), phone(3)],
        [None, None, name(4), phone(4)],
    )
    assert rooms(roster) == ["3-2-501", "3-2-502"]
    assert ("3-2-501", name(2), "业主") in ties(roster)
    assert ("3-2-502", name(4), "业主") in ties(roster)
    assert roster.faults == ()


def export_of_another_system() -> bytes:
    """Four sheets joined by numbers, with explanations of the codes beside the tables."""
    buildings = [["楼栋号", "单元编号", "总层数", "是否有电梯"], [1, 1, 33, "有"], [1, 2, 33, "有"], [2, 0, 6, "无"]]
    people = [
        ["编号", "业主名称", "性别", "年龄", "手机号", "身份证号", "业主类型", "业主编号"],
        [1, name(1), "女", 40, int(phone(1)), id_no(1), 1001, 1],
        [2, name(2), "男", 50, int(phone(2)), id_no(2), 1001, 2],
        [3, name(3), "男", 20, int(phone(3)), id_no(3), 1002, 1],
        [4, name(4), "男", 30, int(phone(4)), "1" * 18, 1003, 2, None, "说明"],
        [None] * 9 + ["业主编号", "必须为唯一值，不能重复"],
        [None] * 9 + ["业主类型", "1001 业主\n1002 家庭成员\n1003 房屋租客\n1004 临时人员"],
        [None] * 9 + ["注意：", "业主名称、手机号、身份证号是重要信息，请如实填写，填写后不能修改"],
    ]
    units = [
        [
            "房屋编号",
            "楼栋编号",
            "单元编号",
            "房屋楼层",
            "房屋户型",
            "建筑面积",
            "业主编号",
            "房屋费用",
            "房屋类型",
            "室内面积",
        ],
        [1011, 1, 1, 1, "三室", 94.56, 1, "1#2", 110, 80],
        [1012, 1, 1, 1, "两室", 64.5, 2, "1#2", 110, 50],
        [1021, 1, 2, 2, "两室", 64.5, 1, 1, 110, 50, None, "房屋类型", "住宅 110"],
        [1, 2, 0, 1, None, 33.3, 9, 1, 120, 30, None, None, "办公室 120"],
    ]
    spaces = [
        [
            "停车场编号",
            "车位编码",
            "停车场类型",
            "面积",
            "业主编号",
            "车牌号",
            "车类型（9901 家用小汽车 9902 客车）",
            "出租还是出售（H出租S出售）",
        ],
        [1, "C0001", "地上停车位", 12.5],
        [1, "C0002", "地下停车位", 12.5, 1, plate(1), 9901, "H"],
        [1, "C0003", "地下停车位", 12.5, 2, plate(2), 9901, "S"],
    ]
    fees = [["费用编号", "费用类型", "收费项目"], [1, "物业费", "物业费"]]
    return xlsx({"楼栋单元": buildings, "业主信息": people, "费用设置": fees, "房屋信息": units, "车位信息": spaces})


def test_sheets_joined_by_numbers_with_codes_explained_in_the_file(tmp_path):
    data = export_of_another_system()
    first = roster_of(tmp_path, data)
    assert suggested(first) == {
        Field.ROLE: {"1001": "业主", "1002": "家属", "1003": "租户"},
        Field.USE: {"110": "住宅", "120": "办公"},
        Field.SPACE_RIGHT: {"H": "租用", "S": "已购"},
    }
    roster = roster_of(tmp_path, data, suggested(first))
    assert [(row.building, row.entrance) for row in roster.buildings] == [("1", "1"), ("1", "2"), ("2", "")]
    assert rooms(roster) == ["1-1-1011", "1-1-1012", "1-2-1021", "2-1"]
    assert ties(roster) == {
        ("1-1-1011", name(1), "业主"),
        ("1-2-1021", name(1), "业主"),
        ("1-1-1012", name(2), "业主"),
        ("1-1-1011", name(3), "家属"),
        ("1-2-1021", name(3), "家属"),
        ("1-1-1012", name(4), "租户"),
    }
    assert [unit.use for unit in roster.units] == [UnitUse.RESIDENTIAL] * 3 + [UnitUse.OFFICE]
    assert [(row.space_no, row.kind, str(row.room or "")) for row in roster.spaces] == [
        ("C0001", SpaceKind.SURFACE, ""),
        ("C0002", SpaceKind.UNDERGROUND, ""),
        ("C0003", SpaceKind.PRIVATE, "1-1-1012"),
    ]
    assert [by_key(roster)[row.person].name for row in roster.vehicles] == [name(1), name(2)]
    assert person(roster, name(1)).outside_no == "1"
    assert person(roster, name(4)).id_no == ""
    assert refusals(roster) == {}
    assert warned(roster) == [
        (5, "F", "证件号像是随手填的占位数字，没有读入"),
        (5, "G", "业主编号 9 在业主表里找不到，这套房没有读入业主"),
    ]


def test_headings_name_building_and_entrance_above_their_rooms(tmp_path):
    def merge(workbook):
        workbook.worksheets[0].merge_cells("A2:D2")

    rows = [
        ["房号", "面积", "业主", "电话"],
        ["3栋2单元"],
        [501, 89.5, name(1), phone(1)],
        [502, 89.5, name(2), phone(2)],
        ["3栋3单元（共2户）", None, "共2户"],
        [501, 89.5, name(3), phone(3)],
        ["房号", "面积", "业主", "电话"],
        ["第4栋"],
        [101, 50, name(4), phone(4)],
    ]
    roster = roster_of(tmp_path, xlsx({"名册": rows}, merge=merge))
    assert rooms(roster) == ["3-2-501", "3-2-502", "3-3-501", "4-101"]
    assert [line.reason for line in roster.skipped] == ["楼栋标题行", "楼栋标题行", "重复的表头", "楼栋标题行"]
    assert roster.faults == ()


def test_one_sheet_a_building(tmp_path):
    heads = ["房号", "建筑面积", "业主姓名", "电话"]
    data = xlsx(
        {
            "1号楼": [["1号楼业主信息"], heads, ["1-101", 80, name(1), phone(1)], ["2-101", 80, name(2), phone(2)]],
            "A座": [heads, [1203, 80, name(3), phone(3)]],
            "填写说明": [["请如实填写"], ["电话填手机"]],
        }
    )
    roster = roster_of(tmp_path, data)
    assert rooms(roster) == ["1-1-101", "1-2-101", "A-1203"]
    assert roster.faults == ()


def test_headers_in_two_rows_under_group_names(tmp_path):
    def merge(workbook):
        page = workbook.worksheets[0]
        for area in ("A1:J1", "A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:J2"):
            page.merge_cells(area)

    rows = [
        ["云溪小区住户登记表"],
        ["房号", "面积", "业主", None, None, "租户", None, None, "紧急联系人"],
        [None, None, "姓名", "电话", "身份证号", "姓名", "电话", "身份证号", "姓名", "电话"],
        ["3-2-501", 89.5, name(1), phone(1), id_no(1), name(2), phone(2), id_no(2), name(3), phone(3)],
    ]
    roster = roster_of(tmp_path, xlsx({"登记": rows}, merge=merge))
    assert ties(roster) == {("3-2-501", name(1), "业主"), ("3-2-501", name(2), "租户")}
    assert person(roster, name(2)).phones == (phone(2),)
    assert person(roster, name(2)).id_no == id_no(2)
    owner = next(tie for tie in roster.occupancies if tie.role is OccupancyRole.OWNER)
    assert (owner.emergency_name, owner.emergency_phone) == (name(3), phone(3))


def test_two_tables_side_by_side(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["房号", "业主", "电话", None, "房号", "业主", "电话"],
        ["1-1-101", name(1), phone(1), None, "1-2-101", name(2), phone(2)],
        ["1-1-102", name(3), phone(3), None, "1-2-102", name(4), phone(4)],
        ["1-1-103", name(5), phone(5)],
    )
    assert sorted(rooms(roster)) == ["1-1-101", "1-1-102", "1-1-103", "1-2-101", "1-2-102"]
    assert ("1-2-102", name(4), "业主") in ties(roster)
    assert roster.faults == ()


def test_a_list_of_rooms_and_a_list_of_residents_by_room(tmp_path):
    rooms_sheet = [
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
        [name(5), "R009", "业主", phone(5), "个人", None],
    ]
    cars = [
        ["车牌号", "车主", "房号"],
        [plate(1), name(1), "3-2-501"],
        [plate(2), name(9), "3-2-502"],
        [plate(3), None, None],
    ]
    roster = roster_of(tmp_path, xlsx({"房间": rooms_sheet, "住户": residents, "车辆登记": cars}))
    assert rooms(roster) == ["3-2-501", "3-2-502"]
    assert [unit.state for unit in roster.units] == [OccupancyState.OCCUPIED, OccupancyState.VACANT]
    assert ties(roster) == {
        ("3-2-501", name(1), "业主"),
        ("3-2-501", name(2), "家属"),
        ("3-2-501", name(3), "租户"),
        ("3-2-502", "云溪置业有限公司", "业主"),
    }
    assert person(roster, "云溪置业有限公司").kind is CustomerKind.CORPORATE
    assert {tie.from_date for tie in roster.occupancies} == {date(2019, 6, 1), None, date(2024, 3, 5)}
    owner = person(roster, name(1)).key
    assert [(car.plate, str(car.room), car.person == owner) for car in roster.vehicles] == [
        (plate(1), "3-2-501", True),
        (plate(2), "3-2-502", False),
    ]
    assert sorted(refusals(roster).values()) == ["没有房号，也没有车主，不知道是谁的车", "这个房号不在房屋表里"]


def test_buildings_under_numbers_that_only_their_own_sheet_explains(tmp_path):
    data = xlsx(
        {
            "楼栋表": [["楼栋编号", "楼栋名称"], ["B01", "云溪小区3栋"], ["B02", "云溪小区5栋"]],
            "房屋表": [["楼栋编号", "单元", "室号", "面积"], ["B01", 2, 501, 89.5], ["B02", 1, 101, 60]],
        }
    )
    roster = roster_of(tmp_path, data)
    assert rooms(roster) == ["3-2-501", "5-1-101"]


def test_the_name_of_the_community_is_no_part_of_a_building(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["房屋地址", "建筑面积", "产权人"],
        ["云溪小区3栋2单元501室", 89.5, name(1)],
        ["云溪小区12栋1单元1203室", 89.5, name(2)],
    )
    assert roster.units[1].room == RoomNo("12", "1", "1203")
    roster = roster_of_rows(
        tmp_path,
        ["房产编码", "房产名称", "建筑面积", "客户名称", "客户类型"],
        ["F0001", "云溪花园-3栋-2单元-501", 89.5, name(1), "个人"],
        ["F0002", "云溪花园-3栋-2单元-502", 89.5, name(2), "个人"],
        ["制表：甘棠", None, "审核：温棠", None, "日期：2026-11-21"],
    )
    assert rooms(roster) == ["3-2-501", "3-2-502"]
    assert roster.faults == ()


def test_owners_in_columns_of_their_own(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["房号", "业主1姓名", "业主1电话", "业主2姓名", "业主2电话", "开户行", "户名", "银行账号"],
        ["3-2-501", name(1), phone(1), name(2), phone(2), "云溪银行", name(1), "6200 0000 0000 0001"],
    )
    assert ties(roster) == {("3-2-501", name(1), "业主"), ("3-2-501", name(2), "业主")}
    assert person(roster, name(2)).phones == (phone(2),)
    assert person(roster, name(1)).bank == BankRow("云溪银行", name(1), "6200000000000001")


def test_a_csv_of_gb18030_is_understood_like_any_other(tmp_path):
    heads = "房号,业主姓名,电话1,电话2,抄表到户\n"
    text = f"{heads}三栋二单元501,{name(1)},{phone(1)},0755-82345678,是\n3#2-502,{name(2)},{phone(2)},,N\n"
    roster = roster_of(tmp_path, text.encode("gb18030"), name="名册.csv")
    assert rooms(roster) == ["3-2-501", "3-2-502"]
    assert person(roster, name(1)).phones == (phone(1), "0755-82345678")
    assert [unit.metered_to_household for unit in roster.units] == [True, False]


def test_one_owner_of_several_rooms_is_one_person(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["房号", "业主", "电话", "身份证"],
        ["3-2-501", name(1), phone(1), id_no(1)],
        ["3-2-502", name(1), phone(2), id_no(1)],
        ["3-2-503", name(1), phone(2), None],
        ["3-2-504", name(1), None, None],
    )
    assert [len(roster.people), len(roster.occupancies)] == [2, 4]
    assert roster.people[0].phones == (phone(1), phone(2))


def test_stacked_tables_of_one_sheet(tmp_path):
    roster = roster_of_rows(
        tmp_path,
        ["一、房屋"],
        ["房号", "建筑面积", "业主姓名"],
        ["3-2-501", 89.5, name(1)],
        [],
        ["二、车位"],
        ["车位号", "车位类型", "房号", "车牌号"],
        ["A-01", "地下", "3-2-501", plate(1)],
        ["A-02", "赠送车位", "9-9-999", None],
    )
    assert rooms(roster) == ["3-2-501"]
    assert [(row.space_no, row.kind) for row in roster.spaces] == [
        ("A-01", SpaceKind.UNDERGROUND),
        ("A-02", SpaceKind.GIFTED),
    ]
    assert [vehicle.plate for vehicle in roster.vehicles] == [plate(1)]
    assert warned(roster) == [(8, "C", "这个房号不在房屋表里，没有读入房号")]
