"""What is asked when the files of a building are gone through: which building, and what was found wrong."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo


class Finding(Step, title="有问题的档案"):
    room: RoomNo = ask("房号", help="如 3-2-501")
    finding: str = ask("缺损情况", help="如 交接书缺页")


class FileRound(
    Step,
    title="检查档案",
    cues=("对照目录，看资料和数据是否正确、完好。", "借出的档案追回后再查。", "缺的资料请相关岗位补齐。"),
):
    """The files of one building that are due, all of them or with what was wrong (ARCHIVE-02)."""

    building: str = ask("楼栋", help="如 3；写“全部”为所有楼栋")
    findings: tuple[Finding, ...] = ask("有问题的档案", optional=True)
    gone_through: bool = tick("到期的档案已逐份核对，其余齐全完好")


STEPS = (FileRound,)
