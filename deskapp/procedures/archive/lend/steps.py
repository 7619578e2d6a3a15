"""What is asked when a file leaves the shelf: which, who takes it, why, until when."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story


class Loan(
    Step,
    title="借阅档案",
    cues=("业户资料不得外传，不得带离服务中心。", "只借给本中心有需要的员工。", "当面点清份数，借阅人签名。"),
    say="请在借阅登记上签名，按期归还。",
):
    """Who, why, until when (ARCHIVE-08, ARCHIVE-10)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    borrower: str = ask("借阅人")
    reason: Story = ask("事由")
    due_on: date = ask("归还日期", help="如 +3")
    secrecy: bool = tick("已说明不得外传、不得带离服务中心")
    signed: bool = tick("借阅人已在登记上签名")


STEPS = (Loan,)
