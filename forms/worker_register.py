"""装修施工人员登记表 (FORM-04, RENO-07, 39, 53): one line a worker and his temporary pass, counted out and back."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "装修施工人员登记表"
PAPERS = (A4_WIDE,)
COLUMNS = columns(
    "序号^10 姓名^21 性别^10 身份证号^41 工种^18 联系电话^27 照片\n2张^13 身份证\n复印件^15"
    " 出入卡号^25 发放日期^23 有效期至^23 交回日期^20 收卡人^19"
)
PROMISE = (
    "施工人员凭临时出入卡出入小区，一人一卡，不得转借；延期时全部交来注明延期日期并盖章。"
    "临时出入卡全部交回后方可退还装修保证金。"
)


@dataclass(frozen=True)
class Worker:
    """One line; without a pass yet its number is empty and its days are None."""

    name: str
    sex: str
    id_no: str
    trade: str
    phone: str
    photos: int
    id_copy: bool
    pass_no: str
    issued: date | None
    valid_to: date | None


@dataclass(frozen=True)
class WorkerRegister:
    """The workers of a filing, `end` with extensions counted."""

    imprint: Imprint
    room: str
    contractor: str
    principal: str
    principal_phone: str
    start: date
    end: date
    workers: tuple[Worker, ...]


def draw(slip: WorkerRegister) -> Sheet:
    """One list; passes that come back are written in by hand and kept in the register."""
    principal = f"{slip.principal}　{slip.principal_phone}"
    term = f"{day(slip.start)} 至 {day(slip.end)}"
    matter = Grid(
        (
            fields(("房号", slip.room), ("装修单位", slip.contractor, 2), ("装修负责人", principal, 2)),
            fields(
                ("装修期限", term, 3),
                ("发放数", f"{sum(bool(one.pass_no) for one in slip.workers)} 张"),
                ("收回数", ""),
            ),
        )
    )
    lines = (_line(number, worker) for number, worker in enumerate(slip.workers, start=1))
    signatures = signed(
        Pair("装修负责人签名：", ruled=True),
        Pair("经办人：", slip.imprint.clerk),
        Pair("收卡核对：", ruled=True),
        shares=(5, 3, 5),
    )
    passes = Grid((table(COLUMNS, lines, least="hand", size=9.5, words=""),))
    return Sheet(
        Heading(slip.imprint, TITLE, number_label="备案号"), (matter, Gap(2), passes, note(PROMISE), signatures)
    )


def _line(number: int, worker: Worker) -> tuple[str, ...]:
    who = (str(number), worker.name, worker.sex, worker.id_no, worker.trade, worker.phone)
    papers = ("☑" if worker.photos >= 2 else "□", "☑" if worker.id_copy else "□")
    return (*who, *papers, worker.pass_no, str(worker.issued or ""), str(worker.valid_to or ""), "", "")


PEOPLE = (
    "陈𬭎 男 木工",
    "周顺 男 泥瓦工",
    "欧阳明轩 男 水电工",
    "吴海 男 油漆工",
    "何小燕 女 保洁",
    "古丽巴哈尔·艾山江 女 普工",
)
ISSUED, UNTIL = date(2026, 11, 26), date(2027, 2, 28)
SPECIMEN = WorkerRegister(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 26, 15, 40, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    contractor="𠮷祥里装饰工程有限公司",
    principal="陈𬭎",
    principal_phone="13000000046",
    start=date(2026, 12, 1),
    end=UNTIL,
    workers=tuple(
        Worker(name, sex, f"0000001980010{n}001X", trade, f"1300000010{n}", 2, True, f"LS2026-040{n}", ISSUED, UNTIL)
        for n, (name, sex, trade) in enumerate(map(str.split, PEOPLE), start=1)
    ),
)
