"""What is asked to look into a file: whose."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.rooms import RoomNo


class LookedAt(Step, title="查看档案", cues=("只看与办理的事有关的资料。", "不拍照、不外传。")):
    """Whose file (ARCHIVE-04, ARCHIVE-08)."""

    room: RoomNo = ask("房号", help="如 3-2-501")


STEPS = (LookedAt,)
