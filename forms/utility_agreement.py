"""水、电、燃气、有线电视开户协议 (FORM-25, MOVEIN-21): the owner has the centre open the account, one paper each."""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement
from forms.wordings import worded

TITLE = "水电燃气有线电视开户协议"
PAPERS = (A4,)
WATER, ELECTRICITY, GAS, CABLE = "供水开户协议", "供电开户协议", "燃气开户协议", "有线电视开户协议"
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class UtilityAgreement:
    """`title` is one of the four; `meter_no` is the number of the meter, or of the subscriber for cable television."""

    imprint: Imprint
    title: str
    room: str
    owner: str
    id_no: str
    phone: str
    meter_no: str = ""
    reading: str = ""
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        known = {"房号": self.room, "业主": self.owner, "身份证号": self.id_no, "联系电话": self.phone}
        account = {"户号": self.meter_no} if self.title == CABLE else {"表号": self.meter_no, "底度": self.reading}
        return known | account | {"服务中心": self.imprint.issuer}


def draw(slip: UtilityAgreement) -> Sheet:
    """Whose account it is, the clauses, and both signatures; what is not known yet is left to be written."""
    account = (
        fields(("用户编号", slip.meter_no), mm=NAMES)
        if slip.title == CABLE
        else fields(("表号", slip.meter_no), ("交房底度", slip.reading), mm=NAMES)
    )
    facts = Grid(
        (
            fields(("业主", slip.owner), ("房号", slip.room), mm=NAMES),
            fields(("身份证号", slip.id_no), ("联系电话", slip.phone), mm=NAMES),
            fields(("代办单位", slip.imprint.issuer), mm=NAMES),
            account,
        )
    )
    signers = (Party("业主"), Party("代办单位（物业服务中心）", "经办人签名：", "盖章处"))
    heading = Heading(slip.imprint, slip.title, number_label="协议号")
    return Sheet(heading, agreement(facts, slip.clauses, signers), foot="存入业户档案")


MADE = UtilityAgreement(
    Imprint(
        "和风里物业服务中心", "KH2026-0088-1", "王芳", datetime(2026, 11, 20, 11, 30, tzinfo=CHINA), "KH2026-0088-1"
    ),
    title=WATER,
    room="3栋2单元501",
    owner="刘䶮",
    id_no="10000119850312001X",
    phone="13000000012",
    meter_no="S20260318",
    reading="3 吨",
)


def _as(title: str, place: int, meter_no: str, reading: str = "") -> UtilityAgreement:
    """The specimen of another utility."""
    number = f"KH2026-0088-{place}"
    imprint = replace(MADE.imprint, number=number, code=number)
    return replace(MADE, imprint=imprint, title=title, meter_no=meter_no, reading=reading)


SPECIMEN = worded(MADE, "water")
SPECIMEN_ELECTRICITY = worded(_as(ELECTRICITY, 2, "D20260318", "12 度"), "electricity")
SPECIMEN_GAS = worded(_as(GAS, 3, "", ""), "gas")
SPECIMEN_CABLE = worded(_as(CABLE, 4, "8000123456"), "cable")
