"""租户管理协议书 (FORM-20, MOVEIN-34): in duplicate, for tenant and centre; the owner confirms it with a signature."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement
from forms.wordings import worded

TITLE = "租户管理协议书"
PAPERS = (A4,)
COPIES = (Copy("第一份", "租户存"), Copy("第二份", "服务中心存"))
NAMES = 38.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class TenantAgreement:
    """`until` is None for a lease without an end; `with_them` names who lives there too."""

    imprint: Imprint
    room: str
    owner: str
    owner_phone: str
    tenant: str
    id_no: str
    phone: str
    since: date
    until: date | None
    with_them: str = ""
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        return {
            "房号": self.room,
            "业主": self.owner,
            "租户": self.tenant,
            "租期起": day(self.since),
            "租期止": self._end,
            "服务中心": self.imprint.issuer,
        }

    @property
    def _end(self) -> str:
        return day(self.until) if self.until else "租赁合同终止之日"


def draw(slip: TenantAgreement) -> Sheet:
    """Centre, tenant and owner, the rules, and three places to sign."""
    facts = Grid(
        (
            fields(("甲方（物业服务中心）", slip.imprint.issuer), ("房号", slip.room), mm=(NAMES, 25)),
            fields(("乙方（租户）", slip.tenant), ("联系电话", slip.phone or "无"), mm=(NAMES, 25)),
            fields(("乙方身份证号", slip.id_no or "无"), ("同住人", slip.with_them or "无"), mm=(NAMES, 25)),
            fields(("业主", slip.owner), ("联系电话", slip.owner_phone or "无"), mm=(NAMES, 25)),
            fields(("租期", f"{day(slip.since)} 至 {slip.blanks['租期止']}"), mm=NAMES),
        )
    )
    signers = (
        Party("甲方（物业服务中心）", "经办人签名：", "盖章处"),
        Party("乙方（租户）"),
        Party("业主（知晓并同意）"),
    )
    heading = Heading(slip.imprint, TITLE, number_label="协议号")
    return Sheet(heading, agreement(facts, slip.clauses, signers, 12), COPIES, "一式两份，具有同等效力")


MADE = TenantAgreement(
    Imprint("和风里物业服务中心", "ZH2026-0031", "王芳", datetime(2026, 11, 21, 10, 20, tzinfo=CHINA), "ZH2026-0031"),
    room="5栋1单元1203",
    owner="林晓东",
    owner_phone="13000000066",
    tenant="𠮷田静",
    id_no="10000119920618002X",
    phone="13000000088",
    since=date(2026, 12, 1),
    until=date(2027, 11, 30),
    with_them="欧阳明轩（配偶）",
)
SPECIMEN = worded(MADE, "tenant")
SPECIMEN_OPEN = worded(
    replace(
        MADE,
        tenant="和风里（中国）供应链管理有限责任公司和风里花园分公司",
        id_no="",
        phone="",
        until=None,
        with_them="",
        owner_phone="",
    ),
    "tenant",
)
