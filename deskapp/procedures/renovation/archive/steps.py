"""What is asked when a filing goes into the archive: that it is complete and bound, and where it stands."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling


class Archived(
    Step,
    title="归档",
    cues=("按装订顺序核对：登记证、协议、执照、资格证书、合同、人员登记表。", "按楼栋放，从低层到高层。"),
):
    """The bound file in its place, the contents page brought up to date (RENO-35, RENO-36)."""

    bound: bool = tick("已按装订顺序装订，页数与装订单一致")
    refunds_filed: bool = tick("退款通知单存档联已归入")
    contents: bool = tick("装修目录已更新")
    shelf: str = ask("存放位置", help="如 3栋装修档案盒 2")


STEPS = (WhichFiling, Archived)
