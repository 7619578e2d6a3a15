"""What is asked when a tenant moves in: who, for how long, by whose word, with which papers."""

from collections.abc import Iterator
from datetime import date

from deskapp.customer_file.papers import Papers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo


class Lease(
    Step,
    title="租户",
    cues=(
        "要：租赁合同和身份证原件。",
        "看原件，人证一致。",
        "租期照合同填，门禁卡不超过租期。",
        "交还：看过的原件。",
    ),
    say="您好，租户入住要登记一下，请出示租赁合同和身份证。",
):
    """Who moves in, and for how long (MOVEIN-34)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    tenant: str = ask("租户", help="姓名或公司名称")
    id_no: str = ask("身份证号")
    phone: str = ask("联系电话")
    lease_from: date = ask("租期起")
    lease_to: date = ask("租期止")
    with_them: str = ask("同住人", optional=True)


class TenantPapers(
    Papers,
    title="资料",
    cues=(
        "要：租赁合同和身份证复印件。",
        "复印件与原件一致。",
        "交还：租赁合同和身份证原件。",
    ),
    say="合同和身份证我留一份复印件，原件还给您。",
):
    """The tenancy contract and the tenant's identity card (MOVEIN-34)."""


class OwnerTold(
    Step,
    title="告知业主",
    cues=(
        "要：业主的同意。",
        "请用委婉的语气向业主核实。",
        "打了电话就记下找谁、什么号码。",
    ),
    say="您好，您的房屋有租户来登记入住，和您核实一下租期，您看方便吗？",
):
    """The owner knows of the tenant (MOVEIN-34)."""

    owner_told: str = ask("告知了谁")
    owner_phone: str = ask("所拨电话")
    agrees: bool = tick("业主知晓并同意")

    def problems(self) -> Iterator[Problem]:
        if not self.owner_told.strip():
            yield Problem("请填写告知了谁", "owner_told")


STEPS = (Lease, TenantPapers, OwnerTold)
