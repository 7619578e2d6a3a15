"""What is asked of whoever gives notice to leave: who, from where, on which day, and the owner's word."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_out.kinds import Leaving
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.release.kinds import Relation
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness


class MovingOut(
    Step,
    title="迁出人",
    cues=(
        "要：迁出人的证件原件。",
        "要：搬走以后找得到的电话。",
        "起立问候，看证件，人证一致再往下办。",
        "租户和商户迁出要业主确认，业主本人不用。",
        "说明要结清费用、抄表、交还钥匙和卡、凭放行条搬出。",
        "交还：看过的证件。",
    ),
    say="您好，请出示一下您的证件，迁出的几件事我来帮您一样一样办。",
):
    """Who leaves which unit, and when (MOVEOUT-02)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    name: str = ask("迁出人")
    relation: Relation = ask("身份", help="业主、租户或商户")
    id_no: str = ask("证件号码", help="业主本人可不填", optional=True)
    phone: str = ask("联系电话", help="搬走以后找得到的")
    leaving: Leaving = ask("谁迁出")
    leaving_on: date = ask("迁出日期", help="如 今天、月末")
    id_seen: bool = tick("证件已看，人证一致")

    def problems(self) -> Iterator[Problem]:
        if self.relation is not Relation.OWNER and not (self.id_no or "").strip():
            yield Problem("不是业主本人，请填写证件号码", "id_no")


STEPS = (MovingOut, OwnerAsked, EmergencyAsked, PoliceWitness)
