"""What is asked when a file comes back."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story


class Return(Step, title="归还档案", cues=("对照档案目录逐份点清。", "有缺损的写明，并告诉客服负责人。")):
    """Who brought it, and in which state (ARCHIVE-10)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    returned_by: str = ask("归还人")
    sound: bool = tick("已对照目录点清，没有缺损", optional=True)
    remark: Story = ask("缺损情况", help="点清无缺损的不填", optional=True)
    on_shelf: bool = tick("已放回原位")

    def problems(self) -> Iterator[Problem]:
        if self.sound == bool(self.remark):
            yield Problem("没有缺损请打勾，有缺损请写明", "remark" if not self.sound else "sound")


STEPS = (Return,)
