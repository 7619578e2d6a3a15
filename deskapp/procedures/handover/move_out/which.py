"""What every act on a matter asks first: which one."""

from deskapp.flow.step import Step, ask


class WhichMoveOut(Step, title="迁出", cues=("核对房号、迁出人和迁出日期，再往下办。",)):
    """The matter that is meant."""

    move_out: str = ask("迁出", help="如 QC2026-0001")
