"""What every act on a move-in asks first: which one."""

from deskapp.flow.step import Step, ask


class WhichMoveIn(
    Step,
    title="入住",
    cues=(
        "要：入住通知书，或房号。",
        "核对房号和业主，再往下办。",
    ),
    say="您好，请问是哪一户办理入住？",
):
    """The move-in that is meant."""

    move_in: str = ask("入住", help="如 RZ2026-0001；编号或房号")
