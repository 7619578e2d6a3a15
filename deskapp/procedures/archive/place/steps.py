"""What is asked when a file gets its place."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo


class FilePlace(Step, title="档案上架", cues=("按楼栋、从低层到高层排列。", "位置写清柜、层、盒。")):
    """Where the file stands (ARCHIVE-04)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    shelf: str = ask("存放位置", help="如 B柜3层12盒")
    contents: bool = tick("打印档案目录", optional=True)


STEPS = (FilePlace,)
