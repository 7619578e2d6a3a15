"""What is asked when documents come later: which filing, and how each document stands now."""

from deskapp.customer_file.papers import Papers
from deskapp.procedures.renovation.which import WhichFiling


class SuppliedPapers(
    Papers,
    title="补交资料",
    cues=("照资料清单逐项核对。", "复印件盖公章的，看清公章。"),
    say="我照清单核对一下，缺的今天都带来了吗？",
):
    """The documents as they stand now, all of them (RENO-16, RENO-17, RENO-51, RENO-52)."""


STEPS = (WhichFiling, SuppliedPapers)
