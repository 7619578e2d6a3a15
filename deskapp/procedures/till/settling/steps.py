"""What is asked to settle a difference: which document, how, and what is to be said of it."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.stories import Story
from deskapp.ledger.drawer.kinds import Settled


class Settle(
    Step, title="处理长短款", cues=("责任人不能自己同意。", "补足的现金放入当班收费人的抽屉。", "核销须由经理批准。")
):
    """How one document came to its end (FEE-31, FEE-32)."""

    document: str = ask("长短款单")
    how: Settled = ask("处理")
    note: Story = ask("说明", help="查明的原因、补足经过")
