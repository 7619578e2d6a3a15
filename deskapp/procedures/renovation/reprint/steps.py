"""What is asked when a paper of a filing is to be printed again: which one."""

from deskapp.flow.step import Step, ask
from deskapp.procedures.renovation.which import WhichFiling


class WhichSheet(Step, title="单据", cues=("补打的单据内容与当时一样，标明“补打”。",)):
    """One of the papers that were printed for the filing (GEN-14)."""

    paper: int = ask("单据")


STEPS = (WhichFiling, WhichSheet)
