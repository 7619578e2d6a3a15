"""What is asked when a guard reports building material at the gate."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story


class Seen(
    Step,
    title="门岗报告",
    cues=("问清是哪一户的、什么建材、多少、谁发现的。", "登记后通知装修负责人和巡查人员。"),
):
    """Material that an illegal structure could be made of (RELEASE-15)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    material: Story = ask("建材和数量", help="如 红砖约 300 块、钢管 20 根")
    guard: str = ask("报告的安全员")
    gate: str = ask("门岗", help="如 东门")
    seen_at: str = ask("发现时间", help="如 15:20；不是今天的写 11-21 15:20")
    stopped: bool = tick("已拦下，没有放进来", optional=True)
