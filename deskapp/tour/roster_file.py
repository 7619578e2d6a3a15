"""The roster of another office, as such offices keep it: title rows, codes with a legend, two lines of nonsense."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from deskapp.sample.people import person, plate

TITLE = "翠湖花园二期业主资料登记表"
NOTE = "填表：和风里物业服务有限公司二期筹备组　　面积单位：平方米"
HEADS = (
    "序号", "栋号", "单元", "房间号", "建筑面积(㎡)", "户型", "业主姓名", "身份证号码", "联系电话", "收楼日期",
    "居住情况", "车牌号码", "备注",
)  # fmt: skip
LEGEND = "居住情况：1 自住　2 出租　3 空置"
BUILDING = "21"
FLOORS, DOORS = 12, ("01", "02")
AREAS = {"01": "88.50", "02": "123.75"}
LAYOUT = {"01": "三房", "02": "四房"}
STATES = ("1", "1", "1", "2", "3")
HANDED_OVER = date(2026, 9, 1)
FIRST_PERSON = 9_000
"""The people of the sample community count from nought, and are fewer."""
BAD_AREA, BAD_ROOM = 5, 17
"""The lines, counted from the first one of the table, that nobody can import."""
LINES = FLOORS * len(DOORS)
PAPERS_EVERY = 8
"""So many lines apart somebody's paper is written down: a number nobody can have, which the preview remarks upon."""


def write(file: Path) -> None:
    """Write the workbook: invented people of a building that the sample community has not."""
    dice, book = Random(21), Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = "业主资料"
    sheet.append([TITLE])
    sheet.append([NOTE])
    sheet.append(list(HEADS))
    for place, (floor, door) in enumerate(((f, d) for f in range(1, FLOORS + 1) for d in DOORS), 1):
        sheet.append(_line(dice, place, f"{floor}{door}", door))
    sheet.append([])
    sheet.append([LEGEND])
    sheet.merge_cells("A1:M1")
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    book.save(file)


def _line(dice: Random, place: int, room: str, door: str) -> list[str | int]:
    who = person(dice, FIRST_PERSON + place)
    moved_in = HANDED_OVER + timedelta(days=dice.randrange(60))
    car = plate(dice) if dice.randrange(2) else ""
    area = "待实测" if place == BAD_AREA else AREAS[door]
    number = "顶层复式" if place == BAD_ROOM else room
    paper = "" if place % PAPERS_EVERY else str(who.id_no)
    return [
        place, f"{BUILDING}栋", "1单元", number, area, LAYOUT[door], who.name, paper, str(who.phone),
        f"{moved_in:%Y/%m/%d}", dice.choice(STATES), car, "",
    ]  # fmt: skip
