"""What every act on a matter asks first: which one."""

from deskapp.flow.step import Step, ask


class WhichMoveOut(
    Step,
    title="迁出",
    cues=(
        "要：房号或迁出编号。",
        "核对房号、迁出人和迁出日期，再往下办。",
    ),
    say="您好，请问是哪一户办迁出？",
):
    """The matter that is meant."""

    move_out: str = ask("迁出", help="如 QC2026-0001")
