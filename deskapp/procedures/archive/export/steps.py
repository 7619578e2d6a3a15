"""What is asked before the file of a unit leaves the program: whose, what for, on whose word."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo


class FileOut(
    Step,
    title="导出整户档案",
    cues=(
        "要：业主的书面同意，或依法调取的凭证。",
        "业户资料不得外传。",
        "用途会印在每张图片上。",
        "用完即删，不留在电脑上。",
    ),
):
    """Whose file, and what for (PRIVACY-01, PRIVACY-04)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    purpose: str = ask("用途", help="如 仅供法院调取证据使用")
    agreed: bool = tick("业主书面同意，或依法应当提供，凭证已留存")


STEPS = (FileOut,)
