"""What is asked when a drawer is opened: the pieces of every face."""

from deskapp.till.counted import Pieces


class FloatCount(
    Pieces, title="清点备用金", cues=("收第一笔款以前清点。", "先大后小，逐张清点。", "不符先复点，仍不符写明原因。")
):
    """The float in the drawer before the first customer (FEE-26)."""
