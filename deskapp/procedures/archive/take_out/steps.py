"""What is asked when a paper leaves a file for good: whose file, which paper, why."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story


class TakenFrom(Step, title="业户", cues=("核对房号，看清是哪一份资料。",)):
    """The unit (ARCHIVE-08)."""

    room: RoomNo = ask("房号", help="如 3-2-501")


class TakenPaper(
    Step,
    title="取出资料",
    cues=("要：退还客户的请客户签收。", "放错的放回正确的档案，并重新归档。", "交还：退还的资料原件。"),
    say="这份原件退还给您，请核对后签收。",
):
    """Which paper, and why it does not belong there any more (GEN-09)."""

    paper: int = ask("资料")
    reason: Story = ask("原因", help="如 放错（应属 3-2-502）、原件退还业主")
    agreed: bool = tick("已核对是这一份，取出后放回或签收")


STEPS = (TakenFrom, TakenPaper)
