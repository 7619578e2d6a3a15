"""业主信息变更通知 (FORM-29, RESALE-04, RESALE-05): tells finance, the information clerk and the control centre that a
unit has another owner, a copy each; every one of them acknowledges it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "业主信息变更通知"
PAPERS = (A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "财务"), Copy("第二联", "信息员"), Copy("第三联", "监控中心"))
RECEIVERS = columns("接收人<22 请办理<86 确认人签名^36 确认时间^40")
TO_DO = (
    ("财务", "停止原业主代收，改按新业主扣款账户代收"),
    ("信息员", "更改业户资料和联系方式，原业主资料留存备查"),
    ("监控中心", "更改业主电话簿"),
)
WHEN = "　　月　　日　　时"
ADVICE = "本通知含个人信息，只供办理变更，不得外传；办理后请签名并告知前台。"
NAMES = 29.0
"""Width of the labels, millimetres."""
NONE_YET = "暂未提供"


@dataclass(frozen=True)
class OwnerChangeNotice:
    """`proof` is the paper that the change rests on (RESALE-02); `account_copies` how many copies are attached."""

    imprint: Imprint
    room: str
    former_owner: str
    new_owner: str
    phone: str
    id_no: str
    changed_on: date
    proof: str
    bank: str = ""
    account_name: str = ""
    account_no: str = ""
    account_copies: int = 0


def draw(slip: OwnerChangeNotice) -> Sheet:
    """The change, then who has to do what about it, with room to acknowledge."""
    copies = f"附复印件 {slip.account_copies} 份" if slip.account_copies else "无复印件"
    account = " ".join(slip.account_no[at : at + 4] for at in range(0, len(slip.account_no), 4))
    told = Grid(
        (
            section("一、变更内容"),
            fields(("房号", slip.room), ("更名时间", day(slip.changed_on)), mm=NAMES),
            fields(("原业主姓名", slip.former_owner), ("新业主姓名", slip.new_owner), mm=NAMES),
            fields(("新业主联系方式", slip.phone), ("新业主身份证号", slip.id_no), mm=NAMES),
            fields(("扣款账户", account or NONE_YET), ("附件", copies), mm=NAMES),
            fields(("开户行", slip.bank or NONE_YET), ("户名", slip.account_name or NONE_YET), mm=NAMES),
            fields(("变更依据", slip.proof), mm=NAMES),
            section("二、接收人确认"),
            table_head(RECEIVERS, least="line"),
            *table_rows(RECEIVERS, ((*line, "", WHEN) for line in TO_DO), least="hand", role="label"),
        )
    )
    sender = signed(Pair("经办人：", slip.imprint.clerk), Pair("通知日期：", day(slip.imprint.printed_at.date())))
    return Sheet(Heading(slip.imprint, TITLE), (told, note(ADVICE), Gap(1), sender), COPIES)


SPECIMEN = OwnerChangeNotice(
    Imprint("和风里物业服务中心", "GM2026-0018", "王芳", datetime(2026, 11, 21, 15, 20, tzinfo=CHINA), "GM2026-0018"),
    room="3栋2单元501",
    former_owner="刘䶮",
    new_owner="欧阳明轩",
    phone="13000000031",
    id_no="10000119850312001X",
    changed_on=date(2026, 11, 18),
    proof="不动产权证书，已核对原件，留存复印件",
    bank="建设银行和风里支行",
    account_name="欧阳明轩",
    account_no="6200000012345678901",
    account_copies=1,
)
SPECIMEN_COMPANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="GM2026-0019", code="GM2026-0019"),
    room="商铺东区1栋负一层B1-018",
    former_owner="𠮷祥里装饰工程有限公司",
    new_owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    id_no="91000000MA00000000（营业执照）",
    phone="0755-00000000 转 802（行政部 秦女士）",
    proof="房屋买卖合同，已核对原件，留存复印件",
    bank="",
    account_name="",
    account_no="",
    account_copies=0,
)
