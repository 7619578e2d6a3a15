"""What is asked about somebody who lives in a unit."""

from collections.abc import Iterator
from datetime import date

from deskapp.estate.kinds import OccupancyRole
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo

NEW = 0


class WhichPerson(
    Step,
    title="住户",
    cues=("先选住户；新搬来的选“登记新的住户”。", "换业主要办转让，不在这里改。"),
    say="您好，请问是哪一户的资料要改？",
):
    """Which unit, and who of those tied to it; `NEW` for somebody who is not registered there yet."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    customer: int = ask("住户")


class PersonFacts(
    Step,
    title="资料",
    cues=(
        "要：证件看原件，不凭口述。",
        "电话请当面核对一遍。",
        "写法不常见的号码，再对照一遍原件。",
        "交还：看过的证件。",
    ),
    say="我把电话念一遍，请您听对不对。",
):
    """What is known of them, and their tie to the unit."""

    name: str = ask("姓名")
    role: OccupancyRole = ask("身份")
    phone: str = ask("联系电话", help="手机，或带区号的座机", optional=True)
    other_phones: str = ask("其他电话", help="几个用顿号隔开", optional=True)
    id_no: str = ask("证件号码", optional=True)
    employer: str = ask("工作单位", optional=True)
    emergency_contact_name: str = ask("紧急联系人", optional=True)
    emergency_contact_phone: str = ask("紧急电话", optional=True)
    from_date: date = ask("起始日期", optional=True)
    lease_to: date = ask("租期至", optional=True)
    to_date: date = ask("迁出日期", help="填了以后列入往任", optional=True)
    no_follow_up: bool = tick("不接受回访", optional=True)
    note: str = ask("备注", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.from_date and self.to_date and self.to_date < self.from_date:
            yield Problem(f"早于起始日期 {self.from_date}，请核对", "to_date")
