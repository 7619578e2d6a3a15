"""Columns are recognised by their headers, adjusted by hand, remembered for the layout; codes are told once."""

import json

import pytest

from deskapp.estate.kinds import OccupancyState, UnitUse
from deskapp.estate.roster.book import Book, Line, Sheet
from deskapp.estate.roster.codes import LEFT_OUT, choices, known_meaning
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.fields import CODED, Field
from deskapp.estate.roster.headers import bare, meaning
from deskapp.estate.roster.mapping import propose, recalled_answers
from deskapp.estate.roster.understanding import understand
from tests.estate.roster.invented import id_no, name, phone, plate
from tests.estate.roster.understood import TODAY, fields_of, refusals, rooms, roster_of_rows, ties

SPELLINGS = {
    Field.ROOM: "房号|房间号|单元房号|室号|房 号（必填）|*房号",
    Field.BUILDING: "楼栋|楼号|栋号|幢号|楼 栋：",
    Field.ENTRANCE: "单元|单元号",
    Field.FLOOR: "楼层|所在楼层",
    Field.AREA: "建筑面积|面积|产权面积|建筑面积（㎡）|房屋建筑面积(平方米)",
    Field.UNIT_TYPE: "户型|房屋户型",
    Field.USE: "用途|房屋类型|房屋用途",
    Field.NAME: "业主|业主姓名|产权人|户主|姓名|业主名称|产权人姓名",
    Field.ID_NO: "身份证号|证件号码|业主身份证号码|身份证号码",
    Field.PHONE: "联系电话|手机|电话1|电话2|手机号码|业主联系电话|联系方式",
    Field.TENANT: "租户|承租人|租客|租户姓名",
    Field.TENANT_PHONE: "租户电话|承租人联系电话",
    Field.FROM: "入住日期|交房日期|入伙时间",
    Field.PLATE: "车牌号|车牌|车牌号码",
    Field.SPACE_NO: "车位号|车位编号",
    Field.SPACE_KIND: "车位类型",
    Field.EMERGENCY: "紧急联系人|紧急联系人姓名",
    Field.EMERGENCY_PHONE: "紧急联系电话|紧急联系人电话",
    Field.ACCOUNT_NO: "银行账号|扣款账号",
    Field.BANK: "开户行|开户银行",
    Field.ACCOUNT_NAME: "户名",
    Field.METERED: "抄表到户|是否抄表到户",
    Field.STATE: "状态|居住状态|房屋状态",
    Field.NOTE: "备注",
    Field.PERSON_NO: "业主编号",
}
NO_FIELD = "总层数 套内面积 公摊面积 缴费状态 通讯地址 性别 年龄 序号 租金 物业费单价 是否有电梯 车位面积 说明"


@pytest.mark.parametrize(("field", "words"), SPELLINGS.items())
def test_headers_are_known_in_their_usual_spellings(field, words):
    for word in words.split("|"):
        assert meaning(word)[0] is field, word


@pytest.mark.parametrize("word", NO_FIELD.split())
def test_headers_about_other_things_are_left_alone(word):
    assert meaning(word)[0] is None


def test_a_column_that_counts_the_lines_needs_no_second_look():
    book = book_of(("序号", "房号", "业主"), *((str(n), f"1-1-{n}01", "张三") for n in range(1, 5)))
    number, *others = propose(book).tables[0].columns
    assert (number.field, number.confidence) == (None, 1.0)
    assert [one.field for one in others] == [Field.ROOM, Field.NAME]


def test_brackets_and_marks_are_no_part_of_a_header():
    assert bare("* 房\n号（必填）：") == "房号"
    assert bare("【房号】") == "房号"


def book_of(*rows: tuple[str, ...], title: str = "Sheet1") -> Book:
    return Book(
        "名册.xlsx", "xlsx", "", (Sheet(title, tuple(Line(number, row) for number, row in enumerate(rows, 1))),)
    )


def test_the_page_gets_a_confidence_and_two_samples_for_each_column():
    columns = (
        propose(book_of(("房号", "奇怪的列", "电话"), ("3-2-501", "甲", phone(1)), ("3-2-502", "乙", phone(1))))
        .tables[0]
        .columns
    )
    assert [(column.field, column.samples) for column in columns] == [
        (Field.ROOM, ("3-2-501", "3-2-502")),
        (None, ("甲", "乙")),
        (Field.PHONE, (phone(1),)),
    ]
    assert columns[0].confidence == 1.0 > columns[1].confidence


def test_a_column_without_a_telling_header_is_known_by_its_texts():
    rows = [(f"3-2-50{number}", id_no(number), phone(number), plate(number)) for number in range(1, 5)]
    mapping = propose(book_of(("房号", "证", "号", ""), *rows))
    assert [column.field for column in mapping.tables[0].columns][:3] == [Field.ROOM, Field.ID_NO, Field.PHONE]
    assert mapping.tables[0].columns[1].confidence == 0.5


def test_a_plain_telephone_belongs_to_the_person_before_it():
    mapping = propose(book_of(("房号", "业主", "电话", "租户", "电话", "紧急联系人", "电话"), ("3-2-501",)))
    assert [column.field for column in mapping.tables[0].columns] == [
        Field.ROOM,
        Field.NAME,
        Field.PHONE,
        Field.TENANT,
        Field.TENANT_PHONE,
        Field.EMERGENCY,
        Field.EMERGENCY_PHONE,
    ]


def test_of_two_headers_with_one_meaning_the_surer_stays():
    mapping = propose(book_of(("地址", "房号", "计费面积", "建筑面积"), ("云溪路1号", "3-2-501", "80", "90")))
    assert fields_of(mapping) == {"地址": None, "房号": Field.ROOM, "计费面积": None, "建筑面积": Field.AREA}


def test_a_business_kind_is_told_from_a_role_by_its_values():
    owners = propose(book_of(("房号", "业主", "业主类型"), ("3-2-501", "甘棠", "个人"), ("3-2-502", "温棠", "公司")))
    assert fields_of(owners)["业主类型"] is Field.KIND


def test_the_clerk_changes_a_column_and_the_mapping_before_stays_as_it_was():
    book = book_of(("房号", "甲"), ("3-2-501", "甘棠"))
    before = propose(book)
    after = before.with_field("Sheet1", 1, Field.NAME)
    assert understand(book, before, {}, TODAY).people == ()
    assert understand(book, after, {}, TODAY).people[0].name == "甘棠"
    assert fields_of(before)["甲"] is None


def test_the_clerk_names_the_building_of_a_sheet():
    book = book_of(("房号", "业主"), ("501", "甘棠"))
    assert refusals(understand(book, propose(book), {}, TODAY))
    assert rooms(understand(book, propose(book).with_building("Sheet1", "3栋2单元"), {}, TODAY)) == ["3-2-501"]


def test_the_clerk_shows_the_row_of_headers():
    book = book_of(("甲", "乙"), ("丙", "丁"), ("3-2-501", "甘棠"))
    with pytest.raises(RosterError, match="E-IMP-13"):
        propose(book)
    mapping = propose(book_of(("房号", "业主"), ("3-2-501", "甘棠"))).with_header(book, "Sheet1", 2)
    mapping = mapping.with_field("Sheet1", 0, Field.ROOM).with_field("Sheet1", 1, Field.NAME)
    assert ties(understand(book, mapping, {}, TODAY)) == {("3-2-501", "甘棠", "业主")}


def test_a_sheet_can_be_left_out():
    book = book_of(("房号", "业主"), ("3-2-501", "甘棠"))
    with pytest.raises(RosterError, match="E-IMP-12"):
        understand(book, propose(book).without_sheet("Sheet1"), {}, TODAY)


def test_what_was_settled_is_remembered_for_the_layout(tmp_path):
    first = book_of(("房号", "甲", "状态"), ("3-2-501", "甘棠", "1"))
    later = book_of(("房号", "甲", "状态"), ("4-1-101", "温棠", "2"), title="十二月")
    settled = propose(first).with_field("Sheet1", 1, Field.NAME)
    answers = {Field.STATE: {"1": "已入住", "2": "空置"}}
    kept = json.loads(json.dumps(settled.remembered(answers), ensure_ascii=False))
    assert propose(later).layout == settled.layout
    roster = understand(later, propose(later).recalling(kept), recalled_answers(kept), TODAY)
    assert roster.people[0].name == "温棠"
    assert roster.units[0].state is OccupancyState.VACANT
    assert propose(book_of(("房号", "乙"), ("3-2-501", ""))).layout != settled.layout


def test_codes_are_asked_once_and_then_understood(tmp_path):
    heads = ["房号", "业主", "状态", "房屋类型", "是否抄表到户"]
    rows = [["3-2-501", name(1), 1, "A", "Y"], ["3-2-502", name(2), 2, "B", "N"], ["3-2-503", name(3), 1, "住宅", "1"]]
    first = roster_of_rows(tmp_path, heads, *rows)
    assert [(code.field, code.text, code.count) for code in first.unknown_codes] == [
        (Field.METERED, "1", 1),
        (Field.STATE, "1", 2),
        (Field.STATE, "2", 1),
        (Field.USE, "A", 1),
        (Field.USE, "B", 1),
    ]
    answers = {
        Field.STATE: {"1": "已入住", "2": LEFT_OUT},
        Field.USE: {"A": "住宅", "B": "商铺"},
        Field.METERED: {"1": "是"},
    }
    roster = roster_of_rows(tmp_path, heads, *rows, answers=answers)
    assert roster.unknown_codes == ()
    assert [unit.state for unit in roster.units] == [OccupancyState.OCCUPIED, None, OccupancyState.OCCUPIED]
    assert [unit.use for unit in roster.units] == [UnitUse.RESIDENTIAL, UnitUse.SHOP, UnitUse.RESIDENTIAL]
    assert [unit.metered_to_household for unit in roster.units] == [True, False, True]


def test_nobody_is_given_a_role_whose_code_is_not_explained(tmp_path):
    rows: list[list[object]] = [["房号", "姓名", "业主类型"], ["3-2-501", name(1), 1001], ["3-2-501", name(2), 1004]]
    assert refusals(roster_of_rows(tmp_path, *rows)) == {
        2: "还不知道“1001”是哪种住户身份，请先说明这个代码",
        3: "还不知道“1004”是哪种住户身份，请先说明这个代码",
    }
    roster = roster_of_rows(tmp_path, *rows, answers={Field.ROLE: {"1001": "业主", "1004": LEFT_OUT}})
    assert ties(roster) == {("3-2-501", name(1), "业主")}


@pytest.mark.parametrize("field", CODED)
def test_every_choice_is_understood_when_it_stands_in_a_file(field):
    for label in choices(field):
        if label != LEFT_OUT:
            meant = known_meaning(field, label)
            assert meant is not None
            assert meant.value == label


@pytest.mark.parametrize(
    ("field", "text", "label"),
    [
        (Field.ROLE, "业主家属", "家属"),
        (Field.ROLE, "非业主使用人", "非业主使用人"),
        (Field.STATE, "未入住", "空置"),
        (Field.STATE, "装修中", None),
        (Field.USE, "普通住宅", "住宅"),
        (Field.USE, "商业用房", "商铺"),
        (Field.SPACE_RIGHT, "未租", None),
        (Field.METERED, "无", "否"),
        (Field.METERED, "ｙ", "是"),
    ],
)
def test_words_are_understood_and_ambiguous_ones_are_asked(field, text, label):
    meant = known_meaning(field, text)
    assert (meant and meant.value) == label


def test_a_book_without_any_table_says_so():
    with pytest.raises(RosterError, match="E-IMP-13"):
        propose(book_of(("物业通知",), ("请各位住户注意用电安全",)))
