"""雇员登记表 (FORM-71, MOVEIN-33): who works for a corporate occupier, a line each, and lines to add to by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "雇员登记表"
PAPERS = (A4,)
COLUMNS = columns("序号^12 姓名<32 性别^12 身份证号^44 联系电话^30 职务<32 照片^14")
NOTICE = "所填资料仅用于办理出入和紧急联系，未经本人同意不向他人提供。雇员离职请及时到前台更改，并交回门禁卡。"
SPARE = 5
"""Least empty lines."""
SIZE = 10


@dataclass(frozen=True)
class Employee:
    """Somebody who works there; what is not known is left to be written."""

    name: str
    sex: str = ""
    id_no: str = ""
    phone: str = ""
    position: str = ""
    photo: bool = False


@dataclass(frozen=True)
class EmployeeRegister:
    """`contact` is who answers for the list at the company."""

    imprint: Imprint
    company: str
    room: str
    contact: str
    phone: str
    employees: tuple[Employee, ...]


def draw(slip: EmployeeRegister) -> Sheet:
    """The company, its people, and the seal of the company's own hand below."""
    people = [
        (str(n), one.name, one.sex, one.id_no, one.phone, one.position, "☑" if one.photo else "□")
        for n, one in enumerate(slip.employees, 1)
    ]
    grid = Grid(
        (
            fields(("公司名称", slip.company, 1.4), ("房号", slip.room, 1)),
            fields(("联系人", slip.contact, 1.4), ("联系电话", slip.phone, 1)),
            table(COLUMNS, people, least="hand", size=SIZE, words="", empty=max(0, SPARE - len(people))),
        )
    )
    hands = signed(Pair("公司（盖章）：", ruled=True), Pair("填表人：", ruled=True), Pair("日期：", ruled=True))
    foot = f"共 {len(people)} 人，存入业户档案" if people else "存入业户档案"
    return Sheet(Heading(slip.imprint, TITLE), (grid, note(NOTICE), hands), foot=foot)


SPECIMEN = EmployeeRegister(
    Imprint("和风里物业服务中心", "GY-S1-018", "王芳", datetime(2026, 11, 21, 15, 0, tzinfo=CHINA), "GY-S1-018"),
    company="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    room="商铺东区1栋负一层B1-018至B1-026",
    contact="秦小满",
    phone="13000000055",
    employees=(
        Employee("秦小满", "女", "10000119900101002X", "13000000055", "店长", photo=True),
        Employee("古丽巴哈尔·艾山江", "女", "10000119950303004X", "13000000056", "理货员", photo=True),
        Employee("石磊", "男", "10000119881112001X", "", "配送员"),
    ),
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    employees=tuple(
        Employee(f"员工甲{n}", "男", "10000119881112001X", "13000000056", "理货员", photo=True) for n in range(1, 41)
    ),
)
SPECIMEN_EMPTY = replace(SPECIMEN, contact="", phone="", employees=())
